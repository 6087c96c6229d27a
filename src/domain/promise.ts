import type { SlaTier } from '#contracts/loop';
import {
  addWorkingDays,
  addWorkingMinutes,
  type Counted,
  closingOn,
  workingMinutesBetween,
} from './calendar';
import { type Day, minuteMs } from './day';
import type { Limit, Rules } from './rules';

/** A date given to the resident, frozen with the calendar it was counted on. */
export type OrderPromise = {
  dueAt: number;
  isProvisional: boolean;
  /** To accept, to finish, or to do it again. */
  what: 'accept' | 'finish' | 'second';
  clock: 'wall' | 'working';
  calendarVersion: string;
  /** The instant it was counted from, so that it can be counted again. */
  fromAt: number;
  /** The day a meeting agreed on: never due before it is over, however it is counted again. */
  agreedOn?: Day;
  /** When half and most (80 %) of the time is over, and what follows once it is broken. */
  marks: { halfAt: number; mostAt: number; escalateAt: number; superviseAt: number };
  /** The last reminder that went out, in per cent of the time. */
  toldPercent?: 50 | 80;
  /** It was broken, and that was noticed. */
  isMissed?: boolean;
  /** The level above was called because it was broken. */
  isEscalated?: boolean;
  /** Since when its clock runs again, and with what. */
  resumed?: { at: number; frozen: Frozen };
};

/** What was used and what is left of a promise while its clock stands still, in minutes of its own clock. */
export type Frozen = { usedMinutes: number; leftMinutes: number };

/** `limit` after `from`, on the limit's own clock. */
export function after(from: number, limit: Limit, rules: Rules): Counted {
  if ('wallMinutes' in limit)
    return { at: from + limit.wallMinutes * minuteMs, isProvisional: false };
  return 'workingDays' in limit
    ? addWorkingDays(from, limit.workingDays, rules)
    : addWorkingMinutes(from, limit.workingMinutes, rules);
}

type Clock = OrderPromise['clock'];
type Span = { fromAt: number; dueAt: number; clock: Clock };

const minutesOn = ({ fromAt, dueAt, clock }: Span, rules: Rules): number =>
  clock === 'wall'
    ? Math.max(0, Math.floor((dueAt - fromAt) / minuteMs))
    : workingMinutesBetween(fromAt, dueAt, rules);

const later = (from: number, minutes: number, { clock, rules }: { clock: Clock; rules: Rules }) =>
  minutes <= 0
    ? { at: from, isProvisional: false }
    : after(from, clock === 'wall' ? { wallMinutes: minutes } : { workingMinutes: minutes }, rules);

type Worth = Span & { tier: SlaTier; usedMinutes?: number };

/** Half and most of the time, counted on the promise's own clock; `usedMinutes` went by before `fromAt`. */
function marksOf({ usedMinutes = 0, tier, ...span }: Worth, rules: Rules): OrderPromise['marks'] {
  const total = usedMinutes + minutesOn(span, rules);
  const on = { clock: span.clock, rules };
  const share = (part: number) => later(span.fromAt, Math.round(total * part) - usedMinutes, on).at;
  return {
    halfAt: share(0.5),
    mostAt: share(0.8),
    escalateAt: after(span.dueAt, rules.sla[tier].escalate, rules).at,
    superviseAt: after(span.dueAt, rules.supervise, rules).at,
  };
}

/** No earlier than the desk closes on the day a meeting agreed on. */
const notBefore = (at: number, agreedOn: Day | undefined, rules: Rules): number =>
  agreedOn === undefined ? at : Math.max(at, closingOn(agreedOn, rules));

type Term = {
  what: OrderPromise['what'];
  limit: Limit;
  fromAt: number;
  tier: SlaTier;
  agreedOn?: Day | undefined;
};

function promise({ what, limit, fromAt, tier, agreedOn }: Term, rules: Rules): OrderPromise {
  const { at, isProvisional } = after(fromAt, limit, rules);
  const dueAt = notBefore(at, agreedOn, rules);
  const clock = 'wallMinutes' in limit ? 'wall' : 'working';
  return {
    dueAt,
    isProvisional,
    what,
    clock,
    calendarVersion: rules.calendar.version,
    fromAt,
    ...(agreedOn !== undefined && { agreedOn }),
    marks: marksOf({ fromAt, dueAt, clock, tier }, rules),
  };
}

