import type { InboxKind } from '#contracts/inbox';
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
  link?: { kind: 'report' | 'work-order' | 'homes'; id?: string };
  isRead: boolean;
};

export const inboxItems = collection<InboxItemRecord>('inbox_items');

/** Somebody's messages, newest first, and one more than asked for. */
export const itemsOf = (
  personId: string,
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<InboxItemRecord[]> =>
  find(inboxItems, {
    where: after
      ? op.and(
          { personId, at: op.lte(after.at) },
          op.or({ at: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : { personId },
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });

/** How many unread messages somebody has, counted to `most`. */
export const unreadOf = async (personId: string, most: number): Promise<number> =>
  (await find(inboxItems, { where: { personId, isRead: false }, limit: most, fields: ['_id'] }))
    .length;

/** Marks those of these messages that are hers; one request, and a repeat changes nothing. */
export const markRead = (personId: string, ids: readonly string[]): Promise<void> =>
  updateWhere(inboxItems, { _id: op.in([...ids]), personId }, { isRead: true });

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
