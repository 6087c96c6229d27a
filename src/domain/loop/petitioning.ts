import { householdsOf } from '../household';
import { after } from '../promise';
import { deskKeys } from '../scope';
import { type Effect, type Guard, type Row, row } from './moves';
import { desksFrom, reporter, textOf, type Who } from './people';

const isOfferedHere: Guard = {
  words: '本地没有开通联名反映',
  holds: (_, { rules }) => rules.petition !== undefined,
};
const isAboutProperty: Guard = {
  words: '联名只用于物业服务方面的问题',
  holds: ({ category }) => category === 'property',
};
const areEnough: Guard = {
  words: (order, { rules }) =>
    `联名要有 ${rules.petition?.households ?? 0} 户，现在有 ${householdsOf(order)} 户`,
  holds: (order, { rules }) => householdsOf(order) >= (rules.petition?.households ?? Infinity),
};
const notYet: Guard = {
  words: '已经联名过了，请等书面答复',
  holds: ({ petition }) => petition === undefined,
};

/** J: a written reply whether it is taken up (`rules.md §4.1.4`). */
const sign: Effect = (order, { at, rules }) =>
  rules.petition
    ? {
        ...order,
        petition: {
          at,
          households: householdsOf(order),
          dueAt: after(at, rules.petition.reply, rules).at,
        },
      }
    : order;

const repliers = desksFrom('community');
/** Whose turn it is to answer in writing. */
export const nextRepliers: Who = (order) =>
  order.petition && !order.petition.reply
    ? deskKeys(order.desks, order.level === 'grid' ? 'community' : order.level)
    : [];

const isOwedReply: Guard = {
  words: '没有等着答复的联名',
  holds: ({ petition }) => petition !== undefined && petition.reply === undefined,
};

const reply: Effect<'answer-petition'> = (order, { move, actor, at }) => {
  const { isTaken, text } = move;
  const byText = textOf(repliers(order), actor, at);
  return order.petition
    ? { ...order, petition: { ...order.petition, reply: { at, byText, isTaken, text } } }
    : order;
};

const open = ['submitted', 'accepted', 'assigned', 'in-progress', 'paused', 'handed-over'] as const;

export const petitioning: readonly Row[] = [
  row({
    id: 'J 联名',
    step: 'petition',
    event: 'report.petitioned',
    from: open,
    who: reporter,
    guards: [isOfferedHere, isAboutProperty, areEnough, notYet],
    effects: [sign],
  }),
  row({
    id: 'J 答复',
    step: 'answer-petition',
    event: 'work-order.petition-answered',
    from: [...open, 'result-submitted', 'resolved'],
    who: repliers,
    awaits: nextRepliers,
    guards: [isOwedReply],
    effects: [reply],
  }),
];
