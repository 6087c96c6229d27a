import { areaLevels, effectLimit, lookAtArea, treeRoles } from '#contracts/area';
import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { roleKey } from '#domain/membership';
import { deskRolesByLevel } from '#domain/scope';
import { levelsBelow, mayEditBelow, trailWithin } from '#domain/tree';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { countLivingIn, peopleWithPostIn } from '../identity/records';
import { openOrdersOf } from '../work-order/find-records';
import { type AreaRecord, areasNow, childrenOf } from './records';

/** One more than is shown, so that 「99 以上」 can be said. */
const countedTo = effectLimit + 1;
/** Orders of a grid that are looked through for those of one building. */
const gridOrderLimit = 500;
const childrenShown = 500;

/** Open orders that happened in or below an area, or that an agency has. A building has no desk of its own: its grid's are sifted. */
async function countOpenOrders(area: AreaRecord): Promise<number> {
  if (area.level === 'agency')
    return (await openOrdersOf([roleKey('agency-officer', area._id)], countedTo)).length;
  const at = area.pathLevels.findLastIndex((level) => level in deskRolesByLevel);
  const level = area.pathLevels[at];
  const deskId = area.path[at];
  if (deskId === undefined || level === undefined) return 0;
  const deskRoles = Object.values(deskRolesByLevel).flat();
  const orders = await openOrdersOf(
    [deskId, ...deskRoles.map((role) => roleKey(role, deskId))],
    deskId === area._id ? countedTo : gridOrderLimit,
  );
  const inside = orders.filter(
    ({ areaPathAtCreation }) => deskId === area._id || areaPathAtCreation.includes(area._id),
  );
  return Math.min(inside.length, countedTo);
}

const step = ({ _id, name, level }: AreaRecord) => ({ id: _id, name, level });

const byOrder = (a: AreaRecord, b: AreaRecord) =>
  areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level) || a.order - b.order;

const mayEdit = (path: readonly string[], { caller, now }: Context) =>
  mayEditBelow({ path: [...path] }, caller.memberships, { roles: treeRoles, at: now });

/** One step of the tree with what a change of it would touch. */
export const lookAction = defineQuery(lookAtArea, async ({ areaId }, ctx) => {
  const roots = ctx.caller.memberships
    .filter(({ role }) => (treeRoles as readonly Role[]).includes(role))
    .map((one) => one.areaId);
  const [area] = await areasNow([areaId ?? roots[0] ?? '']);
  if (!area || area.endedAt !== undefined || !mayEdit(area.path, ctx))
    throw new AppError('not-found');
  const [children, residents, openOrders, holders] = await Promise.all([
    childrenOf(area, childrenShown),
    countLivingIn(area._id, countedTo),
    countOpenOrders(area),
    peopleWithPostIn(area._id, undefined, countedTo),
  ]);
  return {
    area: { ...step(area), version: area.version, code: area.code },
    trail: trailWithin(area, new Set(roots)),
    children: children.sort(byOrder).map(step),
    levelsBelow: levelsBelow(area.level),
    canChange: mayEdit(area.path.slice(0, -1), ctx),
    effects: { residents, openOrders, postHolders: holders.length },
  };
});
