import { find } from '#runtime/database';
import { movementsOf } from './movement-records';
import { type MovementRecord, type ShopRecord, shops } from './records';

const pageSize = 1000;

/** Shops of a community, at most 20. */
export const shopsIn = (communityId: string): Promise<ShopRecord[]> =>
  find(shops, { where: { areaPath: communityId }, order: [['_id', 'asc']], limit: 20 });

/** What came in and went out of shops from one instant up to and without another, in pages of 1,000. */
export async function movementsBetween(
  shopIds: readonly string[],
  { from, until }: { from: number; until: number },
): Promise<MovementRecord[]> {
  const found: MovementRecord[] = [];
  if (shopIds.length === 0) return found;
  // No id sorts before the empty one: of the instant itself nothing is read.
  for (let after = { at: until, id: '' }; ; ) {
    const page = await movementsOf({ shopIds }, { after, limit: pageSize });
    found.push(...page.filter(({ at }) => at >= from));
    const last = page.at(-1);
    if (!last || page.length < pageSize || last.at < from) return found;
    after = { at: last.at, id: last._id };
  }
}
