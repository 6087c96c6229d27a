import {
  type Account,
  type JournalEntry,
  ledgerAccount,
  type Posting,
  reversedPostings,
} from './ledger';

const present = (postings: readonly Posting[]): Posting[] =>
  postings.filter(({ delta }) => delta !== 0);

type Purse = Pick<Account, '_id' | 'balance' | 'debt'>;

/**
 * Everything of a paper passbook on its way into another account, as two entries: what may be spent and what is
 * owed travel side by side, so that neither is lost nor set off. Both are empty where there is neither.
 */
export function movedPostings(paper: Purse, into: Pick<Account, '_id'>) {
  const { balance, debt } = paper;
  const onTheWay = { account: ledgerAccount.transit(paper._id), delta: balance - debt };
  return {
    out: present([
      { account: ledgerAccount.member(paper._id), delta: -balance },
      { account: ledgerAccount.debt(paper._id), delta: debt },
      onTheWay,
    ]),
    in: present([
      { ...onTheWay, delta: -onTheWay.delta },
      { account: ledgerAccount.debt(into._id), delta: -debt },
      { account: ledgerAccount.member(into._id), delta: balance },
    ]),
  };
}

/** What is left when somebody closes her account; empty where nothing is. */
export const expiredPostings = ({ _id, balance, communityId }: Account): Posting[] =>
  present([
    { account: ledgerAccount.member(_id), delta: -balance },
    { account: ledgerAccount.expired(communityId), delta: balance },
  ]);

/** Counter-postings of an earning where its points are today: those of a linked passbook were moved. */
export function takenBackPostings(
  account: Account,
  entry: JournalEntry & { accountId: string },
): Posting[] {
  const today = new Map([
    [ledgerAccount.member(entry.accountId), ledgerAccount.member(account._id)],
    [ledgerAccount.debt(entry.accountId), ledgerAccount.debt(account._id)],
  ]);
  const postings = entry.postings.map((one) => ({
    ...one,
    account: today.get(one.account) ?? one.account,
  }));
  return reversedPostings(account, { ...entry, postings });
}

type Taken = Account['taken'];

/** What both passbooks took of each thing in the newer month: whoever links two has one limit, not two. */
export function takenTogether(one: Taken, other: Taken): Taken {
  if (one.month !== other.month) return one.month > other.month ? one : other;
  const pieces = { ...one.pieces };
  for (const [id, count] of Object.entries(other.pieces)) pieces[id] = (pieces[id] ?? 0) + count;
  return { month: one.month, pieces };
}

type Home = { areaId: string; door?: string | undefined };

/** Whether two homes are behind one door, as far as anybody said. */
export const isOneDoor = (one: Home, other: Home): boolean =>
  one.areaId === other.areaId && one.door !== undefined && one.door === other.door;
