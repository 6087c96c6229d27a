import { AppError, refusedAt } from '#contracts/errors';
import type { LotSource } from '#contracts/shop';
import type { Day } from './day';

/** Pieces that came in together. A lot that is used up stays for a day, in case something comes back to it. */
export type Lot = {
  id: string;
  source: LotSource;
  donor?: string;
  /** Neither reserved nor gone. */
  available: number;
  reserved: number;
  expiresOn?: Day;
  at: number;
  /** The day its last piece went. */
  usedUpOn?: Day;
};

/**
 * The stock of one thing. Always: available + reserved + handedOut = in + counted − writtenOff
 * (`rules.md §4.3.6` 5); `counted` is what stocktakes found more or, below zero, less.
 */
export type Stock = {
  lots: Lot[];
  totals: { in: number; handedOut: number; writtenOff: number; counted: number };
};

/** From which lots so many pieces come. */
export type LotPieces = { lotId: string; pieces: number };

export const emptyStock: Stock = {
  lots: [],
  totals: { in: 0, handedOut: 0, writtenOff: 0, counted: 0 },
};

export const isExpired = ({ expiresOn }: Pick<Lot, 'expiresOn'>, day: Day): boolean =>
  expiresOn !== undefined && expiresOn < day;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Pieces one may reserve on a day: what is expired is blocked. */
export const availableOn = ({ lots }: Stock, day: Day): number =>
  sum(lots.filter((lot) => !isExpired(lot, day)).map(({ available }) => available));

export const expiredOn = ({ lots }: Stock, day: Day): number =>
  sum(lots.filter((lot) => isExpired(lot, day)).map(({ available }) => available));

export const reservedOf = ({ lots }: Stock): number => sum(lots.map(({ reserved }) => reserved));

/** Everything that stands in the shop: what is free, reserved or expired. */
export const piecesHere = ({ lots }: Stock): number =>
  sum(lots.map(({ available, reserved }) => available + reserved));

/** What is wrong with a stock, or nothing: invariant 5 of `rules.md §4.3.6`. */
export function faultOfStock(stock: Stock): string | undefined {
  const { lots, totals } = stock;
  const odd = lots.find(({ available, reserved }) => available < 0 || reserved < 0);
  if (odd) return `lot ${odd.id} is below zero`;
  const here = piecesHere(stock);
  const should = totals.in + totals.counted - totals.writtenOff - totals.handedOut;
  return here === should ? undefined : `${here} pieces where there should be ${should}`;
}

/** What expires first goes first; what never does goes last, the oldest first. */
export const firstOut = (a: Lot, b: Lot): number =>
  (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999') || a.at - b.at;

const changed = (
  stock: Stock,
  from: readonly LotPieces[],
  change: (lot: Lot, n: number) => Lot,
) => ({
  ...stock,
  lots: stock.lots.map((lot) => {
    const pieces = from.find(({ lotId }) => lotId === lot.id)?.pieces;
    return pieces === undefined ? lot : change(lot, pieces);
  }),
});

/** Reserves pieces, first expiring first. Refuses more than there are. */
export function reserved(
  stock: Stock,
  { pieces, name, day }: { pieces: number; name: string; day: Day },
): { stock: Stock; from: LotPieces[] } {
  const left = availableOn(stock, day);
  if (left < pieces)
    throw new AppError('step-not-allowed', {
      reason: left === 0 ? `${name}刚刚领完了` : `${name}只剩 ${left} 件了`,
    });
  const from: LotPieces[] = [];
  let wanted = pieces;
  for (const lot of stock.lots.filter((one) => !isExpired(one, day)).sort(firstOut)) {
    const taken = Math.min(wanted, lot.available);
    if (taken > 0) from.push({ lotId: lot.id, pieces: taken });
    wanted -= taken;
  }
  const after = changed(stock, from, (lot, n) => ({
    ...lot,
    available: lot.available - n,
    reserved: lot.reserved + n,
  }));
  return { stock: after, from };
}

/** Reserved pieces go back to their lots. */
export const released = (stock: Stock, from: readonly LotPieces[]): Stock =>
  changed(stock, from, (lot, n) => ({
    ...lot,
    available: lot.available + n,
    reserved: lot.reserved - n,
  }));

/** Reserved pieces leave the shop. */
export function handedOut(stock: Stock, from: readonly LotPieces[], day: Day): Stock {
  const after = changed(stock, from, (lot, n) => {
    const left = { ...lot, reserved: lot.reserved - n };
    return left.available + left.reserved === 0 ? { ...left, usedUpOn: day } : left;
  });
  const pieces = sum(from.map((one) => one.pieces));
  return { ...after, totals: { ...stock.totals, handedOut: stock.totals.handedOut + pieces } };
}

/** Pieces handed out today come back. */
export function returned(stock: Stock, from: readonly LotPieces[]): Stock {
  const after = changed(stock, from, ({ usedUpOn: _, ...lot }, n) => ({
    ...lot,
    available: lot.available + n,
  }));
  const pieces = sum(from.map((one) => one.pieces));
  return { ...after, totals: { ...stock.totals, handedOut: stock.totals.handedOut - pieces } };
}

/** A lot comes in; lots used up before today leave the list. */
export const stockedIn = (stock: Stock, lot: Lot, day: Day): Stock => ({
  lots: [...stock.lots.filter(({ usedUpOn }) => usedUpOn === undefined || usedUpOn >= day), lot],
  totals: { ...stock.totals, in: stock.totals.in + lot.available },
});

/** Takes pieces of one lot out of stock; never those that somebody reserved. */
export function writtenOff(stock: Stock, { lotId, pieces }: LotPieces, day: Day): Stock {
  const lot = stock.lots.find(({ id }) => id === lotId);
  if (!lot) throw new AppError('not-found');
  if (lot.available < pieces)
    throw refusedAt('pieces', `这一批只有 ${lot.available} 件可以报损，其余的有人预约了`);
  const after = changed(stock, [{ lotId, pieces }], (one, n) => {
    const left = { ...one, available: one.available - n };
    return left.available + left.reserved === 0 ? { ...left, usedUpOn: day } : left;
  });
  return { ...after, totals: { ...stock.totals, writtenOff: stock.totals.writtenOff + pieces } };
}

/** Books a stocktake: what is missing comes off the lots first to expire, what is too many onto the newest. */
export function counted(
  stock: Stock,
  { difference, day }: { difference: number; day: Day },
): Stock {
  const totals = { ...stock.totals, counted: stock.totals.counted + difference };
  if (difference >= 0) {
    const newest = [...stock.lots].sort((a, b) => b.at - a.at)[0];
    if (!newest) throw new AppError('step-not-allowed', { reason: '先入库，再盘点' });
    const lots = stock.lots.map((lot) => {
      if (lot.id !== newest.id) return lot;
      const { usedUpOn: _, ...kept } = lot;
      return { ...kept, available: lot.available + difference };
    });
    return { lots, totals };
  }
  const spare = sum(stock.lots.map(({ available }) => available));
  if (spare < -difference)
    throw new AppError('step-not-allowed', {
      reason: '少的比没有预约的还多，请先处理预约，再盘点',
    });
  let missing = -difference;
  const from = [...stock.lots].sort(firstOut).map((lot) => {
    const pieces = Math.min(missing, lot.available);
    missing -= pieces;
    return { lotId: lot.id, pieces };
  });
  const { lots } = changed(stock, from, (lot, n) => {
    const left = { ...lot, available: lot.available - n };
    return n > 0 && left.available + left.reserved === 0 ? { ...left, usedUpOn: day } : left;
  });
  return { lots, totals };
}
