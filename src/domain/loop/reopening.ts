import type { Step } from '#contracts/loop';
import type { Order } from '../order';
import { after, promiseSecond } from '../promise';
import { deskKeys } from '../scope';
import { type Complaint, heard, mayReopen, notOwnWork, saidBy } from './judging';
import { type Effect, type Guard, type Moment, type Row, row } from './moves';
import { dropResult, end, promised, raised, unassigned, within, withoutWindow } from './parts';
import {
  callBack,
  clock,
  desksFrom,
  isAmong,
  levelAbove,
  raters,
  textOf,
  verifiers,
} from './people';

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

const isReporter = (order: Order, { actor }: Moment) => order.reporterId === actor.personId;

/** Colleagues who see that it has come back do not rate it for her. */
const keepComplaint: Effect<Complaint> = (order, change) => {
  const isHers =
    isReporter(order, change) ||
    (isAmong(raters(order), change.actor, change.at) && change.move.heardBy !== undefined);
  return {
    ...withoutWindow(order),
    ...(isHers && { rating: saidBy(change, 'unsatisfied') }),
  };
};

/** A colleague who sees that it has come back has nobody to ask first. */
const heardFromHer: typeof heard = {
  ...heard,
  holds: (order, change) => !isReporter(order, change) || heard.holds(order, change),
};

const isMajority: Guard = {
  words: '没有多数邻居说还没有解决',
  holds: ({ isOutvoted }) => isOutvoted === true,
};

/** T20: the second disposal has its own, shorter clock, and somebody speaks with her (回访). */
const countReopening: Effect = ({ supervisedAt: _, ...order }, { at, rules }) => ({
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
    checks: step === 'reopen' ? [heard] : [heardFromHer],
    effects: [keepComplaint, countReopening, openAgain, dropResult, ...(isRising ? [rise] : [])],
  });

/** Not to her satisfaction, or back again: handled once more, or explained. */
export const reopenings: readonly Row[] = [
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
];
