import type { AreaLevel } from '#contracts/area';
import type { Post } from '#contracts/card';
import type { HomeLabel, HomeRefusal, HomeStatus, Honorific } from '#contracts/identity';
import type { Role } from '#contracts/roles';

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