/** Stops the clock: what is left is kept in minutes, never as a date (`rules.md §4.1.4`). */
export function freeze(
  { fromAt, dueAt, clock, resumed }: Span & Pick<OrderPromise, 'resumed'>,
  at: number,
  rules: Rules,
): Frozen {
  const before = resumed?.frozen.usedMinutes ?? 0;
  const sinceAt = resumed?.at ?? fromAt;
  return {
    usedMinutes: before + minutesOn({ fromAt: sinceAt, dueAt: Math.min(at, dueAt), clock }, rules),
    leftMinutes: minutesOn({ fromAt: at, dueAt, clock }, rules),
  };
}

type Thawing = { frozen: Frozen; at: number; tier: SlaTier };

/** Lets the clock run on with what was left. */
export function thaw(
  given: OrderPromise,
  { frozen, at, tier }: Thawing,
  rules: Rules,
): OrderPromise {
  const { clock, agreedOn } = given;
  const { at: counted, isProvisional } = later(at, frozen.leftMinutes, { clock, rules });
  const dueAt = notBefore(counted, agreedOn, rules);
  const { usedMinutes } = frozen;
  return {
    ...given,
    dueAt,
    isProvisional,
    calendarVersion: rules.calendar.version,
    marks: marksOf({ fromAt: at, dueAt, clock, tier, usedMinutes }, rules),
    resumed: { at, frozen },
  };
}

/** Given at submission: by when somebody accepts. */
export const promiseToAccept = (tier: SlaTier, submittedAt: number, rules: Rules): OrderPromise =>
  promise({ what: 'accept', limit: rules.sla[tier].accept, fromAt: submittedAt, tier }, rules);

type Accepted = { submittedAt: number; acceptedAt: number; agreedOn?: Day | undefined };

/**
 * Given at acceptance: by when it is done. What counts real minutes counts them from submission; what a meeting
 * agreed on is due when the desk closes on `agreedOn`, where that is later (`rules.md §4.2.1`, Decision types).
 */
export function promiseToFinish(
  tier: SlaTier,
  { submittedAt, acceptedAt, agreedOn }: Accepted,
  rules: Rules,
): OrderPromise {
  const limit = rules.sla[tier].finish;
  const fromAt = 'wallMinutes' in limit ? submittedAt : acceptedAt;
  return promise({ what: 'finish', limit, fromAt, tier, agreedOn }, rules);
}

/** A promise to finish in the time of another tier, from the same instant; what it stood still is not counted. */
export function lengthened(given: OrderPromise, tier: SlaTier, rules: Rules): OrderPromise {
  const { fromAt, resumed, agreedOn } = given;
  const { finish: limit } = rules.sla[tier];
  const whole = promise({ what: 'finish', limit, fromAt, tier, agreedOn }, rules);
  if (!resumed) return whole;
  const { usedMinutes } = resumed.frozen;
  const leftMinutes = minutesOn(whole, rules) - usedMinutes;
  return thaw(whole, { frozen: { usedMinutes, leftMinutes }, at: resumed.at, tier }, rules);
}

/**
 * Given at reopening: by when it is done again. What is urgent keeps its real minutes
 * (`docs/decisions/0002-urgent-stays-urgent.md`).
 */
export function promiseSecond(tier: SlaTier, reopenedAt: number, rules: Rules): OrderPromise {
  const { finish } = rules.sla[tier];
  const limit = 'wallMinutes' in finish ? finish : rules.secondDisposal;
  return promise({ what: 'second', limit, fromAt: reopenedAt, tier }, rules);
}

/** A provisional promise counted again on a newer calendar; undefined where nothing changes. The caller writes an event. */
export function recounted(
  given: OrderPromise,
  tier: SlaTier,
  rules: Rules,
): OrderPromise | undefined {
  if (!given.isProvisional || given.calendarVersion === rules.calendar.version) return undefined;
  if (given.resumed) return thaw(given, { ...given.resumed, tier }, rules);
  const { accept, finish } = rules.sla[tier];
  const limit = { accept, finish, second: rules.secondDisposal }[given.what];
  const { what, fromAt, agreedOn } = given;
  return { ...given, ...promise({ what, limit, fromAt, tier, agreedOn }, rules) };
}
