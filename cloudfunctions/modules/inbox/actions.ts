import { getBadge, listInbox, markRead as markReadSpec } from '#contracts/inbox';
import { defineCommand, defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { itemsOf, markRead, unreadOf } from './records';

const pageSize = 20;
/** Shown as 99+. */
const badgeLimit = 100;

const list = defineQuery(listInbox, async ({ cursor }, { caller }) => {
  const after = readCursor(cursor);
  const found = await itemsOf(caller.personId, { after, limit: pageSize });
  const items = found.slice(0, pageSize);
  const last = found.length > pageSize ? items.at(-1) : undefined;
  return {
    items: items.map(({ _id, ...item }) => ({ id: _id, ...item })),
    nextCursor: last && cursorOf({ at: last.at, id: last._id }),
  };
});

const badge = defineQuery(getBadge, async (_, { caller }) => ({
  unread: await unreadOf(caller.personId, badgeLimit),
}));

const read = defineCommand(markReadSpec, {
  transact: async () => ({ answer: {}, name: 'inbox.marked-read' }),
  async after(answer, { ids }, { caller }) {
    await markRead(caller.personId, ids);
    return answer;
  },
});

export const inboxActions = [list, badge, read];
