import fc from 'fast-check';
import { AppError } from '#contracts/errors';
import { addDays } from '#domain/day';
import {
  availableOn,
  counted,
  emptyStock,
  expiredOn,
  faultOfStock,
  handedOut,
  type Lot,
  type LotPieces,
  released,
  reserved,
  reservedOf,
  returned,
  type Stock,
  stockedIn,
  writtenOff,
} from '#domain/stock';

const day = '2026-11-20';
const lot = (id: string, available: number, over: Partial<Lot> = {}): Lot => ({
  id,
  source: 'community',
  available,
  reserved: 0,
  at: 1,
  ...over,
});
const stockOf = (...lots: Lot[]): Stock =>
  lots.reduce((stock, one) => stockedIn(stock, one, day), emptyStock);
const reserve = (stock: Stock, pieces: number, on = day) =>
  reserved(stock, { pieces, name: '肥皂', day: on });
const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError)
      return error.details?.reason ?? error.details?.fields?.[0]?.words ?? error.code;
    throw error;
  }
  return undefined;
};

describe('first expiring, first out', () => {
  test('the lot that expires first goes first, one that never does last, the older before the newer', () => {
    const stock = stockOf(
      lot('never-old', 2, { at: 1 }),
      lot('never-new', 2, { at: 5 }),
      lot('late', 2, { expiresOn: '2027-03-01' }),
      lot('soon', 1, { expiresOn: '2026-12-01' }),
    );
    expect(reserve(stock, 6).from).toEqual([
      { lotId: 'soon', pieces: 1 },
      { lotId: 'late', pieces: 2 },
      { lotId: 'never-old', pieces: 2 },
      { lotId: 'never-new', pieces: 1 },
    ]);
  });
  test('what is expired is blocked, also the last piece, and stays in stock until it is written off', () => {
    const stock = stockOf(lot('old', 3, { expiresOn: '2026-11-19' }), lot('new', 1));
    expect(availableOn(stock, day)).toBe(1);
    expect(expiredOn(stock, day)).toBe(3);
    expect(reserve(stock, 1).from).toEqual([{ lotId: 'new', pieces: 1 }]);
    expect(reasonOf(() => reserve(stock, 2))).toBe('肥皂只剩 1 件了');
    expect(availableOn(stock, '2026-11-19')).toBe(4);
    const rest = writtenOff(stock, { lotId: 'old', pieces: 3 }, day);
    expect(expiredOn(rest, day)).toBe(0);
    expect(faultOfStock(rest)).toBeUndefined();
  });
  test('never a piece of a lot while one that expires earlier has some', () => {
    const lots = fc.array(
      fc.record({
        available: fc.integer({ min: 0, max: 5 }),
        expires: fc.option(fc.integer({ min: -5, max: 20 }), { nil: undefined }),
        at: fc.integer({ min: 0, max: 9 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 12 }), (drawn, pieces) => {
        const stock = stockOf(
          ...drawn.map(({ available, expires, at }, index) =>
            lot(`lot-${index}`, available, {
              at,
              ...(expires !== undefined && { expiresOn: addDays(day, expires) }),
            }),
          ),
        );
        const there = availableOn(stock, day);
        fc.pre(there >= pieces);
        const { stock: after, from } = reserve(stock, pieces);
        expect(from.reduce((sum, one) => sum + one.pieces, 0)).toBe(pieces);
        expect(availableOn(after, day)).toBe(there - pieces);
        const used = after.lots.filter(({ id }) => from.some(({ lotId }) => lotId === id));
        const last =
          used
            .map(({ expiresOn }) => expiresOn ?? '9999')
            .sort()
            .at(-1) ?? '';
        const earlier = after.lots.filter(
          ({ expiresOn = '9999' }) => expiresOn >= day && expiresOn < last,
        );
        expect(earlier.filter(({ available }) => available > 0)).toEqual([]);
      }),
    );
  });
});

test('nothing is reserved beyond what is there', () => {
  const stock = stockOf(lot('a', 2));
  expect(reasonOf(() => reserve(stock, 3))).toBe('肥皂只剩 2 件了');
  const { stock: none } = reserve(stock, 2);
  expect(reasonOf(() => reserve(none, 1))).toBe('肥皂刚刚领完了');
  expect(reservedOf(none)).toBe(2);
});

test('what is reserved is neither written off nor counted away', () => {
  const { stock } = reserve(stockOf(lot('a', 3)), 2);
  expect(reasonOf(() => writtenOff(stock, { lotId: 'a', pieces: 2 }, day))).toContain('1 件');
  expect(reasonOf(() => counted(stock, { difference: -2, day }))).toContain('先处理预约');
  const fewer = counted(stock, { difference: -1, day });
  expect([availableOn(fewer, day), reservedOf(fewer), faultOfStock(fewer)]).toEqual([
    0,
    2,
    undefined,
  ]);
});

test('a lot that is used up comes back to life the same day, and leaves the list with a later delivery', () => {
  const { stock, from } = reserve(stockOf(lot('a', 1)), 1);
  const gone = handedOut(stock, from, day);
  expect(gone.lots).toMatchObject([{ available: 0, reserved: 0, usedUpOn: day }]);
  const back = returned(gone, from);
  expect(back.lots).toMatchObject([{ available: 1, reserved: 0 }]);
  expect(back.lots[0]?.usedUpOn).toBeUndefined();
  expect(stockedIn(gone, lot('b', 1), day).lots.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(stockedIn(gone, lot('b', 1), '2026-11-21').lots.map(({ id }) => id)).toEqual(['b']);
});

/** What may happen to one thing; each keeps what is open, so that only what was reserved is released or handed out. */
type Shelf = { stock: Stock; held: LotPieces[][]; out: LotPieces[][]; lots: number };
type Happening = { kind: string; n: number };

const shelfSteps: Record<string, (shelf: Shelf, n: number) => Shelf> = {
  in: (shelf, n) => ({
    ...shelf,
    lots: shelf.lots + 1,
    stock: stockedIn(
      shelf.stock,
      lot(`lot-${shelf.lots}`, n, n % 2 ? { expiresOn: addDays(day, n) } : {}),
      day,
    ),
  }),
  reserve(shelf, n) {
    const { stock, from } = reserve(shelf.stock, n);
    return { ...shelf, stock, held: [...shelf.held, from] };
  },
  release({ held: [first = [], ...held], ...shelf }) {
    return { ...shelf, held, stock: released(shelf.stock, first) };
  },
  handOut({ held: [first = [], ...held], ...shelf }) {
    return {
      ...shelf,
      held,
      out: [...shelf.out, first],
      stock: handedOut(shelf.stock, first, day),
    };
  },
  takeBack({ out: [first = [], ...out], ...shelf }) {
    return { ...shelf, out, stock: returned(shelf.stock, first) };
  },
  writeOff: (shelf, n) => ({
    ...shelf,
    stock: writtenOff(shelf.stock, { lotId: `lot-${n % 4}`, pieces: n }, day),
  }),
  count: (shelf, n) => ({ ...shelf, stock: counted(shelf.stock, { difference: n - 5, day }) }),
};

const happening = fc.record({
  kind: fc.constantFrom(...Object.keys(shelfSteps)),
  n: fc.integer({ min: 1, max: 9 }),
});

function stepped(shelf: Shelf, { kind, n }: Happening): Shelf {
  try {
    return shelfSteps[kind]?.(shelf, n) ?? shelf;
  } catch (error) {
    if (error instanceof AppError) return shelf;
    throw error;
  }
}

test('whatever happens to a thing, its pieces are what came in less what went (invariant 5)', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      let shelf: Shelf = { stock: emptyStock, held: [], out: [], lots: 0 };
      for (const one of happenings) {
        shelf = stepped(shelf, one);
        expect(faultOfStock(shelf.stock)).toBeUndefined();
        const held = shelf.held.flat().reduce((sum, { pieces }) => sum + pieces, 0);
        expect(reservedOf(shelf.stock)).toBe(held);
      }
    }),
    { numRuns: 300 },
  );
});

test('a stock whose pieces do not add up is seen', () => {
  const stock = stockOf(lot('a', 2));
  expect(faultOfStock(stock)).toBeUndefined();
  expect(faultOfStock({ ...stock, totals: { ...stock.totals, in: 3 } })).toContain('3');
  expect(faultOfStock({ ...stock, lots: [lot('a', -1)] })).toContain('below zero');
});
