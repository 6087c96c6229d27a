import { type Account, faultOfPostings, type JournalEntry, type Posting } from './ledger';
import type { Known, Note } from './reconcile-found';

/** An account as it is stored. */
export type RecordedAccount = Account & { personId?: string };

type Line = { delta: number; balance: number };

/** What the entries say of one account so far. */
type Tally = {
  account: RecordedAccount;
  balance: number;
  debt: number;
  sequence: number;
  /** Lines whose turn has not come: two calls at one time may be booked in the other order. */
  waiting: Map<number, Line>;
};

type Books = {
  note: Note;
  entryIdOf: Known['entryIdOf'];
  tallies: Map<string, Tally>;
  holds: Map<string, { accountId?: string; points: number }>;
  transits: Map<string, number>;
  reversed: Set<string>;
};

const known = /^(issue|member|hold|redeemed|expired|debt|transit):/;

const ownerOf = ({ account }: Posting): string | undefined =>
  /^(?:member|debt):(.+)$/.exec(account)?.[1];

/** An entry by itself: it balances, its accounts exist, and its id is that of what it is about. */
function checkEntry({ note, entryIdOf, reversed }: Books, entry: JournalEntry): void {
  const { _id, postings, kind, aboutId, reverses } = entry;
  const fault = faultOfPostings(postings);
  if (fault) note(1, _id, `分录不平：${fault}`);
  for (const { account } of postings)
    if (!known.test(account)) note(4, _id, `没有「${account}」这个科目`);
  if (reverses !== undefined && reversed.has(reverses)) note(7, _id, `${reverses} 被冲正了两次`);
  else if (_id !== entryIdOf(kind, aboutId))
    note(7, _id, '编号不是由事由算出来的，同一件事可能记了两次');
  if (reverses !== undefined) reversed.add(reverses);
}

/** Takes the lines whose turn has come. */
function advance(tally: Tally, note: Note): void {
  for (;;) {
    const line = tally.waiting.get(tally.sequence + 1);
    if (!line) return;
    tally.waiting.delete(tally.sequence + 1);
    tally.sequence += 1;
    tally.balance += line.delta;
    const where = `${tally.account._id} 第 ${tally.sequence} 笔`;
    if (line.balance !== tally.balance)
      note(2, where, `写着余额 ${line.balance}，加起来是 ${tally.balance}`);
    if (line.balance < 0) note(3, where, `余额是 ${line.balance}`);
  }
}

type OfMember = { entry: JournalEntry; delta: number; tally: Tally };

function postToMember({ note }: Books, { entry, delta, tally }: OfMember): void {
  const { _id, sequence, balance } = entry;
  if (sequence === undefined || balance === undefined) note(2, _id, '没有写第几笔或余额');
  else if (sequence <= tally.sequence || tally.waiting.has(sequence))
    note(2, _id, `${tally.account._id} 有两个第 ${sequence} 笔`);
  else {
    tally.waiting.set(sequence, { delta, balance });
    advance(tally, note);
  }
}

function checkApprover({ note }: Books, { _id, approverId }: JournalEntry, tally: Tally): void {
  if (approverId !== undefined && approverId === tally.account.personId)
    note(9, _id, '审核的人就是得分的人');
}

function postToOwner(books: Books, entry: JournalEntry, posting: Posting): void {
  const owner = ownerOf(posting);
  const tally = owner === undefined ? undefined : books.tallies.get(owner);
  if (!tally) {
    books.note(2, entry._id, `没有 ${owner} 这本存折`);
    return;
  }
  checkApprover(books, entry, tally);
  if (posting.account.startsWith('debt:')) tally.debt -= posting.delta;
  else postToMember(books, { entry, delta: posting.delta, tally });
}

function postToHold(books: Books, entry: JournalEntry, posting: Posting): void {
  const { holds, tallies } = books;
  const before = holds.get(posting.account) ?? { points: 0 };
  const owner = entry.accountId ?? before.accountId;
  const points = before.points + posting.delta;
  const tally = owner === undefined ? undefined : tallies.get(owner);
  if (tally && entry.accountId === undefined) checkApprover(books, entry, tally);
  if (points === 0 && owner !== undefined) holds.delete(posting.account);
  else holds.set(posting.account, { ...(owner !== undefined && { accountId: owner }), points });
}

function post(books: Books, entry: JournalEntry, posting: Posting): void {
  const { account, delta } = posting;
  if (account.startsWith('hold:')) postToHold(books, entry, posting);
  if (account.startsWith('transit:'))
    books.transits.set(account, (books.transits.get(account) ?? 0) + delta);
  if (ownerOf(posting) !== undefined) postToOwner(books, entry, posting);
}

/** What is held, by account. */
function heldByAccount({ holds, note }: Books): Map<string, number> {
  const held = new Map<string, number>();
  for (const [account, { accountId, points }] of holds)
    if (accountId === undefined) note(4, account, '不知道冻结的是谁的');
    else held.set(accountId, (held.get(accountId) ?? 0) + points);
  return held;
}

const sumWords = { balance: '余额', held: '冻结', debt: '欠分' };

function checkAccount({ note }: Books, tally: Tally, held: number): void {
  const { account, balance, debt, sequence, waiting } = tally;
  const sums = { balance, held, debt };
  for (const field of ['balance', 'held', 'debt'] as const) {
    if (account[field] !== sums[field])
      note(2, account._id, `${sumWords[field]}写着 ${account[field]}，加起来是 ${sums[field]}`);
    else if (account[field] < 0) note(3, account._id, `${sumWords[field]}是 ${account[field]}`);
  }
  if (waiting.size > 0) note(2, account._id, `少了第 ${sequence + 1} 笔`);
  else if (account.sequence !== sequence)
    note(2, account._id, `写着 ${account.sequence} 笔，账上有 ${sequence} 笔`);
}

/** Invariants 1, 2, 3, 4, 7 and 9. */
export function ledgerChecks(note: Note, { entryIdOf }: Pick<Known, 'entryIdOf'>) {
  const books: Books = {
    note,
    entryIdOf,
    tallies: new Map(),
    holds: new Map(),
    transits: new Map(),
    reversed: new Set(),
  };
  return {
    account(account: RecordedAccount) {
      const nothing = { balance: 0, debt: 0, sequence: 0, waiting: new Map() };
      books.tallies.set(account._id, { account, ...nothing });
    },
    entry(entry: JournalEntry) {
      checkEntry(books, entry);
      for (const posting of entry.postings) post(books, entry, posting);
    },
    end() {
      const held = heldByAccount(books);
      for (const tally of books.tallies.values())
        checkAccount(books, tally, held.get(tally.account._id) ?? 0);
      for (const [account, points] of books.transits)
        if (points !== 0) note(4, account, `路上还有 ${points} 分`);
    },
  };
}
