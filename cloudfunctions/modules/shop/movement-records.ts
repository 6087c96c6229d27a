import type { LotPieces, Stock } from '#domain/stock';
import type { Cursor } from '#runtime/cursor';
import { find, op, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { type MovementRecord, movements, type RewardRecord } from './records';

type Moved = Pick<MovementRecord, 'kind' | 'words' | 'byText' | 'aboutId' | 'at'> & {
  witnessText?: string | undefined;
  /** Above zero what came in, below it what went out. */
  pieces: readonly LotPieces[];
};

/**
 * Writes what came in or went out of one thing, a line for each lot. The id is made of kind, cause and lot:
 * the same again writes the same line. `reward` knows the lots.
 */
export async function keepMovements(
  tx: Transaction,
  reward: Pick<RewardRecord, '_id' | 'shopId' | 'name' | 'lots'>,
  { pieces, kind, aboutId, witnessText, ...told }: Moved,
): Promise<void> {
  for (const one of pieces) {
    if (one.pieces === 0) continue;
    await tx.set(movements, {
      _id: derivedId('mv', kind, aboutId, reward._id, one.lotId),
      shopId: reward.shopId,
      rewardId: reward._id,
      name: reward.name,
      kind,
      aboutId,
      ...told,
      ...one,
      ...defined({
        witnessText,
        source: reward.lots.find(({ id }) => id === one.lotId)?.source,
      }),
    });
  }
}

const here = ({ lots }: Stock, lotId: string): number => {
  const lot = lots.find(({ id }) => id === lotId);
  return lot ? lot.available + lot.reserved : 0;
};

/** How many pieces of each lot there are more, or below zero fewer, than before. */
export const piecesBetween = (before: Stock, after: Stock): LotPieces[] =>
  after.lots.map(({ id }) => ({ lotId: id, pieces: here(after, id) - here(before, id) }));

/** What came in and went out of a thing or of whole shops, newest first. */
export const movementsOf = (
  about: { rewardId: string } | { shopIds: readonly string[] },
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<MovementRecord[]> => {
  const where = 'rewardId' in about ? about : { shopId: op.in([...about.shopIds]) };
  return find(movements, {
    where: after
      ? op.and(
          { ...where, at: op.lte(after.at) },
          op.or({ at: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });
};
