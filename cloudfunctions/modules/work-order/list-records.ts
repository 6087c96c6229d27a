import type { Category } from '#contracts/category';
import type { DeskView } from '#contracts/work-order';
import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type WorkOrderRecord, workOrders } from './records';

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

/** Orders that a key may see, open or not, soonest first. */
export const ordersSeenBy = (
  { key, isOpen }: { key: string; isOpen: boolean },
  after: Cursor | undefined,
  limit: number,
): Promise<WorkOrderRecord[]> =>
  page({ where: { visibleTo: key, isOpen }, by: 'dueAt', direction: 'asc' }, after, limit - 1);

/** What waits for one of these keys, as far as a summary of the day needs it; soonest first, `limit` at most. */
export const waitingFor = (
  keys: readonly string[],
  limit: number,
): Promise<
  Pick<WorkOrderRecord, '_id' | 'status' | 'dueAt' | 'result' | 'promise' | 'waitsFor'>[]
> =>
  find(workOrders, {
    where: { waitsFor: op.in([...keys]) },
    order: [
      ['dueAt', 'asc'],
      ['_id', 'asc'],
    ],
    fields: ['status', 'dueAt', 'result.at', 'promise.marks', 'waitsFor'],
    limit,
  });
