import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import type { Role } from '#contracts/roles';
import { isCurrent, type Membership, roleKey } from './membership';
import type { Assignee, Assignment, Desks, Subtask, Unit } from './order';

/** The posts that answer for an area of each level (`rules.md §4.7`). */
export const deskRolesByLevel: Readonly<Record<WorkOrderLevel, readonly Role[]>> = {
  grid: ['grid-worker', 'grid-lead'],
  community: ['community-staff', 'chief-grid-lead'],
  subdistrict: ['subdistrict-dispatcher'],
  district: ['district-desk'],
};

/** Posts that list everything public in their area. Agencies, property managers see what is assigned to them. */
const listingRoles: readonly Role[] = [...Object.values(deskRolesByLevel).flat(), 'auditor'];

export const accessKeyLimit = 20;

type Grant = { areaId: string; from: number; until: number };

/**
 * What opens records to a person, at most 20 keys: her own id, `role@area` of each current membership,
 * the bare area where that role lists, and granted areas. Past the limit later ones are left out.
 */
export function accessKeys(
  person: { personId: string; memberships: readonly Membership[]; grants: readonly Grant[] },
  at: number,
): string[] {
  const current = person.memberships.filter((it) => isCurrent(it, at));
  const keys = [
    person.personId,
    ...current.flatMap((it) => [
      roleKey(it.role, it.areaId),
      ...(listingRoles.includes(it.role) ? [it.areaId] : []),
    ]),
    ...person.grants.filter((it) => isCurrent(it, at)).map((it) => it.areaId),
  ];
  return [...new Set(keys)].slice(0, accessKeyLimit);
}

/** The `role@area` keys of the desk of one level; none where the place has no such level. */
export function deskKeys(desks: Desks, level: WorkOrderLevel): string[] {
  const desk = desks[level];
  return desk ? deskRolesByLevel[level].map((role) => roleKey(role, desk.areaId)) : [];
}

/** Everybody of a unit, as access keys. */
export function unitKeys({ kind, areaId, level }: Unit): string[] {
  if (kind === 'desk')
    return deskKeys({ [level ?? 'grid']: { areaId, name: '' } }, level ?? 'grid');
  return [roleKey(kind === 'agency' ? 'agency-officer' : 'property-manager', areaId)];
}

type Visible = {
  desks: Desks;
  level: WorkOrderLevel;
  isPrivate: boolean;
  assignee?: Assignee;
  assignment?: Assignment;
  subtasks?: readonly Subtask[];
  supervisedAt?: number;
};

/**
 * Who may see a work order. Public ones: the areas from grid to district it lies in. Private ones: only
 * the posts of grid and community and of the level it rose to. Never a micro-grid, building or unit.
 */
export function visibleToFor(order: Visible): string[] {
  const working = [
    ...(order.assignee ? [order.assignee.personId] : []),
    ...(order.assignment ? unitKeys(order.assignment.unit) : []),
    ...(order.subtasks ?? []).flatMap(({ unit }) => unitKeys(unit)),
    ...(order.supervisedAt === undefined || !order.desks.subdistrict
      ? []
      : [roleKey('subdistrict-lead', order.desks.subdistrict.areaId)]),
  ];
  if (!order.isPrivate) {
    const areas = workOrderLevels.flatMap((level) => order.desks[level]?.areaId ?? []);
    return [...new Set([...areas, ...working])];
  }
  const risen = Math.max(
    workOrderLevels.indexOf(order.level),
    workOrderLevels.indexOf('community'),
  );
  const levels = workOrderLevels.slice(0, risen + 1);
  return [...new Set([...levels.flatMap((level) => deskKeys(order.desks, level)), ...working])];
}

/** Whether one of these keys opens it; never to the person it is about. */
export const canSee = (
  record: { visibleTo: readonly string[]; aboutPersonId?: string },
  keys: readonly string[],
): boolean =>
  record.visibleTo.some((key) => keys.includes(key)) &&
  !(record.aboutPersonId !== undefined && keys.includes(record.aboutPersonId));
