import { type Outcome, type Rating, ratingWords, type WorkOrderEvent } from '#contracts/work-order';

/** What happened, as the wire carries it (`#contracts/work-order` TimelineEntry), without its photos. */
export type Happened = {
  event: WorkOrderEvent;
  /** A name and post: 「网格员 赵小河」, or 「您」. */
  by?: string | undefined;
  /** Who leads from then on: 「综合执法局」. */
  unit?: string | undefined;
  note?: string | undefined;
  rating?: Rating | undefined;
  outcome?: Outcome | undefined;
  /** For colleagues only. */
  isInternal?: boolean | undefined;
};

/** One line; `who` is the name and post, else 工作人员. */
export type Line = (it: Happened & { who: string }) => string;

export const said = (note: string | undefined) => (note ? `：${note}` : '');
export const ratingOf = ({ rating }: Happened) => (rating ? `：${ratingWords[rating]}` : '');
export const plain =
  (words: string): Line =>
  () =>
    words;
