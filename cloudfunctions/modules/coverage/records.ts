import { type Reached, type ReachedDoors, reachedIn } from '#domain/coverage';
import { collection, find, op, updateWhere } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../area/records';

/**
 * `coverages`: the doors of one unit for one round of one notice; nothing is there until the first door is
 * reached. Emptied 7 days after the notice's end: the counts stay. It counts where the unit stood when its
 * first door was reached, also when the unit is moved or split off later.
 */
export type CoverageRecord = {
  _id: string;
  noticeId: string;
  round: number;
  unitId: string;
  communityId: string;
  /** From the district down to the unit. */
  areaPath: string[];
  /** The community's count it is part of. */
  countId: string;
  doors: ReachedDoors;
  /** What it counted when its doors were forgotten; from then on it does not change. */
  kept?: Reached;
  /** Not yet in the community's count. */
  isDirty: boolean;
  version: number;
};

/** `coverage_counts`: a round's figures of one community, added up by `jobs` so that nobody waits for it. */
export type CoverageCountRecord = {
  _id: string;
  noticeId: string;
  round: number;
  communityId: string;
  /** From the district down to the community. */
  areaPath: string[];
  /** Households reached in the whole community. */
  reached: Reached;
  /** Households reached in each area from the community down to the unit. */
  areas: Record<string, Reached>;
  /** The versions of its units' documents together: an older figure never takes the place of a newer one. */
  versions: number;
  countedAt: number;
};

/** `coverage_samples`: a ticked door drawn by lot, to be rung back. */
export type CoverageSampleRecord = {
  _id: string;
  noticeId: string;
  round: number;
  unitId: string;
  areaPath: string[];
  shortAddress: string;
  /** Empty once the notice is forgotten. */
  door: string;
  how: 'phone' | 'visit';
  tickedBy: string;
  at: number;
  isOpen: boolean;
  answer?: 'knew' | 'not-told' | 'not-reached';
  checkedBy?: string;
  checkedAt?: number;
};

/** `offline_people`: somebody without a phone who agreed to be told (feature F86). It follows its unit when that moves. */
export type OfflinePersonRecord = {
  _id: string;
  areaId: string;
  areaPath: string[];
  shortAddress: string;
  door: string;
  name?: string;
  phone?: string;
  how: 'phone' | 'visit';
  consent: { kind: 'spoken' | 'paper'; on: string; takenBy: string };
  /** By when she was added: lists are read in this order. */
  order: number;
  version: number;
};

export const coverages = collection<CoverageRecord>('coverages');
export const coverageCounts = collection<CoverageCountRecord>('coverage_counts');
export const coverageSamples = collection<CoverageSampleRecord>('coverage_samples');
export const offlinePeople = collection<OfflinePersonRecord>('offline_people');

type Round = { _id: string; round: number };

/** The one document of a unit for the present round of a notice. */
export const coverageIdOf = (notice: Round, unitId: string): string =>
  derivedId('cv', notice._id, String(notice.round), unitId);

/** The one document of a community for the present round of a notice. */
export const countIdOf = (notice: Round, communityId: string): string =>
  derivedId('cc', notice._id, String(notice.round), communityId);

/** People of one door on the list: their ids follow from the door, so that two who add one at once meet. */
export const offlineIdOf = (areaId: string, door: string, place: number): string =>
  derivedId('of', areaId, door, String(place));

/** A unit of which nobody was reached yet. */
export function newCoverage(notice: Round, unit: AreaRecord): CoverageRecord {
  const communityId = unit.path[unit.pathLevels.indexOf('community')] ?? '';
  return {
    _id: coverageIdOf(notice, unit._id),
    noticeId: notice._id,
    round: notice.round,
    unitId: unit._id,
    communityId,
    areaPath: unit.path,
    countId: countIdOf(notice, communityId),
    doors: {},
    isDirty: false,
    version: 0,
  };
}

/** How many households of a unit were reached, also once nobody knows any more which. */
export const reachedOf = (record: CoverageRecord | undefined): Reached =>
  record?.kept ?? reachedIn(record?.doors ?? {});

/** Units of one community at most: more do not exist (a community has 300 to 500 doors a grid, some ten grids). */
const mostUnits = 1000;

/** Every unit of a community's count. */
export const unitsOf = (countId: string): Promise<CoverageRecord[]> =>
  find(coverages, { where: { countId }, order: [['_id', 'asc']], limit: mostUnits });

/** Units whose doors changed since they were counted, after one of them. */
export const uncounted = (
  after: string | undefined,
  limit: number,
): Promise<Pick<CoverageRecord, '_id' | 'countId'>[]> =>
  find(coverages, {
    where: after === undefined ? { isDirty: true } : { isDirty: true, _id: op.gt(after) },
    order: [['_id', 'asc']],
    limit,
    fields: ['countId'],
  });

/** Notes that exactly these versions were counted: a door reached meanwhile leaves its unit uncounted. */
export const markCounted = (
  counted: readonly Pick<CoverageRecord, '_id' | 'version'>[],
): Promise<void> =>
  updateWhere(coverages, op.or(counted.map(({ _id, version }) => ({ _id, version }))), {
    isDirty: false,
  });

/** What was counted of a notice in and below an area: figures of communities, without those of their buildings. */
export const countsWithin = (
  { _id, round }: Round,
  areaId: string,
): Promise<Pick<CoverageCountRecord, '_id' | 'areaPath' | 'reached'>[]> =>
  find(coverageCounts, {
    where: { noticeId: _id, areaPath: areaId, round },
    fields: ['areaPath', 'reached'],
    limit: 1000,
  });

/** Units of a notice in or below an area, whatever the round, in pages. */
export const coveragesWithin = (
  { noticeId, areaId }: { noticeId: string; areaId: string },
  after: string | undefined,
  limit: number,
): Promise<CoverageRecord[]> =>
  find(coverages, {
    where: { noticeId, areaPath: areaId, ...(after !== undefined && { _id: op.gt(after) }) },
    order: [['_id', 'asc']],
    limit,
  });

/** Doors that wait to be rung back, the longest waiting first. */
export const openSamplesIn = (
  areaIds: readonly string[],
  limit: number,
): Promise<CoverageSampleRecord[]> =>
  find(coverageSamples, {
    where: { areaPath: op.in([...areaIds]), isOpen: true },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Doors of a notice that were drawn, in pages. */
export const samplesOf = (
  noticeId: string,
  after: string | undefined,
  limit: number,
): Promise<CoverageSampleRecord[]> =>
  find(coverageSamples, {
    where: { noticeId, ...(after !== undefined && { _id: op.gt(after) }) },
    order: [['_id', 'asc']],
    limit,
  });
