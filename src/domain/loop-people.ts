import { type Role, roleWords } from '#contracts/roles';
import { type WorkOrderLevel, workOrderLevels } from '#contracts/work-order';
import { isCurrent, type Membership, roleKey } from './membership';
import type { Assignee, Order } from './order';
import { deskKeys, deskRolesByLevel } from './scope';

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

const levelsOver = (level: WorkOrderLevel) =>
  workOrderLevels.slice(workOrderLevels.indexOf(level) + 1);

/** The next level above that the place has; undefined at the top. */
export const levelAbove = (order: Pick<Order, 'level' | 'desks'>): WorkOrderLevel | undefined =>
  levelsOver(order.level).find((level) => order.desks[level]);

const keysAbove = (order: Order, level: WorkOrderLevel): string[] => {
  const above = levelAbove({ level, desks: order.desks });
  return above ? deskKeys(order.desks, above) : [];
};

const isHeld = (order: Order) => (key: string) =>
  !order.vacantRoles.some((role) => key.startsWith(`${role}@`));

/**
 * The desk of the order's level; the community also steps in for its grids
 * (`docs/decisions/0003-the-community-steps-in.md`).
 */
export const desk: Who = (order) => [
  ...deskKeys(order.desks, order.level),
  ...(order.level === 'grid' ? keysAbove(order, 'grid') : []),
];

/** Those of a desk whose posts are held; the level above where none is. */
export const staffedDesk: Who = (order) => {
  const held = deskKeys(order.desks, order.level).filter(isHeld(order));
  return held.length > 0 ? held : keysAbove(order, order.level);
};

const levelOfPost = (role: Role | undefined): WorkOrderLevel =>
  workOrderLevels.find((level) => role && deskRolesByLevel[level].includes(role)) ?? 'grid';

/** The handler's own desk but for those she outranks or who are her equals in a grid. */
const peersWhoVerify: Who = (order) => {
  const handler = order.assignee?.role;
  const level = levelOfPost(handler);
  const peers = deskKeys(order.desks, level);
  if (level !== 'grid') return peers;
  return handler === 'grid-worker' ? peers.filter((key) => key.startsWith('grid-lead@')) : [];
};

/** T17: for a grid worker her grid lead, for others their own desk; for all of them the level above. */
export const verifiers: Who = (order) => [
  ...peersWhoVerify(order),
  ...keysAbove(order, levelOfPost(order.assignee?.role)),
];

/** Whose turn it is to verify: a held post of the same desk other than the handler's, else the level above. */
export const nextVerifiers: Who = (order) => {
  const others = peersWhoVerify(order)
    .filter(isHeld(order))
    .filter((key) => !key.startsWith(`${order.assignee?.role}@`));
  if (others.length > 0) return others;
  const above = keysAbove(order, levelOfPost(order.assignee?.role));
  return above.length > 0 ? above : peersWhoVerify(order);
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
