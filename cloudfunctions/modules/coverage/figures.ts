import type { AreaLevel } from '#contracts/area';
import type { CoverageCounts } from '#contracts/coverage';
import {
  addedUp,
  countsWith,
  nobodyReached,
  type Reached,
  type ReachedDoors,
  reachedTogether,
  uncoveredDoors,
} from '#domain/coverage';
import { get, getAll } from '#runtime/database';
import { type AreaRecord, areasWithin } from '../area/records';
import { doorsIn } from '../identity/records';
import type { NoticeRecord } from '../notice/records';
import {
  type CoverageCountRecord,
  type CoverageRecord,
  countIdOf,
  countsWithin,
  coverageCounts,
  coverageIdOf,
  coverages,
  reachedOf,
} from './records';
import { within } from './scope';

/** A notice as far as somebody sees it. */
export type Sight = { notice: NoticeRecord; parts: readonly AreaRecord[] };
type Doors = {
  uncovered: string[];
  told: { door: string; how: 'phone' | 'visit' }[];
  unknown: number;
};
type Figures = {
  counts: CoverageCounts;
  rows: { area: AreaRecord; counts: CoverageCounts }[];
  doors?: Doors;
};

/** What the lines of an area are: the next level at which people count. */
const rowLevels: Partial<Record<AreaLevel, AreaLevel>> = {
  district: 'subdistrict',
  subdistrict: 'community',
  community: 'building',
  estate: 'building',
  grid: 'building',
  'micro-grid': 'building',
  building: 'unit',
};

/** Live for a unit and a building; above them as `coverage.add-up` last counted. */
export async function figuresOf(
  sight: Sight,
  area: AreaRecord,
  withDoors: boolean,
): Promise<Figures> {
  const rowLevel = rowLevels[area.level];
  if (rowLevel === undefined) return unitFigures(sight.notice, area, withDoors);
  const [below, counted] = await Promise.all([
    areasWithin(area._id, rowLevel),
    rowLevel === 'unit' ? undefined : countedTally(sight, area),
  ]);
  const shown = below.filter((one) => within(one, sight.parts).length > 0);
  const tally = counted ?? (await liveTally(sight.notice, area, shown));
  const counts = (one: AreaRecord, households: number) =>
    countsFor(within(one, sight.parts), { tally, households });
  const rows = shown.map((one) => ({ area: one, counts: counts(one, 0) }));
  return { counts: counts(area, addedUp(rows.map((row) => row.counts)).total), rows };
}

/** Households reached in an area. */
type Tally = (areaId: string) => Reached;

/** `households`: how many there are where the areas themselves do not say. */
function countsFor(
  areas: readonly AreaRecord[],
  { tally, households }: { tally: Tally; households: number },
): CoverageCounts {
  const said = areas.reduce((sum, one) => sum + (one.households ?? 0), 0);
  return countsWith(reachedTogether(areas.map(({ _id }) => tally(_id))), said || households);
}

/** A building: its units one by one, and homes in a building that names no stairwell. */
async function liveTally(
  notice: NoticeRecord,
  building: AreaRecord,
  units: readonly AreaRecord[],
): Promise<Tally> {
  const ids = [building, ...units].map(({ _id }) => coverageIdOf(notice, _id));
  const found = await getAll(coverages, ids);
  const reached = (records: readonly CoverageRecord[]) => reachedTogether(records.map(reachedOf));
  return (areaId) =>
    reached(areaId === building._id ? found : found.filter(({ unitId }) => unitId === areaId));
}

const communityOf = ({ path, pathLevels }: AreaRecord): string | undefined =>
  path[pathLevels.indexOf('community')];

const isBelowCommunity = (area: AreaRecord): boolean =>
  area.level !== 'community' && communityOf(area) !== undefined;

/** Communities are asked for their own figures, whole documents only where something below one is shown. */
async function countedTally({ notice, parts }: Sight, area: AreaRecord): Promise<Tally> {
  const own = communityOf(area);
  if (own !== undefined) return communityTally([await countOf(notice, own)]);
  const below = parts.filter(isBelowCommunity).flatMap((part) => communityOf(part) ?? []);
  const [counts, whole] = await Promise.all([
    below.length < parts.length ? countsWithin(notice, area._id) : [],
    getAll(
      coverageCounts,
      below.map((id) => countIdOf(notice, id)),
    ),
  ]);
  const inside = communityTally(whole);
  const above = (areaId: string) =>
    reachedTogether(
      counts.filter(({ areaPath }) => areaPath.includes(areaId)).map(({ reached }) => reached),
    );
  return (areaId) =>
    (parts.some((one) => one._id === areaId && isBelowCommunity(one)) ? inside : above)(areaId);
}

const countOf = (notice: NoticeRecord, communityId: string) =>
  get(coverageCounts, countIdOf(notice, communityId));

const communityTally =
  (counts: readonly (CoverageCountRecord | undefined)[]): Tally =>
  (areaId) =>
    reachedTogether(counts.map((count) => count?.areas[areaId] ?? nobodyReached));

async function unitFigures(
  notice: NoticeRecord,
  unit: AreaRecord,
  withDoors: boolean,
): Promise<Figures> {
  const [coverage, known] = await Promise.all([
    get(coverages, coverageIdOf(notice, unit._id)),
    withDoors ? doorsIn(unit._id) : [],
  ]);
  const households = unit.households ?? 0;
  const counts = countsWith(reachedOf(coverage), households);
  if (!withDoors || coverage?.kept) return { counts, rows: [] };
  return { counts, rows: [], doors: doorsOf(coverage?.doors ?? {}, known, households) };
}

const doorsOf = (doors: ReachedDoors, known: readonly string[], households: number): Doors => ({
  ...uncoveredDoors(known, doors, households),
  told: Object.entries(doors).flatMap(([door, { how }]) => (how === 'read' ? [] : [{ door, how }])),
});
