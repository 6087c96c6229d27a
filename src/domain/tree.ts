import { type AreaLevel, type AreaStep, areaLevels } from '#contracts/area';
import type { Role } from '#contracts/roles';
import { isCurrent, type Membership } from './membership';

/** What may stand directly below what; `estate` and `micro-grid` may be left out of a path. */
const parentsOf: Readonly<Record<AreaLevel, readonly AreaLevel[]>> = {
  district: [],
  subdistrict: ['district'],
  community: ['subdistrict'],
  estate: ['community'],
  grid: ['community', 'estate'],
  'micro-grid': ['grid'],
  building: ['grid', 'micro-grid'],
  unit: ['building'],
  agency: ['district'],
};

export const mayStandBelow = (level: AreaLevel, parent: AreaLevel): boolean =>
  parentsOf[level].includes(parent);

/** Whether something of a level may stand anywhere below another, at whatever depth. */
export const mayStandWithin = (level: AreaLevel, above: AreaLevel): boolean =>
  parentsOf[level].some((parent) => parent === above || mayStandWithin(parent, above));

/** What may be added directly below, from the top. */
export const levelsBelow = (parent: AreaLevel): AreaLevel[] =>
  areaLevels.filter((level) => mayStandBelow(level, parent));

/** What a list of an area shows: those that answer for something first, past estates and micro-grids in between. */
export const listedBelow: Readonly<Record<AreaLevel, readonly AreaLevel[]>> = {
  district: ['subdistrict', 'agency'],
  subdistrict: ['community'],
  community: ['grid', 'estate'],
  estate: ['grid'],
  grid: ['micro-grid', 'building'],
  'micro-grid': ['building'],
  building: ['unit'],
  unit: [],
  agency: [],
};

/** An area as far as its place in the tree goes. `path` runs from the district to the area itself. */
export type Node = {
  _id: string;
  level: AreaLevel;
  name: string;
  path: string[];
  pathNames: string[];
  pathLevels: AreaLevel[];
};

type Placed = Pick<Node, 'path' | 'pathNames' | 'pathLevels'>;

/** The path of an area directly below `parent`. */
export const pathBelow = (
  parent: Placed,
  { _id, name, level }: Pick<Node, '_id' | 'name' | 'level'>,
): Placed => ({
  path: [...parent.path, _id],
  pathNames: [...parent.pathNames, name],
  pathLevels: [...parent.pathLevels, level],
});

/** The path of something below `root`, once root stands where it stands now. */
export function carriedAlong(below: Placed, root: Placed & { _id: string }): Placed {
  const from = below.path.indexOf(root._id) + 1;
  if (from === 0) throw new RangeError(`${below.path.at(-1)} is not below ${root._id}`);
  return {
    path: [...root.path, ...below.path.slice(from)],
    pathNames: [...root.pathNames, ...below.pathNames.slice(from)],
    pathLevels: [...root.pathLevels, ...below.pathLevels.slice(from)],
  };
}

/** The way from the first of `roots` on an area's path down to the area itself; empty outside of them. */
export function trailWithin(area: Placed, roots: ReadonlySet<string>): AreaStep[] {
  const from = area.path.findIndex((id) => roots.has(id));
  if (from < 0) return [];
  return area.path.slice(from).map((id, index) => ({
    id,
    name: area.pathNames[from + index] ?? '',
    level: area.pathLevels[from + index] ?? 'unit',
  }));
}

/** Whether somebody may change what stands below `parent`: R9 in her subdistrict, R11 in the district (`rules.md §4.7`, Org edit). */
export const mayEditBelow = (
  parent: Pick<Node, 'path'>,
  memberships: readonly Membership[],
  editing: { roles: readonly Role[]; at: number },
): boolean =>
  memberships.some(
    (one) =>
      isCurrent(one, editing.at) &&
      editing.roles.includes(one.role) &&
      parent.path.includes(one.areaId),
  );
