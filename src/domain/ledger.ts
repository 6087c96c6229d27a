import { AppError } from '#contracts/errors';
import type { AccountKind, AccountStatus, EntryKind, PointsPath } from '#contracts/points';

/** One side of a journal entry: whole points into (+) or out of (−) a ledger account. */
export type Posting = { account: string; delta: number };

/**
 * The ledger's accounts (`rules.md §4.3.1`). Only a member's has a document with its balance: issue, sink and
 * adjustment are added up from the entries, so that no two people ever wait for one another there.
 */
export const ledgerAccount = {
  issue: (communityId: string, path: PointsPath) => `issue:${communityId}:${path}`,
  member: (accountId: string) => `member:${accountId}`,
  hold: (redemptionId: string) => `hold:${redemptionId}`,
  redeemed: (shopId: string) => `redeemed:${shopId}`,
  expired: (communityId: string) => `expired:${communityId}`,
  /** What she owes after points were taken back that were spent already; the sum is never above zero. */
  debt: (accountId: string) => `debt:${accountId}`,
  /** Between a paper passbook and the account it is moved into. */
  transit: (paperId: string) => `transit:${paperId}`,
} as const;

/** What is kept of one member: the balance is the sum of her postings, written in the same transaction as they. */
export type Account = {
  _id: string;
  kind: AccountKind;
  status: AccountStatus;
  communityId: string;
  /** What may be spent now. */
  balance: number;
  /** Reserved and not yet taken home. */
  held: number;
  /** To be settled by what is earned next. */
  debt: number;
  /** How many entries touched the balance; the number of the newest. */
  sequence: number;
  /** Pieces of each thing in one month, for the limits per person. */
  taken: { month: string; pieces: Readonly<Record<string, number>> };
  version: number;
};

/** An entry of the journal: never changed, never removed; what is wrong is reversed once. */
export type JournalEntry = {
  _id: string;
  kind: EntryKind;
  postings: Posting[];
  /** The candidate, redemption, entry or account it is about. */
  aboutId: string;
  communityId: string;
  /** Whose passbook it stands in: only where her balance changed. */
  accountId?: string;
  /** Her running number and what she had afterwards. */
  sequence?: number;
  balance?: number;
  direction?: 'in' | 'out';
  path?: PointsPath;
  /** By which rule, and which version of the rules. */
  ruleText?: string;
  ruleVersion?: number;
  /** As the passbook says it; of a dispute only 「参与纠纷化解」. */
  reason: string;
  proposerId?: string;
  approverId?: string;
  approverText?: string;
  /** The entry this one takes back. */
  reverses?: string;
  at: number;
};

/** What is to be booked; whatever follows from the account is added by `booked`. */
export type EntryDraft = Omit<JournalEntry, 'accountId' | 'sequence' | 'balance' | 'direction'>;

/** Largest amount of one posting: a million points are more than anybody earns, and may still be moved at once. */
export const mostPoints = 1_000_000;

const sumOf = (postings: readonly Posting[]): number =>
  postings.reduce((sum, { delta }) => sum + delta, 0);

/** What is wrong with the postings of an entry, or nothing: invariant 1 of `rules.md §4.3.6`. */
export function faultOfPostings(postings: readonly Posting[]): string | undefined {
  if (postings.length < 2) return 'fewer than two postings';
  const odd = postings.find(
    ({ delta }) => !Number.isSafeInteger(delta) || delta === 0 || Math.abs(delta) > mostPoints,
  );
  if (odd) return `${odd.account}: ${odd.delta} is no whole amount`;
  if (new Set(postings.map(({ account }) => account)).size < postings.length)
    return 'an account twice';
  const sum = sumOf(postings);
  return sum === 0 ? undefined : `sums to ${sum}`;
}

/** From which ledger accounts points go into which others by an entry of a kind: its amounts are never the other way round. */
const ways: Record<EntryKind, { from: string; to: string }> = {
  earned: { from: 'issue', to: 'member debt' },
  held: { from: 'member', to: 'hold' },
  released: { from: 'hold', to: 'member' },
  'handed-over': { from: 'hold', to: 'redeemed' },
  sold: { from: 'member', to: 'redeemed' },
  reversed: { from: 'member debt redeemed', to: 'issue member' },
  'moved-out': { from: 'member transit', to: 'debt transit' },
  'moved-in': { from: 'transit debt', to: 'member transit' },
  expired: { from: 'member', to: 'expired' },
};

