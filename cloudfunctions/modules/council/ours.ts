import { type Belonging, isOurs as belongs, mayCome, type PathOf } from '#domain/council-scope';
import type { Caller, Context } from '#runtime/context';
import { recentAreas } from '../area/records';
import type { HallRecord } from './records';

type Place = Pick<HallRecord, 'areaId' | 'path'>;

/** The caller as the scope of a hall reads her. */
export const belonging = ({ person, memberships }: Caller): Belonging => ({
  homes: person?.homes ?? [],
  memberships,
});

/** Paths of the areas of the caller's posts, as at most a minute ago: what a transaction cannot ask for. */
export async function postPaths({ memberships }: Caller): Promise<PathOf> {
  const areas = await recentAreas(memberships.map(({ areaId }) => areaId));
  const byId = new Map(areas.map(({ _id, path }) => [_id, path]));
  return (areaId) => byId.get(areaId);
}

/** Whether the caller brings topics, comes and votes in this hall. */
export const isOurs = async (hall: Place, { caller }: Pick<Context, 'caller'>): Promise<boolean> =>
  belongs(belonging(caller), hall, await postPaths(caller));

/** Whether the caller may sign up and come: those of the place, and who speaks there for a party. */
export const mayAttend = async (
  hall: Place,
  { caller }: Pick<Context, 'caller'>,
): Promise<boolean> => mayCome(belonging(caller), hall, await postPaths(caller));
