import type { Category } from '#contracts/category';
import type { SlaTier } from '#contracts/loop';
import type { Outcome, Rating, WorkOrderStatus } from '#contracts/work-order';
import type { Tell } from '#domain/audience';
import type { OrderPromise } from '#domain/promise';
import { defined } from '#runtime/defined';
import type { WorkOrderRecord } from './records';

/** What the event of a step tells listeners and the timeline. No phone, no URL. */
export type LoopFacts = {
  workOrderId: string;
  number: string;
  category: Category;
  placeText: string;
  status: WorkOrderStatus;
  /** Missing in events of before. */
  tier?: SlaTier;
  /** Everybody who reported it, with her own report; `isFollower` where it hangs on a neighbour's. */
  reports: { id: string; reporterId: string; isFollower?: boolean }[];
  /** Colleagues whom it concerns, as access keys by what they are to it (`#domain/audience`). */
  tell: Tell;
  /** The person it is about: no message of it goes to her. */
  hiddenFrom?: string;
  promise: Pick<OrderPromise, 'dueAt' | 'isProvisional' | 'what' | 'clock'>;
  holderText: string;
  assignee?: { personId: string; name: string };
  /** Who leads: 「综合执法局」. */
  unit?: string;
  rateUntil?: number;
  /** Until when a question is answered, an appeal is made, an explanation is given, a unit signs. */
  until?: number;
  /** What it was merged into. */
  mergedNumber?: string;
  /** What somebody wrote with the step. */
  note?: string;
  photos?: string[];
  /** The batch the photos came in. */
  batchId?: string;
  rating?: Rating;
  outcome?: Outcome;
  /** Of a progress note: for colleagues only. */
  isInternal?: boolean;
  /** How much of the time is over, in per cent. */
  percent?: 50 | 80;
  /** Decisions of meetings that follow the order. */
  decisionIds?: string[];
};

const untilOf = ({ question, decline, explanation, assignment }: WorkOrderRecord) =>
  explanation?.dueAt ?? decline?.appealUntil ?? question?.returnBy ?? assignment?.signBy;

export const factsOf = (order: WorkOrderRecord): Omit<LoopFacts, 'tell'> => ({
  workOrderId: order._id,
  number: order.number,
  category: order.category,
  placeText: order.placeText,
  status: order.status,
  tier: order.tier,
  reports: order.reports
    .filter(({ leftAt }) => leftAt === undefined)
    .map(({ id, reporterId, isJoined, mergedFromId }) => ({
      id,
      reporterId,
      ...((isJoined || mergedFromId !== undefined) && { isFollower: true }),
    })),
  promise: {
    dueAt: order.dueAt,
    isProvisional: order.promise.isProvisional,
    what: order.promise.what,
    clock: order.promise.clock,
  },
  holderText: order.assignee?.name ?? order.holderText,
  ...(order.assignee && {
    assignee: { personId: order.assignee.personId, name: order.assignee.name },
  }),
  ...defined({
    hiddenFrom: order.aboutPersonId,
    unit: order.assignment?.unit.name,
    rateUntil: order.rateUntil,
    until: untilOf(order),
    mergedNumber: order.mergedInto?.number,
    decisionIds: order.decisionIds,
  }),
});
