import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import { type Role, roleWords } from '#contracts/roles';
import { isCurrent, type Membership, roleKey } from '../membership';
import type { Assignee, Order } from '../order';
import { deskKeys, deskRolesByLevel, unitKeys } from '../scope';

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
export const clock: Who = () => [system.personId];
export const reporter: Who = (order) => [order.reporterId];
export const gridOfOrder: Who = (order) => deskKeys(order.desks, 'grid');
export const assignee: Who = (order) => (order.assignee ? [order.assignee.personId] : []);

/** Those who may work on it: the person who has it, before her the unit it was given to. */
export const handlers: Who = (order) =>
  order.assignee ? assignee(order) : order.assignment ? unitKeys(order.assignment.unit) : [];

/** Everybody of the unit that leads, the person who has it among them. */
export const leadUnit: Who = (order) => [
  ...assignee(order),
  ...(order.assignment ? unitKeys(order.assignment.unit) : []),
];

/** Units that have a part left to do. */
export const openCollaborators: Who = (order) =>
  order.subtasks.filter(({ done }) => !done).flatMap(({ unit }) => unitKeys(unit));

const rankOf = (level: WorkOrderLevel) => workOrderLevels.indexOf(level);
const levelsOver = (level: WorkOrderLevel) => workOrderLevels.slice(rankOf(level) + 1);

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

/** T7: who dispatches. A grid worker handles or reports up; she sends nobody. */
export const dispatchers: Who = (order) =>
  desk(order).filter((key) => !key.startsWith('grid-worker@'));

/** Those of a desk whose posts are held; the level above where none is. */
export const staffedDesk: Who = (order) => {
  const held = deskKeys(order.desks, order.level).filter(isHeld(order));
  return held.length > 0 ? held : keysAbove(order, order.level);
};

/** Every desk from `level` up. */
export const desksFrom =
  (level: WorkOrderLevel): Who =>
  (order) =>
    workOrderLevels.slice(rankOf(level)).flatMap((each) => deskKeys(order.desks, each));

/** T5: never a grid on its own; the order's own desk from the community up. */
export const decliners: Who = (order) =>
  order.level === 'grid' ? keysAbove(order, 'grid') : deskKeys(order.desks, order.level);

/** R8 and R9, and the district: they approve what stops or lengthens a clock. */
export const approvers: Who = (order) => [
  ...deskKeys(order.desks, 'community').filter((key) => key.startsWith('chief-grid-lead@')),
  ...desksFrom('subdistrict')(order),
];

/** R9 and R11: they end a quarrel about whose it is (T10). */
export const designators: Who = desksFrom('subdistrict');

/** The level above a decision; at the top the same desk, by another colleague. */
export const judgesOf =
  (levelOf: (order: Order) => WorkOrderLevel): Who =>
  (order) => {
    const level = levelOf(order);
    const above = keysAbove(order, level);
    return above.length > 0 ? above : deskKeys(order.desks, level);
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

/** T17: the desk that dispatched it, or the one above. */
const dispatchingUnit = (order: Order): string[] | undefined =>
  order.assignment && [
    ...deskKeys(order.desks, order.assignment.fromLevel),
    ...keysAbove(order, order.assignment.fromLevel),
  ];

/** T17: the dispatching unit; for a grid worker on her own her grid lead, for others their own desk; for all the level above. */
export const verifiers: Who = (order) =>
  dispatchingUnit(order) ?? [
    ...peersWhoVerify(order),
    ...keysAbove(order, levelOfPost(order.assignee?.role)),
  ];

/** Whose turn it is to verify: the dispatching desk; else a held post of the handler's desk other than hers, else the level above. */
export const nextVerifiers: Who = (order) => {
  if (order.assignment) {
    const dispatched = deskKeys(order.desks, order.assignment.fromLevel).filter(isHeld(order));
    return dispatched.length > 0 ? dispatched : verifiers(order);
  }
  const others = peersWhoVerify(order)
    .filter(isHeld(order))
    .filter((key) => !key.startsWith(`${order.assignee?.role}@`));
  if (others.length > 0) return others;
  const above = keysAbove(order, levelOfPost(order.assignee?.role));
  return above.length > 0 ? above : peersWhoVerify(order);
};

/** Who says how it was: the reporter; for somebody without a phone whoever calls her back. */
export const raters: Who = (order) =>
  order.isProxy ? [order.reporterId, ...desksFrom('community')(order)] : reporter(order);

/** The call-back: whoever reported for her, unless she handled it; then the community. */
export const callBack: Who = (order) => {
  if (!order.isProxy) return [];
  if (order.reporterId !== order.assignee?.personId) return [order.reporterId];
  return deskKeys(order.desks, 'community');
};

/** Neighbours whose reports hang on it: they joined, or theirs was merged into it. */
export const joiners: Who = (order) =>
  order.reports
    .filter((one) => one.isJoined || one.mergedFromId !== undefined)
    .filter((one) => one.leftAt === undefined)
    .map((one) => one.reporterId);

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

/** 「街道调度员 冯街」: the post by which somebody stands among these, and her name. */
export function textOf(keys: readonly string[], actor: Actor, at: number): string {
  const role = postAmong(keys, actor, at);
  return [role && roleWords[role], actor.name].filter(Boolean).join(' ');
}
