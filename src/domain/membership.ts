import type { Role } from '#contracts/roles';

/** A role in one area and for a time. `until` is the first instant it no longer holds. */
export type Membership = { role: Role; areaId: string; from: number; until?: number };

export const isCurrent = (it: { from: number; until?: number }, at: number): boolean =>
  it.from <= at && (it.until === undefined || at < it.until);

/** The access key of everybody who holds a role in an area: `grid-worker@ar_x`. */
export const roleKey = (role: Role, areaId: string): string => `${role}@${areaId}`;
