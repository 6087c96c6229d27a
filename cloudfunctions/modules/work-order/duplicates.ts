import { rules } from '#config/policy';
import { listDuplicates } from '#contracts/work-order';
import { dayMs } from '#domain/day';
import { distanceMetres, mostMetres } from '#domain/duplicate';
import { canSee } from '#domain/scope';
import { defineQuery } from '#runtime/action';
import { get } from '#runtime/database';
import { recentAreas } from '../area/records';
import { alikeIn } from './find-records';
import { familyWith, isOneMatter, knownOf } from './known-records';
import { summaries } from './list';
import { visible, type WorkOrderRecord, workOrders } from './records';

/** More of one family in one community are not looked through. */
const mostCompared = 200;
const mostShown = 20;

/** Nearest first; where no distance is known it is the same place. */
function metresTo(order: WorkOrderRecord, other: WorkOrderRecord): number {
  const [here, there] = [knownOf(order).location, knownOf(other).location];
  if (other.areaId === order.areaId && other.point === order.point) return 0;
  return here && there ? distanceMetres(here, there) : mostMetres;
}

/** Whether an order may take in another: alive or closed lately, and never a private one into the public. */
const mayTakeIn = (order: WorkOrderRecord, other: WorkOrderRecord): boolean =>
  (other.isOpen || other.status === 'closed') &&
  other.mergedInto === undefined &&
  (!order.isPrivate || other.isPrivate);

/** Orders of its family in its community that it might be one with; many are looked through, twenty shown. */
export const duplicates = defineQuery(listDuplicates, async ({ id }, ctx) => {
  const order = visible(await get(workOrders, id), ctx.caller.keys);
  const areaId = order.desks.community?.areaId ?? order.areaId;
  const asked = {
    areaId,
    categories: familyWith(order.category),
    closedSince: ctx.now - rules.mergeDays * dayMs,
  };
  const [path, alike] = await Promise.all([
    recentAreas(order.areaPathAtCreation),
    alikeIn(asked, mostCompared),
  ]);
  const found = alike
    .filter((other) => canSee(other, ctx.caller.keys) && mayTakeIn(order, other))
    .filter((other) => isOneMatter({ order, path }, other))
    .sort((a, b) => metresTo(order, a) - metresTo(order, b) || a.submittedAt - b.submittedAt);
  return { items: await summaries(found.slice(0, mostShown), ctx) };
});
