import { dayMs } from '../day';
import type { Order } from '../order';
import { deskKeys } from '../scope';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { dropResult, unclaimed } from './parts';
import { nextVerifiers, textOf, verifiers } from './people';

const notOwnResult: Guard = {
  words: '结果由别人核查：自己办的事，请另一位同事来看',
  holds: ({ result }, { actor }) => result?.byId !== actor.personId,
};

const showsWork = ({ result }: Order) =>
  result?.outcome === 'solved' || result?.outcome === 'partly-solved';

/** Ten in a hundred are looked at on site (T17). */
const onSite: Check<'confirm-result'> = {
  words: '这一件抽到了现场核查，请到现场看过再通过',
  field: 'wasOnSite',
  holds: (order, { move }) => !order.isSampled || !showsWork(order) || move.wasOnSite,
};

/** 下评上 (`rules.md §4.1.7`): wherever a unit had it. */
const unitRated: Check<'confirm-result'> = {
  words: '请给承办单位的效率和结果各打一个分',
  field: 'unitRating',
  holds: ({ assignment }, { move }) => assignment === undefined || move.unitRating !== undefined,
};

const keepUnitRating: Effect<'confirm-result' | 'rate-unit'> = (order, { move, actor, at }) => {
  const given = move.step === 'rate-unit' ? move : move.unitRating;
  if (!given) return order;
  const { efficiency, quality } = given;
  return {
    ...order,
    unitRating: { efficiency, quality, byId: actor.personId, at: order.unitRating?.at ?? at },
  };
};

const ownRecentRating: Guard = {
  words: '评分 24 小时后就不能再改',
  holds: ({ unitRating }, { actor, at, rules }) =>
    unitRating?.byId === actor.personId && at < unitRating.at + rules.unitRatingHours * 60 * 60_000,
};

/** T17: the resident has a week to rate. */
const openRating: Effect = ({ rating: _, ...order }, { at, rules }) => ({
  ...order,
  ratingsAlong: [],
  rateUntil: at + rules.ratingDays * dayMs,
});

const gridLead = (order: Order) =>
  deskKeys(order.desks, 'grid').filter((key) => key.startsWith('grid-lead@'));

const samplers = (order: Order) => [...gridLead(order), ...deskKeys(order.desks, 'community')];

const isToSample: Guard = {
  words: '这一件不用抽查',
  holds: ({ ending, isSampled, sample }) => ending === 'on-spot' && isSampled && !sample,
};

const keepSample: Effect<'check-sample'> = (order, { move, actor, at }) => ({
  ...order,
  sample: {
    at,
    byText: textOf(samplers(order), actor, at),
    isGood: move.isGood,
    ...(move.text && { text: move.text }),
  },
});

/** Another than who handled it looks whether it is good. */
export const verifying: readonly Row[] = [
  row({
    id: 'T17',
    step: 'confirm-result',
    event: 'work-order.result-confirmed',
    from: ['result-submitted'],
    to: 'resolved',
    who: verifiers,
    awaits: nextVerifiers,
    guards: [unclaimed, notOwnResult],
    checks: [onSite, unitRated],
    effects: [openRating, keepUnitRating],
  }),
  row({
    id: 'T18',
    step: 'refuse-result',
    event: 'work-order.result-refused',
    from: ['result-submitted'],
    to: 'in-progress',
    who: verifiers,
    awaits: nextVerifiers,
    guards: [unclaimed, notOwnResult],
    effects: [dropResult],
  }),
  row({
    id: '下评上',
    step: 'rate-unit',
    event: 'work-order.unit-rated',
    from: ['resolved', 'closed'],
    who: verifiers,
    guards: [ownRecentRating],
    effects: [keepUnitRating],
  }),
  row({
    id: 'T24 抽查',
    step: 'check-sample',
    event: 'work-order.sample-checked',
    from: ['closed'],
    who: samplers,
    awaits: (order) =>
      order.ending === 'on-spot' && order.isSampled && !order.sample ? gridLead(order) : [],
    guards: [isToSample, notOwnResult],
    effects: [keepSample],
  }),
];
