import type { Role } from '#contracts/roles';

/** Where a hall is, as far as the scope asks: its own area, and the way down to it. */
export type HallPlace = { areaId: string; path: readonly string[] };

export type Belonging = {
  homes: readonly { areaPath: readonly string[]; status: string }[];
  /** Posts that hold now. */
  memberships: readonly { role: Role; areaId: string }[];
};

/** Paths from the district down, by the area of each post that lies below a hall. */
export type PathOf = (areaId: string) => readonly string[] | undefined;

/** They come as a party or look on: the place is not theirs to speak for (`rules.md §4.7`). */
const withoutSay: readonly Role[] = ['property-manager', 'agency-officer', 'auditor', 'admin'];
/** Parties that convene a meeting with neighbours. */
const convening: readonly Role[] = ['property-manager', 'agency-officer'];

const livesThere = ({ homes }: Belonging, { areaId }: HallPlace): boolean =>
  homes.some(({ areaPath, status }) => status !== 'refused' && areaPath.includes(areaId));

/** Posts by which somebody speaks for a hall: on the way down to its area or below it. */
export const postsAt = <M extends { role: Role; areaId: string }>(
  memberships: readonly M[],
  hall: HallPlace,
  pathOf: PathOf,
): M[] =>
  memberships.filter(
    ({ role, areaId }) =>
      !withoutSay.includes(role) &&
      (hall.path.includes(areaId) || pathOf(areaId)?.includes(hall.areaId) === true),
  );

/** Whether somebody brings, backs, comes and votes in a hall: she lives in its area, or has a post there. */
export const isOurs = (who: Belonging, hall: HallPlace, pathOf: PathOf): boolean =>
  livesThere(who, hall) || postsAt(who.memberships, hall, pathOf).length > 0;

/** Whether somebody may come: those of the place, and who speaks there for a party. */
export const mayCome = (who: Belonging, hall: HallPlace, pathOf: PathOf): boolean =>
  isOurs(who, hall, pathOf) ||
  who.memberships.some(
    ({ role, areaId }) => convening.includes(role) && hall.path.includes(areaId),
  );
