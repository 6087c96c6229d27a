import type { Order } from '../order';
import { deskKeys } from '../scope';
import { type Effect, type Guard, type Row, row } from './moves';
import { attended, calledAbove, handedBack, hasLevelAbove, raised, unclaimed } from './parts';
import { assignee, clock, desk, staffedDesk } from './people';

const isCalled: Guard = {
  words: '没有等着报到的事项',
  holds: (order) => calledAbove(order) !== undefined,
};

const dispatchingDesk = ({ assignment, desks }: Order) =>
  assignment ? deskKeys(desks, assignment.fromLevel) : [];

/** Nobody's work is taken from her while it runs well. */
const mayTakeBack: Guard = {
  words: '还在时限内，也没有报上来，请先催办',
  holds: (order, { actor }) =>
    actor.personId === 'system' ||
    order.promise.isMissed === true ||
    order.assignment?.isSignMissed === true ||
    calledAbove(order) !== undefined,
};

const takeBack: Effect = (order, change) => handedBack(order, '收回重派', change);

const raise: Effect<'escalate' | 'escalate-overdue'> = (order, change) => {
  const { move } = change;
  const why = move.step === 'escalate' ? move.reason : '超过时限，自动上报';
  return raised(order, why, change);
};

const noteEscalated: Effect = (order) => ({
  ...order,
  promise: { ...order.promise, isEscalated: true },
});

const escalationDue: Guard = {
  words: '还没有到自动上报的时间',
  holds: ({ promise }, { at }) =>
    promise.isMissed === true && !promise.isEscalated && at >= promise.marks.escalateAt,
};

const running = ['submitted', 'accepted', 'assigned', 'in-progress', 'handed-over'] as const;

/** Up to the level above, by hand or by the clock, and back from whoever had it. */
export const rising: readonly Row[] = [
  row({
    id: 'T11',
    step: 'escalate',
    event: 'work-order.escalated',
    from: ['submitted', 'accepted', 'in-progress'],
    who: (order) => [...desk(order), ...assignee(order)],
    guards: [unclaimed, hasLevelAbove],
    effects: [raise],
  }),
  row({
    id: 'T11 超时',
    step: 'escalate-overdue',
    event: 'work-order.escalated-overdue',
    from: running,
    who: clock,
    guards: [escalationDue, hasLevelAbove],
    effects: [raise, noteEscalated],
  }),
  row({
    id: 'T11 报到',
    step: 'attend',
    event: 'work-order.attended',
    from: ['assigned', 'in-progress', 'paused', 'handed-over'],
    who: desk,
    awaits: (order) => (calledAbove(order) ? staffedDesk(order) : []),
    guards: [isCalled],
    effects: [attended],
  }),
  row({
    id: 'T7b',
    step: 'take-back',
    event: 'work-order.taken-back',
    from: ['assigned', 'in-progress', 'handed-over'],
    to: 'accepted',
    who: (order) => [...desk(order), ...dispatchingDesk(order), ...clock(order)],
    guards: [mayTakeBack],
    effects: [takeBack],
  }),
];
