import type { Category } from '#contracts/category';
import type { AreaRecord } from '../area/records';

/** Categories closed for a place, there or anywhere above. `path` runs from the district down. */
export const closedIn = (path: readonly AreaRecord[]): Category[] => [
  ...new Set(path.flatMap((area) => area.closedCategories ?? [])),
];
