import type { Role } from '#contracts/roles';
import { address, shortAddress } from '#domain/place';
import { personIdOf } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { dutyOf } from '../../cloudfunctions/modules/identity/person';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { area, buildWorld, type World } from '../../tests/kit/world';

export const residentCount = 200;
export const staffCount = 40;

const units = ['u51', 'u52', 'u61', 'u91'] as const;
/** In turn, so that every desk of the small district has several people at work at once. */
const posts: readonly [Role, string][] = [
  ['grid-worker', 'grid3'],
  ['grid-lead', 'grid3'],
  ['community-staff', 'huai'],
  ['grid-worker', 'grid4'],
  ['grid-lead', 'grid4'],
  ['subdistrict-dispatcher', 'street'],
  ['grid-worker', 'grid9'],
  ['grid-lead', 'grid9'],
  ['community-staff', 'gui'],
  ['agency-officer', 'ag-law'],
];

/** Somebody of the load, and the openid her phone comes with. */
export type Somebody = { openid: string; personId: string };
const somebody = (kind: string, index: number): Somebody => {
  const openid = `o-load-${kind}-${index}`;
  return { openid, personId: personIdOf(openid) };
};
export const loadResidents = Array.from({ length: residentCount }, (_, index) =>
  somebody('resident', index),
);
export const loadStaff = Array.from({ length: staffCount }, (_, index) => somebody('staff', index));
/** Where somebody lives. */
export const unitOf = (index: number): string => area(units[index % units.length] ?? 'u52');

const since = Date.UTC(2025, 0, 1);
const blank = (_id: string, name: string): PersonRecord => ({
  _id,
  name,
  honorific: 'ms',
  isPhonePublic: false,
  isEasyMode: false,
  memberships: [],
  grants: [],
  homes: [],
  createdAt: since,
  version: 1,
});

const living = (index: number, home: AreaRecord): PersonRecord => {
  const { personId } = loadResidents[index] ?? somebody('resident', index);
  const place = { address: address(home), shortAddress: shortAddress(home), since };
  const where = { areaId: home._id, areaPath: home.path, door: `${100 + index}` };
  return {
    ...blank(personId, `居民${index}`),
    homes: [{ id: `ho_load-${index}`, label: 'own', status: 'declared', ...where, ...place }],
  };
};

const working = (index: number, areas: ReadonlyMap<string, AreaRecord>): PersonRecord => {
  const [role, areaName] = posts[index % posts.length] ?? ['grid-worker', 'grid3'];
  const at = areas.get(area(areaName));
  const { personId } = loadStaff[index] ?? somebody('staff', index);
  const id = `ms_load-${index}`;
  const where = {
    areaId: area(areaName),
    areaName: at?.name ?? '',
    areaLevel: at?.level ?? 'grid',
  };
  return {
    ...blank(personId, `同事${index}`),
    memberships: [{ id, role, ...where, from: since }],
  };
};

/** The small district of the tests with everybody of the load in it. */
export function loadWorld(): World {
  const world = buildWorld();
  const areas = new Map(world.areas.map((one) => [one._id, one]));
  const residents = loadResidents.flatMap((_, index) => {
    const home = areas.get(unitOf(index));
    return home ? [living(index, home)] : [];
  });
  const staff = loadStaff.map((_, index) => working(index, areas));
  for (const person of staff)
    for (const membership of person.memberships)
      areas.get(membership.areaId)?.duties.push(dutyOf(person, membership));
  return { areas: world.areas, people: [...world.people, ...residents, ...staff] };
}
