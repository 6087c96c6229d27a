import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { getPlate } from '#contracts/card';
import { type AppError, wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import { Button, Card, Empty, ErrorState, Kept, Note, Page, Skeleton } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { open, openTab } from '../../platform/navigation';
import { useForward } from '../../platform/share';
import { useLoaded } from '../../platform/use-loaded';
import { ContactCard } from '../home/contact-card';
import '../home/contact-card.css';
import { BindHome } from './bind-home';
import './plate.css';

/** The code of the plate: `scene` of a scanned mini-program code, or `code` of a link. */
function useCode(): string {
  const { scene, code } = useRouter().params;
  return decodeURIComponent(scene ?? code ?? '');
}

function Unknown({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return error.code === 'not-found' ? (
    <Empty
      icon="qr-code"
      title="这块牌子的编码查不到"
      note="牌子可能换过了。您可以自己选住处，一样能找到网格员。"
      next={{ words: '选小区、楼和单元', onTap: () => open('address') }}
    />
  ) : (
    <ErrorState title={wordsFor(error)} onRetry={onRetry} />
  );
}

/** Scanned from a 公示牌: name, photo and one big 打电话 at once; then 「这是我家」. */
export default function Plate() {
  const code = useCode();
  const plate = useLoaded(() => call(getPlate, { code }), `plate/${code}`);
  const [boundTo, setBoundTo] = useState<string>();
  useForward('我们这一片找谁、打什么电话，看这张联心卡', `pages/plate/index?scene=${code}`);
  const { data, error } = plate;
  const canBind = data && !data.isMine && !boundTo;
  return (
    <Page
      title="联心卡"
      footer={
        canBind ? (
          <BindHome
            units={data.units}
            area={{ id: data.card.areaId, name: data.card.gridName }}
            onBound={setBoundTo}
          />
        ) : undefined
      }
    >
      {plate.keptSince ? <Kept since={momentText(plate.keptSince, now())} /> : null}
      {boundTo ? (
        <Card tone="jade">
          <Note>已经记下，您住 {boundTo}。以后打开「联心」就能看到这张卡。</Note>
        </Card>
      ) : null}
      {data ? <ContactCard card={data.card} isAlone /> : null}
      {data ? <Button words="去首页" onTap={() => openTab('home')} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
      {!data && error ? <Unknown error={error} onRetry={() => void plate.reload()} /> : null}
    </Page>
  );
}
