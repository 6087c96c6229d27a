import type { CandidateStatus, EntryKind, PointsAct, PointsPath } from '#contracts/points';
import type { EarningRule } from '#contracts/points-rules';
import type { PointsSheet } from '#contracts/points-sheet';
import { type Account, booked, type EntryDraft, type JournalEntry } from '#domain/ledger';
import { collection, type Transaction } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** `point_accounts`: one person's or one paper passbook's points; opened by consent, never for staff. */
export type AccountRecord = Account & {
  /** Eight digits printed on the passbook; `point_account_numbers` finds the account. */
  number: string;
  /** Of an account on the phone. */
  personId?: string;
  /** Of a paper passbook: as its holder is called. Names of people with WeChat stand in `people` only. */
  name?: string;
  /** From the district down to the home. */
  areaPath: string[];
  /** 「5号楼」: what a desk reads. */
  place: string;
  door?: string;
  /** Of a paper passbook: how and when its holder agreed, and who wrote it down. */
  consent?: { kind: 'spoken' | 'paper'; on: string; takenBy: string };
  /** The account everything was moved into. */
  linkedToId?: string;
  openedAt: number;
  closedAt?: number;
};

/** `point_account_numbers`: a printed number leads to one account for ever. */
export type AccountNumberRecord = { _id: string; accountId: string };

/** `journal_entries`: the ledger. Written once, in the transaction of what it books; never changed. */
export type JournalEntryRecord = JournalEntry;

/** `point_candidates`: an act that may earn points, until somebody decides. `_id` is made of act, subject and account. */
export type CandidateRecord = {
  _id: string;
  accountId: string;
  communityId: string;
  /** Of the account's holder, for whoever may decide: nobody awards her own unit. */
  areaPath: string[];
  act: PointsAct;
  path: PointsPath;
  /** By the rule that held on the day it was done. */
  points: number;
  ruleText: string;
  ruleVersion: number;
  /** Of the rule by which it was proposed; absent where it has none. */
  caps?: Pick<EarningRule, 'maxPerDay' | 'maxPerMonth'>;
  doneOn: string;
  /** As the passbook will say it. */
  reason: string;
  /** Words of whoever named her; of a dispute nothing. */
  note?: string;
  photos: string[];
  /** The report, call, lot or mediation it came from. */
  subjectId?: string;
  /** `system` where the platform saw it itself. */
  proposerId: string;
  proposerText: string;
  status: CandidateStatus;
  /** Access keys of whoever may decide now; empty once decided. */
  waitsFor: string[];
  /** Whose turn it is, in words, for its doer. */
  waitsForText?: string;
  dueAt?: number;
  /** How often it went up because nobody decided in time. */
  escalations: number;
  decidedBy?: string;
  decidedText?: string;
  decidedAt?: number;
  granted?: number;
  answer?: string;
  appeal?: { text: string; at: number; answer?: string; byText?: string };
  appealUntil?: number;
  /** Newest first in lists. */
  at: number;
  version: number;
};

/** `point_caps`: what one account earned by one act in a month, by days; read and written where points are given. */
export type CapRecord = {
  _id: string;
  accountId: string;
  act: PointsAct;
  month: string;
  days: Record<string, number>;
  total: number;
};

/** `point_budgets`: a community's month. `_id` is `community:month`. */
export type BudgetRecord = {
  _id: string;
  communityId: string;
  month: string;
  planned?: number;
  issued: number;
  /** The secretary agreed that it is exceeded. */
  overrun?: { byText: string; at: number };
  version: number;
};

/** `point_rules`: a version of the district's rules. `_id` is `district:version`; version 1 is the policy's. */
export type RulesRecord = {
  _id: string;
  districtId: string;
  version: number;
  fromOn: string;
  rules: EarningRule[];
  reason: string;
  setBy: string;
  setAt: number;
};

/** `duty_acts`: what a neighbour with a post did for others in a month, from events; `_id` is made of both. */
export type DutyRecord = {
  _id: string;
  personId: string;
  month: string;
  /** One for each thing: a notice, the doors of a stairwell on a day, a home, a report. */
  acts: { eventId: string; about: string; name: string; on: string }[];
};

