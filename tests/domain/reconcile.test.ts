import { booked, type EntryDraft, type JournalEntry, ledgerAccount } from '#domain/ledger';
import { reconciliation } from '#domain/reconcile';
import type { Finding } from '#domain/reconcile-found';
import type { RecordedAccount } from '#domain/reconcile-ledger';
import type {
  RecordedCode,
  RecordedMovement,
  RecordedRedemption,
  RecordedReward,
} from '#domain/reconcile-shop';
import { type Seal, sealOf } from '#domain/seal';
import { entryIdOf } from '../../cloudfunctions/modules/points/records';
import { inOrder, sha256 } from '../kit/reconciled';

/* A small honest ledger; each test breaks one thing and reads exactly that. */

type Books = {
  accounts: RecordedAccount[];
  entries: JournalEntry[];
  seals: Seal[];
  codes: RecordedCode[];
  movements: RecordedMovement[];
  redemptions: RecordedRedemption[];
  rewards: RecordedReward[];
};

const community = 'ar_huai';
const issue = ledgerAccount.issue(community, 'service');
const mei = 'ac_mei';
const qiang = 'ac_qiang';
const paper = 'ac_paper';

const opened = (_id: string, over: Partial<RecordedAccount> = {}): RecordedAccount => ({
  _id,
  kind: 'phone',
  status: 'open',
  communityId: community,
  balance: 0,
  held: 0,
  debt: 0,
  sequence: 0,
  taken: { month: '2026-11', pieces: {} },
  version: 1,
  ...over,
});

type Told = Pick<EntryDraft, 'kind' | 'aboutId' | 'postings'> & Partial<EntryDraft>;

/** Books as the cloud does, a minute after the entry before. */
function bookkeeper(accounts: RecordedAccount[]) {
  const entries: JournalEntry[] = [];
  const post = (accountId: string, told: Told): string => {
    const index = accounts.findIndex(({ _id }) => _id === accountId);
    const account = accounts[index];
    if (!account) throw new RangeError(accountId);
    const draft: EntryDraft = {
      _id: entryIdOf(told.kind, told.aboutId),
      communityId: community,
      reason: '参加议事会',
      at: 1_000_000 + entries.length * 60_000,
      ...told,
    };
    const { account: after, entry } = booked(account, draft);
    accounts[index] = after;
    entries.push(entry);
    return entry._id;
  };
  return { entries, post };
}

const move = (from: string, to: string, points: number) => [
  { account: from, delta: -points },
  { account: to, delta: points },
];

const redemption = (
  _id: string,
  over: Partial<RecordedRedemption> & Pick<RecordedRedemption, 'status'>,
): RecordedRedemption => ({
  _id,
  points: 5,
  items: [{ rewardId: 'rw_soap', quantity: 1, lots: [{ lotId: 'lt_1', pieces: 1 }] }],
  ...over,
});

