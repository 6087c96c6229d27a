import { type InboxFilter, type InboxKind, type InboxLink, inboxKinds } from '#contracts/inbox';
import type { Cursor } from '#runtime/cursor';
import { collection, create, find, op, remove, updateWhere } from '#runtime/database';

/** `inbox_items`: one document per person and event (`_id` is made of both), so that no repeat doubles it. */
export type InboxItemRecord = {
  _id: string;
  personId: string;
  at: number;
  kind: InboxKind;
  title: string;
  text: string;
  link?: InboxLink;
  isRead: boolean;
};

export const inboxItems = collection<InboxItemRecord>('inbox_items');

const otherKinds = inboxKinds.filter((kind) => kind !== 'report' && kind !== 'work-order');

/** What each filter asks beside whose it is; an index of `inbox_items` serves every one in its order. */
const filtered: Readonly<Record<InboxFilter, () => object>> = {
  all: () => ({}),
  unread: () => ({ isRead: false }),
  report: () => ({ kind: 'report' }),
  'work-order': () => ({ kind: 'work-order' }),
  others: () => ({ kind: op.in([...otherKinds]) }),
};

/** Which page of somebody's messages. */
export type Asked = { filter: InboxFilter; after?: Cursor | undefined; limit: number };

/** Somebody's messages, newest first, and one more than asked for. */
export const itemsOf = (
  personId: string,
  { filter, after, limit }: Asked,
): Promise<InboxItemRecord[]> => {
  const hers = { personId, ...filtered[filter]() };
  return find(inboxItems, {
    where: after
      ? op.and(
          { ...hers, at: op.lte(after.at) },
          op.or({ at: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : hers,
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });
};

/** How many unread messages somebody has, counted to `most`. */
export const unreadOf = async (personId: string, most: number): Promise<number> =>
  (await find(inboxItems, { where: { personId, isRead: false }, limit: most, fields: ['_id'] }))
    .length;

/** Marks those of these messages that are hers; one request, and a repeat changes nothing. */
export const markRead = (personId: string, ids: readonly string[]): Promise<void> =>
  updateWhere(inboxItems, { _id: op.in([...ids]), personId }, { isRead: true });

/** Marks everything somebody got up to an instant. */
export const markAllRead = (personId: string, upTo: number): Promise<void> =>
  updateWhere(inboxItems, { personId, isRead: false, at: op.lte(upTo) }, { isRead: true });

/** Puts a message into an inbox, once. */
export const deliver = (item: InboxItemRecord): Promise<boolean> => create(inboxItems, item);

const pageSize = 100;

/** Removes every message that leads to one of these reports: with it, nobody can tell whose they were. */
export async function forgetItemsOf(reportIds: readonly string[]): Promise<void> {
  for (let isMore = true; isMore; ) {
    const where = { 'link.id': op.in([...reportIds]) };
    const page = await find(inboxItems, { where, fields: ['_id'], limit: pageSize });
    for (const { _id } of page) await remove(inboxItems, _id);
    isMore = page.length === pageSize;
  }
}