/** What is wrong with an entry of its kind, or nothing. */
export function faultOfEntry({ kind, postings }: Pick<JournalEntry, 'kind' | 'postings'>) {
  const odd = postings.find(({ account, delta }) => {
    const allowed = delta > 0 ? ways[kind].to : ways[kind].from;
    return !allowed.split(' ').includes(account.split(':')[0] ?? '');
  });
  return faultOfPostings(postings) ?? (odd && `${odd.account}: ${odd.delta} is not ${kind}`);
}

/** Points an entry issued; below zero where it took some back. */
export const pointsIssued = ({ postings }: Pick<JournalEntry, 'postings'>): number =>
  -sumOf(postings.filter(({ account }) => account.startsWith('issue:')));

/** What an entry does to one ledger account. */
export const deltaOf = (postings: readonly Posting[], account: string): number =>
  sumOf(postings.filter((one) => one.account === account));

/** Whose entry it is, also where all of it settled a debt and nothing reached the passbook. */
export const ownerOf = ({ accountId, postings }: Pick<JournalEntry, 'accountId' | 'postings'>) =>
  accountId ??
  postings.map(({ account }) => /^(?:member|debt):(.+)$/.exec(account)?.[1]).find(Boolean);

/** What moves between balance and hold counts as held while it is there. */
const heldBy = ({ postings }: EntryDraft): number =>
  sumOf(postings.filter(({ account }) => account.startsWith('hold:')));

/**
 * One more entry of a member's account and the account after it. Refuses what the account cannot bear: a
 * balance below zero, an account that is closed. An entry that does not balance is a bug and throws.
 */
export function booked<A extends Account>(
  account: A,
  draft: EntryDraft,
): { account: A; entry: JournalEntry } {
  const fault = faultOfEntry(draft);
  if (fault) throw new Error(`entry ${draft._id} ${fault}`);
  if (account.status !== 'open')
    throw new AppError('step-not-allowed', { reason: '这本存折已经停用' });
  const delta = deltaOf(draft.postings, ledgerAccount.member(account._id));
  const balance = account.balance + delta;
  if (balance < 0)
    throw new AppError('step-not-allowed', { reason: `积分不够，还差 ${-balance} 分` });
  const held = account.held + heldBy(draft);
  const debt = account.debt - deltaOf(draft.postings, ledgerAccount.debt(account._id));
  if (held < 0 || debt < 0) throw new Error(`entry ${draft._id} gives back more than there was`);
  const sequence = account.sequence + (delta === 0 ? 0 : 1);
  const line = {
    accountId: account._id,
    sequence,
    balance,
    direction: delta > 0 ? ('in' as const) : ('out' as const),
  };
  return {
    account: {
      ...account,
      balance,
      held,
      debt,
      sequence,
      version: account.version + 1,
    },
    entry: { ...draft, ...(delta !== 0 && line) },
  };
}

/** Postings of points earned: a debt is settled first (`rules.md §4.3.1`). */
export function earnedPostings(
  account: Account,
  { points, path }: { points: number; path: PointsPath },
): Posting[] {
  const settled = Math.min(account.debt, points);
  return [
    { account: ledgerAccount.issue(account.communityId, path), delta: -points },
    { account: ledgerAccount.debt(account._id), delta: settled },
    { account: ledgerAccount.member(account._id), delta: points - settled },
  ].filter(({ delta }) => delta !== 0);
}

/** The counter-postings of an earning; what was spent already becomes a debt instead of a balance below zero. */
export function reversedPostings(account: Account, entry: JournalEntry): Posting[] {
  const member = ledgerAccount.member(account._id);
  const given = deltaOf(entry.postings, member);
  const taken = Math.min(account.balance, given);
  const owed = given - taken;
  const debt = ledgerAccount.debt(account._id);
  return [
    ...entry.postings
      .filter((one) => one.account !== member && one.account !== debt)
      .map((one) => ({ account: one.account, delta: -one.delta })),
    { account: member, delta: -taken },
    { account: debt, delta: -owed - deltaOf(entry.postings, debt) },
  ].filter(({ delta }) => delta !== 0);
}