function honest(): Books {
  const accounts = [
    opened(mei, { personId: 'pe_mei' }),
    opened(qiang, { personId: 'pe_qiang' }),
    opened(paper, { kind: 'paper' }),
  ];
  const { entries, post } = bookkeeper(accounts);
  const member = ledgerAccount.member;
  const shop = ledgerAccount.redeemed('sh_1');
  const earn = (accountId: string, aboutId: string, points: number) =>
    post(accountId, {
      kind: 'earned',
      aboutId,
      postings: move(issue, member(accountId), points),
      proposerId: 'system',
      approverId: 'pe_keeper',
    });
  earn(mei, 'pc_1', 20);
  const wrong = earn(qiang, 'pc_2', 4);
  earn(paper, 'pc_3', 6);
  const hold = (id: string) => ledgerAccount.hold(id);
  for (const id of ['rd_taken', 'rd_void', 'rd_open'])
    post(mei, { kind: 'held', aboutId: id, postings: move(member(mei), hold(id), 5) });
  post(mei, {
    kind: 'handed-over',
    aboutId: 'rd_taken',
    postings: move(hold('rd_taken'), shop, 5),
  });
  post(mei, {
    kind: 'released',
    aboutId: 'rd_void',
    postings: move(hold('rd_void'), member(mei), 5),
  });
  const sold = post(mei, {
    kind: 'sold',
    aboutId: 'rd_sold',
    postings: move(member(mei), shop, 5),
  });
  post(mei, {
    kind: 'reversed',
    aboutId: sold,
    reverses: sold,
    postings: move(shop, member(mei), 5),
  });
  post(qiang, {
    kind: 'reversed',
    aboutId: wrong,
    reverses: wrong,
    postings: [
      { account: issue, delta: 4 },
      { account: member(qiang), delta: -3 },
      { account: ledgerAccount.debt(qiang), delta: -1 },
    ],
  });
  post(paper, {
    kind: 'moved-out',
    aboutId: paper,
    postings: move(member(paper), ledgerAccount.transit(paper), 6),
  });
  post(qiang, {
    kind: 'moved-in',
    aboutId: paper,
    postings: move(ledgerAccount.transit(paper), member(qiang), 6),
  });
  const first = sealOf(entries.slice(0, 7), undefined, sha256);
  return {
    accounts,
    entries,
    seals: [first, sealOf(entries.slice(7, 12), first, sha256)],
    codes: [{ _id: 'co_1', redemptionId: 'rd_open' }],
    movements: [
      { _id: 'mv_1', rewardId: 'rw_soap', kind: 'in', pieces: 10 },
      { _id: 'mv_2', rewardId: 'rw_soap', kind: 'handed-over', pieces: -1 },
      { _id: 'mv_3', rewardId: 'rw_soap', kind: 'handed-over', pieces: -1 },
      { _id: 'mv_4', rewardId: 'rw_soap', kind: 'returned', pieces: 1 },
      { _id: 'mv_5', rewardId: 'rw_soap', kind: 'written-off', pieces: -2 },
      { _id: 'mv_6', rewardId: 'rw_soap', kind: 'counted', pieces: -1 },
    ],
    redemptions: [
      redemption('rd_taken', { status: 'handed-over', receiptNumber: '20261101-A' }),
      redemption('rd_void', { status: 'void' }),
      redemption('rd_open', { status: 'held', code: 'K7QM3P' }),
      redemption('rd_sold', { status: 'reversed', receiptNumber: '20261101-B' }),
    ],
    rewards: [
      {
        _id: 'rw_soap',
        name: '肥皂',
        lots: [{ id: 'lt_1', source: 'community', available: 5, reserved: 1, at: 0 }],
        totals: { in: 10, handedOut: 1, writtenOff: 2, counted: -1 },
      },
    ],
  };
}

function findings(books: Books): Finding[] {
  const check = reconciliation({ sha256, entryIdOf });
  books.accounts.forEach(check.account);
  books.seals.forEach(check.seal);
  inOrder(books.entries).forEach(check.entry);
  books.codes.forEach(check.code);
  books.movements.forEach(check.movement);
  books.redemptions.forEach(check.redemption);
  books.rewards.forEach(check.reward);
  return check.findings();
}

/** The one of these that has the id, to be broken in place. */
function the<R extends { _id: string }>(records: readonly R[], id: string): R {
  const found = records.find(({ _id }) => _id === id);
  if (!found) throw new RangeError(`nothing is called ${id}`);
  return found;
}

/** What one reads after one thing was broken; without seals, which see everything that was sealed. */
function after(breaks: (books: Books) => void): Finding[] {
  const books = { ...honest(), seals: [] };
  breaks(books);
  return findings(books);
}

test('an honest ledger has no findings', () => {
  expect(findings(honest())).toEqual([]);
});

test('two calls at one time, booked in the other order, are no finding', () => {
  const books = honest();
  const last = books.entries.at(-1);
  const first = the(books.entries, entryIdOf('earned', 'pc_2'));
  if (last) first.at = last.at + 1;
  expect(findings({ ...books, seals: [] })).toEqual([]);
});

