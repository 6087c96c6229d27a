import type { Category } from '#contracts/category';
import { observerPosts } from '#contracts/observer';
import { find, op } from '#runtime/database';
import { type WorkOrderRecord, workOrders } from './records';

/** The order of a number; at most one. */
export const orderOfNumber = async (number: string): Promise<WorkOrderRecord | undefined> =>
  (await find(workOrders, { where: { number }, limit: 1 }))[0];

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
