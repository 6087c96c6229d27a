import { carriedAlong } from '#domain/tree';
import { transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type AreaRecord, areasNow } from '../area/records';
import { accountsBelow, homeIn, placeOf } from './account-records';
import { type AccountRecord, accounts } from './records';

/** What an event about the tree says of the areas that stand elsewhere, or are called otherwise, now. */
type TreeFacts = { roots: string[] };
type Place = ReturnType<typeof placeOf>;

const pageSize = 100;
/** What one page is given at least. */
const pageMs = 5_000;

/** Where the homes of these accounts stand now, also before the paths below `root` were rewritten. */
async function placesNow(page: readonly AccountRecord[], root: AreaRecord) {
  const own = await areasNow([...new Set(page.map((one) => homeIn(one).areaId))]);
  const merged = await areasNow(own.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
  const found = new Map([...own, ...merged].map((area) => [area._id, area]));
  return new Map(
    own.flatMap((area): [string, Place][] => {
      const standing = found.get(area.mergedIntoId ?? area._id);
      if (!standing) return [];
      const isBelow = standing.path.includes(root._id);
      return [[area._id, placeOf(isBelow ? carriedAlong(standing, root) : standing)]];
    }),
  );
}

async function carryPage(
  page: readonly AccountRecord[],
  root: AreaRecord,
  { deadline }: Hearing,
): Promise<void> {
  const places = await placesNow(page, root);
  for (const { _id, areaPath, place } of page) {
    const now = places.get(areaPath.at(-1) ?? '');
    const isSame = now?.areaPath.join() === areaPath.join() && now.place === place;
    if (!now || isSame) continue;
    await transact(async (tx) => {
      const kept = await tx.get(accounts, _id);
      const { areaPath: path, place: name } = now;
      if (kept)
        await tx.set(accounts, { ...kept, areaPath: path, place: name, version: kept.version + 1 });
    }, deadline);
  }
}

/** Every account below one area that moved; answers whether there was time for all of them. */
async function carryBelow(root: AreaRecord, hearing: Hearing): Promise<boolean> {
  let after: string | undefined;
  do {
    if (hearing.deadline.leftMs() < pageMs) return false;
    const page = await accountsBelow(root._id, after, pageSize);
    await carryPage(page, root, hearing);
    after = page.length < pageSize ? undefined : page.at(-1)?._id;
  } while (after !== undefined);
  return true;
}

/**
 * An account is found by those who answer for its home today. Its community stays: what was issued there is
 * redeemed there.
 */
export const carryAccounts: Listener = {
  name: 'points.carry-accounts',
  hears: ['area.renamed', 'area.moved', 'area.split', 'area.merged'],
  isForJobs: true,
  async hear(event, hearing) {
    const { roots } = event.data as TreeFacts;
    for (const root of await areasNow(roots))
      if (!(await carryBelow(root, hearing))) return 'later';
    return 'done';
  },
};