describe('each invariant, broken once, is exactly that finding', () => {
  const earned = entryIdOf('earned', 'pc_1');
  type Case = [invariant: number, where: string, words: RegExp, breaks: (books: Books) => void];
  const cases: Case[] = [
    [
      1,
      earned,
      /sums to 1/,
      ({ entries }) => {
        the(entries, earned).postings = [
          { account: issue, delta: -19 },
          { account: ledgerAccount.member(mei), delta: 20 },
        ];
      },
    ],
    [
      2,
      mei,
      /余额写着 99，加起来是 10/,
      ({ accounts }) => {
        the(accounts, mei).balance = 99;
      },
    ],
    [
      2,
      mei,
      /冻结写着 0，加起来是 5/,
      ({ accounts }) => {
        the(accounts, mei).held = 0;
      },
    ],
    [
      2,
      qiang,
      /欠分写着 0，加起来是 1/,
      ({ accounts }) => {
        the(accounts, qiang).debt = 0;
      },
    ],
    [
      2,
      mei,
      /写着 8 笔，账上有 7 笔/,
      ({ accounts }) => {
        the(accounts, mei).sequence = 8;
      },
    ],
    [
      2,
      `${mei} 第 1 笔`,
      /写着余额 21，加起来是 20/,
      ({ entries }) => {
        the(entries, earned).balance = 21;
      },
    ],
    [
      2,
      entryIdOf('earned', 'pc_9'),
      /没有 ac_nobody 这本存折/,
      ({ entries }) => {
        entries.push({
          ...the(entries, earned),
          _id: entryIdOf('earned', 'pc_9'),
          aboutId: 'pc_9',
          postings: move(issue, ledgerAccount.member('ac_nobody'), 20),
        });
      },
    ],
    [
      3,
      mei,
      /欠分是 -2/,
      ({ accounts, entries }) => {
        the(accounts, mei).debt = -2;
        entries.push({
          _id: entryIdOf('expired', 'x'),
          kind: 'expired',
          aboutId: 'x',
          communityId: community,
          reason: '',
          at: 9_000_000,
          postings: move(issue, ledgerAccount.debt(mei), 2),
        });
      },
    ],
    [
      4,
      entryIdOf('expired', 'x'),
      /没有「pocket」这个科目/,
      ({ entries }) => {
        entries.push({
          _id: entryIdOf('expired', 'x'),
          kind: 'expired',
          aboutId: 'x',
          communityId: community,
          reason: '',
          at: 9_000_000,
          postings: move(issue, 'pocket', 2),
        });
      },
    ],
    [
      4,
      `transit:${paper}`,
      /路上还有 6 分/,
      ({ accounts, entries }) => {
        entries.pop();
        const account = the(accounts, qiang);
        account.balance -= 6;
        account.sequence -= 1;
      },
    ],
    [
      4,
      'rd_open',
      /应该冻结 6 分，账上冻结 5 分/,
      ({ redemptions }) => {
        the(redemptions, 'rd_open').points = 6;
      },
    ],
    [
      5,
      'rw_soap',
      /6 pieces where there should be 7/,
      ({ movements, rewards }) => {
        the(rewards, 'rw_soap').totals.in = 11;
        the(movements, 'mv_1').pieces = 11;
      },
    ],
    [
      5,
      'rw_soap',
      /肥皂入库 10 件，流水是 9 件/,
      ({ movements }) => {
        the(movements, 'mv_1').pieces = 9;
      },
    ],
    [
      5,
      'rw_soap',
      /预留 1 件，预约的是 2 件/,
      ({ redemptions }) => {
        the(redemptions, 'rd_open').items = [
          { rewardId: 'rw_soap', quantity: 2, lots: [{ lotId: 'lt_1', pieces: 2 }] },
        ];
      },
    ],
    [
      6,
      'rd_taken',
      /领取了，没有收据/,
      ({ redemptions }) => void delete the(redemptions, 'rd_taken').receiptNumber,
    ],
    [
      6,
      entryIdOf('handed-over', 'rd_taken'),
      /没有这张兑换单/,
      ({ redemptions }) => void redemptions.shift(),
    ],
    [
      6,
      'rd_sold',
      /撤销 0 分，账上退回 5 分/,
      ({ redemptions }) => {
        the(redemptions, 'rd_sold').status = 'handed-over';
      },
    ],
    [6, 'rd_open', /取货码不在了/, ({ codes }) => void codes.pop()],
    [
      6,
      'co_2',
      /取货码没有兑换单/,
      ({ codes }) => void codes.push({ _id: 'co_2', redemptionId: 'x' }),
    ],
    [
      7,
      'je_again',
      /编号不是由事由算出来的/,
      ({ accounts, entries }) => {
        const account = the(accounts, mei);
        account.balance += 20;
        account.sequence += 1;
        entries.push({
          ...the(entries, earned),
          _id: 'je_again',
          at: 9_000_000,
          sequence: account.sequence,
          balance: account.balance,
        });
      },
    ],
    [
      7,
      'je_again',
      /被冲正了两次/,
      ({ accounts, entries }) => {
        const reversal = entries.find(({ kind }) => kind === 'reversed');
        const account = the(accounts, mei);
        if (!reversal) throw new RangeError();
        account.balance += 5;
        account.sequence += 1;
        entries.push({
          ...reversal,
          _id: 'je_again',
          at: 9_000_000,
          postings: move(issue, ledgerAccount.member(mei), 5),
          sequence: account.sequence,
          balance: account.balance,
        });
      },
    ],
    [
      9,
      earned,
      /审核的人就是得分的人/,
      ({ entries }) => {
        the(entries, earned).approverId = 'pe_mei';
      },
    ],
    [
      9,
      entryIdOf('handed-over', 'rd_taken'),
      /审核的人就是得分的人/,
      ({ entries }) => {
        the(entries, entryIdOf('handed-over', 'rd_taken')).approverId = 'pe_mei';
      },
    ],
  ];
  test.each(cases)('%i %s %s', (...[invariant, where, words, breaks]) => {
    expect(after(breaks)).toEqual([{ invariant, where, words: expect.stringMatching(words) }]);
  });
});

