import type { Category } from '#contracts/category';
import { categories } from '#contracts/category';
import { type Candidate, familyOf, isNear, placeSought, type Sought } from '#domain/duplicate';
import { defined } from '#runtime/defined';
import type { AreaRecord } from '../area/records';
import type { WorkOrderRecord } from './records';

/** An order as the rule of duplicates reads it. */
export type Known = Candidate & { order: WorkOrderRecord };

const spotOf = ({ location }: WorkOrderRecord) =>
  location && { latitude: location.latitude, longitude: location.longitude };

export const knownOf = (order: WorkOrderRecord): Known => ({
  order,
  id: order._id,
  category: order.category,
  status: order.status,
  isPrivate: order.isPrivate,
  isOpen: order.isOpen,
  areaId: order.areaId,
  areaPath: order.areaPathAtCreation,
  ...defined({
    closedAt: order.closedAt,
    point: order.point,
    accuracy: order.accuracy,
    location: spotOf(order),
  }),
});

/** Where an order is, as a search for its like asks; `path` runs from the district down to its area. */
export const soughtOf = (order: WorkOrderRecord, path: readonly AreaRecord[]): Sought => ({
  ...placeSought(path, order.point),
  category: order.category,
  ...defined({ location: spotOf(order), accuracy: order.accuracy }),
});

/** The categories of one family. */
export const familyWith = (category: Category): Category[] =>
  categories.map(({ code }) => code).filter((code) => familyOf(code) === familyOf(category));

const isSameSpot = (order: WorkOrderRecord, other: WorkOrderRecord): boolean =>
  order.areaId === other.areaId && order.point === other.point;

/** Whether two orders can be one matter by their place, and are about the same person where they are about one. */
export const isOneMatter = (
  { order, path }: { order: WorkOrderRecord; path: readonly AreaRecord[] },
  other: WorkOrderRecord,
): boolean =>
  order._id !== other._id &&
  order.aboutPersonId === other.aboutPersonId &&
  (isSameSpot(order, other) || isNear(knownOf(other), soughtOf(order, path)));
