import { getBadge, listInbox, markRead as markReadSpec } from '#contracts/inbox';
import { defineCommand, defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { unreadNotices } from '../notice/records';
import { itemsOf, markAllRead, markRead, unreadOf } from './records';

const pageSize = 20;
/** Shown as 99+. */
const badgeLimit = 100;

const list = defineQuery(listInbox, async ({ filter = 'all', cursor }, { caller }) => {
  const after = readCursor(cursor);
  const found = await itemsOf(caller.personId, { filter, after, limit: pageSize });
  const items = found.slice(0, pageSize);
  const last = found.length > pageSize ? items.at(-1) : undefined;
  return {
    items: items.map(({ _id, ...item }) => ({ id: _id, ...item })),
    nextCursor: last && cursorOf({ at: last.at, id: last._id }),
  };
});

const badge = defineQuery(getBadge, async (_, { caller, now }) => {
  const { personId } = caller;
  const [personal, notices] = await Promise.all([
    unreadOf(personId, badgeLimit),
    unreadNotices(caller, now),
  ]);
  return { unread: Math.min(personal + notices, badgeLimit), notices };
});

const read = defineCommand(markReadSpec, {
  transact: async ({ ctx }) => ({ answer: { upTo: ctx.now }, name: 'inbox.marked-read' }),
  async after(answer, input, { caller }) {
    if ('ids' in input) await markRead(caller.personId, input.ids);
    else await markAllRead(caller.personId, answer.upTo);
    return answer;
  },
});

export const inboxActions = [list, badge, read];
