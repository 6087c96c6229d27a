import type { Category } from '#contracts/category';
import { refusedAt } from '#contracts/errors';
import type { Context } from '#runtime/context';
import { type AreaRecord, recentAreas, recentPath } from '../area/records';

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
