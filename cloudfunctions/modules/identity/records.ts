import type { AreaLevel } from '#contracts/area';
import type { Post } from '#contracts/card';
import type {
  HomeLabel,
  HomeRefusal,
  HomeStatus,
  Honorific,
  InviteStatus,
} from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { collection, find, op } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** A role in one area and for a time. `until` is the first instant it no longer holds. */
export type Membership = {
  id: string;
  role: Role;
  areaId: string;
  areaName: string;
  areaLevel: AreaLevel;
  from: number;
  until?: number;
  post?: Post;
  duty?: string;
};

/** A right to see one area for a while, with its reason (`design.md`, Scope). */
export type Grant = { areaId: string; reason: string; from: number; until: number };

export type PersonHome = {
  id: string;
  areaId: string;
  areaPath: string[];
  label: HomeLabel;
  status: HomeStatus;
  door?: string;
  refusal?: HomeRefusal;
  address: string;
  shortAddress: string;
  since: number;
};

/** `people`: read once per call; everything the context needs stands in it. */
export type PersonRecord = {
  _id: string;
  name?: string;
  honorific?: Honorific;
  phone?: string;
  photo?: string;
  isPhonePublic: boolean;
  isEasyMode: boolean;
  memberships: Membership[];
  grants: Grant[];
  /** Current homes only; the history stands in `homes`. */
  homes: PersonHome[];
  /** Reports of one day, by their events, so that no repeat counts twice; for the daily limit. */
  reported?: { on: string; eventIds: string[] };
  /** Confirmed results 「现场情况与反映不一致」 of the last 30 days, by their events; a desk looks at the third. */
  notAsReported?: { eventId: string; at: number }[];
  createdAt: number;
  version: number;
};

/** `homes`: every home ever declared. */
export type HomeRecord = {
  _id: string;
  personId: string;
  residentText: string;
  areaId: string;
  areaPathAtCreation: string[];
  shortAddress: string;
  door?: string;
  label: HomeLabel;
  status: HomeStatus;
  declaredAt: number;
  /** Areas whose leads may confirm it; empty once decided or without a door. */
  waitsFor: string[];
  decidedAt?: number;
  decidedBy?: string;
  refusal?: HomeRefusal;
  endedAt?: number;
  version: number;
};

/** `households`: unit and door with the people who live there. `_id` is made of both. */
export type HouseholdRecord = {
  _id: string;
  areaId: string;
  door: string;
  members: { personId: string; homeId: string; isVerified: boolean }[];
  version: number;
};

/** `invites`: a post that somebody was named for. `_id` is made of the code, which is not kept. */
export type InviteRecord = {
  _id: string;
  areaId: string;
  areaName: string;
  areaLevel: AreaLevel;
  role: Role;
  name: string;
  phone?: string;
  post?: Post;
  duty?: string;
  /** The first instant the post may hold; from the code on where missing. */
  from?: number;
  /** The first instant the post no longer holds. */
  until?: number;
  status: InviteStatus;
  /** Access keys of those who may confirm it; empty once nobody has to. */
  waitsFor: string[];
  invitedBy: string;
  invitedAt: number;
  expiresAt: number;
  confirmedBy?: string;
  acceptedBy?: string;
  version: number;
};

export const people = collection<PersonRecord>('people');
export const invites = collection<InviteRecord>('invites');

const invitesBy = (where: object): Promise<InviteRecord[]> =>
  find(invites, {
    where,
    order: [
      ['invitedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 100,
  });

/** What was offered in an area. */
export const invitesIn = (areaId: string): Promise<InviteRecord[]> => invitesBy({ areaId });

/** What waits for one of these keys to confirm it. */
export const invitesWaitingFor = (keys: readonly string[]): Promise<InviteRecord[]> =>
  invitesBy({ waitsFor: op.in([...keys]) });
export const homes = collection<HomeRecord>('homes');
export const households = collection<HouseholdRecord>('households');

/** The household behind a door of a unit. */
export const householdIdOf = (areaId: string, door: string): string =>
  derivedId('hh', areaId, door);

const verifierLevels: readonly AreaLevel[] = ['grid', 'building', 'unit'];

/** The areas whose leads may confirm a home in `area`: its unit, building and grid. */
export const verifierAreas = (area: { path: string[]; pathLevels: AreaLevel[] }): string[] =>
  area.path.filter((_, index) => {
    const level = area.pathLevels[index];
    return level !== undefined && verifierLevels.includes(level);
  });

/** Homes that wait for a lead of one of these areas, the longest waiting first. */
export const homesWaitingFor = (areaIds: readonly string[], limit: number): Promise<HomeRecord[]> =>
  find(homes, {
    where: { waitsFor: op.in([...areaIds]) },
    order: [
      ['declaredAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

const byId = (where: object, after: string | undefined, limit: number): Promise<PersonRecord[]> =>
  find(people, {
    where: after === undefined ? where : { ...where, _id: op.gt(after) },
    order: [['_id', 'asc']],
    limit,
  });

/** People with a home in or below an area, in pages. */
export const peopleLivingIn = (areaId: string, after: string | undefined, limit: number) =>
  byId({ 'homes.areaPath': areaId }, after, limit);

/** People of exactly this name with a home in or below one of these areas. */
export const peopleCalled = (
  name: string,
  areaIds: readonly string[],
  limit: number,
): Promise<PersonRecord[]> =>
  find(people, { where: { 'homes.areaPath': op.in([...areaIds]), name }, limit });

/** How many have a home in or below an area, counted up to `limit`. */
export const countLivingIn = async (areaId: string, limit: number): Promise<number> => {
  const where = { 'homes.areaPath': areaId };
  return (await find(people, { where, fields: ['_id'], limit })).length;
};

/** People who hold, held or will hold a post of exactly this area, in pages. */
export const peopleWithPostIn = (areaId: string, after: string | undefined, limit: number) =>
  byId({ 'memberships.areaId': areaId }, after, limit);

/** Doors of a unit behind which somebody lives who gave hers, as one finds them in an index; at most 1,000. */
export const doorsIn = async (areaId: string): Promise<string[]> => {
  const found = await find(households, {
    where: { areaId },
    order: [['door', 'asc']],
    fields: ['door', 'members'],
    limit: 1000,
  });
  return found.filter(({ members }) => members.length > 0).map(({ door }) => door);
};
