import { nextOpening } from '../calendar';
import { addDays, dayOf, startOfDay } from '../day';
import { freeze, lengthened, thaw } from '../promise';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { promised } from './parts';
import { approvers, assignee, clock } from './people';

const mayPause: Guard = {
  words: '已经挂起过两次，请办理或上报',
  holds: ({ pauseCount }, { rules }) => pauseCount < rules.pauseLimit,
};

const notPressing: Guard = {
  words: '紧急的事不能挂起',
  holds: ({ tier }) => tier !== 'p0' && tier !== 'p1',
};

const isAsked: Guard = {
  words: '没有等着审批的挂起申请',
  holds: ({ pauseAsked }) => pauseAsked !== undefined,
};

const notAskedYet: Guard = {
  words: '挂起申请已经提交，等上级审批',
  holds: ({ pauseAsked }) => pauseAsked === undefined,
};

const notOwnAsking: Guard = {
  words: '自己申请的，请另一位同事审批',
  holds: ({ pauseAsked }, { actor }) => pauseAsked?.byId !== actor.personId,
};

const pauseDay: Check<'ask-pause'> = {
  words: '请选 30 天以内的复核日期',
  field: 'reviewOn',
  holds: (_, { move, at, rules }) =>
    move.reviewOn > dayOf(at) && move.reviewOn <= addDays(dayOf(at), rules.pauseDays),
};

const keepAsking: Effect<'ask-pause'> = (order, { move, actor, at }) => {
  const { reason, text, reviewOn } = move;
  return { ...order, pauseAsked: { reason, text, reviewOn, at, byId: actor.personId } };
};

export const dropAsking: Effect = ({ pauseAsked: _, ...order }) => order;

/** T13: what is left is kept in minutes; it wakes when the desk opens on the day of review. */
const stopClock: Effect = (order, { at, rules }) => {
  const { pauseAsked } = order;
  if (!pauseAsked) return order;
  const { reason, reviewOn } = pauseAsked;
  const reviewAt = nextOpening(startOfDay(reviewOn), rules).at;
  const frozen = freeze(order.promise, at, rules);
  return {
    ...order,
    pauseCount: order.pauseCount + 1,
    pause: { reason, reviewOn, reviewAt, at, frozen },
  };
};

const startClock: Effect = ({ pause, ...order }, { at, rules }) =>
  pause
    ? promised(order, thaw(order.promise, { frozen: pause.frozen, at, tier: order.tier }, rules))
    : order;

const reviewDue: Guard = {
  words: '还没有到复核的日子',
  holds: ({ pause }, { at }) => pause !== undefined && at >= pause.reviewAt,
};

const notExtended: Guard = {
  words: '只有一般的和咨询建议的，可以延长一次；再次办理的不能延长',
  holds: ({ isExtended, tier, promise }) =>
    !isExtended && (tier === 'p2' || tier === 'p3') && promise.what === 'finish',
};

/** The day a meeting agreed on may be later anyway: then nothing is to be explained to anybody. */
const wouldHelp: Guard = {
  words: '议定的日子比延长后的还晚，不用延长',
  holds: ({ promise, agreedOn }, { rules }) =>
    agreedOn === undefined || lengthened(promise, 'p4', rules).dueAt > promise.dueAt,
};

/** P4: fifteen working days from acceptance, once, and the resident reads why (`rules.md §4.1.4`). */
const extendIt: Effect = (order, { rules }) => ({
  ...promised(order, lengthened(order.promise, 'p4', rules)),
  tier: 'p4',
  isExtended: true,
});

/** Clocks that stand still, go on, or get longer. */
export const pausing: readonly Row[] = [
  row({
    id: 'T13 申请',
    step: 'ask-pause',
    event: 'work-order.pause-asked',
    from: ['in-progress'],
    who: assignee,
    guards: [notPressing, mayPause, notAskedYet],
    checks: [pauseDay],
    effects: [keepAsking],
  }),
  row({
    id: 'T13',
    step: 'pause',
    event: 'work-order.paused',
    from: ['in-progress'],
    to: 'paused',
    who: approvers,
    awaits: (order) => (order.pauseAsked ? approvers(order) : []),
    guards: [isAsked, notOwnAsking, notPressing, mayPause],
    effects: [stopClock, dropAsking],
  }),
  row({
    id: 'T13 不同意',
    step: 'refuse-pause',
    event: 'work-order.pause-refused',
    from: ['in-progress'],
    who: approvers,
    guards: [isAsked, notOwnAsking],
    effects: [dropAsking],
  }),
  row({
    id: 'T14',
    step: 'resume',
    event: 'work-order.resumed',
    from: ['paused'],
    to: 'in-progress',
    who: assignee,
    effects: [startClock],
  }),
  row({
    id: 'T14 到期',
    step: 'resume-due',
    event: 'work-order.resumed-due',
    from: ['paused'],
    to: 'in-progress',
    who: clock,
    guards: [reviewDue],
    effects: [startClock],
  }),
  row({
    id: 'P4 延长',
    step: 'extend',
    event: 'work-order.extended',
    from: ['in-progress'],
    who: approvers,
    guards: [notExtended, wouldHelp],
    effects: [extendIt],
  }),
];
