import { dayOf } from './day';
import { isOverdue } from './loop';
import type { Order } from './order';

/** What waits for a colleague at the beginning of a day. */
export type DayAhead = {
  /** Orders whose next step is hers; counted to 100. */
  waiting: number;
  /** Of those: due today, or most of the time is over. */
  soon: number;
  overdue: number;
  /** Households without a phone that nobody has told yet. */
  toTell: number;
  /** Notices that wait for her decision. */
  toReview: number;
  /** Acts of residents that wait for her to decide about points. */
  toDecide: number;
};

type Waiting = Pick<Order, 'status' | 'dueAt' | 'result'> & {
  promise: { marks: Pick<Order['promise']['marks'], 'mostAt'> };
};

/** How urgent what waits is, at this instant. */
export function urgencyOf(
  orders: readonly Waiting[],
  now: number,
): Pick<DayAhead, 'waiting' | 'soon' | 'overdue'> {
  const late = orders.filter((order) => isOverdue(order, now));
  const soon = orders.filter(
    (order) =>
      !late.includes(order) &&
      order.dueAt > now &&
      (order.promise.marks.mostAt <= now || dayOf(order.dueAt) === dayOf(now)),
  );
  return { waiting: orders.length, soon: soon.length, overdue: late.length };
}

/** Beyond it nobody needs the exact number. */
const countLimit = 99;

const part = (count: number, words: string): string[] =>
  count > 0 ? [count > countLimit ? `${countLimit} ${words}以上` : `${count} ${words}`] : [];

/** One line and what is pressing in it, as 「今天有 5 件等您办」 and 「2 件快到期，1 件已超期。」; undefined where nothing waits. */
export function digestWords({
  waiting,
  soon,
  overdue,
  toTell,
  toReview,
  toDecide,
}: DayAhead): { title: string; text: string } | undefined {
  const [first, ...others] = [
    ...part(waiting, '件').map((count) => `${count}等您办`),
    ...part(toTell, '户').map((count) => `${count}等您告知`),
    ...part(toReview, '份').map((count) => `${count}通知等您审核`),
    ...part(toDecide, '笔').map((count) => `${count}积分等您审核`),
  ];
  if (first === undefined) return undefined;
  const pressing = [
    ...part(overdue, '件').map((count) => `${count}已超期`),
    ...part(soon, '件').map((count) => `${count}快到期`),
  ];
  const text = [...pressing, ...others].join('，') || '请点开看看';
  return { title: `今天有 ${first}`, text: `${text}。` };
}
