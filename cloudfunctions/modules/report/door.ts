import type { Caller } from '#runtime/context';
import type { AreaRecord } from '../area/records';
import { householdIdOf } from '../identity/records';
import type { ReportRecord } from './records';

type Place = Pick<AreaRecord, '_id' | 'path'>;
type Person = Pick<Caller, 'person'>;

/** The one of her homes a report is about: there, else in its building or grid, else the first. */
const homeFor = ({ person }: Person, place: Place) => {
  const homes = person?.homes ?? [];
  const near = place.path.toReversed();
  const found = near.flatMap((id) => homes.filter(({ areaPath }) => areaPath.includes(id)));
  return found[0] ?? homes[0];
};

/** Where she lives, as it was when she reported: only a reveal shows it. */
export const homeTextOf = (caller: Person, place: Place): string | undefined => {
  const home = homeFor(caller, place);
  return home && [home.address, home.door].filter(Boolean).join(' ');
};

/** The door somebody counts for among those who wait for one thing; without a door she counts by herself. */
export function householdOf(caller: Person, place: Place): string | undefined {
  const home = homeFor(caller, place);
  return home?.door === undefined ? undefined : householdIdOf(home.areaId, home.door);
}

/** The door a report counts for: of whom it is for, not of whoever sent it for her. */
export function doorOf(
  { _id, areaId, areaPathAtCreation, proxyFor }: ReportRecord,
  { caller }: { caller: Person },
): string | undefined {
  if (!proxyFor) return householdOf(caller, { _id: areaId, path: areaPathAtCreation });
  return proxyFor.door === undefined ? _id : householdIdOf(areaId, proxyFor.door);
}
