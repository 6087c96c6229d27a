import { AppError, type ErrorCode, type ErrorDetails } from '#contracts/errors';
import {
  type Rating,
  type Step,
  type WorkOrderEvent,
  type WorkOrderStatus,
  workOrderStatusWords,
} from '#contracts/loop';
import type { Moment, Move, Row } from './loop/moves';
import { sortedBy } from './loop/parts';
import { isAmong } from './loop/people';
import { table } from './loop/table';
import { running, wakeOf } from './loop/timers';
import type { Order } from './order';
import type { PromiseView } from './promise-words';
import { visibleToFor } from './scope';

export type { Brings, Master, Moment, Move } from './loop/moves';
export { type Actor, system } from './loop/people';

/** Nobody works on these: they have come to an end, though some can be called back. */
const ended: readonly WorkOrderStatus[] = ['declined', 'closed', 'merged', 'withdrawn'];

export type Refusal = { code: ErrorCode; details?: ErrorDetails };

const notNow = (reason: string): Refusal => ({ code: 'step-not-allowed', details: { reason } });

/** Why this row cannot be taken now, apart from what was typed. */
function refusalOfRow(row: Row, order: Order, moment: Moment): Refusal | undefined {
  if (!row.from.includes(order.status))
    return notNow(`现在是「${workOrderStatusWords[order.status]}」，不能再这样做，请刷新看看`);
  if (moment.actor.personId === order.aboutPersonId) return { code: 'forbidden' };
  if (!isAmong(row.who(order), moment.actor, moment.at)) return { code: 'forbidden' };
  const failed = row.guards?.find((guard) => !guard.holds(order, moment));
  if (!failed) return undefined;
  return notNow(typeof failed.words === 'string' ? failed.words : failed.words(order, moment));
}

const rowsOf = (step: Step): Row[] => table.filter((row) => row.step === step);

/** Of several reasons the one that says most: what holds it up, before who may, before when. */
const telling = (refusals: readonly (Refusal | undefined)[]): Refusal | undefined =>
  refusals.find((it) => it?.code === 'step-not-allowed') ?? refusals[0];

/** Why a step is not offered to this person now; undefined where it is. */
export function refusalOf(order: Order, step: Step, moment: Moment): Refusal | undefined {
  const refusals = rowsOf(step).map((row) => refusalOfRow(row, order, moment));
  return refusals.includes(undefined) ? undefined : telling(refusals);
}

/** The steps this person may take now: the page draws these buttons, the cloud allows nothing else. */
export const stepsFor = (order: Order, moment: Moment): Step[] => [
  ...new Set(table.filter((row) => !refusalOfRow(row, order, moment)).map((row) => row.step)),
];

/** Of those a step is waited for from, the ones who see it; all of them where none of them does yet. */
function seeing(keys: readonly string[], order: Order): readonly string[] {
  if (!order.isPrivate) return keys;
  const visible = visibleToFor(order);
  const inSight = keys.filter((key) => !key.includes('@') || visible.includes(key));
  return inSight.length > 0 ? inSight : keys;
}

/** Whose step is next, as access keys; derived from the table. */
export const waitsForOf = (order: Order): string[] => [
  ...new Set(
    table
      .filter((row) => row.awaits && row.from.includes(order.status))
      .flatMap((row) => seeing(row.awaits?.(order) ?? [], order)),
  ),
];

/** Something private is also for those above whose step is next, as long as it is. */
const visibleWith = (order: Order, waitsFor: readonly string[]): string[] => [
  ...new Set([
    ...visibleToFor(order),
    ...(order.isPrivate ? waitsFor.filter((key) => key.includes('@')) : []),
  ]),
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
export function isOverdue(order: Pick<Order, 'status' | 'dueAt' | 'result'>, at: number): boolean {
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

/** Fills in what follows from the rest: who is waited for, who sees it, when it wakes. */
export function settled<O extends Order>(order: O): O {
  const waitsFor = waitsForOf(order);
  const next: O = {
    ...order,
    isOpen: !ended.includes(order.status),
    waitsFor,
    visibleTo: visibleWith(order, waitsFor),
  };
  const wakeAt = wakeOf(order);
  if (wakeAt === undefined) delete next.wakeAt;
  else next.wakeAt = wakeAt;
  return next;
}

/** Notes that a promise was broken before something else is done, and keeps the first time for good. */
function noteMissed<O extends Order>(order: O, at: number): O {
  if (!running.includes(order.status) || at <= order.dueAt || order.promise.isMissed) return order;
  const promise = { ...order.promise, isMissed: true };
  return { ...order, promise, firstOverdueAt: order.firstOverdueAt ?? order.dueAt };
}

/** Decided: nobody holds it any more. */
const unheld = ({ claim: _, ...order }: Order): Order => order;

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
export const eventOf = (step: Step): WorkOrderEvent => {
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
  const changed = (row.effects ?? []).reduce<Order>(
    (it, effect) => effect(it, { ...moment, move }),
    unheld(noteMissed(order, moment.at)),
  );
  const to = typeof row.to === 'function' ? row.to(order) : (row.to ?? order.status);
  return settled({ ...changed, status: to, version: order.version + 1 } as O);
}

/** Holds it for whoever decides on it, for a while; somebody else's claim is refused with her name (F102). */
export function claimed<O extends Order>(order: O, { actor, at, rules }: Moment): O {
  if (!isAmong(order.waitsFor, actor, at)) throw new AppError('forbidden');
  const { claim } = order;
  if (claim && claim.until > at && claim.personId !== actor.personId)
    throw asError(notNow(`${claim.name}正在处理这一件，请先看别的，或等几分钟再来`));
  const until = at + rules.claimMinutes * 60_000;
  return { ...order, claim: { personId: actor.personId, name: actor.name ?? '同事', until } };
}
