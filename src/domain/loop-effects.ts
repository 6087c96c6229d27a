import type { Step } from '#contracts/work-order';
import { dayMs } from './day';
import type { Change, Move } from './loop-moves';
import { asAssignee, desk, levelAbove, postAmong } from './loop-people';
import type { Order, OrderRating } from './order';
import { type OrderPromise, promiseSecond, promiseToFinish } from './promise';
import { routeOf } from './routing';

/** What a step does to an order beside its state. Pure: gives a new order. */
export type Effect<S extends Step = Step> = {
  // A method, so that a row of one step fits among rows of all steps.
  apply(order: Order, change: Change<S>): Order;
}['apply'];

const promised = (order: Order, promise: OrderPromise): Order => ({
  ...order,
  promise,
  dueAt: promise.dueAt,
});

const raised = (order: Order): Order => {
  const level = levelAbove(order) ?? order.level;
  return { ...order, level, holderText: order.desks[level]?.name ?? order.holderText };
};

/** The order under the category a move sorts it into; the same where it was sorted before. */
export function sortedBy(order: Order, move: Move): Order {
  const category = 'category' in move ? move.category : undefined;
  return category !== undefined && routeOf(order.category).isUnsorted
    ? { ...order, category }
    : order;
}

/** T2: what came as 其他 or 不清楚 is sorted; it may rise to the community and become private, never the reverse. */
export const sort: Effect<'accept' | 'take'> = (order, { move }) => {
  const sorted = sortedBy(order, move);
  if (sorted === order) return order;
  const route = routeOf(sorted.category);
  const mustRise = route.level !== 'grid' && order.level === 'grid';
  return {
    ...(mustRise ? raised(sorted) : sorted),
    tier: route.tier,
    isPrivate: order.isPrivate || route.isPrivate,
  };
};

/** T2: the date to finish is counted and frozen. */
export const promiseFinish: Effect = (order, { at, rules }) => {
  const times = { submittedAt: order.submittedAt, acceptedAt: at };
  return {
    ...promised(order, promiseToFinish(order.tier, times, rules)),
    acceptedAt: at,
  };
};

/** T7 自行处理. */
export const assignSelf: Effect = (order, { actor, at }) => {
  const role = postAmong(desk(order), actor, at);
  return role ? { ...order, assignee: asAssignee(actor, role) } : order;
};

export const keepResult: Effect<'submit-result'> = (order, { move, actor, at }) => ({
  ...order,
  result: {
    text: move.text,
    outcome: move.outcome,
    photos: move.photos,
    at,
    byId: actor.personId,
    byText: order.assignee ? `${order.assignee.roleText} ${order.assignee.name}` : '',
    ...(move.reviewOn === undefined ? {} : { reviewOn: move.reviewOn }),
  },
});

export const dropResult: Effect = ({ result: _, ...order }) => order;

/** T17: the resident has a week to rate. */
export const openRating: Effect = ({ rating: _, ...order }, { at, rules }) => ({
  ...order,
  rateUntil: at + rules.ratingDays * dayMs,
});

const closeRating = ({ rateUntil: _, ...order }: Order): Order => order;

export const keepRating: Effect<'rate'> = (order, { move, at }) => ({
  ...closeRating(order),
  rating: { rating: move.rating, reasons: [], at, ...(move.text ? { text: move.text } : {}) },
});

export const keepComplaint: Effect<'reopen' | 'finish-unsatisfied'> = (order, { move, at }) => {
  const rating: OrderRating = {
    rating: 'unsatisfied',
    reasons: move.reasons,
    at,
    ...(move.text ? { text: move.text } : {}),
  };
  return { ...closeRating(order), rating };
};

/** T20: the second disposal has its own, shorter clock. */
export const countReopening: Effect = (order, { at, rules }) => ({
  ...promised(order, promiseSecond(order.tier, at, rules)),
  reopenCount: order.reopenCount + 1,
});

/** T20, second time: the level above takes it over (`docs/decisions/0004-twice-unsatisfied-goes-up.md`). */
export const rise: Effect = ({ assignee: _, ...order }) => raised(order);

export const stampClosed: Effect = (order, { at }) => ({ ...closeRating(order), closedAt: at });
export const markUnsatisfied: Effect = (order) => ({ ...order, isUnsatisfied: true });
