import { refusedAt } from '#contracts/errors';
import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import { listUnits } from '#contracts/work-order';
import { liaisonOf } from '#domain/appointment';
import { levelAbove } from '#domain/loop/people';
import type { Unit } from '#domain/order';
import { hasPropertyFirm } from '#domain/routing';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasWithin, recentAreas } from '../area/records';
import { visible, type WorkOrderRecord, workOrders } from './records';

/** Areas that are named as units, read before the transaction. */
export const areasNamed = (ids: readonly (string | undefined)[]): Promise<AreaRecord[]> =>
  recentAreas([...new Set(ids.filter((id) => id !== undefined))]);

const isFirmOf = (order: WorkOrderRecord, { _id, level, propertyMode }: AreaRecord) =>
  level === 'estate' && order.areaPathAtCreation.includes(_id) && hasPropertyFirm(propertyMode);

const isAgencyOf = (order: WorkOrderRecord, { level, path, endedAt }: AreaRecord) =>
  level === 'agency' && path[0] === order.areaPathAtCreation[0] && endedAt === undefined;

const deskLevelOf = ({ desks }: WorkOrderRecord, areaId: string): WorkOrderLevel | undefined =>
  workOrderLevels.find((level) => desks[level]?.areaId === areaId);

/** An area as a unit that can have this order: one of its desks, an agency of its district, the firm of its estate. */
function unitOf(order: WorkOrderRecord, area: AreaRecord): Unit | undefined {
  const { _id: areaId, name } = area;
  const level = deskLevelOf(order, areaId);
  if (level) return { kind: 'desk', areaId, name, level };
  if (isAgencyOf(order, area)) return { kind: 'agency', areaId, name };
  return isFirmOf(order, area) ? { kind: 'property', areaId, name: `${name}物业` } : undefined;
}

/** The unit somebody named; anything else is a problem at the field. */
export function unitIn(
  order: WorkOrderRecord,
  areas: readonly AreaRecord[],
  { unitId, field = 'unitId' }: { unitId: string; field?: string },
): Unit {
  const area = areas.find(({ _id }) => _id === unitId);
  const unit = area && unitOf(order, area);
  if (!unit) throw refusedAt(field, '请从列表里选一个单位');
  return unit;
}

/** What is not on the list of grids is not offered to them. */
const belowOf = (order: WorkOrderRecord) =>
  workOrderLevels
    .slice(0, workOrderLevels.indexOf(order.level))
    .filter((level) => level !== 'grid' || order.route.isGridItem)
    .flatMap((level) => {
      const desk = order.desks[level];
      const isUsual = order.route.level === level;
      const unit = { kind: 'desk' as const, level, isUsual };
      return desk ? [{ ...unit, id: desk.areaId, name: desk.name }] : [];
    })
    .toReversed();

function outsideOf(order: WorkOrderRecord, area: AreaRecord, { now }: Context) {
  const unit = unitOf(order, area);
  if (!unit || unit.kind === 'desk') return [];
  const { kind, name, areaId: id } = unit;
  const isUsual =
    kind === 'property' ? order.route.toProperty === true : order.route.agencyId === id;
  const phone = area.dutyPhone ?? liaisonOf(area.duties, now)?.phone;
  return [{ id, name, kind, isUsual, ...defined({ phone }) }];
}

/** Whom it can be given to, the usual ones first. */
export const units = defineQuery(listUnits, async ({ id }, ctx) => {
  const order = visible(await get(workOrders, id), ctx.caller.keys);
  const [path, agencies] = await Promise.all([
    recentAreas(order.areaPathAtCreation),
    areasWithin(order.areaPathAtCreation[0], 'agency'),
  ]);
  const outside = [...path, ...agencies].flatMap((area) => outsideOf(order, area, ctx));
  const above = levelAbove(order);
  return {
    below: belowOf(order),
    agencies: outside.sort((a, b) => Number(b.isUsual) - Number(a.isUsual)),
    ...defined({ above: above && order.desks[above]?.name }),
  };
});
