import { promiseView } from '#domain/loop';
import { holderLine, type Progress } from '#domain/next';
import type { OrderReport } from '#domain/order';
import type { WorkOrderRecord } from '../work-order/records';

/** Who has it, as residents read it. */
const holderIn = (order: WorkOrderRecord): string => order.assignee?.name ?? order.holderText;

/** Whether her report hangs on somebody else's: the order's words and photos are not hers. */
export const isAlong = (order: WorkOrderRecord, entry: OrderReport): boolean =>
  entry.isJoined === true || entry.mergedFromId !== undefined || order.reports[0]?.id !== entry.id;

type Reading = { now: number; isAlong: boolean; isRated: boolean; phone: string | undefined };

/** What the sentence about the next step needs; what was asked of the one who reported it is hers. */
export function progressOf(order: WorkOrderRecord, reading: Reading): Progress {
  const { now, isAlong, isRated, phone } = reading;
  const { question, appeal, ...rest } = order;
  return {
    ...rest,
    ...(!isAlong && { question, appeal }),
    promised: promiseView(order, now),
    holder: holderIn(order),
    isRated,
    phone,
  };
}

/** One report of hers in a line; `title` where the order's own words are not hers. */
export const lineOf = (
  order: WorkOrderRecord,
  { entry, title, now }: { entry: OrderReport; title: string; now: number },
) => ({
  id: entry.id,
  number: entry.number,
  title,
  status: order.status,
  promised: promiseView(order, now),
  holderText: holderLine({ ...order, holder: holderIn(order) }),
  submittedAt: order.submittedAt,
  isJoined: entry.isJoined ?? false,
});
