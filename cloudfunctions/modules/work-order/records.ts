import type { Category } from '#contracts/category';
import { AppError } from '#contracts/errors';
import type {
  DeskView,
  Outcome,
  Rating,
  RevealReason,
  WorkOrderStatus,
} from '#contracts/work-order';
import type { Order } from '#domain/order';
import type { OrderPromise } from '#domain/promise';
import { canSee } from '#domain/scope';
import type { Cursor } from '#runtime/cursor';
import { collection, find, op, type Transaction } from '#runtime/database';

/** `work_orders`: what staff do about one or more reports. The rules' own part is `Order`. */
export type WorkOrderRecord = Order & {
  _id: string;
  number: string;
  title: string;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  photo?: string;
  reporterText: string;
  /** Everybody who sent or joined; each sees the progress. */
  followers: string[];
};

/** `reveals`: each look at a reporter's name and phone, which she can read. */
export type RevealRecord = {
  _id: string;
  workOrderId: string;
  reporterId: string;
  viewerId: string;
  viewerText: string;
  reason: RevealReason;
  at: number;
};

export const workOrders = collection<WorkOrderRecord>('work_orders');
const reveals = collection<RevealRecord>('reveals');

/** What the event of a step tells listeners and the timeline. No phone, no URL. */
export type LoopFacts = {
  workOrderId: string;
  number: string;
  category: Category;
  placeText: string;
  status: WorkOrderStatus;
  /** Everybody who reported it, with her own report. */
  reports: { id: string; reporterId: string }[];
  /** Access keys of those whose step is next. */
  waitsFor: string[];
  promise: Pick<OrderPromise, 'dueAt' | 'isProvisional' | 'what' | 'clock'>;
  holderText: string;
  assignee?: { personId: string; name: string };
  rateUntil?: number;
  /** What somebody wrote with the step. */
  note?: string;
  photos?: string[];
  /** The batch the photos came in. */
  batchId?: string;
  rating?: Rating;
  outcome?: Outcome;
};

export const factsOf = (order: WorkOrderRecord): LoopFacts => ({
  workOrderId: order._id,
  number: order.number,
  category: order.category,
  placeText: order.placeText,
  status: order.status,
  reports: order.reports.map(({ id, reporterId }) => ({ id, reporterId })),
  waitsFor: order.waitsFor,
  promise: {
    dueAt: order.dueAt,
    isProvisional: order.promise.isProvisional,
    what: order.promise.what,
    clock: order.promise.clock,
  },
  holderText: order.assignee?.name ?? order.holderText,
  ...(order.assignee && {
    assignee: { personId: order.assignee.personId, name: order.assignee.name },
  }),
  ...(order.rateUntil !== undefined && { rateUntil: order.rateUntil }),
});

/** A work order for somebody who holds these keys; for others it does not exist. */
export function visible(
  order: WorkOrderRecord | undefined,
  keys: readonly string[],
): WorkOrderRecord {
  if (!order || !canSee(order, keys)) throw new AppError('not-found');
  return order;
}

/** The work order that answers this report of hers; for others it does not exist. */
export function reported(
  order: WorkOrderRecord | undefined,
  { reportId, personId }: { reportId: string; personId: string },
): WorkOrderRecord {
  const isHers = order?.reports.some((one) => one.id === reportId && one.reporterId === personId);
  if (!order || !isHers) throw new AppError('not-found');
  return order;
}

/** A report opens the work order of the same letters; after a merge the report itself tells. */
export const workOrderIdOf = (reportId: string): string => `wo_${reportId.slice(3)}`;

type Listed = { where: object; by: 'dueAt' | 'submittedAt'; direction: 'asc' | 'desc' };

/** A page and one more, so that the caller knows whether there is another. */
function page({ where, by, direction }: Listed, after: Cursor | undefined, limit: number) {
  const beyond = direction === 'asc' ? op.gt : op.lt;
  const fromThere = direction === 'asc' ? op.gte : op.lte;
  return find(workOrders, {
    where: after
      ? op.and(
          { ...where, [by]: fromThere(after.at) },
          op.or({ [by]: beyond(after.at) }, { _id: beyond(after.id) }),
        )
      : where,
    order: [
      [by, direction],
      ['_id', direction],
    ],
    limit: limit + 1,
  });
}

/** What these keys may see: `todo` waits for them, soonest first; `done` shows the latest first. */
export function listFor(
  keys: readonly string[],
  view: DeskView,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<WorkOrderRecord[]> {
  const mine = op.in([...keys]);
  const lists: Record<DeskView, Listed> = {
    todo: { where: { waitsFor: mine }, by: 'dueAt', direction: 'asc' },
    open: { where: { visibleTo: mine, isOpen: true }, by: 'dueAt', direction: 'asc' },
    done: { where: { visibleTo: mine, isOpen: false }, by: 'dueAt', direction: 'desc' },
  };
  return page(lists[view], after, limit);
}

/** What a person reported or joined, newest first. */
export const listFollowed = (
  personId: string,
  { onlyOpen, after, limit }: { onlyOpen: boolean; after?: Cursor | undefined; limit: number },
): Promise<WorkOrderRecord[]> =>
  page(
    {
      where: { followers: personId, ...(onlyOpen && { isOpen: true }) },
      by: 'submittedAt',
      direction: 'desc',
    },
    after,
    limit,
  );

/** Orders a clock has something to do to, the longest waiting first. */
export const dueToWake = (now: number, limit: number): Promise<WorkOrderRecord[]> =>
  find(workOrders, {
    where: { wakeAt: op.lte(now) },
    order: [
      ['wakeAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Who looked at a reporter's name and phone, oldest first. */
export const revealsOf = (workOrderId: string): Promise<RevealRecord[]> =>
  find(reveals, { where: { workOrderId }, order: [['at', 'asc']], limit: 100 });

export const keepReveal = (tx: Transaction, reveal: RevealRecord): Promise<void> =>
  tx.set(reveals, reveal);

/** Where open orders lie that one of these keys may see, in no promised order. */
export const openOrdersOf = (
  keys: readonly string[],
  limit: number,
): Promise<Pick<WorkOrderRecord, '_id' | 'areaPathAtCreation'>[]> =>
  find(workOrders, {
    where: { visibleTo: op.in([...keys]), isOpen: true },
    fields: ['areaPathAtCreation'],
    limit,
  });

/** Orders that a key may see, open or not, soonest first. */
export const ordersSeenBy = (
  { key, isOpen }: { key: string; isOpen: boolean },
  after: Cursor | undefined,
  limit: number,
): Promise<WorkOrderRecord[]> =>
  page({ where: { visibleTo: key, isOpen }, by: 'dueAt', direction: 'asc' }, after, limit - 1);
