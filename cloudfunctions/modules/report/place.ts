import type { Category } from '#contracts/category';
import type { Role } from '#contracts/roles';
import type { WorkOrderLevel } from '#contracts/work-order';
import { orderPeople } from '#domain/card';
import { isCurrent } from '#domain/membership';
import { deskRolesByLevel } from '#domain/scope';
import type { AreaRecord } from '../area/records';

type PathAreas = readonly AreaRecord[];

/** Categories closed for a place, there or anywhere above. */
export const closedIn = (path: PathAreas): Category[] => [
  ...new Set(path.flatMap((area) => area.closedCategories ?? [])),
];

const gridOf = (path: PathAreas) => path.find((area) => area.level === 'grid');

/** Posts of the grid nobody holds, so that the community is waited for instead. */
export function vacantIn(path: PathAreas, now: number): Role[] {
  const duties = gridOf(path)?.duties ?? [];
  return deskRolesByLevel.grid.filter(
    (role) => !duties.some((duty) => duty.role === role && isCurrent(duty, now)),
  );
}

/** Who has it before there is an assignee: 「第三网格 赵小河」, else the desk: 「槐安社区」. */
export function holderOf(path: PathAreas, level: WorkOrderLevel, now: number): string {
  const grid = gridOf(path);
  const desk = path.find((area) => area.level === level);
  if (level !== 'grid' || !grid) return desk?.name ?? path[0]?.name ?? '';
  const worker = orderPeople(grid.duties, now).find((duty) => duty.role === 'grid-worker');
  const community = path.find((area) => area.level === 'community');
  return worker ? `${grid.name} ${worker.name}` : (community?.name ?? grid.name);
}
