import type { AreaLevel } from '#contracts/area';
import { type Category, categories } from '#contracts/category';
import type { WorkOrderStatus } from '#contracts/loop';
import { dayMs } from './day';
import { routeOf } from './routing';

/** GCJ-02 degrees. */
export type Spot = { latitude: number; longitude: number };

/** What is known of a work order that a report might repeat. */
export type Candidate = {
  id: string;
  category: Category;
  status: WorkOrderStatus;
  isPrivate: boolean;
  isOpen: boolean;
  closedAt?: number;
  areaId: string;
  /** Area ids from the district down to `areaId`. */
  areaPath: readonly string[];
  /** Name of a public point: 南门. */
  point?: string;
  location?: Spot;
  /** Of `location`, in metres. */
  accuracy?: number;
};

/** Where the new report says it is. */
export type PlaceSought = {
  areaId: string;
  /** The building on the path; missing above one. */
  buildingId?: string;
  point?: string;
  /** The area on the path the named point belongs to, which need not be where the reporter lives. */
  pointAreaId?: string;
  isPointInBuilding: boolean;
};

export type Sought = PlaceSought & { category: Category; location?: Spot; accuracy?: number };

export type Family = (typeof categories)[number]['group'];

const families = new Map<Category, Family>(categories.map(({ code, group }) => [code, group]));

/** Things of one family can be the same thing (`rules.md §4.1.5`). */
export const familyOf = (category: Category): Family => families.get(category) ?? 'other';

/** Street furniture (FixMyStreet) and the open air around it; 0 for what happens inside a building. */
const furnitureMetres = 50;
const environmentMetres = 100;
/** FixMyStreet's default; GPS accuracies never lift a search above it. */
export const mostMetres = 250;

const metresOf: Readonly<Record<Category, number>> = {
  stairwell: 0,
  'estate-facility': furnitureMetres,
  'street-facility': furnitureMetres,
  cleaning: environmentMetres,
  waste: environmentMetres,
  parking: furnitureMetres,
  property: 0,
  'safety-fire': 0,
  'safety-lift': 0,
  'safety-gas': 0,
  'safety-falling': 0,
  'safety-other': furnitureMetres,
  utilities: 0,
  noise: 0,
  dispute: 0,
  delivery: furnitureMetres,
  flood: environmentMetres,
  'special-care': 0,
  errand: 0,
  consultation: 0,
  suggestion: 0,
  'staff-conduct': 0,
  other: 0,
  unsure: 0,
};

/** One person's own matter: a neighbour's is never the same, and not hers to be shown. */
const ownMatters: readonly Category[] = ['errand', 'consultation'];
export const isOwnMatter = (category: Category): boolean => ownMatters.includes(category);

/**
 * How far around a GPS fix the same thing may have been reported, in metres, the accuracies of both fixes
 * added; 0 = the same building or public point only (`rules.md §4.1.5`).
 */
export function searchMetres(category: Category, accuracyMetres = 0): number {
  const metres = metresOf[category];
  return metres === 0 ? 0 : Math.min(mostMetres, metres + accuracyMetres);
}

/** The radius MongoDB's `2dsphere` counts with, so that both measure alike. */
const earthMetres = 6_378_100;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. */
export function distanceMetres(one: Spot, other: Spot): number {
  const south = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const east = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const narrowing = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude));
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(south + narrowing * east)));
}

/** Takes from the areas along a path, district first, what tells one place from another. */
export function placeSought(
  path: readonly { _id: string; level: AreaLevel; points: readonly string[] }[],
  point?: string,
): PlaceSought {
  const building = path.findIndex(({ level }) => level === 'building');
  const owner =
    point === undefined ? -1 : path.findLastIndex(({ points }) => points.includes(point));
  const buildingId = path[building]?._id;
  const pointAreaId = path[owner]?._id;
  return {
    areaId: path.at(-1)?._id ?? '',
    isPointInBuilding: building >= 0 && owner >= building,
    ...(buildingId !== undefined && { buildingId }),
    ...(point !== undefined && { point }),
    ...(pointAreaId !== undefined && { pointAreaId }),
  };
}

/** Two different public points are two places, though both reporters live in one building. */
function isSamePlace(candidate: Candidate, sought: Sought): boolean {
  if (sought.point !== undefined && candidate.point === sought.point)
    return candidate.areaPath.includes(sought.pointAreaId ?? sought.areaId);
  const isElsewhere =
    sought.point !== undefined && candidate.point !== undefined && !sought.isPointInBuilding;
  return (
    !isElsewhere &&
    sought.buildingId !== undefined &&
    candidate.areaPath.includes(sought.buildingId)
  );
}

function metresBetween(candidate: Candidate, sought: Sought): number | undefined {
  if (!candidate.location || !sought.location) return undefined;
  return distanceMetres(candidate.location, sought.location);
}

function isWithinMetres(candidate: Candidate, sought: Sought): boolean {
  const metres = metresBetween(candidate, sought);
  if (metres === undefined) return false;
  const accuracy = (candidate.accuracy ?? 0) + (sought.accuracy ?? 0);
  const reach = Math.min(
    searchMetres(candidate.category, accuracy),
    searchMetres(sought.category, accuracy),
  );
  return reach > 0 && metres <= reach;
}

/** The same building or public point, or near enough for both categories: what a merge asks for too. */
export const isNear = (candidate: Candidate, sought: Sought): boolean =>
  isSamePlace(candidate, sought) || isWithinMetres(candidate, sought);

const neverAgain: readonly WorkOrderStatus[] = ['declined', 'merged', 'withdrawn'];
const closedMs = 7 * dayMs;

function isFresh({ status, isOpen, closedAt }: Candidate, at: number): boolean {
  if (neverAgain.includes(status)) return false;
  return isOpen || (closedAt !== undefined && at - closedAt <= closedMs);
}

/** Whether the new report may be about the same thing: one family, open or closed 7 days at most, there. */
export function isCandidate(candidate: Candidate, sought: Sought, at: number): boolean {
  if (candidate.isPrivate || routeOf(sought.category).isPrivate) return false;
  if (isOwnMatter(sought.category) || isOwnMatter(candidate.category)) return false;
  if (familyOf(candidate.category) !== familyOf(sought.category)) return false;
  return isFresh(candidate, at) && isNear(candidate, sought);
}

export const candidateLimit = 3;

/** The three to show at most: the same place before any distance, then the nearest, else as given. */
export function rankCandidates<C extends Candidate>(
  candidates: readonly C[],
  sought: Sought,
  at: number,
): C[] {
  return candidates
    .filter((one) => isCandidate(one, sought, at))
    .map((one) => ({
      one,
      place: isSamePlace(one, sought) ? 0 : 1,
      metres: metresBetween(one, sought) ?? mostMetres,
    }))
    .sort((a, b) => a.place - b.place || a.metres - b.metres)
    .slice(0, candidateLimit)
    .map(({ one }) => one);
}

const bulkLeast = 5;
/** How far back reports of one community and category are counted. */
export const bulkMs = dayMs;

/** Enough of one community and category within `bulkMs` to speak of one event (`rules.md §4.1.5`). */
export const isBulk = (count: number): boolean => count >= bulkLeast;
