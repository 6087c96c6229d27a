import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getSlip } from '#contracts/report';
import { Button, ErrorState, Page, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { slipLines } from '../../slip';
import './index.css';

/** One line of the paper: what it is, and what it says. */
function Line({ name, words, isLarge }: { name: string; words: string; isLarge?: boolean }) {
  return (
    <View className="slip-line">
      <View className="slip-name">{name}</View>
      <View className={isLarge ? 'slip-words slip-large' : 'slip-words'}>{words}</View>
    </View>
  );
}

function Slip({ slip }: { slip: Got<typeof getSlip> }) {
  const { greeting, lines } = slipLines(slip, now());
  return (
    <View className="slip paper">
      <View className="slip-title">联心 · 反映回执</View>
      {greeting ? <View className="slip-words">{greeting}</View> : null}
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
      <View className="slip-foot">请留好这张纸。打电话问的时候，报上面的编号就行。</View>
    </View>
  );
}

/** 回执: for somebody without a phone, large enough to read on paper, on one page. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => call(getSlip, { id }), `slip/${id}`);
  return (
    <Page
      title="回执"
      footer={
        data && canPrint ? <Button kind="primary" words="打印" onTap={printPage} /> : undefined
      }
    >
      {data ? <Slip slip={data} /> : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
    </Page>
  );
}
