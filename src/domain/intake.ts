import type { Category } from '#contracts/category';
import { type ReviewReason, type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import type { Role } from '#contracts/roles';
import type { Day } from './day';
import { settled } from './loop';
import type { Desks, Order } from './order';
import { promiseToAccept } from './promise';
import type { Route } from './routing';
import type { Rules } from './rules';

/** What a report brings to its work order. */
export type Intake = {
  category: Category;
  /** The route of the category at this place, today. */
  route: Route;
  reporterId: string;
  isAnonymous: boolean;
  isProxy: boolean;
  /** Whom it is about, for 对工作人员的意见, and her post's level: it goes one level above. */
  about?: { personId: string; level: WorkOrderLevel };
  reviewReasons: readonly ReviewReason[];
  /** Drawn by lot (`policy.samplePercent`). */
  isSampled: boolean;
  reports: Order['reports'];
  desks: Desks;
  /** Posts of the grid nobody holds. */
  vacantRoles: readonly Role[];
  holderText: string;
  submittedAt: number;
  /** Of what a meeting decided. */
  agreedOn?: Day;
  notHandledBy?: string[];
};

/** The lowest level from `wanted` on that the place has. */
const levelFrom = (wanted: WorkOrderLevel, desks: Desks): WorkOrderLevel =>
  workOrderLevels.slice(workOrderLevels.indexOf(wanted)).find((level) => desks[level]) ?? wanted;

/** The desks above the one it is about: the others never see it. */
function desksAbove(desks: Desks, level: WorkOrderLevel): Desks {
  const from = workOrderLevels.indexOf(level) + 1;
  const above = workOrderLevels.slice(Math.min(from, workOrderLevels.length - 1));
  return Object.fromEntries(above.flatMap((each) => (desks[each] ? [[each, desks[each]]] : [])));
}

/** T1: the work order that a report opens, with its accept clock running. */
export function open(
  { about, reviewReasons, vacantRoles, desks: all, ...intake }: Intake,
  rules: Rules,
): Order {
  const { route, submittedAt } = intake;
  const promise = promiseToAccept(route.tier, submittedAt, rules);
  const desks = about ? desksAbove(all, about.level) : all;
  return settled<Order>({
    ...intake,
    desks,
    vacantRoles: [...vacantRoles],
    tier: route.tier,
    isPrivate: route.isPrivate,
    level: levelFrom(about ? 'grid' : route.level, desks),
    status: 'submitted',
    isOpen: true,
    promise,
    dueAt: promise.dueAt,
    visibleTo: [],
    waitsFor: [],
    subtasks: [],
    sendBacks: [],
    hops: [],
    askCount: 0,
    pauseCount: 0,
    ratingsAlong: [],
    reopenCount: 0,
    version: 1,
    ...(about && { aboutPersonId: about.personId }),
    ...(reviewReasons.length > 0 && { review: { reasons: [...reviewReasons], at: submittedAt } }),
  });
}