describe('the chain sees whatever was changed after it was sealed', () => {
  const changed = (breaks: (books: Books) => void) => {
    const books = honest();
    breaks(books);
    return findings(books).filter(({ invariant }) => invariant === 10);
  };
  const about = (number: number, words: RegExp) => [
    { invariant: 10, where: `seals/${number}`, words: expect.stringMatching(words) },
  ];

  test('a word of one entry', () => {
    const books = honest();
    the(books.entries, entryIdOf('earned', 'pc_2')).reason = '参加议事会。';
    expect(findings(books)).toEqual(about(1, /有一笔和封存时不一样/));
  });
  test('an entry that is gone', () => {
    expect(changed(({ entries }) => void entries.splice(8, 1))).toEqual(
      about(2, /封存了 5 笔，现在有 4 笔/),
    );
  });
  test('an entry slipped in', () => {
    const breaks = ({ entries }: Books) => {
      const [first] = entries;
      if (first) entries.push({ ...first, _id: 'je_slipped', at: first.at + 1 });
    };
    expect(changed(breaks)).toEqual(about(1, /封存了 7 笔，现在有 8 笔/));
  });
  test('a seal that was made again over changed entries no longer fits the next', () => {
    const breaks = ({ entries, seals }: Books) => {
      const [first] = entries;
      if (first) first.reason = '别的';
      seals[0] = sealOf(entries.slice(0, 7), undefined, sha256);
    };
    expect(changed(breaks)).toEqual(about(2, /和前一批接不上/));
  });
  test('a seal that is gone', () => {
    const found = changed(({ seals }) => void seals.shift());
    expect(found[0]?.where).toBe('seals/2');
  });
  test('a sum that was changed in the seal', () => {
    const breaks = ({ seals }: Books) => {
      const [, second] = seals;
      if (second) second.sum += 1;
    };
    expect(changed(breaks).length).toBeGreaterThan(0);
  });
});
