import fc from 'fast-check';
import { AppError } from '#contracts/errors';
import { pointsPaths } from '#contracts/points';
import {
  type Account,
  booked,
  type EntryDraft,
  earnedPostings,
  type JournalEntry,
  ledgerAccount,
  ownerOf,
} from '#domain/ledger';
import { expiredPostings, movedPostings, takenBackPostings } from '#domain/ledger-moves';

/** One wish: what to do, in whose passbook, with how many points, about which of the things that are there. */
type Wish = { what: (typeof deeds)[number]; who: number; points: number; pick: number };
const deeds = [
  'earn',
  'hold',
  'release',
  'hand-over',
  'sell',
  'take-back',
  'close',
  'reopen',
  'link',
] as const;
const wishes = fc.array(
  fc.record<Wish>({
    what: fc.constantFrom(...deeds),
    who: fc.nat(3),
    points: fc.integer({ min: 1, max: 12 }),
    pick: fc.nat(40),
  }),
  { minLength: 5, maxLength: 60 },
);

type Books = { accounts: Map<string, Account & { linkedToId?: string }>; entries: JournalEntry[] };

const opened = (_id: string, kind: Account['kind']): Account => ({
  _id,
  kind,
  status: 'open',
  communityId: 'huai',
  balance: 0,
  held: 0,
  debt: 0,
  sequence: 0,
  taken: { month: '2026-11', pieces: {} },
  version: 1,
});
const newBooks = (): Books => ({
  accounts: new Map(
    [opened('a', 'phone'), opened('b', 'phone'), opened('p', 'paper'), opened('q', 'paper')].map(
      (one) => [one._id, one],
    ),
  ),
  entries: [],
});

type Drafted = Pick<EntryDraft, 'kind' | 'postings' | 'aboutId'> & Partial<EntryDraft>;

/** As the cloud does it: what is there already changes nothing. */
function book({ accounts, entries }: Books, account: Account, drafted: Drafted): Account {
  const _id = `${drafted.kind}:${drafted.aboutId}`;
  if (entries.some((one) => one._id === _id)) return account;
  const written = { communityId: 'huai', reason: '', at: entries.length, ...drafted, _id };
  const { account: after, entry } = booked(account, written);
  entries.push(entry);
  accounts.set(after._id, after);
  return after;
}

/** What is reserved, by whom, and how much. */
const holdsOf = ({ entries }: Books): { id: string; owner: string; points: number }[] =>
  entries
    .filter(({ kind }) => kind === 'held')
    .flatMap(({ aboutId, accountId, postings }) => {
      const points = postings.find(({ delta }) => delta > 0)?.delta ?? 0;
      return accountId === undefined ? [] : [{ id: aboutId, owner: accountId, points }];
    });

const nth = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

type Deed = (books: Books, it: { account: Account; wish: Wish; id: string }) => void;

const settle =
  (kind: 'released' | 'handed-over'): Deed =>
  (books, { wish }) => {
    const held = nth(holdsOf(books), wish.pick);
    const isOver = books.entries.some(
      (one) => one.aboutId === held?.id && ['released', 'handed-over'].includes(one.kind),
    );
    const owner = held && books.accounts.get(held.owner);
    if (!owner || isOver) return;
    const into = kind === 'released' ? ledgerAccount.member(owner._id) : 'redeemed:shop';
    const postings = [
      { account: ledgerAccount.hold(held.id), delta: -held.points },
      { account: into, delta: held.points },
    ];
    book(books, owner, { kind, aboutId: held.id, postings });
  };

const leave =
  (kind: 'held' | 'sold'): Deed =>
  (books, { account, wish, id }) => {
    const into = kind === 'held' ? ledgerAccount.hold(id) : 'redeemed:shop';
    const postings = [
      { account: ledgerAccount.member(account._id), delta: -wish.points },
      { account: into, delta: wish.points },
    ];
    book(books, account, { kind, aboutId: id, postings });
  };

