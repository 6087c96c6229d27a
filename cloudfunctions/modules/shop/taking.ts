import { AppError } from '#contracts/errors';
import { dayOf } from '#domain/day';
import {
  handedOut,
  isExpired,
  type LotPieces,
  released,
  reserved,
  returned,
  type Stock,
} from '#domain/stock';
import type { Transaction } from '#runtime/database';
import { keepMovements } from './movement-records';
import {
  type RedemptionItemRecord,
  type RedemptionRecord,
  type RewardRecord,
  rewards,
} from './records';

/** A thing with what is wanted of it already reserved; not yet written. */
export type Taken = { reward: RewardRecord; item: RedemptionItemRecord };

type Wanted = { items: readonly { rewardId: string; quantity: number }[]; now: number };

/** Reads what is wanted and reserves it, first expiring first; all of it of one shop. */
export async function take(tx: Transaction, { items, now }: Wanted): Promise<Taken[]> {
  const taken: Taken[] = [];
  // In one order for everybody, so that two who want the same things do not cross.
  for (const { rewardId, quantity } of [...items].sort((a, b) =>
    a.rewardId < b.rewardId ? -1 : 1,
  ))
    taken.push(takenOf(await tx.get(rewards, rewardId), quantity, now));
  const shopIds = new Set(taken.map(({ reward }) => reward.shopId));
  if (shopIds.size > 1) throw new AppError('not-found');
  return taken;
}

function takenOf(reward: RewardRecord | undefined, quantity: number, now: number): Taken {
  if (!reward) throw new AppError('not-found');
  const { _id: rewardId, name, price, isOnShelf } = reward;
  if (!isOnShelf) throw new AppError('step-not-allowed', { reason: `${name}已经下架了` });
  const { stock, from } = reserved(reward, { pieces: quantity, name, day: dayOf(now) });
  return {
    reward: { ...reward, ...stock },
    item: { rewardId, name, price, quantity, lots: from },
  };
}

/** Writes what `take` reserved. */
export async function keepTaken(tx: Transaction, taken: readonly Taken[]): Promise<void> {
  for (const { reward } of taken) await tx.set(rewards, reward);
}

/** The things of a redemption as they stand now. */
export async function takenBy(tx: Transaction, { items }: RedemptionRecord): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const item of items) {
    const reward = await tx.get(rewards, item.rewardId);
    if (!reward) throw new Error(`there is no ${item.rewardId}`);
    taken.push({ reward, item });
  }
  return taken;
}

const changed = async (
  tx: Transaction,
  taken: readonly Taken[],
  change: (stock: Stock, from: readonly LotPieces[]) => Stock,
): Promise<void> => {
  for (const { reward, item } of taken)
    await tx.set(rewards, { ...reward, ...change(reward, item.lots) });
};

/** Pieces that were reserved stand on the shelf again. */
export const putBack = async (tx: Transaction, redemption: RedemptionRecord): Promise<void> =>
  changed(tx, await takenBy(tx, redemption), released);

/** Refuses goods that expired while they waited: an expired lot is blocked to the last (`rules.md §4.3.4`). */
export function refuseExpired(taken: readonly Taken[], at: number): void {
  const day = dayOf(at);
  const gone = taken.find(({ reward: { kind, lots }, item }) => {
    const ids = item.lots.map(({ lotId }) => lotId);
    return kind === 'goods' && lots.some((lot) => ids.includes(lot.id) && isExpired(lot, day));
  });
  if (gone)
    throw new AppError('step-not-allowed', {
      reason: `${gone.item.name}留着的那批过期了，不能交，请把积分退回`,
    });
}

type Moving = { byText: string; witnessText?: string | undefined; aboutId: string; at: number };

/** Reserved pieces leave the shop, with a line for each lot. */
export async function giveOut(
  tx: Transaction,
  taken: readonly Taken[],
  moving: Moving,
): Promise<void> {
  const day = dayOf(moving.at);
  await changed(tx, taken, (stock, from) => handedOut(stock, from, day));
  for (const { reward, item } of taken)
    await keepMovements(tx, reward, {
      ...moving,
      kind: 'handed-over',
      words: '兑换',
      pieces: item.lots.map(({ lotId, pieces }) => ({ lotId, pieces: -pieces })),
    });
}

/** Pieces handed out today stand on the shelf again, with a line for each lot. */
export async function takeBack(
  tx: Transaction,
  redemption: RedemptionRecord,
  moving: Moving,
): Promise<void> {
  const taken = await takenBy(tx, redemption);
  await changed(tx, taken, returned);
  for (const { reward, item } of taken)
    await keepMovements(tx, reward, {
      ...moving,
      kind: 'returned',
      words: '当天撤销',
      pieces: item.lots,
    });
}
