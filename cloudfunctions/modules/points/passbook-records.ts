import type { PassbookFilter, PassbookLine } from '#contracts/points';
import { deltaOf, ledgerAccount } from '#domain/ledger';
import { cursorOf, readCursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { candidates, type JournalEntryRecord, journalEntries } from './records';

const pageSize = 20;

/** Conditions that an index of `journal_entries` serves. */
function narrowedBy(filter: PassbookFilter): object {
  if (filter === 'all') return {};
  return filter === 'in' || filter === 'out' ? { direction: filter } : { path: filter };
}

/** A line of a passbook; `balance` is what the ledger says she had afterwards. */
export function lineOf(entry: JournalEntryRecord, accountId: string): PassbookLine {
  const { _id: id, at, kind, path, reason, balance = 0, ruleText, approverText } = entry;
  const delta = deltaOf(entry.postings, ledgerAccount.member(accountId));
  return {
    id,
    at,
    kind,
    reason,
    in: Math.max(0, delta),
    out: Math.max(0, -delta),
    balance,
    ...defined({ path, ruleText, approverText }),
  };
}

type Asked = { filter: PassbookFilter; cursor?: string | undefined };

/** 20 lines of one passbook, newest first, and where it goes on. */
export async function passbookPage(accountId: string, { filter, cursor }: Asked) {
  const before = readCursor(cursor);
  const found = await find(journalEntries, {
    where: {
      accountId,
      ...narrowedBy(filter),
      ...(before && { sequence: op.lt(before.at) }),
    },
    order: [['sequence', 'desc']],
    limit: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map((entry) => lineOf(entry, accountId)),
    ...(last && { nextCursor: cursorOf({ at: last.sequence ?? 0, id: last._id }) }),
  };
}

/** More than anybody does before somebody decides: what nobody decides goes up within days. */
const mostWaiting = 50;

/** Acts of an account that wait for somebody's decision, among its newest 50. */
export async function countWaiting(accountId: string): Promise<number> {
  const found = await find(candidates, {
    where: { accountId },
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    fields: ['status'],
    limit: mostWaiting,
  });
  return found.filter(({ status }) => status === 'waiting' || status === 'appealed').length;
}
