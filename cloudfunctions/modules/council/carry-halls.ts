import { carriedAlong } from '#domain/tree';
import type { Cursor } from '#runtime/cursor';
import { transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type AreaRecord, areasNow } from '../area/records';
import { followHall } from './follow-hall';
import { hallPlaceOf } from './hall-place';
import { hallsWithin } from './hall-records';
import { type HallRecord, halls } from './records';

const pageSize = 100;
/** What one hall is given at least. */
const hallMs = 5_000;

type Place = ReturnType<typeof hallPlaceOf>;

/** Where these halls stand now, also before the paths below `root` were rewritten; a merged area's are the other's. */
async function placesNow(page: readonly HallRecord[], root: AreaRecord) {
  const own = await areasNow([...new Set(page.map(({ areaId }) => areaId))]);
  const merged = await areasNow(own.flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
  const found = new Map([...own, ...merged].map((area) => [area._id, area]));
  return new Map(
    own.flatMap((area): [string, Place][] => {
      const standing = found.get(area.mergedIntoId ?? area._id);
      if (!standing) return [];
      const isBelow = standing.path.includes(root._id);
      const { _id } = standing;
      const placed = isBelow ? { ...carriedAlong(standing, root), _id } : standing;
      return [[area._id, hallPlaceOf(placed)]];
    }),
  );
}

const isSame = (hall: HallRecord, place: Place): boolean =>
  hall.path.join() === place.path.join() && hall.areaText === place.areaText;

/** The hall is written last: until it is, the next run begins with it again. */
async function carry(hall: HallRecord, place: Place, hearing: Hearing): Promise<void> {
  await followHall({ hall: { ...hall, ...place }, hearing });
  await transact(async (tx) => {
    const kept = await tx.get(halls, hall._id);
    if (kept) await tx.set(halls, { ...kept, ...place });
  }, hearing.deadline);
}

/** Answers whether there was time for the whole page. */
async function carryPage(
  page: readonly HallRecord[],
  root: AreaRecord,
  hearing: Hearing,
): Promise<boolean> {
  const places = await placesNow(page, root);
  for (const hall of page) {
    const place = places.get(hall.areaId);
    if (!place || isSame(hall, place)) continue;
    if (hearing.deadline.leftMs() < hallMs) return false;
    await carry(hall, place, hearing);
  }
  return true;
}

/** Every hall below one area that moved; answers whether there was time for all of them. */
async function carryBelow(root: AreaRecord, hearing: Hearing): Promise<boolean> {
  let after: Cursor | undefined;
  do {
    const page = await hallsWithin([root._id], { after, limit: pageSize });
    if (!(await carryPage(page, root, hearing))) return false;
    const last = page.length < pageSize ? undefined : page.at(-1);
    after = last && { at: last.order, id: last._id };
  } while (after !== undefined);
  return true;
}

/** A hall stays with its area, wherever that stands, whatever it is called and whichever it became part of. */
export const carryHalls: Listener = {
  name: 'council.carry-halls',
  hears: ['area.renamed', 'area.moved', 'area.split', 'area.merged'],
  isForJobs: true,
  async hear(event, hearing) {
    const { roots } = event.data as { roots: string[] };
    for (const root of await areasNow(roots))
      if (!(await carryBelow(root, hearing))) return 'later';
    return 'done';
  },
};
