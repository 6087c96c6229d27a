import type { Category } from '#contracts/category';
import { AppError, type FieldProblem } from '#contracts/errors';
import { shortAddress } from '#domain/place';
import type { RoutedPlace } from '#domain/routing';
import type { Context } from '#runtime/context';
import { type AreaRecord, recentAreas, recentPath } from '../area/records';

/** A problem at one field, as the person reads it. */
export const refusedAt = (field: string, words: string): AppError => {
  const fields: FieldProblem[] = [{ field, words }];
  return new AppError('invalid-input', { fields });
};

/** Categories closed for a place, there or anywhere above. `path` runs from the district down. */
export const closedIn = (path: readonly AreaRecord[]): Category[] => [
  ...new Set(path.flatMap((area) => area.closedCategories ?? [])),
];

/** The areas from the district down to a place; at one's own home they are known before anything is read. */
export const pathTo = ({ caller }: Context, areaId: string): Promise<AreaRecord[]> => {
  const home = caller.person?.homes.find((one) => one.areaId === areaId);
  return home ? recentAreas(home.areaPath) : recentPath(areaId);
};

/** The place a report names, if it stands and takes reports of this category; else a problem at the field. */
export function placeFor(
  path: readonly AreaRecord[],
  { areaId, category }: { areaId: string; category: Category },
): AreaRecord {
  const area = path.at(-1);
  if (area?._id !== areaId || area.endedAt !== undefined)
    throw refusedAt('place.areaId', '这个地点已经调整，请重新选一次');
  if (closedIn(path).includes(category))
    throw refusedAt('category', '这一类现在不能在这里反映，请打社区电话');
  return area;
}

/** What a route depends on: the ids from the district down, and who manages the estate. */
export const routedPlaceOf = (path: readonly AreaRecord[]): RoutedPlace => {
  const mode = path.findLast((area) => area.propertyMode !== undefined)?.propertyMode;
  return { path: path.map(({ _id }) => _id), ...(mode && { propertyMode: mode }) };
};

/** Where something is, as neighbours read it: the building and the public point, never the stairwell or door. */
export function neighbourPlace(path: readonly AreaRecord[], point: string | undefined): string {
  const last = path.findLastIndex(({ level }) => level !== 'unit');
  const area = path[last];
  return [area && shortAddress(area), point].filter(Boolean).join(' · ');
}
