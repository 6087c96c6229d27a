import { workOrderLevels } from '#contracts/loop';
import type { Role } from '#contracts/roles';
import type { Order } from './order';
import { deskKeys } from './scope';

/**
 * By what somebody at a desk may see an order: a desk of its place sees all; an agency the building and no
 * unit or room; the firm that is complained about neither name nor door nor what was sent (`rules.md §4.1.6`-2, 3).
 */
export type Standing = 'desk' | 'agency' | 'property';

function deskKeysOf({ desks }: Pick<Order, 'desks'>): string[] {
  const areaIds = workOrderLevels.flatMap((level) => desks[level]?.areaId ?? []);
  const posts = workOrderLevels.flatMap((level) => deskKeys(desks, level));
  const leads = desks.subdistrict ? [`subdistrict-lead@${desks.subdistrict.areaId}`] : [];
  return [...areaIds, ...posts, ...leads];
}

/** How somebody who holds these keys and roles stands to an order she may see. */
export function standingOf(
  order: Pick<Order, 'desks'>,
  { keys, roles }: { keys: readonly string[]; roles: ReadonlySet<Role> },
): Standing {
  if (deskKeysOf(order).some((key) => keys.includes(key))) return 'desk';
  return roles.has('property-manager') ? 'property' : 'agency';
}
