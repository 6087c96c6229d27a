import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getSlip } from '#contracts/report';
import { paperDate } from '#domain/card-prints';
import { dayOf } from '#domain/day';
import { ErrorState, Page, Paper, PaperLine, PaperPrint, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { slipLines } from '../../slip';
import './index.css';

function Slip({ slip }: { slip: Got<typeof getSlip> }) {
  const { greeting, lines } = slipLines(slip, now());
  return (
    <Paper size="a4" title="联心 · 反映回执" foot={`打印日期 ${paperDate(dayOf(now()))}`}>
      {greeting ? <View className="slip-greeting">{greeting}</View> : null}
      {lines.map((line) => (
        <PaperLine key={line.name} {...line} />
      ))}
      <View className="slip-keep">请留好这张纸。打电话问的时候，报上面的编号就行。</View>
    </Paper>
  );
}

/** 回执: for somebody without a phone, large enough to read on paper, on one page. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => call(getSlip, { id }), `slip/${id}`);
  return (
    <Page
      title="回执"
      footer={data ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data ? <Slip slip={data} /> : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
    </Page>
  );
}
