import { promiseView } from '#domain/loop';
import { holderLine } from '#domain/next';
import type { OrderReport } from '#domain/order';
import type { WorkOrderRecord } from '../work-order/records';

/** Who has it, as residents read it. */
export const holderIn = (order: WorkOrderRecord): string =>
  order.assignee?.name ?? order.holderText;

/** Whether her report hangs on somebody else's: its words and photos are not hers. */
export const isAlong = (order: WorkOrderRecord, entry: OrderReport): boolean =>
  entry.isJoined === true || entry.mergedFromId !== undefined || order.reports[0]?.id !== entry.id;

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
  holderText: holderLine({ status: order.status, holder: holderIn(order) }),
  submittedAt: order.submittedAt,
  isJoined: entry.isJoined ?? false,
});
