import type { Received } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { ToWitness, witness } from '#contracts/shop-counter';
import { dayOf } from '#domain/day';
import { counted } from '#domain/stock';
import type { Done } from '#runtime/command';
import type { Context } from '#runtime/context';
import { find, op, type Transaction } from '#runtime/database';
import { keepMovements, piecesBetween } from './movement-records';
import { rewards, type StocktakeRecord, stocktakes } from './records';

/** Stocktakes that wait for one of these keys, the longest waiting first. */
export const stocktakesWaitingFor = (keys: readonly string[]): Promise<StocktakeRecord[]> =>
  find(stocktakes, {
    where: { waitsFor: op.in([...keys]) },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 100,
  });

const countWords = ({ name, expected, counted: found }: StocktakeRecord['counts'][number]) =>
  found === expected
    ? `${name} ${found} 件，相符`
    : `${name} 应有 ${expected} 件，数到 ${found} 件`;

/** A stocktake as the second person reads it. */
export const stocktakeToWitness = (record: StocktakeRecord): ToWitness => ({
  id: record._id,
  version: record.version,
  kind: 'stocktake',
  shopName: record.shopName,
  byText: record.byText,
  at: record.at,
  words: record.counts.map(countWords),
});

/** Of somebody who may say whether it is right: never of who counted, and not twice. */
function waiting(
  record: StocktakeRecord | undefined,
  { version }: { version: number },
  { caller }: Context,
): StocktakeRecord {
  if (!record) throw new AppError('not-found');
  if (record.by === caller.personId)
    throw new AppError('step-not-allowed', { reason: '自己的盘点要请另一位见证' });
  if (record.status !== 'waiting') {
    if (record.witnessedBy !== caller.personId) throw new AppError('not-found');
    throw new AppError('step-not-allowed', { reason: '这次盘点已经处理过了' });
  }
  if (!record.waitsFor.some((key) => caller.keys.includes(key))) throw new AppError('not-found');
  if (record.version !== version) throw new AppError('conflict', { version: record.version });
  return record;
}

type Seen = { witnessText: string; now: number };

/**
 * Books what was counted: of each thing the difference to what stood there when she counted, so that what was
 * handed over since stays handed over. Refuses what another stocktake has booked meanwhile, and then all of it.
 */
export async function bookStocktake(
  tx: Transaction,
  record: StocktakeRecord,
  { witnessText, now }: Seen,
): Promise<void> {
  for (const { rewardId, name, expected, counted: found } of record.counts) {
    const before = await tx.get(rewards, rewardId);
    if (!before || (before.countedAt ?? 0) > record.at)
      throw new AppError('step-not-allowed', { reason: `${name}后来又盘点过，请选「不对」` });
    const difference = found - expected;
    const after = difference === 0 ? before : counted(before, { difference, day: dayOf(now) });
    const reward = { ...before, ...after, countedAt: now };
    await tx.set(rewards, reward);
    await keepMovements(tx, reward, {
      kind: 'counted',
      pieces: piecesBetween(before, reward),
      words: `盘点：应有 ${expected} 件，数到 ${found} 件`,
      byText: record.byText,
      witnessText,
      aboutId: record._id,
      at: now,
    });
  }
}

/** What the second person says of a stocktake: booked, or as if it had never been. */
export async function witnessStocktake(
  tx: Transaction,
  input: Received<typeof witness>,
  { ctx, witnessText }: { ctx: Context; witnessText: string },
): Promise<Done<typeof witness>> {
  const record = waiting(await tx.get(stocktakes, input.id), input, ctx);
  const { now, caller } = ctx;
  if (input.isRight) await bookStocktake(tx, record, { witnessText, now });
  await tx.set(stocktakes, {
    ...record,
    status: input.isRight ? 'booked' : 'refused',
    waitsFor: [],
    witnessedBy: caller.personId,
    endedAt: now,
    version: record.version + 1,
  });
  return {
    answer: {},
    name: input.isRight ? 'shop.stock-booked' : 'shop.stock-refused',
    subjectIds: [record._id, record.shopId],
    data: { stocktakeId: record._id, shopId: record.shopId, personId: record.by },
    callerText: witnessText,
  };
}
