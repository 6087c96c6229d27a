import { AppError } from '#contracts/errors';
import {
  type Account,
  booked,
  type EntryDraft,
  earnedPostings,
  faultOfPostings,
  ledgerAccount,
  mostPoints,
  type Posting,
  reversedPostings,
} from '#domain/ledger';
import {
  expiredPostings,
  isOneDoor,
  movedPostings,
  takenBackPostings,
  takenTogether,
} from '#domain/ledger-moves';
import { maskedName } from '#domain/mask';

const account = (over: Partial<Account> = {}): Account => ({
  _id: 'ac_wang',
  kind: 'phone',
  status: 'open',
  communityId: 'ar_huai',
  balance: 0,
  held: 0,
  debt: 0,
  sequence: 0,
  taken: { month: '2026-11', pieces: {} },
  version: 1,
  ...over,
});
const draft = (kind: EntryDraft['kind'], postings: Posting[], over: Partial<EntryDraft> = {}) => ({
  _id: `je_${kind}`,
  kind,
  postings,
  aboutId: 'pc_1',
  communityId: 'ar_huai',
  reason: '参加志愿活动',
  at: 1,
  ...over,
});
const member = ledgerAccount.member('ac_wang');
const debt = ledgerAccount.debt('ac_wang');
const issue = ledgerAccount.issue('ar_huai', 'service');
const hold = ledgerAccount.hold('rd_1');
const redeemed = ledgerAccount.redeemed('sh_1');

const earn = (it: Account, points: number) =>
  booked(it, draft('earned', earnedPostings(it, { points, path: 'service' })));
const sell = (it: Account, points: number) =>
  booked(
    it,
    draft('sold', [
      { account: member, delta: -points },
      { account: redeemed, delta: points },
    ]),
  );

describe('points that were earned', () => {
  it('stand in the passbook with a running number and what she had afterwards', () => {
    const { account: after, entry } = earn(account({ balance: 3, sequence: 7 }), 4);
    expect(after).toMatchObject({ balance: 7, sequence: 8, debt: 0, version: 2 });
    expect(entry).toMatchObject({
      accountId: 'ac_wang',
      sequence: 8,
      balance: 7,
      direction: 'in',
      postings: [
        { account: issue, delta: -4 },
        { account: member, delta: 4 },
      ],
    });
  });

  it('settle a debt first', () => {
    const { account: after, entry } = earn(account({ debt: 3 }), 5);
    expect(after).toMatchObject({ balance: 2, debt: 0, sequence: 1 });
    expect(entry.postings).toContainEqual({ account: debt, delta: 3 });
  });

  it('settle a debt they do not reach, and leave no line where nothing came in', () => {
    const { account: after, entry } = earn(account({ debt: 7 }), 5);
    expect(after).toMatchObject({ balance: 0, debt: 2, sequence: 0 });
    expect(entry).not.toHaveProperty('accountId');
  });
});

describe('points that are reserved', () => {
  const held = booked(
    account({ balance: 5 }),
    draft('held', [
      { account: member, delta: -5 },
      { account: hold, delta: 5 },
    ]),
  ).account;

  it('are no longer to be spent, and not gone', () => {
    expect(held).toMatchObject({ balance: 0, held: 5 });
  });

  it('come back whole, or go without a second line in the passbook', () => {
    const back = draft('released', [
      { account: hold, delta: -5 },
      { account: member, delta: 5 },
    ]);
    expect(booked(held, back).account).toMatchObject({ balance: 5, held: 0, sequence: 2 });
    const gone = draft('handed-over', [
      { account: hold, delta: -5 },
      { account: redeemed, delta: 5 },
    ]);
    const { account: after, entry } = booked(held, gone);
    expect(after).toMatchObject({ balance: 0, held: 0, sequence: 1 });
    expect(entry).not.toHaveProperty('sequence');
    expect(() => booked(after, gone)).toThrow('gives back more than there was');
  });
});

describe('points that are taken back', () => {
  it('leave the passbook where they are still there', () => {
    const { account: had, entry } = earn(account({ balance: 6 }), 4);
    const { account: after } = booked(had, draft('reversed', reversedPostings(had, entry)));
    expect(after).toMatchObject({ balance: 6, debt: 0 });
  });

  it.each([
    [2, 2, 0],
    [4, 0, 0],
    [5, 0, 1],
    [9, 0, 5],
  ])('of 9 with 5 of them wrong: %i spent leave %i and a debt of %i', (spent, left, owed) => {
    const { account: had } = earn(account(), 4);
    const { account: more, entry } = earn(had, 5);
    const { account: standing } = sell(more, spent);
    const { account: after, entry: back } = booked(
      standing,
      draft('reversed', reversedPostings(standing, entry)),
    );
    expect(after).toMatchObject({ balance: left, debt: owed });
    expect(faultOfPostings(back.postings)).toBeUndefined();
  });

  it('owe again what they had settled', () => {
    const { account: had, entry } = earn(account({ debt: 3 }), 5);
    const { account: after } = booked(had, draft('reversed', reversedPostings(had, entry)));
    expect(after).toMatchObject({ balance: 0, debt: 3 });
  });

  it('are taken from where they were moved to', () => {
    const paper = account({ _id: 'ac_paper', kind: 'paper', debt: 1 });
    const { entry } = booked(
      paper,
      draft('earned', earnedPostings(paper, { points: 5, path: 'service' })),
    );
    const today = account({ balance: 3 });
    const postings = takenBackPostings(today, { ...entry, accountId: 'ac_paper' });
    expect(JSON.stringify(postings)).not.toMatch('ac_paper');
    expect(booked(today, draft('reversed', postings)).account).toMatchObject({
      balance: 0,
      debt: 2,
    });
  });
});

