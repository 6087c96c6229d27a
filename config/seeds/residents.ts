import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Crowd } from './crowd';
import type { Homes } from './homes';
import type { Moments } from './moments';
import { inventName } from './names';
import { type Random, randomFor } from './random';
import type { Cast } from './told-people';
import { type ToldPlaces, toldPlaces } from './told-places';
import type { Tree } from './tree';

type Town = {
  crowd: Crowd;
  homes: Homes;
  tree: Tree;
  moments: Moments;
  people: ReadonlyMap<string, PersonRecord>;
};

/** A resident with the stairwell she lives in. */
export type Resident = { person: PersonRecord; unit: AreaRecord };

/** So many residents of the volume use it already. */
const residentCount = 190;

const holderIn = (area: AreaRecord | undefined, role: string, people: Town['people']) => {
  const duty = area?.duties.find((one) => one.role === role && one.post !== 'backup');
  return duty && people.get(duty.personId);
};

/** Residents all over the district, where a grid worker and a grid lead are in their posts. */
export function settleResidents(town: Town): Resident[] {
  const random = randomFor('residents');
  const told = toldPlaces(town.tree).grid._id;
  const gridOf = (unit: AreaRecord) =>
    town.tree.byId.get(unit.path[unit.pathLevels.indexOf('grid')] ?? '');
  const units = town.tree.of('unit').filter((unit) => {
    const grid = gridOf(unit);
    return grid?._id !== told && holderIn(grid, 'grid-worker', town.people) !== undefined;
  });
  return Array.from({ length: residentCount }, (_, at) => {
    const unit = random.pick(units);
    const since = town.moments.at(random.between(60, 380), '19:20');
    const person = town.crowd.add({
      openid: `demo-resident-${at}`,
      ...inventName(random),
      phone: random.isIn(70) ? 'private' : 'none',
      since,
    });
    const by = holderIn(gridOf(unit), 'grid-worker', town.people);
    const verified =
      by && random.isIn(80) ? { verified: { by, at: town.moments.afterWork(since, 200) } } : {};
    town.homes.settle(person, { unit, door: doorOf(unit, random), at: since, ...verified });
    return { person, unit };
  });
}

/** A door of the stairwell: floor and one of its two flats. */
const doorOf = (unit: AreaRecord, random: Random): string =>
  `${random.between(1, (unit.households ?? 2) / 2)}0${random.between(1, 2)}`;

/** The told people live where the demo says. */
export function settleCast(cast: Cast, town: Town): void {
  const places = toldPlaces(town.tree);
  const { moments, homes } = town;
  const at = moments.at(300, '10:10');
  const nod = (by: PersonRecord) => ({ verified: { by, at: moments.afterWork(at, 90) } });
  const { worker, unitLead } = cast;
  const farWorker = workerOf(places.farUnit, town);
  const nearWorker = workerOf(places.moderatorUnit, town);
  const near = { unit: places.unit, at };
  homes.settle(unitLead, { ...near, door: '401', ...nod(worker) });
  homes.settle(cast.elder, { ...near, door: '302', ...nod(unitLead) });
  homes.settle(cast.paperOnly, { ...near, door: '101', ...nod(worker) });
  homes.settle(cast.owner, { unit: places.farUnit, door: '1202', at, ...nod(farWorker) });
  homes.settle(cast.owner, { ...near, door: '401', label: 'parents', ...nod(unitLead) });
  const atModerator = { unit: places.moderatorUnit, at, ...nod(nearWorker) };
  homes.settle(cast.moderator, { ...atModerator, door: '902' });
  homes.settle(cast.shopkeeper, { ...atModerator, door: '701' });
  settleNeighbours(cast, { places, town, at });
  cast.waiting.forEach((person, index) => {
    const door = ['202', '601', '502'][index] ?? '102';
    homes.settle(person, { unit: places.unit, door, at: person.createdAt });
  });
}

/** The grid worker who answers for a stairwell. */
export function workerOf(unit: AreaRecord, { tree, people }: Pick<Town, 'tree' | 'people'>) {
  const grid = tree.byId.get(unit.path[unit.pathLevels.indexOf('grid')] ?? '');
  const worker = holderIn(grid, 'grid-worker', people);
  if (!worker) throw new RangeError(`nobody works in the grid of ${unit._id}`);
  return worker;
}

function settleNeighbours(
  cast: Cast,
  { places, town, at }: { places: ToldPlaces; town: Town; at: number },
): void {
  const units = town.tree.of('unit').filter((unit) => unit.parentId === places.building._id);
  const verified = { by: cast.worker, at: town.moments.afterWork(at, 120) };
  [cast.buildingLead, ...Object.values(cast.neighbours)].forEach((person, index) => {
    const unit = units[index % units.length] ?? places.unit;
    const door = `${index + 2}01`;
    town.homes.settle(person, { unit, door, at, verified });
  });
}
