import { after, freeze, promiseToFinish, thaw } from '../promise';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { attended, end, notHers, notUrgent, promised, raised, sortedBy, unclaimed } from './parts';
import {
  asAssignee,
  clock,
  desk,
  gridOfOrder,
  nobody,
  postAmong,
  reporter,
  staffedDesk,
  type Who,
} from './people';

const onGridList: Guard = {
  words: '这类事不在网格事项清单里，请由社区处理',
  holds: ({ route }) => route.isGridItem || route.isUnsorted,
};

const onSpotList: Guard = {
  words: '这类事不能当场归档，请按一般流程办理',
  holds: ({ route }) => route.isOnSpot,
};

const sorted: Check<'accept' | 'take'> = {
  words: '请先选准是哪一类',
  field: 'category',
  holds: (order, { move }) => !sortedBy(order, move).route.isUnsorted,
};

/** It would name nobody, and could not go above her. */
const notAboutStaff: Check<'accept' | 'take'> = {
  words: '对工作人员的意见要由居民自己选是对谁，请先请他补充或换一类',
  field: 'category',
  holds: (order, { move }) =>
    order.category === 'staff-conduct' || sortedBy(order, move).category !== 'staff-conduct',
};

const mayAsk: Guard = {
  words: '已经请居民补充过两次，请直接受理，或说明不受理的理由',
  holds: ({ askCount }, { rules }) => askCount < rules.askLimit,
};

const afterPhotoOnSpot: Check<'handle-on-spot'> = {
  words: '这类问题办好后，请拍一张处理后的照片',
  field: 'photos',
  holds: ({ route }, { move }) => !route.isAfterPhotoNeeded || move.photos.length > 0,
};

const questionOver: Guard = {
  words: '补充的时间还没有到期',
  holds: ({ question }, { at }) => question !== undefined && at >= question.returnBy,
};

/** T2: what came as 其他 or 不清楚 is sorted; it may rise to the community and become private, never the reverse. */
const sort: Effect<'accept' | 'take'> = (order, change) => {
  const it = sortedBy(order, change.move);
  if (it === order) return order;
  const mustRise = it.route.level !== 'grid' && it.level === 'grid';
  return {
    ...(mustRise ? raised(it, '归类后由上一级受理', change) : it),
    tier: it.route.tier,
    isPrivate: it.isPrivate || it.route.isPrivate,
  };
};

/** T2: the date to finish is counted and frozen, and somebody is to speak with the reporter. */
const promiseFinish: Effect = (order, { at, rules }) => {
  const { submittedAt, agreedOn } = order;
  const times = { submittedAt, acceptedAt: at, agreedOn };
  const { contact } = rules.sla[order.tier];
  const isUrgent = contact && 'wallMinutes' in contact;
  return {
    ...promised(order, promiseToFinish(order.tier, times, rules)),
    acceptedAt: at,
    ...(contact && {
      contact: {
        dueAt: after(isUrgent ? order.submittedAt : at, contact, rules).at,
        isFollowUp: false,
      },
    }),
  };
};

/** In one tap only while it is the grid's: what was called above is decided there. */
const gridWhereItIs: Who = (order) => (order.level === 'grid' ? gridOfOrder(order) : []);

const takeIt: Effect = (order, { actor, at }) => {
  const role = postAmong(gridOfOrder(order), actor, at);
  return role ? { ...order, assignee: asAssignee(actor, role) } : order;
};

const ask: Effect<'ask-more'> = (order, { move, at, rules }) => ({
  ...order,
  askCount: order.askCount + 1,
  question: {
    text: move.question,
    at,
    returnBy: after(at, rules.supplement, rules).at,
    frozen: freeze(order.promise, at, rules),
  },
});

const answer: Effect = ({ question, ...order }, { at, rules }) =>
  question
    ? promised(order, thaw(order.promise, { frozen: question.frozen, at, tier: order.tier }, rules))
    : order;

const settleOnSpot: Effect<'handle-on-spot'> = (order, change) => {
  const held = takeIt(order, change);
  const { move, actor, at } = change;
  const byText = held.assignee ? `${held.assignee.roleText} ${held.assignee.name}` : '';
  const result = { text: move.text, outcome: 'solved', photos: move.photos, at } as const;
  return { ...held, acceptedAt: at, result: { ...result, byId: actor.personId, byText } };
};

export const receiving: readonly Row[] = [
  row({
    id: 'T1',
    step: 'submit',
    event: 'report.submitted',
    from: [],
    to: 'submitted',
    who: nobody,
  }),
  row({
    id: 'T24',
    step: 'handle-on-spot',
    event: 'work-order.handled-on-spot',
    from: ['submitted'],
    to: 'closed',
    who: (order) => gridOfOrder(order).filter((key) => key.startsWith('grid-worker@')),
    guards: [
      onSpotList,
      {
        words: '只有自己巡查时发现的，才能当场归档',
        holds: (order, { actor }) => order.reporterId === actor.personId,
      },
    ],
    checks: [afterPhotoOnSpot],
    effects: [settleOnSpot, end('on-spot')],
  }),
  row({
    id: 'T2',
    step: 'accept',
    event: 'work-order.accepted',
    from: ['submitted'],
    to: 'accepted',
    who: desk,
    awaits: staffedDesk,
    guards: [unclaimed],
    checks: [sorted, notAboutStaff],
    effects: [attended, sort, promiseFinish],
  }),
  row({
    id: 'T2+T7+T8',
    step: 'take',
    event: 'work-order.taken',
    from: ['submitted'],
    to: 'in-progress',
    who: gridWhereItIs,
    guards: [unclaimed, notHers, onGridList],
    checks: [sorted, notAboutStaff],
    effects: [sort, promiseFinish, takeIt],
  }),
  row({
    id: 'T3',
    step: 'ask-more',
    event: 'work-order.more-asked',
    from: ['submitted'],
    to: 'returned',
    who: desk,
    guards: [unclaimed, mayAsk, notUrgent],
    effects: [ask],
  }),
  row({
    id: 'T4',
    step: 'supplement',
    event: 'report.supplemented',
    from: ['returned'],
    to: 'submitted',
    who: reporter,
    effects: [answer],
  }),
  row({
    id: 'T4b',
    step: 'close-unsupplemented',
    event: 'work-order.closed-unsupplemented',
    from: ['returned'],
    to: 'closed',
    who: clock,
    guards: [questionOver],
    effects: [end('not-supplemented')],
  }),
];
