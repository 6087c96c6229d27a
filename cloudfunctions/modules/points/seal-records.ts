import { createHash } from 'node:crypto';
import type { Place } from '#domain/seal';
import { find, op } from '#runtime/database';
import { type JournalEntryRecord, journalEntries, type SealRecord, seals } from './records';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The one document of a batch: two timers cannot write two of the same number. */
export const sealIdOf = (number: number): string => String(number).padStart(10, '0');

const inOrder = [
  ['at', 'asc'],
  ['_id', 'asc'],
] as const;

/** The newest seal, or the newest that ends before an instant. */
export async function newestSeal(
  before = Number.MAX_SAFE_INTEGER,
): Promise<SealRecord | undefined> {
  const [newest] = await find(seals, {
    where: { 'until.at': op.lt(before) },
    order: [
      ['until.at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: 1,
  });
  return newest;
}

/** Entries after a place and before an instant, in order. */
export function entriesAfter(
  place: Place | undefined,
  { before, limit }: { before: number; limit: number },
): Promise<JournalEntryRecord[]> {
  const where = place
    ? op.and(
        { at: op.gte(place.at).and(op.lt(before)) },
        op.or({ at: op.gt(place.at) }, { _id: op.gt(place.id) }),
      )
    : { at: op.lt(before) };
  return find(journalEntries, { where, order: inOrder, limit });
}

const isAfter = (one: Place, other: Place): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id);

/** The seal an entry must be in; undefined before it is sealed. */
export async function sealAbout(place: Place): Promise<SealRecord | undefined> {
  const found = await find(seals, {
    where: { 'until.at': op.gte(place.at) },
    order: [
      ['until.at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 5,
  });
  return found.find(({ until }) => !isAfter(place, until));
}

/** The entries that stand today where a seal was set, in order. */
export async function entriesOf({ from, until }: SealRecord): Promise<JournalEntryRecord[]> {
  const found = await find(journalEntries, {
    where: { at: op.gte(from.at).and(op.lte(until.at)) },
    order: inOrder,
    limit: 1000,
  });
  return found.filter(({ at, _id }) => {
    const place = { at, id: _id };
    return !isAfter(from, place) && !isAfter(place, until);
  });
}

/** The seals after one number up to another, in order, at most `limit`. */
export const sealsUpTo = (
  { after, until }: { after: number; until: number },
  limit: number,
): Promise<SealRecord[]> =>
  find(seals, {
    where: { _id: op.gt(sealIdOf(after)).and(op.lte(sealIdOf(until))) },
    order: [['_id', 'asc']],
    limit,
  });