/** `mediations`: private. Read by the community's staff and its secretary, and by nobody else. */
export type MediationRecord = {
  _id: string;
  communityId: string;
  areaPath: string[];
  place: string;
  parties: { name: string; hasAgreed: boolean }[];
  outcome: 'settled' | 'not-settled';
  note: string;
  photos: string[];
  mediatorIds: string[];
  reporterId?: string;
  isAboutNamedPerson: boolean;
  recordedBy: string;
  recordedText: string;
  confirmedBy?: string;
  confirmedAt?: number;
  at: number;
  version: number;
};

/** `seals`: a batch of entries, hash-linked to the one before. `_id` is the number, padded. */
export type SealRecord = {
  _id: string;
  number: number;
  /** The first and the last entry, in the order of time and id. */
  from: { at: number; id: string };
  until: { at: number; id: string };
  count: number;
  /** Points issued less those reversed in the batch. */
  sum: number;
  root: string;
  previousHash: string;
  hash: string;
  sealedAt: number;
};

/** `point_sheets`: a community's month as it was published. `_id` is `community:month`. */
export type SheetRecord = { _id: string; path: string[] } & Omit<
  PointsSheet,
  'objections' | 'goods'
> & { goods: (PointsSheet['goods'][number] & { rewardId: string })[] };

/** `point_objections`: what somebody finds wrong with a sheet. */
export type ObjectionRecord = {
  _id: string;
  communityId: string;
  month: string;
  personId: string;
  text: string;
  /** WeChat did not pass it: shown once somebody has looked at it and answered. */
  isHeldBack: boolean;
  at: number;
  dueAt: number;
  isOpen: boolean;
  answer?: string;
  answeredText?: string;
  answeredAt?: number;
  version: number;
};

export const accounts = collection<AccountRecord>('point_accounts');
export const accountNumbers = collection<AccountNumberRecord>('point_account_numbers');
export const journalEntries = collection<JournalEntryRecord>('journal_entries');
export const candidates = collection<CandidateRecord>('point_candidates');
export const caps = collection<CapRecord>('point_caps');
export const budgets = collection<BudgetRecord>('point_budgets');
export const rulesVersions = collection<RulesRecord>('point_rules');
export const dutyActs = collection<DutyRecord>('duty_acts');
export const mediations = collection<MediationRecord>('mediations');
export const seals = collection<SealRecord>('seals');
export const sheets = collection<SheetRecord>('point_sheets');
export const objections = collection<ObjectionRecord>('point_objections');

/** The one account of somebody with WeChat. */
export const accountIdOf = (personId: string): string => derivedId('ac', personId);

/** The one entry of a kind about one thing: booking it twice writes the same document. */
export const entryIdOf = (kind: EntryKind, aboutId: string): string =>
  derivedId('je', kind, aboutId);

/** The one candidate of an act about one thing for one account. */
export const candidateIdOf = (act: PointsAct, subjectId: string, accountId: string): string =>
  derivedId('pc', act, subjectId, accountId);

/** What one account earned by one act in a month. */
export const capIdOf = (accountId: string, act: PointsAct, month: string): string =>
  derivedId('cp', accountId, act, month);

export const budgetIdOf = (communityId: string, month: string): string => `${communityId}:${month}`;

export const sheetIdOf = (communityId: string, month: string): string => `${communityId}:${month}`;

/** What the ledger books; its id follows from the kind and what it is about. */
export type Booking = Omit<EntryDraft, '_id'>;

/**
 * Books one entry inside a transaction: entry and account are written together. One that is there already
 * changes nothing. Refuses what the account cannot bear. Three requests; whoever calls has read the account in the same transaction.
 */
export async function book(
  tx: Transaction,
  account: AccountRecord,
  booking: Booking,
): Promise<AccountRecord> {
  const _id = entryIdOf(booking.kind, booking.aboutId);
  if (await tx.get(journalEntries, _id)) return account;
  return bookFirst(tx, account, booking);
}

/**
 * Books what a document read in the same transaction says was never booked: a candidate that nobody decided,
 * a redemption that is made now. Two requests.
 */
export async function bookFirst(
  tx: Transaction,
  account: AccountRecord,
  booking: Booking,
): Promise<AccountRecord> {
  const _id = entryIdOf(booking.kind, booking.aboutId);
  const { account: after, entry } = booked(account, { ...booking, _id });
  await tx.set(journalEntries, entry);
  await tx.set(accounts, after);
  return after;
}
