import type { Category } from '#contracts/category';
import type { Role } from '#contracts/roles';
import { type WorkOrderLevel, workOrderLevels } from '#contracts/work-order';
import { settled } from './loop';
import type { Desks, Order } from './order';
import { promiseToAccept } from './promise';
import { routeOf } from './routing';
import type { Rules } from './rules';

/** What a report brings to its work order. */
export type Intake = {
  category: Category;
  reporterId: string;
  reports: Order['reports'];
  desks: Desks;
  /** Posts of the grid nobody holds. */
  vacantRoles: readonly Role[];
  holderText: string;
  submittedAt: number;
};

/** The lowest level from `wanted` on that the place has. */
const levelFrom = (wanted: WorkOrderLevel, desks: Desks): WorkOrderLevel =>
  workOrderLevels.slice(workOrderLevels.indexOf(wanted)).find((level) => desks[level]) ?? wanted;

/** T1: the work order that a report opens, with its accept clock running. */
export function open(intake: Intake, rules: Rules): Order {
  const route = routeOf(intake.category);
  const promise = promiseToAccept(route.tier, intake.submittedAt, rules);
  return settled<Order>({
    ...intake,
    vacantRoles: [...intake.vacantRoles],
    tier: route.tier,
    isPrivate: route.isPrivate,
    level: levelFrom(route.level, intake.desks),
    status: 'submitted',
    isOpen: true,
    promise,
    dueAt: promise.dueAt,
    visibleTo: [],
    waitsFor: [],
    reopenCount: 0,
    version: 1,
  });
}
