import { dayOf } from '../day';
import { type Effect, type Guard, type Row, row } from './moves';
import {
  designators,
  desk,
  desksFrom,
  handlers,
  isAmong,
  leadUnit,
  reporter,
  verifiers,
  type Who,
} from './people';

/** Trying without reaching her does not stop the clock of the first contact. */
const noteContact: Effect<'contact'> = (order, { move, at }) =>
  order.contact && order.contact.doneAt === undefined && move.way !== 'not-reached'
    ? { ...order, contact: { ...order.contact, doneAt: at } }
    : order;

const nudgeDue: Guard = {
  words: '还在约定的时间内，请再等一等；着急可以直接打电话',
  holds: ({ promise }, { at }) => at >= promise.marks.mostAt,
};

const onceADay: Guard = {
  words: '今天已经催过了，工作人员会尽快答复您',
  holds: ({ nudge }, { at }) => nudge === undefined || dayOf(nudge.at) !== dayOf(at),
};

const noteNudge: Effect = (order, { at }) => ({ ...order, nudge: { at } });

/** The level it is at and those above, never upwards; the leaders of the subdistrict too. */
const reminders: Who = (order) => [
  ...desksFrom(order.level)(order).filter((key) => !key.startsWith('grid-worker@')),
  ...(order.desks.subdistrict ? [`subdistrict-lead@${order.desks.subdistrict.areaId}`] : []),
];

/** Whose turn it is, as far as a reminder goes. */
const reminded: Who = (order) => {
  if (order.status === 'result-submitted') return verifiers(order);
  const held = handlers(order);
  if (held.length > 0) return held;
  return order.isDisputed ? [...desk(order), ...designators(order)] : desk(order);
};

const notOnesOwn: Guard = {
  words: '这件就在您手里，不用催办自己',
  holds: (order, { actor, at }) => !isAmong(reminded(order), actor, at),
};

/** Speaking with the reporter, and being reminded by her or from above. */
export const contacting: readonly Row[] = [
  row({
    id: '先行联系',
    step: 'contact',
    event: 'work-order.contacted',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'paused', 'handed-over'],
    who: (order) => [...desk(order), ...leadUnit(order)],
    effects: [noteContact],
  }),
  row({
    id: '催一催',
    step: 'nudge',
    event: 'report.nudged',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'handed-over'],
    who: reporter,
    guards: [nudgeDue, onceADay],
    effects: [noteNudge],
  }),
  row({
    id: '催办',
    step: 'remind',
    event: 'work-order.reminded',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'handed-over', 'result-submitted'],
    who: reminders,
    guards: [notOnesOwn],
  }),
];
