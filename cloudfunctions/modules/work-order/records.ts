import type { Category } from '#contracts/category';
import { AppError } from '#contracts/errors';
import { type ObserverPost, observerPosts } from '#contracts/observer';
import type {
  DeskView,
  Outcome,
  Rating,
  RevealReason,
  WorkOrderStatus,
} from '#contracts/work-order';
import type { Tell } from '#domain/audience';
import type { Order } from '#domain/order';
import type { OrderPromise } from '#domain/promise';
import { canSee } from '#domain/scope';
import type { Cursor } from '#runtime/cursor';
import { collection, find, op, type Point, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';

/** `work_orders`: what staff do about one or more reports. The rules' own part is `Order`. */
export type WorkOrderRecord = Order & {
  _id: string;
  number: string;
  title: string;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  /** Name of a public point: 南门. */
  point?: string;
  location?: Point;
  /** Of `location`, in metres. */
  accuracy?: number;
  photo?: string;
  /** Derived copies with faces and plates covered, each with the photo it covers. */
  redactions?: { of: string; fileId: string }[];
  reporterText: string;
  /** Reported by a 监督员 in what her post looks after. */
  observerPost?: ObserverPost;
  /** Everybody who sent or joined; each sees the progress. */
  followers: string[];
  /** Nobody can tell any more who reported it (`policy.identityRetentionDays` after closing). */
  isDetached?: boolean;
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
  /** Everybody who reported it, with her own report; `isFollower` where it hangs on a neighbour's. */
  reports: { id: string; reporterId: string; isFollower?: boolean }[];
  /** Colleagues whom it concerns, as access keys by what they are to it (`#domain/audience`). */
  tell: Tell;
  /** The person it is about: no message of it goes to her. */
  hiddenFrom?: string;
  promise: Pick<OrderPromise, 'dueAt' | 'isProvisional' | 'what' | 'clock'>;
  holderText: string;
  assignee?: { personId: string; name: string };
  /** Who leads: 「综合执法局」. */
  unit?: string;
  rateUntil?: number;
  /** Until when a question is answered, an appeal is made, an explanation is given, a unit signs. */
  until?: number;
  /** What it was merged into. */
  mergedNumber?: string;
  /** What somebody wrote with the step. */
  note?: string;
  photos?: string[];
  /** The batch the photos came in. */
  batchId?: string;
  rating?: Rating;
  outcome?: Outcome;
  /** Of a progress note: for colleagues only. */
  isInternal?: boolean;
  /** How much of the time is over, in per cent. */
  percent?: 50 | 80;
};

const untilOf = ({ question, decline, explanation, assignment }: WorkOrderRecord) =>
  explanation?.dueAt ?? decline?.appealUntil ?? question?.returnBy ?? assignment?.signBy;

export const factsOf = (order: WorkOrderRecord): Omit<LoopFacts, 'tell'> => ({
  workOrderId: order._id,
  number: order.number,
  category: order.category,
  placeText: order.placeText,
  status: order.status,
  reports: order.reports
    .filter(({ leftAt }) => leftAt === undefined)
    .map(({ id, reporterId, isJoined, mergedFromId }) => ({
      id,
      reporterId,
      ...((isJoined || mergedFromId !== undefined) && { isFollower: true }),
    })),
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
  ...defined({
    hiddenFrom: order.aboutPersonId,
    unit: order.assignment?.unit.name,
    rateUntil: order.rateUntil,
    until: untilOf(order),
    mergedNumber: order.mergedInto?.number,
  }),
});

/** A work order for somebody who holds these keys; for others it does not exist. */
export function visible(
  order: WorkOrderRecord | undefined,
  keys: readonly string[],
): WorkOrderRecord {
  if (!order || !canSee(order, keys)) throw new AppError('not-found');
  return order;
}

/** A report begins with the letters of the work order it opened or joined; the report itself tells where it does not. */
export const workOrderIdOf = (reportId: string): string => `wo_${reportId.slice(3, 27)}`;

type Sorted = 'dueAt' | 'submittedAt' | 'supervisedAt';
type Listed = {
  where: object;
  by: Sorted;
  direction: 'asc' | 'desc';
  /** Only what comes before this instant. */
  before?: number | undefined;
};

/** Where a page begins and ends on the field it is sorted by. */
function spanOf({ by, direction, before }: Listed, after: Cursor | undefined) {
  const from = after && (direction === 'asc' ? op.gte(after.at) : op.lte(after.at));
  const until = before === undefined ? undefined : op.lt(before);
  const span = from && until ? op.and(from, until) : (from ?? until);
  return span ? { [by]: span } : {};
}

/** A page and one more, so that the caller knows whether there is another. */
function page(listed: Listed, after: Cursor | undefined, limit: number) {
  const { where, by, direction } = listed;
  const beyond = direction === 'asc' ? op.gt : op.lt;
  const within = { ...where, ...spanOf(listed, after) };
  return find(workOrders, {
    where: after
      ? op.and(within, op.or({ [by]: beyond(after.at) }, { _id: beyond(after.id) }))
      : within,
    order: [
      [by, direction],
      ['_id', direction],
    ],
    limit: limit + 1,
  });
}

/** What a list of a desk asks for, beside whose it is. */
export type Asking = {
  view: DeskView;
  /** Only these. */
  categories?: readonly Category[] | undefined;
  /** Only what was due before. */
  dueBefore?: number | undefined;
};

/** By which field each view is sorted, and therefore its cursor. */
export const sortedBy = (view: DeskView): 'dueAt' | 'supervisedAt' =>
  view === 'supervised' ? 'supervisedAt' : 'dueAt';

/**
 * What these keys may see: `todo` waits for them, soonest first; `done` shows the latest first, `supervised`
 * what was put there first.
 */
export function listFor(
  keys: readonly string[],
  { view, categories, dueBefore }: Asking,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<WorkOrderRecord[]> {
  const mine = op.in([...keys]);
  const only = categories ? { category: op.in([...categories]) } : {};
  const seen = { visibleTo: mine, ...only };
  const soonest = { by: 'dueAt', direction: 'asc', before: dueBefore } as const;
  const lists: Record<DeskView, Listed> = {
    todo: { where: { waitsFor: mine, ...only }, ...soonest },
    open: { where: { ...seen, isOpen: true }, ...soonest },
    done: { where: { ...seen, isOpen: false }, by: 'dueAt', direction: 'desc' },
    supervised: {
      where: { ...seen, isOpen: true, supervisedAt: op.gt(0) },
      by: 'supervisedAt',
      direction: 'asc',
    },
  };
  return page(lists[view], after, limit);
}

/** The order of a number; at most one. */
export const orderOfNumber = async (number: string): Promise<WorkOrderRecord | undefined> =>
  (await find(workOrders, { where: { number }, limit: 1 }))[0];

type Alike = {
  areaId: string;
  categories: readonly Category[];
  /** Closed ones only from then on. */
  closedSince: number;
};

/** Orders of these categories within an area, open or closed since, at most `limit`. */
export function alikeIn(
  { areaId, categories, closedSince }: Alike,
  limit: number,
): Promise<WorkOrderRecord[]> {
  const within = { areaPathAtCreation: areaId, category: op.in([...categories]) };
  const open = { ...within, isOpen: true };
  const closed = { ...within, isOpen: false, closedAt: op.gte(closedSince) };
  return find(workOrders, { where: op.or([open, closed]), limit });
}

/** How many public orders of one category were sent within an area since then, `limit` at most. */
export const countAlike = async (
  { areaId, category, since }: { areaId: string; category: Category; since: number },
  limit: number,
): Promise<number> => {
  const where = { areaPathAtCreation: areaId, category, submittedAt: op.gte(since) };
  return (await find(workOrders, { where, fields: ['_id'], limit })).length;
};

/** What the rates read of orders closed within an area and a time, `limit` at most. */
export const closedIn = (
  { areaId, from, until }: { areaId: string; from: number; until: number },
  limit: number,
): Promise<Pick<WorkOrderRecord, 'ending' | 'contact' | 'result' | 'rating'>[]> =>
  find(workOrders, {
    where: { areaPathAtCreation: areaId, closedAt: op.and(op.gte(from), op.lt(until)) },
    fields: ['ending', 'contact', 'result.outcome', 'rating.rating', 'rating.excludedFor'],
    limit,
  });

/** What observers reported within an area and a time, `limit` at most. */
export const observedIn = (
  { areaId, from, until }: { areaId: string; from: number; until: number },
  limit: number,
): Promise<Pick<WorkOrderRecord, 'observerPost' | 'status' | 'result'>[]> =>
  find(workOrders, {
    where: {
      areaPathAtCreation: areaId,
      observerPost: op.in([...observerPosts]),
      submittedAt: op.and(op.gte(from), op.lt(until)),
    },
    fields: ['observerPost', 'status', 'result.outcome'],
    limit,
  });

const afterId = (last: string | undefined) => (last === undefined ? {} : { _id: op.gt(last) });

/** Open orders somebody has, by id. */
export const handledBy = (
  personId: string,
  last: string | undefined,
  limit: number,
): Promise<Pick<WorkOrderRecord, '_id'>[]> =>
  find(workOrders, {
    where: { 'assignee.personId': personId, isOpen: true, ...afterId(last) },
    order: [['_id', 'asc']],
    fields: ['_id'],
    limit,
  });

/** Open orders whose date was counted provisionally on another calendar than this one, by id. */
export const countedProvisionally = (
  calendarVersion: string,
  last: string | undefined,
  limit: number,
): Promise<Pick<WorkOrderRecord, '_id'>[]> =>
  find(workOrders, {
    where: {
      isOpen: true,
      'promise.isProvisional': true,
      'promise.calendarVersion': op.neq(calendarVersion),
      ...afterId(last),
    },
    order: [['_id', 'asc']],
    fields: ['_id'],
    limit,
  });

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
