import type { Step } from '#contracts/work-order';
import { dayOf } from './day';
import type { Change, Moment } from './loop-moves';
import { desk, levelAbove, postAmong } from './loop-people';
import type { Order } from './order';
import { routeOf } from './routing';

/** A condition of the order itself: the button is not drawn where it fails. */
export type Guard = {
  words: string;
  holds: (order: Order, moment: Moment) => boolean;
};

/** A condition of what was typed: the field is marked where it fails. */
export type Check<S extends Step = Step> = {
  words: string;
  field: string;
  holds(order: Order, change: Change<S>): boolean;
};

export const onGridList: Guard = {
  words: '这类事不在网格事项清单里，请由社区处理',
  holds: ({ category }) => {
    const route = routeOf(category);
    return route.isGridItem || route.isUnsorted;
  },
};

/** A grid worker is not pushed beyond the list; others choose for themselves (T7). */
export const onListForWorkers: Guard = {
  words: onGridList.words,
  holds: (order, { actor, at }) =>
    postAmong(desk(order), actor, at) !== 'grid-worker' || routeOf(order.category).isGridItem,
};

export const notOwnResult: Guard = {
  words: '结果由别人核查：自己办的事，请另一位同事来看',
  holds: (order, { actor }) => order.result?.byId !== actor.personId,
};

export const notUrgent: Guard = {
  words: '这是紧急的事，工作人员可能已经在路上，不能撤回；有变化请直接打电话',
  holds: (order) => order.tier !== 'p0',
};

export const onlyReporter: Guard = {
  words: '还有邻居也在等这件事的结果，不能撤回',
  holds: (order) => order.reports.length <= 1,
};

export const windowOver: Guard = {
  words: '评价时间还没有到期',
  holds: (order, { at }) => order.rateUntil !== undefined && at >= order.rateUntil,
};

export const mayReopen: Guard = {
  words: '这件事已经再次办理过了，请直接选不满意，我们会告诉您还可以找谁',
  holds: (order, { rules }) => order.reopenCount < rules.reopenLimit,
};

export const mayNotReopen: Guard = {
  words: '不满意可以请我们再处理',
  holds: (order, moment) => !mayReopen.holds(order, moment),
};

const rises = (order: Order) => order.reopenCount >= 1 && levelAbove(order) !== undefined;

/** The first time stays where it is, the second goes one level up (T20). */
export const staysAtLevel: Guard = { words: mayReopen.words, holds: (order) => !rises(order) };
export const risesOneLevel: Guard = { words: mayReopen.words, holds: rises };

export const sorted: Check<'accept' | 'take'> = {
  words: '请先选准是哪一类',
  field: 'category',
  holds: (order, { move }) => !routeOf(move.category ?? order.category).isUnsorted,
};

export const resultTextLeast = 10;
export const enoughWords: Check<'submit-result'> = {
  words: `请至少写 ${resultTextLeast} 个字，说明怎么处理的`,
  field: 'text',
  holds: (_, { move }) => move.text.trim().length >= resultTextLeast,
};

/** Only what was done can be shown: an answer or 暂时解决不了 needs no photo. */
export const afterPhoto: Check<'submit-result'> = {
  words: '这类问题办好后，请拍一张处理后的照片',
  field: 'photos',
  holds: (order, { move }) =>
    move.photos.length > 0 ||
    !routeOf(order.category).isAfterPhotoNeeded ||
    (move.outcome !== 'solved' && move.outcome !== 'partly-solved'),
};

/** 暂不能解决 comes with a plan and a day to look again (`rules.md §4.1.1`). */
export const reviewDay: Check<'submit-result'> = {
  words: '暂时解决不了的，请选一个再来看的日子',
  field: 'reviewOn',
  holds: (_, { move, at }) =>
    move.outcome !== 'not-now' || (move.reviewOn !== undefined && move.reviewOn > dayOf(at)),
};
