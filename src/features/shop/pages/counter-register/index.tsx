import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { Empty, ErrorState, Note, Page, PaperPrint, Skeleton, Tabs } from '../../../../components';
import { goBack } from '../../../../platform/navigation';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { keptDay, loadDay } from '../../counter-day';
import { RegisterEntry } from '../../register-entry';
import { RegisterPaper } from '../../register-paper';
import { sellable } from '../../sell-card';
import '../../shop.css';

type AbsentProps = {
  isShopless: boolean;
  error: AppError | undefined;
  onRetry: () => void;
};
type Which = 'print' | 'enter';
const tabs = [
  { value: 'print', words: '打印' },
  { value: 'enter', words: '记进来' },
] as const;

function Absent({ isShopless, error, onRetry }: AbsentProps) {
  if (isShopless)
    return <Empty title="您的社区还没有积分超市" next={{ words: '返回', onTap: goBack }} />;
  return error ? <ErrorState title={wordsFor(error)} onRetry={onRetry} /> : <Skeleton cards={2} />;
}

/** 登记表: on paper for hours without network, and entered afterwards with a second person. */
export default function CounterRegisterPage() {
  const { id } = useRouter().params;
  const [which, setWhich] = useState<Which>('print');
  const { data, error, reload } = useLoaded(() => loadDay(id), keptDay(id));
  const shop = data?.counter?.shop;
  if (!data || !shop)
    return (
      <Page title="登记表">
        <Absent isShopless={data !== undefined} error={error} onRetry={() => void reload()} />
      </Page>
    );
  const isPrinting = which === 'print';
  return (
    <Page
      title="登记表"
      footer={isPrinting ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      <Tabs label="登记表" tabs={tabs} chosen={which} onChoose={setWhich} />
      {isPrinting ? (
        <Note>平时多印几张放在柜台。停电断网时照着记，请居民签字。</Note>
      ) : (
        <RegisterEntry rewards={data.rewards} />
      )}
      {isPrinting ? <RegisterPaper shop={shop} goods={sellable(data.rewards)} /> : null}
    </Page>
  );
}
