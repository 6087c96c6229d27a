import type { AreaLevel, PropertyMode } from '#contracts/area';
import type { Post } from '#contracts/card';
import type { Role } from '#contracts/roles';

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
  endedAt?: number;
  version: number;
};

/** `plate_codes`: a code outlives the area it was printed for. */
export type PlateCodeRecord = { _id: string; areaId: string };
