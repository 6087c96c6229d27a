import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import { dayMs } from '../day';
import type { Order } from '../order';
import type { OrderPromise } from '../promise';
import type { Effect, Guard, Moment, Move } from './moves';
import { assignee, desk, levelAbove, textOf } from './people';

/** The order under another promise; lists are ordered by its date. */
export const promised = (order: Order, promise: OrderPromise): Order => ({
  ...order,
  promise,
  dueAt: promise.dueAt,
});

/** The order one level up, with who sent it there and why (`features.md` F17). */
export function raised(order: Order, why: string, { actor, at }: Moment): Order {
  const level = levelAbove(order) ?? order.level;
  const hop = {
    from: order.level,
    to: level,
    at,
    byText: textOf([...desk(order), ...assignee(order)], actor, at),
    why,
    isAutomatic: actor.personId === 'system',
  };
  return {
    ...order,
    level,
    hops: [...order.hops, hop],
    holderText: order.desks[level]?.name ?? order.holderText,
  };
}

/** The order under the category a move sorts it into; the same where it was sorted before. */
export function sortedBy(order: Order, move: Move): Order {
  const sorted = 'sorted' in move ? move.sorted : undefined;
  return sorted && order.route.isUnsorted
    ? { ...order, category: sorted.category, route: sorted.route }
    : order;
}

/** Without the person and the unit that had it, and what she had asked for: somebody else decides afresh. */
export const unassigned = ({
  assignee: _,
  assignment: __,
  pauseAsked: ___,
  ...order
}: Order): Order => order;

const rankOf = (level: WorkOrderLevel) => workOrderLevels.indexOf(level);

/** The order back with the desk that had dispatched it, or with the higher one it was called to since. */
export function handedBack(order: Order, why: string, { actor, at }: Moment): Order {
  const { assignment, level: from } = order;
  const to =
    assignment && rankOf(assignment.fromLevel) > rankOf(from) ? assignment.fromLevel : from;
  const byText = [assignment?.unit.name, actor.name].filter(Boolean).join(' ');
  const hop = { from, to, at, byText, why, isAutomatic: false, attendedAt: at, isReturn: true };
  return {
    ...unassigned(order),
    level: to,
    hops: to === from ? order.hops : [...order.hops, hop],
    holderText: order.desks[to]?.name ?? order.holderText,
  };
}

/** Called up and not yet taken notice of. */
export const calledAbove = ({ hops }: Order) => {
  const last = hops.at(-1);
  return last && rankOf(last.to) > rankOf(last.from) && !last.attendedAt ? last : undefined;
};

/** Who was called has it in hand: 报到, or the decision itself. */
export const attended: Effect = (order, { at }) =>
  calledAbove(order)
    ? {
        ...order,
        hops: order.hops.map((hop, index) =>
          index === order.hops.length - 1 ? { ...hop, attendedAt: at } : hop,
        ),
      }
    : order;

export const dropResult: Effect = ({ result: _, ...order }) => order;

export const withoutWindow = ({ rateUntil: _, ...order }: Order): Order => order;

/** How it ended, and when; nobody is asked for a rating any more. */
export const end =
  (ending: NonNullable<Order['ending']>): Effect =>
  (order, { at }) => ({ ...withoutWindow(order), ending, closedAt: at });

/** While somebody else looks at it to decide, two do not decide (F102). */
export const unclaimed: Guard = {
  words: ({ claim }) => `${claim?.name ?? '同事'}正在处理这一件，请先看别的，或等几分钟再来`,
  holds: ({ claim }, { actor, at }) =>
    !claim || claim.until <= at || claim.personId === actor.personId,
};

/** What a meeting decided is never handled by whoever moderates there (`rules.md §4.2.1`, 话事员). */
export const notHers: Guard = {
  words: '这是您主持的议事会转来的，请由别的同事办理',
  holds: ({ notHandledBy }, { actor }) => !notHandledBy?.includes(actor.personId),
};

export const hasLevelAbove: Guard = {
  words: '已经在区一级，没有再上一级',
  holds: (order) => levelAbove(order) !== undefined,
};

export const notUrgent: Guard = {
  words: '这是紧急的事，不能这样做；有变化请直接打电话',
  holds: (order) => order.tier !== 'p0',
};

export const within = (since: number | undefined, days: number, at: number): boolean =>
  since !== undefined && at < since + days * dayMs;
