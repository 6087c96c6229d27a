import type { Order } from '../order';
import { after, promiseToAccept } from '../promise';
import { type Effect, type Guard, type Row, row } from './moves';
import { end, notUrgent, promised, unassigned, unclaimed } from './parts';
import { clock, decliners, judgesOf, reporter, textOf } from './people';

const onlyReporter: Guard = {
  words: '还有邻居也在等这件事的结果，不能撤回',
  holds: ({ reports }) => reports.filter((one) => one.leftAt === undefined).length <= 1,
};

const appealOver: Guard = {
  words: '还在申诉期内',
  holds: ({ decline, appeal }, { at }) =>
    decline !== undefined && at >= decline.appealUntil && (!appeal || appeal.verdict !== undefined),
};

const appealUntilOf = ({ decline, mergedInto }: Order) => decline?.appealUntil ?? mergedInto?.until;

const mayAppeal: Guard = {
  words: ({ appeal }) =>
    appeal ? '您已经申诉过了，请等答复' : '申诉的时间已经过了，可以重新反映，或拨打 12345',
  holds: (order, { at }) => order.appeal === undefined && at < (appealUntilOf(order) ?? 0),
};

const isAppealed: Guard = {
  words: '没有等着评议的申诉',
  holds: ({ appeal }) => appeal !== undefined && appeal.verdict === undefined,
};

const levelDecided = (order: Order) =>
  order.decline?.level ?? order.mergedInto?.level ?? order.level;

const appealJudges = judgesOf(levelDecided);

/** An appeal that was upheld before was against another decision. */
const declineIt: Effect<'decline'> = ({ appeal: _, ...order }, { move, actor, at, rules }) => ({
  ...order,
  decline: {
    reason: move.reason,
    channel: move.channel,
    at,
    byText: textOf(decliners(order), actor, at),
    level: order.level === 'grid' ? 'community' : order.level,
    appealUntil: after(at, rules.appeal, rules).at,
  },
});

const appealIt: Effect<'appeal'> = (order, { move, at }) => ({
  ...order,
  appeal: { at, text: move.text },
});

const judged =
  (verdict: 'upheld' | 'dismissed'): Effect<'uphold-appeal' | 'dismiss-appeal'> =>
  (order, { move }) =>
    order.appeal ? { ...order, appeal: { ...order.appeal, verdict, answer: move.answer } } : order;

/** T23: it starts again, with a new date to accept. */
const startAgain: Effect = ({ decline: _, mergedInto: __, ...order }, { at, rules }) =>
  promised(unassigned(order), promiseToAccept(order.tier, at, rules));

/** Declined, objected to, withdrawn: what is not handled here. */
export const declining: readonly Row[] = [
  row({
    id: 'T5',
    step: 'decline',
    event: 'work-order.declined',
    from: ['submitted'],
    to: 'declined',
    who: decliners,
    guards: [unclaimed],
    effects: [declineIt],
  }),
  row({
    id: 'T23-appeal',
    step: 'appeal',
    event: 'report.appealed',
    from: ['declined', 'merged'],
    who: reporter,
    guards: [mayAppeal],
    effects: [appealIt],
  }),
  row({
    id: 'T23',
    step: 'uphold-appeal',
    event: 'work-order.appeal-upheld',
    from: ['declined', 'merged'],
    to: 'submitted',
    who: appealJudges,
    awaits: (order) => (order.appeal && !order.appeal.verdict ? appealJudges(order) : []),
    guards: [isAppealed],
    effects: [judged('upheld'), startAgain],
  }),
  row({
    id: 'T23-dismissed',
    step: 'dismiss-appeal',
    event: 'work-order.appeal-dismissed',
    from: ['declined', 'merged'],
    who: appealJudges,
    guards: [isAppealed],
    effects: [judged('dismissed')],
  }),
  row({
    id: 'T25',
    step: 'close-declined',
    event: 'work-order.closed-declined',
    from: ['declined'],
    to: 'closed',
    who: clock,
    guards: [appealOver],
    effects: [end('declined')],
  }),
  row({
    id: 'T22',
    step: 'withdraw',
    event: 'work-order.withdrawn',
    from: ['submitted', 'accepted'],
    to: 'withdrawn',
    who: reporter,
    guards: [notUrgent, onlyReporter],
    effects: [end('withdrawn')],
  }),
];
