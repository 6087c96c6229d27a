import { type Effect, type Guard, type Row, row } from './moves';
import { handedBack, notHers } from './parts';
import { asAssignee, handlers, leadUnit, postAmong } from './people';

const notSignedLate: Guard = {
  words: '签收时限已过，不能再退单；请签收办理，或请上级协调',
  holds: ({ assignment }, { at }) => assignment !== undefined && at <= assignment.signBy,
};

const notDesignated: Guard = {
  words: '这是上级指定的主办单位，不能再退单',
  holds: ({ assignment }) => !assignment?.isDesignated,
};

const maySendBack: Guard = {
  words: '已经退过两次单，不能再退；由街道指定主办单位',
  holds: ({ isDisputed }) => !isDisputed,
};

const signIt: Effect = (order, { actor, at }) => {
  const role = postAmong(handlers(order), actor, at);
  return role ? { ...order, assignee: asAssignee(actor, role) } : order;
};

const giveBack: Effect<'send-back'> = (order, { move, actor, at, rules }) => {
  const { assignment } = order;
  if (!assignment) return order;
  return {
    ...handedBack(order, '退单', { actor, at, rules }),
    isDisputed: order.sendBacks.length + 1 >= rules.sendBackLimit,
    sendBacks: [
      ...order.sendBacks,
      {
        unit: assignment.unit,
        byText: [assignment.unit.name, actor.name].filter(Boolean).join(' '),
        reason: move.reason,
        ...(move.suggestion && { suggestion: move.suggestion }),
        at,
      },
    ],
  };
};

/** What a unit does with what it was given: takes it on, or sends it back. */
export const signing: readonly Row[] = [
  row({
    id: 'T8',
    step: 'sign',
    event: 'work-order.signed',
    from: ['assigned'],
    to: 'in-progress',
    who: handlers,
    awaits: handlers,
    guards: [notHers],
    effects: [signIt],
  }),
  row({
    id: 'T9',
    step: 'send-back',
    event: 'work-order.sent-back',
    from: ['assigned'],
    to: 'accepted',
    who: leadUnit,
    guards: [notDesignated, maySendBack, notSignedLate],
    effects: [giveBack],
  }),
];
