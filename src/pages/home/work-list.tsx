import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { DeskView, WorkOrderSummary } from '#contracts/work-order';
import { Empty, PagedList } from '../../components';
import { now } from '../../platform/clock';
import { pagedProps } from '../../platform/paged-props';
import { type PageOf, usePaged } from '../../platform/use-paged';
import './work-list.css';
import { WorkRow } from './work-row';

type WorkListProps = {
  view: DeskView;
  /** Asks the cloud for a page of the view. */
  load: (cursor: string | undefined) => Promise<PageOf<WorkOrderSummary>>;
  chosenId?: string | undefined;
  onOpen: (item: WorkOrderSummary) => void;
  /** Words of a filter, for a list that is empty because of it. */
  isFiltered?: boolean;
  /** Ids of those picked; a tap picks then, and opens nothing. */
  picked?: readonly string[] | undefined;
  /** Grows by one when something was done and the list has to be read again. */
  turn?: number;
  /** Where nothing waits: the way to what is under way. */
  onLookOn?: () => void;
  /** Told what is there, and whether the cloud has just said so, so that a desk can open the first. */
  onItems?: (items: readonly WorkOrderSummary[], isFresh: boolean) => void;
};

const emptyWords: Record<DeskView, { title: string; note: string }> = {
  todo: {
    title: '现在没有等您办的事',
    note: '有新的反映，会出现在这里，消息里也会告诉您。',
  },
  open: { title: '没有在办的事', note: '已经受理、还没有办结的，会在这里。' },
  done: { title: '还没有办结的事', note: '办结和归档的，会在这里，随时可以查。' },
  supervised: {
    title: '没有督办的事',
    note: '催办以后超过 5 个工作日还没有办好的，会在这里。',
  },
};
const unfound = { title: '没有找到', note: '换个词，或者去掉筛选再看看。' };

type RowsProps = { props: WorkListProps; items: readonly WorkOrderSummary[] };

function Rows({ props, items }: RowsProps) {
  const at = now();
  return (
    <View>
      {items.map((item) => (
        <WorkRow
          key={item.id}
          item={item}
          now={at}
          isChosen={item.id === props.chosenId}
          isPicked={props.picked?.includes(item.id)}
          onOpen={() => props.onOpen(item)}
        />
      ))}
    </View>
  );
}

/** The work orders of one view, by what is due. Give it `key={view}`: each view is a list of its own. */
export function WorkList(props: WorkListProps) {
  const { view, load, turn = 0, onItems, onLookOn } = props;
  const list = usePaged(load, props.isFiltered ? undefined : `work-list/${view}`);
  const { items, reload } = list;
  const count = items?.length ?? 0;
  const first = items?.[0];
  useEffect(() => {
    if (turn > 0) void reload();
  }, [turn, reload]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only when the list begins or ends differently.
  useEffect(() => {
    if (items) onItems?.(items, !list.isLoading && !list.error);
  }, [first?.id, first?.version, count, list.isLoading]);

  return (
    <PagedList {...pagedProps(list)} problemNote="待办都在，没有丢。" more="看更多" cards={4}>
      {items?.length === 0 ? (
        <Empty
          icon="circle-check"
          {...(props.isFiltered ? unfound : emptyWords[view])}
          {...(view === 'todo' && onLookOn && !props.isFiltered
            ? { next: { words: '看在办的', onTap: onLookOn } }
            : {})}
        />
      ) : null}
      {items ? <Rows props={props} items={items} /> : null}
    </PagedList>
  );
}
