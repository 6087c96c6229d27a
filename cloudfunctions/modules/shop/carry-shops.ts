import { carriedAlong } from '#domain/tree';
import { find, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type AreaRecord, areasNow } from '../area/records';
import { shops } from './records';

/** More counters than one district has communities. */
const mostShops = 1000;

/** Shops below an area that stands elsewhere, or is called otherwise, now; also before the paths below it were rewritten. */
async function carryBelow(root: AreaRecord, { deadline }: Hearing): Promise<void> {
  const where = { areaPath: root._id };
  const found = await find(shops, { where, order: [['_id', 'asc']], limit: mostShops });
  const own = await areasNow([...new Set(found.map(({ communityId }) => communityId))]);
  const communities = new Map(own.map((area) => [area._id, area]));
  for (const { _id, communityId } of found) {
    const community = communities.get(communityId);
    if (!community) continue;
    const isBelow = community.path.includes(root._id);
    const { path } = isBelow ? carriedAlong(community, root) : community;
    await transact(async (tx) => {
      const shop = await tx.get(shops, _id);
      if (shop) await tx.set(shops, { ...shop, areaPath: path, communityName: community.name });
    }, deadline);
  }
}

/** A shop stays with its community, wherever that stands and whatever it is called. */
export const carryShops: Listener = {
  name: 'shop.carry-shops',
  hears: ['area.renamed', 'area.moved', 'area.split', 'area.merged'],
  isForJobs: true,
  async hear(event, hearing) {
    const { roots } = event.data as { roots: string[] };
    for (const root of await areasNow(roots)) await carryBelow(root, hearing);
    return 'done';
  },
};
