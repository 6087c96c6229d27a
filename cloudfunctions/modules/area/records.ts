import type { AreaLevel, PropertyMode } from '#contracts/area';
import type { Post } from '#contracts/card';
import type { Category } from '#contracts/category';
import type { Role } from '#contracts/roles';
import { levelsBelow } from '#domain/tree';
import type { Cursor } from '#runtime/cursor';
import { collection, find, get, getAll, op } from '#runtime/database';

/** Somebody who answers for an area, copied from her membership so that a card is one query. */
export type AreaDuty = {
  personId: string;
  name: string;
  role: Role;
  post?: Post;
  duty?: string;
  photo?: string;
  /** Residents who lead agree first; a work phone is public. */
  phone?: string;
  from: number;
  until?: number;
  leaves: { fromOn: string; untilOn: string }[];
};

/** `areas`: the one tree. `path` runs from the district to the area itself. */
export type AreaRecord = {
  _id: string;
  level: AreaLevel;
  name: string;
  /** The order in which people count: 1号楼 before 10号楼. */
  order: number;
  parentId?: string;
  path: string[];
  /** The names along `path`, for addresses without a second query. */
  pathNames: string[];
  pathLevels: AreaLevel[];
  /** Printed on the plate for ever; `plate_codes` finds the area that answers for it today. */
  code: string;
  isDedicated: boolean;
  labels: string[];
  points: string[];
  propertyMode?: PropertyMode;
  dutyPhone?: string;
  /** Days and hours somebody answers `dutyPhone`: working hours where missing. */
  isDutyAroundTheClock?: boolean;
  supervisionPhone?: string;
  households?: number;
  /** 「5号楼、6号楼」 for a grid. */
  coverageText?: string;
  duties: AreaDuty[];
  /** Gas and lift rescue, on the district. */
  rescuePhones?: { phone: string; words: string }[];
  /** What cannot be reported here for now, nor in any area below. */
  closedCategories?: Category[];
  /** The area that answers for its plate once it was merged away. */
  mergedIntoId?: string;
  /** Where it stood before a move, and until when. */
  formerPaths?: { path: string[]; pathNames: string[]; until: number }[];
  endedAt?: number;
  version: number;
};

/** `plate_codes`: a code outlives the area it was printed for. */
export type PlateCodeRecord = { _id: string; areaId: string };

export const areas = collection<AreaRecord>('areas');
export const plateCodes = collection<PlateCodeRecord>('plate_codes');

const cacheMs = 60_000;
const cache = new Map<string, { area: AreaRecord; until: number }>();

const remember = (area: AreaRecord) => {
  cache.set(area._id, { area, until: Date.now() + cacheMs });
  return area;
};
const remembered = (id: string) => {
  const kept = cache.get(id);
  return kept && kept.until > Date.now() ? kept.area : undefined;
};

/** Areas as they were at most a minute ago, in the order asked for; an id that does not exist is left out. */
export async function recentAreas(ids: readonly string[]): Promise<AreaRecord[]> {
  const missing = ids.filter((id) => !remembered(id));
  for (const area of await getAll(areas, missing)) remember(area);
  return ids.flatMap((id) => remembered(id) ?? []);
}

/** One area as it was at most a minute ago. */
export const recentArea = async (id: string): Promise<AreaRecord | undefined> =>
  (await recentAreas([id]))[0];

/** The area and everything above it, from the district down, as at most a minute ago; empty where it does not exist. */
export async function recentPath(id: string): Promise<AreaRecord[]> {
  const area = await recentArea(id);
  return area ? recentAreas(area.path) : [];
}

/** The areas of these ids as they are now, in the order asked for. */
export async function areasNow(ids: readonly string[]): Promise<AreaRecord[]> {
  const found = new Map((await getAll(areas, ids)).map((area) => [area._id, remember(area)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The areas of one level inside another, or in the whole district, in the order people count them. */
export const areasWithin = (
  withinId: string | undefined,
  level: AreaLevel,
): Promise<AreaRecord[]> =>
  find(areas, {
    where: withinId === undefined ? { level } : { path: withinId, level },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 500,
  }).then((found) => found.filter((area) => area.endedAt === undefined));

/** Grids inside any of these areas that stand, in the order people count them, at most `limit`. */
export const gridsWithin = async (
  areaIds: readonly string[],
  limit: number,
): Promise<AreaRecord[]> => {
  if (areaIds.length === 0) return [];
  const found = await find(areas, {
    where: { path: op.in([...areaIds]), level: 'grid' },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 500,
  });
  return found.filter((area) => area.endedAt === undefined).slice(0, limit);
};

/** The area that answers for a plate today, wherever merges have led; undefined for an unknown code. */
export async function areaOfPlate(code: string): Promise<AreaRecord | undefined> {
  const plate = await get(plateCodes, code);
  let area = plate && (await recentArea(plate.areaId));
  for (let hops = 0; area?.mergedIntoId && hops < 5; hops += 1)
    area = await recentArea(area.mergedIntoId);
  return area;
}

/** The nearest value of a field, from the area itself upwards. `path` runs from the district down. */
export const nearest = <K extends 'dutyPhone' | 'supervisionPhone'>(
  path: readonly AreaRecord[],
  field: K,
): string | undefined => path.findLast((area) => area[field] !== undefined)?.[field];

/** Children of an area that stand, at most `limit`. */
export const childrenOf = async (parent: AreaRecord, limit: number): Promise<AreaRecord[]> => {
  const found = await find(areas, {
    where: { path: parent._id, level: op.in(levelsBelow(parent.level)) },
    limit: 1000,
  });
  return found
    .filter((area) => area.parentId === parent._id && area.endedAt === undefined)
    .slice(0, limit);
};

/** Areas of one level below another, ended ones too, in pages. */
export const descendants = (
  { rootId, level }: { rootId: string; level: AreaLevel },
  after: Cursor | undefined,
  limit: number,
): Promise<AreaRecord[]> =>
  find(areas, {
    where: after
      ? op.and(
          { path: rootId, level, order: op.gte(after.at) },
          op.or({ order: op.gt(after.at) }, { _id: op.gt(after.id) }),
        )
      : { path: rootId, level },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
