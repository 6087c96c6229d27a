import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { clockText, dateText, dayOf } from '#domain/day';
import {
  ErrorState,
  Note,
  Page,
  Paper,
  PaperLine,
  PaperPrint,
  Skeleton,
  Tabs,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { numberText } from '../../account-words';
import { loadPaper, type PaperBook } from '../../desk/load-paper';
import { PrintedLines } from '../../printed-lines';
import '../../points.css';
import '../../desk/desk.css';

const sheets = [
  { value: 'card', words: '存折卡' },
  { value: 'lines', words: '存折明细' },
] as const;
type Sheet = (typeof sheets)[number]['value'];

/** The card she keeps: her number, her name, and where it is good for something. */
function CardPaper({ book }: { book: PaperBook }) {
  const { number, name, place, communityName } = book;
  const today = dayOf(now());
  return (
    <Paper
      size="a6"
      title="积分存折"
      foot={`打印于 ${dateText(today, today)} · 丢了不要紧，到积分超市说姓名和楼栋就能找到`}
    >
      <View className="paper-passbook">
        <View className="paper-passbook-name">存折号</View>
        <View className="paper-passbook-number">{numberText(number)}</View>
      </View>
      <PaperLine name="姓名" words={name} isLarge />
      <PaperLine name="住" words={place} />
      <PaperLine name="社区" words={communityName} />
    </Paper>
  );
}

/** Every line of it, so that it can be read without a phone. */
function LinesPaper({ book }: { book: PaperBook }) {
  const { number, name, place, communityName, balance, held, lines, hasEarlier } = book;
  const at = now();
  const today = dayOf(at);
  return (
    <Paper
      size="a4"
      title="积分存折"
      foot={`${hasEarlier ? `最近 ${lines.length} 笔` : `共 ${lines.length} 笔`}，余额与账上一致 · 打印于 ${dateText(today, today)} ${clockText(at)} · 觉得不对，到积分超市问`}
    >
      <PaperLine name="姓名" words={`${name}（${place}）`} />
      <PaperLine name="存折号" words={numberText(number)} isLarge />
      <PaperLine name="社区" words={communityName} />
      <PaperLine name="余额" words={`${balance} 分`} isLarge />
      {held > 0 ? <PaperLine name="已预约" words={`${held} 分`} /> : null}
      <PrintedLines lines={lines} today={today} />
    </Paper>
  );
}

/** 打印纸质存折: the card, or all its lines, read from the ledger now. */
export default function Screen() {
  const { number = '' } = useRouter().params;
  const [sheet, setSheet] = useState<Sheet>('card');
  const page = useLoaded(() => loadPaper(number));
  const { data, error } = page;
  return (
    <Page
      title="打印纸质存折"
      footer={data ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data ? (
        <>
          <Tabs label="打印什么" tabs={sheets} chosen={sheet} onChoose={setSheet} />
          <Note>
            {sheet === 'card'
              ? '一张明信片大小（A6），剪下来交给本人。'
              : 'A4 纸，每次兑换以后可以再打。'}
          </Note>
          {sheet === 'card' ? <CardPaper book={data} /> : <LinesPaper book={data} />}
        </>
      ) : null}
      {!data && error ? (
        <ErrorState
          title={wordsFor(error)}
          note="存折里的积分都在，一分不会少。"
          onRetry={() => void page.reload()}
        />
      ) : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}
