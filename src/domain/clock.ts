import type { WorkOrderEvent } from '#contracts/loop';
import { addDays, dayOf, instantOf } from './day';
import { eventOf, settled, system, take } from './loop';
import { type Mark, type Timer, timersOf } from './loop/timers';
import type { Order } from './order';
import type { Rules } from './rules';

type Marking = { at: number; rules: Rules; percent?: 50 | 80 | undefined };

const marked: Record<Mark, (order: Order, marking: Marking) => Order> = {
  'work-order.deadline-neared': (order, { percent = 50 }) => ({
    ...order,
    promise: { ...order.promise, toldPercent: percent },
  }),
  'work-order.became-overdue': (order) => ({
    ...order,
    promise: { ...order.promise, isMissed: true },
    firstOverdueAt: order.firstOverdueAt ?? order.dueAt,
  }),
  'work-order.put-under-supervision': (order, { at }) => ({ ...order, supervisedAt: at }),
  'work-order.sign-missed': (order) => ({
    ...order,
    ...(order.assignment && { assignment: { ...order.assignment, isSignMissed: true } }),
  }),
  'work-order.contact-missed': (order) => ({
    ...order,
    ...(order.contact && { contact: { ...order.contact, isMissed: true } }),
  }),
  'work-order.explanation-missed': (order) => ({
    ...order,
    ...(order.explanation && { explanation: { ...order.explanation, isMissed: true } }),
  }),
  'work-order.petition-missed': (order) => ({
    ...order,
    ...(order.petition && { petition: { ...order.petition, isMissed: true } }),
  }),
  'work-order.reply-missing': (order, { at, rules }) => ({
    ...order,
    ...(order.external && {
      external: {
        ...order.external,
        nagAt: instantOf(addDays(dayOf(at), rules.nagDays), '09:00'),
      },
    }),
  }),
};

/** Of what is due the earliest; a reminder that a later one has overtaken is left out. */
function dueTimer(order: Order, at: number): Timer | undefined {
  const due = timersOf(order)
    .filter((timer) => timer.at <= at)
    .sort((a, b) => a.at - b.at);
  const isOvertaken = (timer: Timer, index: number) =>
    'percent' in timer &&
    due
      .slice(index + 1)
      .some((later) => 'mark' in later && /deadline-neared|became-overdue/.test(later.mark));
  return due.find((timer, index) => !isOvertaken(timer, index));
}

/** What a clock did to an order. */
export type Tick<O extends Order> = { next: O; event: WorkOrderEvent; percent?: 50 | 80 };

/**
 * The next thing that is due at this instant, done; undefined where nothing is. Called until it answers
 * undefined, so that a day of standstill is caught up in order; twice at the same instant does nothing twice.
 */
export function tick<O extends Order>(order: O, at: number, rules: Rules): Tick<O> | undefined {
  const timer = dueTimer(order, at);
  if (!timer) return undefined;
  if ('step' in timer) {
    const move = { step: timer.step, version: order.version } as Parameters<typeof take>[1];
    return { next: take(order, move, { actor: system, at, rules }), event: eventOf(timer.step) };
  }
  const { mark } = timer;
  const percent = 'percent' in timer ? timer.percent : undefined;
  const next = settled(marked[mark](order, { at, rules, percent }) as O);
  return { next, event: mark, ...(percent && { percent }) };
}
