import { hallEditorRoles } from '#contracts/council-halls';
import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import type { Caller } from '#runtime/context';
import type { AreaRecord } from '../area/records';
import { hallLevels } from './hall-place';
import type { HallRecord } from './records';

const editing: readonly Role[] = hallEditorRoles;

/** Whether the caller makes and changes halls of a place on this path. */
export const mayEdit = ({ path }: { path: readonly string[] }, { memberships }: Caller): boolean =>
  memberships.some(({ role, areaId }) => editing.includes(role) && path.includes(areaId));

/** An area that stands, can have a hall and lies in the caller's own; any other does not exist for her. */
export function hallArea(area: AreaRecord | undefined, caller: Caller): AreaRecord {
  const stands = area?.endedAt === undefined && hallLevels.includes(area?.level ?? 'unit');
  if (!area || !stands || !mayEdit(area, caller)) throw new AppError('not-found');
  return area;
}

/** A hall in the caller's own area; any other does not exist for her. */
export function editedHall(hall: HallRecord | undefined, caller: Caller): HallRecord {
  if (!hall || !mayEdit(hall, caller)) throw new AppError('not-found');
  return hall;
}
