import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import type { Caller } from '#runtime/context';
import { type AreaRecord, recentAreas } from '../area/records';
import type { NoticeRecord } from '../notice/records';

/** Areas in which the caller holds one of these posts now. */
export const ownAreas = ({ memberships }: Caller, roles: readonly Role[]): string[] =>
  memberships.filter(({ role }) => roles.includes(role)).map(({ areaId }) => areaId);

/** Whether a place lies in one of these areas or is one of them. */
export const liesIn = (path: readonly string[], areaIds: readonly string[]): boolean =>
  path.some((id) => areaIds.includes(id));

/** A notice that neighbours have read; any other, and one outside the caller's scope, do not exist for her. */
export function shown(notice: NoticeRecord | undefined): NoticeRecord {
  if (notice?.publishedAt === undefined) throw new AppError('not-found');
  return notice;
}

/** Areas without those that lie in another of them. */
const outermost = (areas: readonly AreaRecord[]): AreaRecord[] =>
  [...new Map(areas.map((area) => [area._id, area])).values()].filter(
    ({ _id, path }) => !areas.some((other) => other._id !== _id && path.includes(other._id)),
  );

/** What a notice and the caller's own areas have in common; none of them lies in another. */
export async function partsOf(
  { areaIds }: NoticeRecord,
  ownIds: readonly string[],
): Promise<AreaRecord[]> {
  const found = await recentAreas([...new Set([...areaIds, ...ownIds])]);
  return outermost(
    found.filter(
      ({ _id, path }) =>
        (areaIds.includes(_id) && liesIn(path, ownIds)) ||
        (ownIds.includes(_id) && liesIn(path, areaIds)),
    ),
  );
}

/** The deepest area that holds all of these. */
export function commonTop(parts: readonly AreaRecord[]): string | undefined {
  const [first, ...others] = parts;
  return first?.path.findLast((id) => others.every(({ path }) => path.includes(id)));
}

/** What of these parts lies in an area: the area itself where it lies in one of them. */
export const within = (area: AreaRecord, parts: readonly AreaRecord[]): AreaRecord[] =>
  parts.some(({ _id }) => area.path.includes(_id))
    ? [area]
    : parts.filter(({ path }) => path.includes(area._id));