const doing: Record<Wish['what'], Deed> = {
  earn(books, { account, wish, id }) {
    const path = nth(pointsPaths, wish.pick) ?? 'service';
    const postings = earnedPostings(account, { points: wish.points, path });
    book(books, account, { kind: 'earned', aboutId: id, postings, path });
  },
  hold: leave('held'),
  sell: leave('sold'),
  release: settle('released'),
  'hand-over': settle('handed-over'),
  'take-back'(books, { wish }) {
    const earned = nth(
      books.entries.filter(({ kind }) => kind === 'earned'),
      wish.pick,
    );
    const ownerId = earned && ownerOf(earned);
    const first = ownerId === undefined ? undefined : books.accounts.get(ownerId);
    const standing = first?.linkedToId ? books.accounts.get(first.linkedToId) : first;
    if (!earned || ownerId === undefined || !standing) return;
    const postings = takenBackPostings(standing, { ...earned, accountId: ownerId });
    book(books, standing, {
      kind: 'reversed',
      aboutId: earned._id,
      reverses: earned._id,
      postings,
    });
  },
  close(books, { account, id }) {
    if (account.kind === 'paper' || account.held > 0 || account.status !== 'open') return;
    const postings = expiredPostings(account);
    const after =
      postings.length === 0
        ? account
        : book(books, account, { kind: 'expired', aboutId: id, postings });
    books.accounts.set(account._id, { ...after, status: 'closed' });
  },
  reopen(books, { account }) {
    if (account.status === 'closed')
      books.accounts.set(account._id, { ...account, status: 'open' });
  },
  link(books, { wish }) {
    const paper = books.accounts.get(wish.pick % 2 === 0 ? 'p' : 'q');
    const into = books.accounts.get(wish.who % 2 === 0 ? 'a' : 'b');
    if (paper?.status !== 'open' || into?.status !== 'open' || paper.held > 0) return;
    const moved = movedPostings(paper, into);
    const about = { aboutId: paper._id };
    if (moved.out.length > 0)
      book(books, paper, { kind: 'moved-out', postings: moved.out, ...about });
    if (moved.in.length > 0) book(books, into, { kind: 'moved-in', postings: moved.in, ...about });
    const emptied = books.accounts.get(paper._id) ?? paper;
    books.accounts.set(paper._id, { ...emptied, status: 'linked', linkedToId: into._id });
  },
};

/** Does it, or is refused in words; whatever else is thrown is a bug. */
function grant(books: Books, wish: Wish, id: string): void {
  const account = nth([...books.accounts.values()], wish.who);
  if (!account) throw new Error('nobody');
  try {
    doing[wish.what](books, { account, wish, id });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.details?.reason).toMatch(/积分不够|已经停用/);
  }
}

/** The books after all of it. */
function walked(all: readonly Wish[]): Books {
  const books = newBooks();
  for (const [index, wish] of all.entries()) grant(books, wish, `id${index}`);
  return books;
}

/** Everything added up from the entries alone, by ledger account. */
function sumsOf({ entries }: Books): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { postings } of entries)
    for (const { account, delta } of postings) sums.set(account, (sums.get(account) ?? 0) + delta);
  return sums;
}

const total = (sums: ReadonlyMap<string, number>, prefix: string): number =>
  [...sums].reduce((sum, [account, delta]) => sum + (account.startsWith(prefix) ? delta : 0), 0);

/** What is wrong in the books as they stand: invariants 1 to 4. */
function faultsIn(books: Books): string[] {
  const { accounts, entries } = books;
  const sums = sumsOf(books);
  const sum = (account: string) => sums.get(account) ?? 0;
  const uneven = entries.filter(({ postings }) =>
    postings.reduce((all, { delta }) => all + delta, 0),
  );
  const untrue = [...accounts.values()].filter(
    ({ _id, balance, held, debt }) =>
      balance !== sum(ledgerAccount.member(_id)) ||
      debt !== 0 - sum(ledgerAccount.debt(_id)) ||
      Math.min(balance, held, debt) < 0,
  );
  const heldNow = [...accounts.values()].reduce((all, { held }) => all + held, 0);
  const kept = ['member:', 'hold:', 'redeemed:', 'expired:', 'debt:'].map((one) =>
    total(sums, one),
  );
  return [
    ...uneven.map(({ _id }) => `${_id} does not sum to zero`),
    ...untrue.map(({ _id }) => `${_id} is not what its entries add up to`),
    ...(heldNow === total(sums, 'hold:') ? [] : ['what is held is not what is on hold']),
    ...(total(sums, 'transit:') === 0 ? [] : ['something is still on its way']),
    ...(kept.reduce((all, one) => all + one, total(sums, 'issue:')) === 0
      ? []
      : ['what was issued is not where it went']),
  ];
}

