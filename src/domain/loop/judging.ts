import type { Rating } from '#contracts/loop';
import type { Order, OrderRating } from '../order';
import { after } from '../promise';
import { type Change, type Check, type Effect, type Guard, type Row, row } from './moves';
import { end } from './parts';
import { assignee, callBack, clock, joiners, judgesOf, leadUnit, raters, textOf } from './people';

export type Complaint = 'reopen' | 'finish-unsatisfied' | 'recur';

export const notOwnWork: Guard = {
  words: '自己办的事，请另一位同事回访',
  holds: (order, { actor }) => !order.isProxy || order.assignee?.personId !== actor.personId,
};

/** Somebody without a phone is asked, and it is written down how. */
export const heard: Check<'rate' | Complaint> = {
  words: '请选是打电话还是上门问到的',
  field: 'heardBy',
  holds: ({ isProxy }, { move }) =>
    !isProxy || move.heardBy === 'phone' || move.heardBy === 'visit',
};

const windowOver: Guard = {
  words: '评价时间还没有到期',
  holds: ({ rateUntil }, { at }) => rateUntil !== undefined && at >= rateUntil,
};

export const mayReopen: Guard = {
  words: '这件事已经再次办理过了，请直接选不满意，我们会告诉您还可以找谁',
  holds: ({ reopenCount }, { rules }) => reopenCount < rules.reopenLimit,
};

export const saidBy = ({ move, at }: Change<'rate' | Complaint>, rating: Rating): OrderRating => ({
  rating,
  reasons: 'reasons' in move ? move.reasons : [],
  at,
  ...(move.text && { text: move.text }),
  ...(move.heardBy && { heardBy: move.heardBy }),
});

/** Neighbours who joined may still say how it was until the week is over. */
const endRated: Effect<'rate'> = (order, change) => ({
  ...end('rated')(order, change),
  ...(joiners(order).length > 0 && order.rateUntil !== undefined && { rateUntil: order.rateUntil }),
});

const keepRating: Effect<'rate'> = (order, change) => ({
  ...order,
  rating: saidBy(change, change.move.rating),
});

const notRatedAlong: Guard = {
  words: '您已经评价过了，谢谢',
  holds: ({ ratingsAlong, reports }, { actor }) => {
    const own = reports.filter((one) => one.reporterId === actor.personId).map((one) => one.id);
    return !ratingsAlong.some((one) => own.includes(one.reportId));
  },
};

const windowOpen: Guard = {
  words: '评价的时间已经过了',
  holds: ({ rateUntil }, { at }) => rateUntil !== undefined && at < rateUntil,
};

const keepRatingAlong: Effect<'rate-along'> = (order, change) => {
  const { reportId, rating, reasons, text } = change.move;
  const said = { reportId, rating, reasons, at: change.at, ...(text && { text }) };
  const next = { ...order, ratingsAlong: [...order.ratingsAlong, said] };
  return mostSayNo(next) && mayReopen.holds(next, change) ? { ...next, isOutvoted: true } : next;
};

/** More than half of those who joined, and at least two, say that it is not solved (T20). */
function mostSayNo(order: Order): boolean {
  const against = order.ratingsAlong.filter(({ rating }) => rating === 'unsatisfied').length;
  return against >= 2 && against * 2 > joiners(order).length;
}

const mayAppealRating: Guard = {
  words: '只能对三个工作日内的不满意评价申诉一次',
  holds: (order, { at, rules }) =>
    order.rating?.rating === 'unsatisfied' &&
    order.ratingAppeal === undefined &&
    at <= after(order.rating.at, rules.ratingAppeal, rules).at,
};

const ratingJudges = judgesOf((order) => order.level);

const isRatingAppealed: Guard = {
  words: '没有等着评议的申诉，或者您已经评议过',
  holds: ({ ratingAppeal }, { actor }) =>
    ratingAppeal !== undefined &&
    ratingAppeal.verdict === undefined &&
    ratingAppeal.byId !== actor.personId &&
    !ratingAppeal.votes.some((one) => one.personId === actor.personId),
};

const askExclusion: Effect<'appeal-rating'> = (order, { move, actor, at }) => {
  const { reason, text } = move;
  return { ...order, ratingAppeal: { at, byId: actor.personId, reason, text, votes: [] } };
};

/** Two who agree leave it out; the first who does not keeps it. */
const votesNeeded = 2;

const vote: Effect<'judge-rating-appeal'> = (order, { move, actor, at }) => {
  const { ratingAppeal, rating } = order;
  if (!ratingAppeal || !rating) return order;
  const own = { personId: actor.personId, byText: textOf(ratingJudges(order), actor, at) };
  const votes = [...ratingAppeal.votes, { ...own, isUpheld: move.isUpheld, at }];
  const isUpheld = votes.filter((one) => one.isUpheld).length >= votesNeeded;
  const isDismissed = votes.some((one) => !one.isUpheld);
  const verdict = isDismissed ? 'dismissed' : isUpheld ? 'upheld' : undefined;
  return {
    ...order,
    ratingAppeal: { ...ratingAppeal, votes, ...(verdict && { verdict }) },
    rating: { ...rating, ...(verdict === 'upheld' && { excludedFor: ratingAppeal.reason }) },
  };
};

export const judging: readonly Row[] = [
  row({
    id: 'T19',
    step: 'rate',
    event: 'work-order.rated',
    from: ['resolved'],
    to: 'closed',
    who: raters,
    awaits: callBack,
    guards: [notOwnWork],
    checks: [heard],
    effects: [keepRating, endRated],
  }),
  row({
    id: '同楼居民评价',
    step: 'rate-along',
    event: 'work-order.rated-along',
    from: ['resolved', 'closed'],
    who: joiners,
    guards: [windowOpen, notRatedAlong],
    effects: [keepRatingAlong],
  }),
  row({
    id: 'T19-silence',
    step: 'close-unrated',
    event: 'work-order.closed-unrated',
    from: ['resolved'],
    to: 'closed',
    who: clock,
    guards: [windowOver],
    effects: [end('unrated')],
  }),
  row({
    id: '评价申诉',
    step: 'appeal-rating',
    event: 'work-order.rating-appealed',
    from: ['closed'],
    who: leadUnit,
    guards: [mayAppealRating],
    effects: [askExclusion],
  }),
  row({
    id: '评价申诉 评议',
    step: 'judge-rating-appeal',
    event: 'work-order.rating-appeal-judged',
    from: ['closed'],
    who: (order) => ratingJudges(order).filter((key) => !assignee(order).includes(key)),
    awaits: (order) =>
      order.ratingAppeal && !order.ratingAppeal.verdict ? ratingJudges(order) : [],
    guards: [isRatingAppealed],
    effects: [vote],
  }),
];
