import { AppError } from '#contracts/errors';
import { getProof, type Proof } from '#contracts/points-sheet';
import { dayOf } from '#domain/day';
import { canonicalText, proofOf } from '#domain/seal';
import { defineQuery, type Served } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import {
  accountIdOf,
  accounts,
  type JournalEntryRecord,
  journalEntries,
  type SealRecord,
  sheetIdOf,
  sheets,
} from './records';
import { entriesOf, sealAbout, sealsUpTo, sha256 } from './seal-records';

/** A month of hours has 744; more are batches of a busy hour, and too much for a phone. */
const mostLinks = 800;

/** An entry of the caller's passbook, or of the paper passbook that was moved into it. */
async function ownEntry(entryId: string, personId: string): Promise<JournalEntryRecord> {
  const entry = await get(journalEntries, entryId);
  const own = accountIdOf(personId);
  const isOwn =
    entry?.accountId !== undefined &&
    (entry.accountId === own || (await get(accounts, entry.accountId))?.linkedToId === own);
  if (!entry || !isOwn) throw new AppError('not-found');
  return entry;
}

/** The steps as the entries stand today: where one was altered they no longer lead to the root. */
async function stepsTo(entry: JournalEntryRecord, seal: SealRecord) {
  const entries = await entriesOf(seal);
  const index = entries.findIndex(({ _id }) => _id === entry._id);
  return index < 0 ? [] : proofOf(entries.map(canonicalText), index, sha256);
}

/** The way to the head that is printed on the sheet of the seal's month. */
async function chainFrom(
  seal: SealRecord,
  communityId: string,
): Promise<NonNullable<Proof['chainTo']> | undefined> {
  const month = dayOf(seal.until.at).slice(0, 7);
  const head = (await get(sheets, sheetIdOf(communityId, month)))?.head;
  if (!head || head.number < seal.number || head.number - seal.number > mostLinks) return undefined;
  const range = { after: seal.number, until: head.number };
  const links = head.number === seal.number ? [] : await sealsUpTo(range, mostLinks);
  return { communityId, month, ...head, links };
}

const proof = defineQuery(getProof, async ({ entryId }, { caller }) => {
  const entry = await ownEntry(entryId, caller.personId);
  const seal = await sealAbout({ at: entry.at, id: entry._id });
  const text = canonicalText(entry);
  if (!seal) return { text };
  const [steps, chainTo] = await Promise.all([
    stepsTo(entry, seal),
    chainFrom(seal, entry.communityId),
  ]);
  return { text, seal: { ...seal, steps }, ...defined({ chainTo }) };
});

export const proofActions: readonly Served[] = [proof];
