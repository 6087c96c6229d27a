import type { Rating, Step } from '#contracts/loop';
import { dayMs } from '../day';
import type { Order, OrderRating } from '../order';
import { after, promiseSecond } from '../promise';
import { deskKeys } from '../scope';
import { type Change, type Check, type Effect, type Guard, type Row, row } from './moves';
import {
  dropResult,
  end,
  promised,
  raised,
  unassigned,
  unclaimed,
  within,
  withoutWindow,
} from './parts';
import {
  assignee,
  callBack,
  clock,
  desksFrom,
  isAmong,
  joiners,
  judgesOf,
  leadUnit,
  levelAbove,
  nextVerifiers,
  raters,
  textOf,
  verifiers,
} from './people';

type Complaint = 'reopen' | 'finish-unsatisfied' | 'recur';

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

const notOwnWork: Guard = {
  words: '自己办的事，请另一位同事回访',
  holds: (order, { actor }) => !order.isProxy || order.assignee?.personId !== actor.personId,
};

/** Somebody without a phone is asked, and it is written down how. */
const heard: Check<'rate' | Complaint> = {
  words: '请选是打电话还是上门问到的',
  field: 'heardBy',
  holds: ({ isProxy }, { move }) =>
    !isProxy || move.heardBy === 'phone' || move.heardBy === 'visit',
};

const windowOver: Guard = {
  words: '评价时间还没有到期',
  holds: ({ rateUntil }, { at }) => rateUntil !== undefined && at >= rateUntil,
};

const mayReopen: Guard = {
  words: '这件事已经再次办理过了，请直接选不满意，我们会告诉您还可以找谁',
  holds: ({ reopenCount }, { rules }) => reopenCount < rules.reopenLimit,
};
const mayNotReopen: Guard = {
  words: '不满意可以请我们再处理',
  holds: (order, moment) => !mayReopen.holds(order, moment),
};

const rises = (order: Order) => order.reopenCount >= 1 && levelAbove(order) !== undefined;
/** The first time stays where it is, the second goes one level up (T20). */
const staysAtLevel: Guard = { words: mayReopen.words, holds: (order) => !rises(order) };
const risesOneLevel: Guard = { words: mayReopen.words, holds: rises };

const hasResult: Guard = {
  words: '这件事没有办过，请重新反映',
  holds: ({ result }) => result !== undefined,
};
const notLongAgo: Guard = {
  words: '办结已经超过 30 天，请重新反映，我们会把两件连起来',
  holds: ({ closedAt }, { at, rules }) => within(closedAt, rules.recurDays, at),
};

const saidBy = ({ move, at }: Change<'rate' | Complaint>, rating: Rating): OrderRating => ({
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

/** Colleagues who see that it has come back do not rate it for her. */
const keepComplaint: Effect<Complaint> = (order, change) => {
  const isHers = isAmong(raters(order), change.actor, change.at);
  return {
    ...withoutWindow(order),
    ...(isHers && { rating: saidBy(change, 'unsatisfied') }),
  };
};

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
const isMajority: Guard = {
  words: '没有多数邻居说还没有解决',
  holds: ({ isOutvoted }) => isOutvoted === true,
};

/** T20: the second disposal has its own, shorter clock, and somebody speaks with her (回访). */
const countReopening: Effect = (order, { at, rules }) => ({
  ...promised(order, promiseSecond(order.tier, at, rules)),
  reopenCount: order.reopenCount + 1,
  contact: { dueAt: after(at, rules.followUp, rules).at, isFollowUp: true },
});

/** It begins again: what was over before is not any more. */
const openAgain: Effect = ({
  closedAt: _,
  ending: __,
  ratingAppeal: ___,
  isOutvoted: ____,
  ...order
}) => ({
  ...withoutWindow(order),
  ratingsAlong: [],
});

/** T20, second time: the level above takes it over (`docs/decisions/0004-twice-unsatisfied-goes-up.md`). */
const rise: Effect = (order, change) =>
  raised(unassigned(order), '居民第二次不满意，由上一级负责', change);

/** T20b: somebody from above tells her in words why, and where else she may turn. */
const oweExplanation: Effect = (order, { at, rules }) => ({
  ...order,
  isUnsatisfied: true,
  explanation: { dueAt: after(at, rules.explanation, rules).at },
});

const isOwed: Guard = {
  words: '没有等着说明的事项',
  holds: ({ explanation }) => explanation !== undefined && explanation.at === undefined,
};
const explainers = (order: Order) =>
  order.desks.subdistrict ? deskKeys(order.desks, 'subdistrict') : desksFrom('community')(order);
const explainIt: Effect<'explain'> = (order, { move, actor, at }) =>
  order.explanation
    ? {
        ...order,
        explanation: {
          ...order.explanation,
          text: move.text,
          at,
          byText: textOf(explainers(order), actor, at),
        },
      }
    : order;

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

/** Who can go on is asked to; where nobody has it any more the desk decides again. */
const whereItWas = (order: Order) => (order.assignee ? 'in-progress' : 'accepted');

const reopening = (id: string, step: Step & ('reopen' | 'recur'), isRising: boolean): Row =>
  row({
    id,
    step,
    event: step === 'reopen' ? 'work-order.reopened' : 'work-order.recurred',
    from: [step === 'reopen' ? 'resolved' : 'closed'],
    to: isRising ? 'accepted' : whereItWas,
    who: step === 'reopen' ? raters : (order) => [...raters(order), ...verifiers(order)],
    ...(step === 'reopen' && { awaits: callBack }),
    guards: [
      ...(step === 'recur' ? [hasResult, notLongAgo] : [notOwnWork]),
      mayReopen,
      isRising ? risesOneLevel : staysAtLevel,
    ],
    checks: [heard],
    effects: [keepComplaint, countReopening, openAgain, dropResult, ...(isRising ? [rise] : [])],
  });

export const judging: readonly Row[] = [
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
  reopening('T20', 'reopen', false),
  reopening('T20+T11', 'reopen', true),
  row({
    id: 'T20-majority',
    step: 'reopen-by-majority',
    event: 'work-order.reopened-by-majority',
    from: ['resolved', 'closed'],
    to: whereItWas,
    who: clock,
    guards: [isMajority, mayReopen],
    effects: [countReopening, openAgain, dropResult],
  }),
  row({
    id: 'T20b',
    step: 'finish-unsatisfied',
    event: 'work-order.finished-unsatisfied',
    from: ['resolved'],
    to: 'closed',
    who: raters,
    guards: [notOwnWork, mayNotReopen],
    checks: [heard],
    effects: [keepComplaint, end('unsatisfied'), oweExplanation],
  }),
  row({
    id: 'T20b 说明',
    step: 'explain',
    event: 'work-order.explained',
    from: ['closed'],
    who: explainers,
    awaits: (order) => (order.explanation && !order.explanation.at ? explainers(order) : []),
    guards: [isOwed],
    effects: [explainIt],
  }),
  reopening('T21', 'recur', false),
  reopening('T21+T11', 'recur', true),
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
