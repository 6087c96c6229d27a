import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import {
  accounts,
  type JournalEntryRecord,
  journalEntries,
  type ObjectionRecord,
  objections,
  type SheetRecord,
  sheets,
} from './records';

const pageSize = 1000;

type Span = { from: number; until: number };

const entriesIn = (
  communityId: string,
  { from, until, after }: Span & { after: Cursor | undefined },
): Promise<JournalEntryRecord[]> => {
  const where = { communityId, at: op.gte(after?.at ?? from).and(op.lt(until)) };
  return find(journalEntries, {
    where: after ? op.and(where, op.or({ at: op.gt(after.at) }, { _id: op.gt(after.id) })) : where,
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: pageSize,
  });
};

/** Hands over every entry of a community from one instant up to and without another, in pages of 1,000. */
export async function eachEntryIn(
  communityId: string,
  span: Span,
  take: (entry: JournalEntryRecord) => void,
): Promise<void> {
  for (let after: Cursor | undefined; ; ) {
    const page = await entriesIn(communityId, { ...span, after });
    for (const entry of page) take(entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { at: last.at, id: last._id };
  }
}

/** Whether anybody in a community holds or held an account. */
export const hasAccounts = async (communityId: string): Promise<boolean> =>
  (await find(accounts, { where: { areaPath: communityId }, fields: ['_id'], limit: 1 })).length >
  0;

/** Months of which a community has a sheet, the newest first; two years of them. */
export async function monthsOf(communityId: string): Promise<string[]> {
  const found: Pick<SheetRecord, 'month'>[] = await find(sheets, {
    where: { path: communityId },
    order: [
      ['month', 'desc'],
      ['_id', 'asc'],
    ],
    fields: ['month'],
    limit: 24,
  });
  return found.map(({ month }) => month);
}

/** What people found wrong with a sheet, the oldest first; at most 100. */
export const objectionsTo = (communityId: string, month: string): Promise<ObjectionRecord[]> =>
  find(objections, {
    where: { communityId, month },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 100,
  });

/** Objections in these communities that wait for an answer, the longest waiting first; at most 50. */
export const openObjectionsIn = (communityIds: readonly string[]): Promise<ObjectionRecord[]> =>
  communityIds.length === 0
    ? Promise.resolve([])
    : find(objections, {
        where: { communityId: op.in([...communityIds]), isOpen: true },
        order: [
          ['dueAt', 'asc'],
          ['_id', 'asc'],
        ],
        limit: 50,
      });
