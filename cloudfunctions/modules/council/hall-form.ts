import { getHallForm } from '#contracts/council-halls';
import { AppError } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import {
  type AreaRecord,
  areasWithin,
  childrenOf,
  recentArea,
  recentAreas,
  recentPath,
} from '../area/records';
import { editedHall, mayEdit } from './hall-editor';
import { hallAreaText, hallLevels } from './hall-place';
import { type HallRecord, halls } from './records';

/** Areas directly below one: more are no choice. */
const mostBelow = 200;

/** The widest area in which she makes halls. */
async function ownArea(caller: Caller): Promise<AreaRecord | undefined> {
  const found = await recentAreas(caller.memberships.map(({ areaId }) => areaId));
  const own = found.filter((area) => mayEdit(area, caller));
  return own.toSorted((a, b) => a.path.length - b.path.length)[0];
}

/** An area of hers, or the one she asked about; any other does not exist for her. */
async function formArea(areaId: string | undefined, caller: Caller): Promise<AreaRecord> {
  const area = areaId === undefined ? await ownArea(caller) : await recentArea(areaId);
  if (!area || area.endedAt !== undefined || !mayEdit(area, caller))
    throw new AppError('not-found');
  return area;
}

/** Above a community its communities; else the community, its estates and grids, and what stands below the area. */
async function choicesAround(area: AreaRecord): Promise<AreaRecord[]> {
  const communityId = area.path[area.pathLevels.indexOf('community')];
  if (communityId === undefined) return areasWithin(area._id, 'community');
  const [path, estates, grids, below] = await Promise.all([
    recentPath(area._id),
    areasWithin(communityId, 'estate'),
    areasWithin(communityId, 'grid'),
    childrenOf(area, mostBelow),
  ]);
  const [community, ...rest] = path.filter(({ level }) => hallLevels.includes(level));
  return [...(community ? [community] : []), ...estates, ...grids, ...rest, ...below];
}

async function choices(area: AreaRecord, caller: Caller) {
  const found = (await choicesAround(area)).filter(
    (one) => hallLevels.includes(one.level) && mayEdit(one, caller),
  );
  const byId = new Map(found.map((one) => [one._id, hallAreaText(one)]));
  return [...byId].map(([id, areaText]) => ({ id, areaText }));
}

/** Those with the post 话事员 on the way down to an area, each once. */
function candidatesOn(path: readonly AreaRecord[], now: number) {
  const duties = path
    .flatMap((area) => area.duties)
    .filter((duty) => duty.role === 'moderator' && isCurrent(duty, now));
  return [...new Map(duties.map((duty) => [duty.personId, duty])).values()].map(
    ({ personId, name, until }) => ({
      personId,
      name,
      ...(until !== undefined && { untilOn: dayOf(until - 1) }),
    }),
  );
}

const hallView = (hall: HallRecord) => {
  const { _id: id, version, name, areaId, areaText, place, capacity, phone } = hall;
  return {
    ...{ id, version, name, areaId, areaText, place },
    ...defined({ capacity, phone }),
    hasOwnersCommittee: hall.hasOwnersCommittee,
    moderators: hall.moderators.map(({ personId, source }) => ({
      personId,
      ...defined({ source }),
    })),
    namedOnly: hall.namedOnly,
    isClosed: hall.closed !== undefined,
  };
};

export const look = defineQuery(getHallForm, async ({ id, areaId }, { caller, now }) => {
  const hall = id === undefined ? undefined : editedHall(await get(halls, id), caller);
  const area = await formArea(areaId ?? hall?.areaId, caller);
  return {
    ...(hall && { hall: hallView(hall) }),
    areas: await choices(area, caller),
    candidates: candidatesOn(await recentPath(area._id), now),
  };
});
