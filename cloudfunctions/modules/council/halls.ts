import { type HallLine, listHalls } from '#contracts/council';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasWithin, recentAreas } from '../area/records';
import { hallsFor, hallsWithin } from './hall-records';
import type { HallRecord } from './records';

const pageSize = 20;

/** A hall in a list. */
export const hallLine = (hall: HallRecord): HallLine => ({
  id: hall._id,
  name: hall.name,
  areaText: hall.areaText,
  place: hall.place,
  openDecisions: hall.openDecisions,
  ...defined({ closedReason: hall.closed?.reason, next: hall.next }),
});

/** The community an area lies in, or the area where that is wider; whoever works for an agency looks at its district. */
const aroundOf = ({ _id, level, path, pathLevels }: AreaRecord): string =>
  path[pathLevels.indexOf(level === 'agency' ? 'district' : 'community')] ?? _id;

/** The areas on the way up from her homes and posts, and the communities they lie in. */
async function surroundings({ person, memberships }: Caller) {
  const areas = await recentAreas([
    ...(person?.homes ?? []).map(({ areaId }) => areaId),
    ...memberships.map(({ areaId }) => areaId),
  ]);
  return {
    own: [...new Set(areas.flatMap(({ path }) => path))],
    communities: [...new Set(areas.map(aroundOf))],
  };
}

const isClosed = ({ closed }: HallRecord) => Number(closed !== undefined);

/** Open ones first, and of those what is nearest to her door. */
const nearestFirst = (found: readonly HallRecord[]): HallRecord[] =>
  found.toSorted(
    (a, b) =>
      isClosed(a) - isClosed(b) || b.path.length - a.path.length || (a._id < b._id ? -1 : 1),
  );

export const list = defineQuery(listHalls, async ({ areaId, cursor }, { caller }) => {
  const { own, communities } = areaId
    ? { own: [], communities: [areaId] }
    : await surroundings(caller);
  const roots =
    communities.length > 0
      ? communities
      : (await areasWithin(undefined, 'district')).map(({ _id }) => _id);
  const after = readCursor(cursor);
  const [hers, found] = await Promise.all([
    after ? [] : hallsFor(own),
    hallsWithin(roots, { after, limit: pageSize + 1 }),
  ]);
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const others = page.filter((hall) => !own.includes(hall.areaId));
  return {
    items: [...nearestFirst(hers), ...others].map(hallLine),
    nextCursor: last && cursorOf({ at: last.order, id: last._id }),
  };
});
