import { shortAddress } from '#domain/place';
import { carriedAlong } from '#domain/tree';
import { transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type AreaRecord, areasNow } from '../area/records';
import { type OfflinePersonRecord, offlinePeople } from './records';
import { offlineIn } from './tell-records';

/** What an event about the tree says of the areas that stand elsewhere, or are called otherwise, now. */
type TreeFacts = { roots: string[] };

const pageSize = 50;
/** What one page is given at least. */
const pageMs = 5_000;

/** Where somebody's unit stands now, also before the paths below `root` were rewritten. */
function placeOf(area: AreaRecord, root: AreaRecord, found: ReadonlyMap<string, AreaRecord>) {
  const standing = area.mergedIntoId === undefined ? area : found.get(area.mergedIntoId);
  if (!standing) return undefined;
  const { path, pathNames, pathLevels } = standing.path.includes(root._id)
    ? carriedAlong(standing, root)
    : standing;
  return {
    areaId: standing._id,
    areaPath: path,
    shortAddress: shortAddress({ path, pathNames, pathLevels }),
  };
}

async function carryPage(
  page: readonly OfflinePersonRecord[],
  root: AreaRecord,
  { deadline }: Hearing,
): Promise<void> {
  const own = await areasNow([...new Set(page.map(({ areaId }) => areaId))]);
  const merged = await areasNow(own.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
  const found = new Map([...own, ...merged].map((area) => [area._id, area]));
  for (const { _id, areaId } of page) {
    const area = found.get(areaId);
    const place = area && placeOf(area, root, found);
    if (!place) continue;
    await transact(async (tx) => {
      const kept = await tx.get(offlinePeople, _id);
      if (kept) await tx.set(offlinePeople, { ...kept, ...place, version: kept.version + 1 });
    }, deadline);
  }
}

/** Everybody below one area that moved; answers whether there was time for all of them. */
async function carryBelow(root: AreaRecord, hearing: Hearing): Promise<boolean> {
  let page = await offlineIn([root._id], { limit: pageSize });
  while (page.length > 0) {
    if (hearing.deadline.leftMs() < pageMs) return false;
    await carryPage(page, root, hearing);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return true;
    const after = { at: last.order, id: last._id };
    page = await offlineIn([root._id], { after, limit: pageSize });
  }
  return true;
}

/** Whoever is to be told is told by those who answer for her unit today; what was counted stays where it was. */
export const carryOffline: Listener = {
  name: 'coverage.carry-offline',
  hears: ['area.renamed', 'area.moved', 'area.split', 'area.merged'],
  isForJobs: true,
  async hear(event, hearing) {
    const { roots } = event.data as TreeFacts;
    for (const root of await areasNow(roots))
      if (!(await carryBelow(root, hearing))) return 'later';
    return 'done';
  },
};
