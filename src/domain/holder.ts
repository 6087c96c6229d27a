import type { AreaLevel } from '#contracts/area';
import type { Role } from '#contracts/roles';
import type { WorkOrderLevel } from '#contracts/work-order';
import { type Duty, orderPeople } from './card';
import { isCurrent } from './membership';
import { deskRolesByLevel } from './scope';

/** An area with those who answer for it. A path of them runs from the district down. */
export type Staffed = { level: AreaLevel; name: string; duties: readonly Duty[] };

/** Posts of the place's grid nobody holds, so that the community is waited for instead. */
export function vacantIn(path: readonly Staffed[], at: number): Role[] {
  const duties = path.find((area) => area.level === 'grid')?.duties ?? [];
  return deskRolesByLevel.grid.filter(
    (role) => !duties.some((duty) => duty.role === role && isCurrent(duty, at)),
  );
}

/** Who has it before there is an assignee: 「第三网格 赵小河」, else the desk: 「槐安社区」. */
export function holderOf(path: readonly Staffed[], level: WorkOrderLevel, at: number): string {
  const named = (wanted: AreaLevel) => path.find((area) => area.level === wanted);
  const grid = named('grid');
  if (level !== 'grid' || !grid) return named(level)?.name ?? path[0]?.name ?? '';
  const worker = orderPeople(grid.duties, at).find((duty) => duty.role === 'grid-worker');
  return worker ? `${grid.name} ${worker.name}` : (named('community')?.name ?? grid.name);
}
