import { getHallForm } from '#contracts/council-halls';
import { dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, childrenOf, recentArea, recentAreas, recentPath } from '../area/records';
import { editedHall, hallArea, mayEdit } from './hall-editor';
import { hallAreaText, hallLevels } from './hall-place';
import { type HallRecord, halls } from './records';

/** Areas directly below one: more are no choice. */
const mostBelow = 200;

/** The widest area in which she may make a hall. */
async function ownArea(caller: Caller): Promise<AreaRecord | undefined> {
  const found = await recentAreas(caller.memberships.map(({ areaId }) => areaId));
  const own = found.filter((area) => hallLevels.includes(area.level) && mayEdit(area, caller));
  return own.toSorted((a, b) => a.path.length - b.path.length)[0];
}

/** The area, what is above it as far as she answers for it, and what stands directly below. */
async function areasAround(area: AreaRecord, path: readonly AreaRecord[], caller: Caller) {
  const below = await childrenOf(area, mostBelow);
  return [...path.filter((one) => mayEdit(one, caller)), ...below]
    .filter(({ level }) => hallLevels.includes(level))
    .map((one) => ({ id: one._id, areaText: hallAreaText(one) }));
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
  const wanted = areaId ?? hall?.areaId;
  const found = wanted === undefined ? await ownArea(caller) : await recentArea(wanted);
  const area = hallArea(found, caller);
  const path = await recentPath(area._id);
  return {
    ...(hall && { hall: hallView(hall) }),
    areas: await areasAround(area, path, caller),
    candidates: candidatesOn(path, now),
  };
});
