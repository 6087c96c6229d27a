import fc from 'fast-check';
import { type PointsPath, pointsPaths, pointsPathWords } from '#contracts/points';
import { calendar } from '#domain/calendar-days';
import { clockText, dayOf } from '#domain/day';
import type { JournalEntry } from '#domain/ledger';
import {
  emptyTally,
  figuresOf,
  goodsOf,
  listedIn,
  type Moved,
  monthBefore,
  publicationOf,
  sourcesOf,
  spanOf,
  tallied,
  unranked,
} from '#domain/sheet';

type Told = { who: string; path: PointsPath; points: number; reason?: string };

let count = 0;
const next = (): number => {
  count += 1;
  return count;
};
const entry = ({ who, path, points, reason = '参加议事会' }: Told): JournalEntry => ({
  _id: `je_${next()}`,
  kind: points > 0 ? 'earned' : 'reversed',
  aboutId: `pc_${count}`,
  communityId: 'ar_huai',
  accountId: who,
  reason,
  at: count,
  postings: [
    { account: `issue:ar_huai:${path}`, delta: -points },
    { account: `member:${who}`, delta: points },
  ],
});
const redeemed = (who: string, points: number): JournalEntry => ({
  ...entry({ who, path: 'service', points }),
  kind: 'sold',
  postings: [
    { account: `member:${who}`, delta: -points },
    { account: 'redeemed:sh_1', delta: points },
  ],
});
const tallyOf = (entries: readonly JournalEntry[]) => {
  const tally = emptyTally();
  for (const one of entries) tallied(tally, one);
  return tally;
};

describe('the month', () => {
  test('runs from its first instant to the next one’s', () => {
    expect(spanOf('2026-12')).toEqual({
      from: Date.UTC(2026, 10, 30, 16),
      until: Date.UTC(2026, 11, 31, 16),
    });
    expect(spanOf('2026-02').until).toBe(spanOf('2026-03').from);
    expect([monthBefore('2026-03'), monthBefore('2027-01')]).toEqual(['2026-02', '2026-12']);
  });
  test.each([
    ['2026-10', '2026-11-02'],
    ['2026-09', '2026-10-08'],
    ['2026-01', '2026-02-02'],
    ['2025-12', '2026-01-04'],
  ])('of %s comes out on %s at nine', (month, day) => {
    const at = publicationOf(month, calendar);
    expect([dayOf(at), clockText(at)]).toEqual([day, '09:00']);
  });
});

describe('figures', () => {
  test('count points, entries and people by path, and what was redeemed and taken back', () => {
    const tally = tallyOf([
      entry({ who: 'ac_mei', path: 'service', points: 2 }),
      entry({
        who: 'ac_mei',
        path: 'service',
        points: 4,
        reason: '反映的问题办结了：302 门口漏水',
      }),
      entry({ who: 'ac_li', path: 'mediation', points: 10, reason: '参与纠纷化解' }),
      entry({ who: 'ac_li', path: 'service', points: 2 }),
      entry({ who: 'ac_li', path: 'service', points: -2 }),
      redeemed('ac_mei', 5),
    ]);
    expect(figuresOf(tally)).toEqual({
      paths: [
        { path: 'service', points: 8, entries: 3, people: 2 },
        { path: 'mediation', points: 10, entries: 1, people: 1 },
      ],
      people: 2,
      issued: 18,
      redeemed: 5,
      reversed: 2,
      reasons: [
        { words: '参加议事会', points: 4, times: 2 },
        { words: '参与纠纷化解', points: 10, times: 1 },
        { words: '反映的问题办结了', points: 4, times: 1 },
      ],
    });
    expect(tally.growth).toBe(11);
    expect(listedIn(tally)).toEqual([{ accountId: 'ac_mei', path: 'service', points: 6 }]);
  });

  const told = fc.record({
    who: fc.constantFrom('ac_a', 'ac_b', 'ac_c', 'ac_d'),
    path: fc.constantFrom(...pointsPaths),
    points: fc.integer({ min: 1, max: 50 }),
    reason: fc.constantFrom('参加议事会', '建议被采纳：楼道灯', '说不清的事'),
  });
  test('add up: paths to what was issued, and the wall to all but disputes', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 60 }), (tolds) => {
        const tally = tallyOf(tolds.map(entry));
        const figures = figuresOf(tally);
        const sum = (rows: readonly { points: number }[]) =>
          rows.reduce((all, { points }) => all + points, 0);
        expect(sum(figures.paths)).toBe(figures.issued);
        expect(sum(figures.reasons)).toBe(figures.issued);
        const disputes = sum(tolds.filter(({ path }) => path === 'mediation'));
        expect(sum(listedIn(tally))).toBe(figures.issued - disputes);
        expect(listedIn(tally).some(({ path }) => path === 'mediation')).toBe(false);
        expect(tally.growth).toBe(figures.issued);
      }),
    );
  });
});

test('nobody stands higher for having more: the order is that of the buildings', () => {
  const row = fc.record({
    name: fc.constantFrom('王*', '李*兰', '欧阳*轩'),
    place: fc.constantFrom('1号楼', '2号楼', '10号楼'),
    path: fc.constantFrom(...pointsPaths),
    points: fc.integer({ min: 1, max: 50 }),
  });
  const withoutPoints = ({
    name,
    place,
    path,
  }: {
    name: string;
    place: string;
    path: PointsPath;
  }) => `${place} ${name} ${pointsPathWords[path]}`;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.array(fc.nat(50)), (rows, others) => {
      const order = unranked(rows).map(withoutPoints);
      const otherwise = rows.map((one, at) => ({ ...one, points: others[at] ?? 1 }));
      expect(unranked(otherwise).map(withoutPoints)).toEqual(order);
    }),
  );
  const places = unranked(
    ['10号楼', '2号楼', '1号楼'].map((place) => ({
      name: '王*',
      place,
      path: 'service',
      points: 1,
    })),
  ).map(({ place }) => place);
  expect(places).toEqual(['1号楼', '2号楼', '10号楼']);
});

describe('goods', () => {
  const soap = { _id: 'rw_soap', name: '肥皂', price: 5, isOnShelf: true };
  const moved: Moved[] = [
    { rewardId: 'rw_soap', kind: 'in', pieces: 10, source: 'community' },
    { rewardId: 'rw_soap', kind: 'in', pieces: 5, source: 'donated' },
    { rewardId: 'rw_soap', kind: 'handed-over', pieces: -4 },
    { rewardId: 'rw_soap', kind: 'returned', pieces: 1 },
    { rewardId: 'rw_soap', kind: 'written-off', pieces: -2 },
    { rewardId: 'rw_soap', kind: 'counted', pieces: -1 },
  ];
  test('say what came in, went out, was written off and counted, and what is left', () => {
    expect(goodsOf([soap], moved, () => 3)).toEqual([
      {
        rewardId: 'rw_soap',
        name: '肥皂',
        price: 5,
        in: 15,
        out: 3,
        writtenOff: 2,
        counted: -1,
        left: 12,
      },
    ]);
    expect(sourcesOf(moved)).toEqual([
      { words: '社区统筹', pieces: 10 },
      { words: '居民捐赠', pieces: 5 },
    ]);
  });
  test('that are gone and did not move are left out', () => {
    const gone = { ...soap, isOnShelf: false };
    expect(goodsOf([gone], [], () => 0)).toEqual([]);
    expect(goodsOf([gone], [], () => 2)).toHaveLength(1);
    expect(goodsOf([soap], [], () => 0)).toMatchObject([{ in: 0, out: 0, writtenOff: 0, left: 0 }]);
  });
});
