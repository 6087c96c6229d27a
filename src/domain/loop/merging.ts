import { categories } from '#contracts/category';
import type { Order } from '../order';
import { after } from '../promise';
import { deskKeys } from '../scope';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { end, unclaimed, within } from './parts';
import { clock, joiners, textOf, type Who } from './people';

const familyOf = (code: Order['category']) => categories.find((one) => one.code === code)?.group;

/** T6: every desk from the grid to the subdistrict that sees it. */
const mergers: Who = (order) =>
  (['grid', 'community', 'subdistrict'] as const).flatMap((level) => deskKeys(order.desks, level));

const sameFamily: Check<'merge'> = {
  words: '两件不是同一类问题，不能合并',
  field: 'masterId',
  holds: ({ category }, { move }) => familyOf(category) === familyOf(move.master.category),
};

const samePlace: Check<'merge'> = {
  words: '两件不在同一个地方，不能合并',
  field: 'masterId',
  holds: (_, { move }) => move.master.isNear,
};

const neverIntoPublic: Check<'merge'> = {
  words: '不公开的事项不能并入公开的',
  field: 'masterId',
  holds: ({ isPrivate }, { move }) => !isPrivate || move.master.isPrivate,
};

const liveMaster: Check<'merge'> = {
  words: '那一件已经办结超过 7 天，或者自己也被合并，请换一件',
  field: 'masterId',
  holds: (_, { move: { master }, at, rules }) =>
    master.isOpen || (master.status === 'closed' && within(master.closedAt, rules.mergeDays, at)),
};

const nobodyJoined: Guard = {
  words: '已经有邻居加入这一件，请把别的并进来',
  holds: (order) => joiners(order).length === 0,
};

/** What she said was not good enough is not put aside into another's. */
const notCalledBack: Guard = {
  words: '居民不满意、正在再办的，不能并入别的',
  holds: ({ reopenCount }) => reopenCount === 0,
};

const mayUnmerge: Guard = {
  words: '合并已经超过 7 天，不能再取消',
  holds: ({ mergedInto }, { at, rules }) => within(mergedInto?.at, rules.mergeDays, at),
};

const mergeIt: Effect<'merge'> = (
  { appeal: _, ...order },
  { move: { master }, actor, at, rules },
) => ({
  ...order,
  mergedInto: {
    id: master.id,
    number: master.number,
    at,
    byText: textOf(mergers(order), actor, at),
    level: order.level,
    statusBefore: order.status,
    until: after(at, rules.appeal, rules).at,
  },
});

/** Both histories stand as before; the clock was never stopped. */
const unmergeIt: Effect = ({ mergedInto: _, appeal: __, ending: ___, closedAt: ____, ...order }) =>
  order;

export const merging: readonly Row[] = [
  row({
    id: 'T6',
    step: 'merge',
    event: 'work-order.merged',
    from: ['submitted', 'accepted', 'assigned'],
    to: 'merged',
    who: mergers,
    guards: [unclaimed, nobodyJoined, notCalledBack],
    checks: [sameFamily, samePlace, neverIntoPublic, liveMaster],
    effects: [mergeIt],
  }),
  row({
    id: 'T6 取消',
    step: 'unmerge',
    event: 'work-order.unmerged',
    from: ['merged', 'closed'],
    to: (order) => order.mergedInto?.statusBefore ?? 'submitted',
    who: mergers,
    guards: [mayUnmerge],
    effects: [unmergeIt],
  }),
  row({
    id: 'T26',
    step: 'close-merged',
    event: 'work-order.closed-merged',
    from: ['merged'],
    to: 'closed',
    who: clock,
    effects: [end('merged')],
  }),
];
