import { AppError, type ErrorCode, type ErrorDetails } from '#contracts/errors';
import {
  type Rating,
  type Step,
  type WorkOrderStatus,
  workOrderStatusWords,
} from '#contracts/work-order';
import { sortedBy } from './loop-effects';
import type { Moment, Move } from './loop-moves';
import { isAmong } from './loop-people';
import { type Row, table } from './loop-table';
import type { Order } from './order';
import type { PromiseView } from './promise';
import { visibleToFor } from './scope';

export type { Brings, Moment, Move } from './loop-moves';
export { type Actor, system } from './loop-people';

/** Nothing happens to these any more in this table. */
const ended: readonly WorkOrderStatus[] = ['declined', 'closed', 'merged', 'withdrawn'];
/** The clock of the promise runs (`rules.md §4.1.1`). */
const running: readonly WorkOrderStatus[] = [
  'submitted',
  'accepted',
  'assigned',
  'in-progress',
  'handed-over',
];

export type Refusal = { code: ErrorCode; details?: ErrorDetails };

const notNow = (reason: string): Refusal => ({ code: 'step-not-allowed', details: { reason } });

/** Why this row cannot be taken now, apart from what was typed. */
function refusalOfRow(row: Row, order: Order, moment: Moment): Refusal | undefined {
  if (!row.from.includes(order.status))
    return notNow(`现在是「${workOrderStatusWords[order.status]}」，不能再这样做，请刷新看看`);
  if (!isAmong(row.who(order), moment.actor, moment.at)) return { code: 'forbidden' };
  const failed = row.guards?.find((guard) => !guard.holds(order, moment));
  return failed && notNow(failed.words);
}

const rowsOf = (step: Step): Row[] => table.filter((row) => row.step === step);

/** Why a step is not offered to this person now; undefined where it is. */
export function refusalOf(order: Order, step: Step, moment: Moment): Refusal | undefined {
  const refusals = rowsOf(step).map((row) => refusalOfRow(row, order, moment));
  return refusals.includes(undefined) ? undefined : refusals[0];
}

/** The steps this person may take now: the page draws these buttons, the cloud allows nothing else. */
export const stepsFor = (order: Order, moment: Moment): Step[] => [
  ...new Set(table.filter((row) => !refusalOfRow(row, order, moment)).map((row) => row.step)),
];

/** Whose step is next, as access keys; derived from the table. */
export const waitsForOf = (order: Order): string[] => [
  ...new Set(
    table
      .filter((row) => row.awaits && row.from.includes(order.status))
      .flatMap((row) => row.awaits?.(order) ?? []),
  ),
];

/** Which step a rating is: 不满意 reopens as long as it may, then ends as unsatisfied. */
export function ratingStep(
  order: Pick<Order, 'reopenCount'>,
  rating: Rating,
  rules: Moment['rules'],
): 'rate' | 'reopen' | 'finish-unsatisfied' {
  if (rating !== 'unsatisfied') return 'rate';
  return order.reopenCount < rules.reopenLimit ? 'reopen' : 'finish-unsatisfied';
}

/** The clock stopped with the result, if that was confirmed (T17); else it runs. */
export function isOverdue(order: Order, at: number): boolean {
  if (running.includes(order.status)) return at > order.dueAt;
  return order.result !== undefined && order.result.at > order.dueAt;
}

/** The promise as the wire carries it (`#contracts/work-order` Promised). */
export const promiseView = (order: Order, at: number): PromiseView => ({
  dueAt: order.dueAt,
  isProvisional: order.promise.isProvisional,
  what: order.promise.what,
  clock: order.promise.clock,
  isOverdue: isOverdue(order, at),
  isStopped: !running.includes(order.status) && order.status !== 'result-submitted',
});

function wakeOf(order: Order): number | undefined {
  if (order.status === 'resolved') return order.rateUntil;
  return running.includes(order.status) && !order.promise.isMissed ? order.dueAt : undefined;
}

/** Fills in what follows from the rest: who is waited for, who sees it, when it wakes. */
export function settled<O extends Order>(order: O): O {
  const next: O = {
    ...order,
    isOpen: !ended.includes(order.status),
    waitsFor: waitsForOf(order),
    visibleTo: visibleToFor(order),
  };
  const wakeAt = wakeOf(order);
  if (wakeAt === undefined) delete next.wakeAt;
  else next.wakeAt = wakeAt;
  return next;
}

/** Notes that a promise was broken, and keeps the first time for good. Not a step: the version stays. */
export function markOverdue<O extends Order>(order: O, at: number): O {
  if (!running.includes(order.status) || at <= order.dueAt || order.promise.isMissed) return order;
  const promise = { ...order.promise, isMissed: true };
  return settled({ ...order, promise, firstOverdueAt: order.firstOverdueAt ?? order.dueAt });
}

/** What a clock has to do to an order at this instant. */
export function clockDuty(order: Order, at: number): 'close-unrated' | 'mark-overdue' | undefined {
  if (order.wakeAt === undefined) return undefined;
  if (order.status === 'resolved') return at >= order.wakeAt ? 'close-unrated' : undefined;
  return at > order.wakeAt ? 'mark-overdue' : undefined;
}

/** The row that carries a move, or the reason why none does. */
function rowFor(order: Order, move: Move, moment: Moment): Row {
  if (move.version !== order.version) throw new AppError('conflict', { version: order.version });
  const row = rowsOf(move.step).find((it) => !refusalOfRow(it, order, moment));
  if (!row) throw asError(refusalOf(order, move.step, moment));
  const fields = (row.checks ?? [])
    .filter((check) => !check.holds(order, { ...moment, move }))
    .map(({ field, words }) => ({ field, words }));
  if (fields.length > 0) throw new AppError('invalid-input', { fields });
  const refusal = refusalOfRow(row, sortedBy(order, move), moment);
  if (refusal) throw asError(refusal);
  return row;
}

const asError = (refusal: Refusal | undefined) =>
  new AppError(refusal?.code ?? 'step-not-allowed', refusal?.details);

/** What happened, by name, if this move is taken. */
export const eventOf = (step: Step): Row['event'] => {
  const row = table.find((it) => it.step === step);
  if (!row) throw new RangeError(`no row for ${step}`);
  return row.event;
};

/**
 * Takes a step: the whole next order, version one higher, everything a record adds kept as it is.
 * Refuses with `conflict` (a stale version), `step-not-allowed` (with the reason), `forbidden`, or
 * `invalid-input` (with the field).
 */
export function take<O extends Order>(order: O, move: Move, moment: Moment): O {
  const row = rowFor(order, move, moment);
  const marked = markOverdue(order, moment.at);
  const changed = (row.effects ?? []).reduce<Order>(
    (it, effect) => effect(it, { ...moment, move }),
    marked,
  );
  return settled({ ...changed, status: row.to, version: order.version + 1 } as O);
}