/** The balance beside each line is what the lines before it and itself add up to. */
function expectPassbooksToAddUp({ accounts, entries }: Books): void {
  for (const { _id, balance, sequence } of accounts.values()) {
    const own = entries.filter(({ accountId }) => accountId === _id);
    expect(own.map((line) => line.sequence)).toEqual(own.map((_, index) => index + 1));
    expect(sequence).toBe(own.length);
    let sum = 0;
    for (const line of own) {
      sum += line.postings.find(({ account }) => account === ledgerAccount.member(_id))?.delta ?? 0;
      expect(line.balance).toBe(sum);
    }
    expect(own.at(-1)?.balance ?? 0).toBe(balance);
  }
}

describe('whatever happens in whatever order (rules.md §4.3.6)', () => {
  it('every entry sums to zero, balances are their sums and never below zero, nothing is lost', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const books = newBooks();
        for (const [index, wish] of all.entries()) {
          grant(books, wish, `id${index}`);
          const faults = faultsIn(books);
          if (faults.length > 0) throw new Error(`after ${wish.what}: ${faults.join('; ')}`);
        }
        expectPassbooksToAddUp(books);
      }),
      { numRuns: 400 },
    );
  });

  it('nothing is taken back twice, and what was taken back leaves nothing', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const books = walked(all);
        const reversals = books.entries.flatMap(({ reverses }) => reverses ?? []);
        expect(new Set(reversals).size).toBe(reversals.length);
        const issuedBy = (id: string) =>
          books.entries
            .filter((one) => one._id === id || one.reverses === id)
            .flatMap(({ postings }) => postings)
            .filter(({ account }) => account.startsWith('issue:'))
            .reduce((sum, { delta }) => sum + delta, 0);
        for (const id of reversals) expect(issuedBy(id)).toBe(0);
      }),
    );
  });

  it('booking the same again changes nothing', () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const books = walked(all);
        const before = JSON.stringify([...books.accounts, ...books.entries]);
        for (const { _id, ...entry } of [...books.entries]) {
          const account = books.accounts.get(ownerOf(entry) ?? '');
          if (account) book(books, account, entry);
        }
        expect(JSON.stringify([...books.accounts, ...books.entries])).toBe(before);
      }),
    );
  });

  it('a point too many, and one that is lost, would be seen', () => {
    const books = newBooks();
    grant(books, { what: 'earn', who: 0, points: 4, pick: 0 }, 'id0');
    expect(faultsIn(books)).toEqual([]);
    const [entry] = books.entries;
    const account = books.accounts.get('a');
    if (!entry || !account) throw new Error('nothing was earned');
    books.accounts.set('a', { ...account, balance: 5 });
    expect(faultsIn(books)).toEqual(['a is not what its entries add up to']);
    books.entries[0] = { ...entry, postings: entry.postings.slice(1) };
    expect(faultsIn(books)).toHaveLength(3);
  });

  it('and all of it happens in these walks', () => {
    const kinds = new Set<string>();
    let debts = 0;
    fc.assert(
      fc.property(wishes, (all) => {
        const books = walked(all);
        for (const { kind } of books.entries) kinds.add(kind);
        debts += [...books.accounts.values()].filter(({ debt }) => debt > 0).length;
      }),
      { numRuns: 400 },
    );
    expect(kinds.size).toBe(9);
    expect(debts).toBeGreaterThan(0);
  });
});
