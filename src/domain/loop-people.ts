import { type Role, roleWords } from '#contracts/roles';
import { type WorkOrderLevel, workOrderLevels } from '#contracts/work-order';
import { isCurrent, type Membership, roleKey } from './membership';
import type { Assignee, Order } from './order';
import { deskKeys } from './scope';

/** Somebody who wants to take a step. */
export type Actor = {
  personId: string;
  memberships: readonly Membership[];
  name?: string | undefined;
  /** Work phone, shown to the reporter once she handles it. */
  phone?: string | undefined;
};

/** The timers of the cloud. */
export const system: Actor = { personId: 'system', memberships: [] };

/** Names a set of people for one order as access keys: person ids and `role@area`. */
export type Who = (order: Order) => string[];

export const nobody: Who = () => [];
export const reporter: Who = (order) => [order.reporterId];
export const assignee: Who = (order) => (order.assignee ? [order.assignee.personId] : []);
export const clock: Who = () => [system.personId];
export const gridOfOrder: Who = (order) => deskKeys(order.desks, 'grid');

/** The next level above that the place has; undefined at the top. */
export const levelAbove = (order: Pick<Order, 'level' | 'desks'>): WorkOrderLevel | undefined =>
  workOrderLevels
    .slice(workOrderLevels.indexOf(order.level) + 1)
    .find((level) => order.desks[level]);

const keysAbove: Who = (order) => {
  const level = levelAbove(order);
  return level ? deskKeys(order.desks, level) : [];
};

/**
 * The desk of the order's level; the community also steps in for its grids
 * (`docs/decisions/0003-the-community-steps-in.md`).
 */
export const desk: Who = (order) => [
  ...deskKeys(order.desks, order.level),
  ...(order.level === 'grid' ? keysAbove(order) : []),
];

/** Those of a desk whose posts are held; the level above where none is. */
export const staffedDesk: Who = (order) => {
  if (order.level !== 'grid') return deskKeys(order.desks, order.level);
  const held = gridOfOrder(order).filter(
    (key) => !order.vacantRoles.some((r) => key.startsWith(`${r}@`)),
  );
  return held.length > 0 ? held : keysAbove(order);
};

/** May verify: the grid lead for her grid, the desk of a higher level, and the level above for both (T17). */
export const verifiers: Who = (order) => [
  ...deskKeys(order.desks, order.level).filter((key) => !key.startsWith('grid-worker@')),
  ...keysAbove(order),
];

/** Whose turn it is to verify: another post of the same desk than the handler's, else the level above. */
export const nextVerifiers: Who = (order) => {
  const handler = order.assignee?.role;
  const others = deskKeys(order.desks, order.level).filter(
    (key) =>
      !key.startsWith('grid-worker@') &&
      key.split('@')[0] !== handler &&
      !order.vacantRoles.some((role) => key.startsWith(`${role}@`)),
  );
  if (others.length > 0) return others;
  const above = keysAbove(order);
  return above.length > 0 ? above : deskKeys(order.desks, order.level);
};

/** The membership by which somebody belongs to `who`; undefined for a person named by id. */
export const postAmong = (keys: readonly string[], actor: Actor, at: number): Role | undefined =>
  actor.memberships.find((it) => isCurrent(it, at) && keys.includes(roleKey(it.role, it.areaId)))
    ?.role;

export const isAmong = (keys: readonly string[], actor: Actor, at: number): boolean =>
  keys.includes(actor.personId) || postAmong(keys, actor, at) !== undefined;

/** Somebody as the handler of an order, in the post by which she took it. */
export function asAssignee(actor: Actor, role: Role): Assignee {
  const roleText = roleWords[role];
  return {
    personId: actor.personId,
    name: actor.name ?? roleText,
    role,
    roleText,
    ...(actor.phone === undefined ? {} : { phone: actor.phone }),
  };
}
