import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import {
  listDuplicates,
  type WorkOrderDetail,
  type WorkOrderSummary,
  workOrderStatusWords,
} from '#contracts/work-order';
import { momentText } from '#domain/day';
import {
  Button,
  Empty,
  ErrorState,
  Heading,
  Note,
  Picture,
  Problem,
  Sheet,
  Skeleton,
  Tap,
} from '../../../components';
import { now } from '../../../platform/clock';
import { call } from '../../../platform/cloud';
import { useLoaded } from '../../../platform/use-loaded';
import type { WorkOrderState } from '../use-work-order';

type Shown = Pick<WorkOrderSummary, 'title' | 'number' | 'placeText' | 'status' | 'households'> & {
  url: string | undefined;
  note: string;
};

function Side({ words, shown }: { words: string; shown: Shown }) {
  return (
    <View className="compare-side">
      <Note>{words}</Note>
      {shown.url ? (
        <Picture url={shown.url} words={`${words}的照片`} className="compare-photo" />
      ) : (
        <View className="compare-photo compare-none">没有照片</View>
      )}
      <View className="strong">{shown.title}</View>
      <View className="text-note">{shown.placeText}</View>
      <Note>{shown.note}</Note>
      <Note size="meta">
        {workOrderStatusWords[shown.status]} · {shown.households} 户反映
      </Note>
      <Note size="meta">编号 {shown.number}</Note>
    </View>
  );
}

const ownSide = (order: WorkOrderDetail): Shown => ({
  ...order,
  url: order.photos.find(({ url }) => url)?.url,
  note: momentText(order.submittedAt, now()),
});
const otherSide = (item: WorkOrderSummary): Shown => ({
  ...item,
  url: item.photo?.url,
  note: item.reporterText,
});

function Candidate({ item, onChoose }: { item: WorkOrderSummary; onChoose: () => void }) {
  return (
    <Tap className="compare-row" onTap={onChoose}>
      <View className="strong">{item.title}</View>
      <View className="text-note">{item.placeText}</View>
      <Note size="meta">
        {workOrderStatusWords[item.status]} · {item.households} 户反映 · 编号 {item.number}
      </Note>
    </Tap>
  );
}

/** T6: what it may be one with, nearest first, then both side by side before they become one. */
export function MergeSheet({ order, state }: { order: WorkOrderDetail; state: WorkOrderState }) {
  const [other, setOther] = useState<WorkOrderSummary>();
  const found = useLoaded(() => call(listDuplicates, { id: order.id }));
  const items = found.data?.items ?? [];
  const { problems } = state;
  return (
    <Sheet
      title={other ? '是同一件吗？' : '并入哪一件？'}
      isOpen
      onClose={() => state.ask(undefined)}
      footer={
        other ? (
          <>
            <Button words="再看看" onTap={() => setOther(undefined)} />
            <Button
              kind="primary"
              words="是同一件，并入"
              isBusy={state.busy === 'merge'}
              onTap={() => void state.act('merge', { masterId: other.id })}
            />
          </>
        ) : undefined
      }
    >
      {!found.data && found.error ? (
        <ErrorState title={wordsFor(found.error)} onRetry={() => void found.reload()} />
      ) : null}
      {!found.data && !found.error ? <Skeleton cards={2} /> : null}
      {found.data && items.length === 0 ? (
        <Empty title="附近没有同类的事" note="同一类、同一处，正在办或办结 7 天内的，会在这里。" />
      ) : null}
      {other ? (
        <>
          <Note>这一件并入右边那一件，居民以后看那一件的进度。7 天内可以取消。</Note>
          <View className="compare">
            <Side words="这一件" shown={ownSide(order)} />
            <Side words="并入这里" shown={otherSide(other)} />
          </View>
        </>
      ) : (
        <>
          {items.length > 0 ? <Heading>可能是同一处，待您确认</Heading> : null}
          <View className="ask-chips">
            {items.map((item) => (
              <Candidate key={item.id} item={item} onChoose={() => setOther(item)} />
            ))}
          </View>
        </>
      )}
      <Problem words={problems.words} />
    </Sheet>
  );
}