describe('a paper passbook', () => {
  it.each([
    [26, 0],
    [0, 4],
    [5, 5],
    [9, 2],
    [2, 9],
  ])('arrives with its %i points and its debt of %i', (balance, owed) => {
    const paper = account({ _id: 'ac_paper', kind: 'paper', balance, debt: owed });
    const before = account({ balance: 4, debt: 1 });
    const moved = movedPostings(paper, before);
    const emptied = booked(paper, draft('moved-out', moved.out)).account;
    const filled = booked(before, draft('moved-in', moved.in)).account;
    expect(emptied).toMatchObject({ balance: 0, debt: 0 });
    expect(filled).toMatchObject({ balance: balance + 4, debt: owed + 1 });
    const onTheWay = [...moved.out, ...moved.in].filter(({ account }) => /^transit/.test(account));
    expect(onTheWay.reduce((sum, { delta }) => sum + delta, 0)).toBe(0);
  });

  it('moves nothing where there is nothing', () => {
    expect(movedPostings(account({ _id: 'ac_paper' }), account())).toEqual({ out: [], in: [] });
  });

  it('brings what it took this month along', () => {
    const one = { month: '2026-11', pieces: { soap: 2, mop: 1 } };
    expect(takenTogether(one, { month: '2026-11', pieces: { soap: 1, rice: 1 } })).toEqual({
      month: '2026-11',
      pieces: { soap: 3, mop: 1, rice: 1 },
    });
    expect(takenTogether(one, { month: '2026-10', pieces: { soap: 9 } })).toBe(one);
    expect(takenTogether({ month: '2026-10', pieces: { soap: 9 } }, one)).toBe(one);
  });
});

describe('what is left at the end', () => {
  it('expires', () => {
    const it = account({ balance: 12 });
    const { account: after, entry } = booked(it, draft('expired', expiredPostings(it)));
    expect(after.balance).toBe(0);
    expect(entry.direction).toBe('out');
    expect(expiredPostings(account())).toEqual([]);
  });
});

describe('what cannot be booked', () => {
  const postings = (delta: number): Posting[] => [
    { account: issue, delta: -delta },
    { account: member, delta },
  ];
  const refusal = (work: () => unknown): string | undefined => {
    try {
      work();
    } catch (error) {
      if (error instanceof AppError) return error.details?.reason;
      throw error;
    }
    throw new Error('was not refused');
  };

  it.each([0, -1, -10_000, 0.5, 1.1, Number.NaN, Infinity, mostPoints + 1, 2 ** 53, 1e21])(
    'is an amount of %p',
    (delta) => {
      expect(() => booked(account(), draft('earned', postings(delta)))).toThrow('je_earned');
      expect(() => earn(account(), delta)).toThrow();
    },
  );

  it('is an entry that does not sum to zero, has one side, or an account twice', () => {
    const [from, into] = postings(2);
    if (!from || !into) throw new Error('two sides are needed');
    for (const wrong of [
      [],
      [into],
      [from, { ...into, delta: 3 }],
      [from, { account: member, delta: 1 }, { account: member, delta: 1 }],
    ])
      expect(() => booked(account(), draft('earned', wrong))).toThrow('je_earned');
  });

  it('is a kind that goes the other way', () => {
    const wrong: [EntryDraft['kind'], Posting[]][] = [
      ['sold', postings(2)],
      ['held', postings(2)],
      ['earned', postings(2).map((one) => ({ ...one, delta: -one.delta }))],
      [
        'released',
        [
          { account: hold, delta: 2 },
          { account: member, delta: -2 },
        ],
      ],
    ];
    for (const [kind, sides] of wrong)
      expect(() => booked(account({ balance: 9, held: 9 }), draft(kind, sides))).toThrow(kind);
  });

  it('is more than she has, said in words', () => {
    expect(refusal(() => sell(account({ balance: 3 }), 5))).toBe('积分不够，还差 2 分');
  });

  it('is anything in an account that is not open', () => {
    for (const status of ['closed', 'linked'] as const)
      expect(refusal(() => earn(account({ status }), 1))).toBe('这本存折已经停用');
  });
});

test('a name is told by as few letters as tell it', () => {
  expect(
    ['王梅', '王桂兰', '欧阳启轩', '司马光', '王', '阿依·买买提', 'John Smith', 'Ann'].map((name) =>
      maskedName(name),
    ),
  ).toEqual(['王*', '王*兰', '欧阳*轩', '司马*', '王*', '阿依*', 'John*', 'A*']);
  expect([maskedName(undefined), maskedName('  ', 'ms')]).toEqual(['一位居民', '一位女士']);
});

test('behind one door live only those who both said which', () => {
  const home = { areaId: 'ar_u1', door: '302' };
  expect(isOneDoor(home, { ...home })).toBe(true);
  expect(isOneDoor(home, { ...home, door: '301' })).toBe(false);
  expect(isOneDoor(home, { ...home, areaId: 'ar_u2' })).toBe(false);
  expect(isOneDoor({ areaId: 'ar_u1' }, { areaId: 'ar_u1' })).toBe(false);
});
