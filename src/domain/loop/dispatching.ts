import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import type { Assignment, Order } from '../order';
import { after } from '../promise';
import { deskKeys } from '../scope';
import { type Check, type Effect, type Guard, type Moment, type Row, row } from './moves';
import { attended, notHers, unassigned, unclaimed } from './parts';
import {
  asAssignee,
  designators,
  desk,
  dispatchers,
  isAmong,
  postAmong,
  staffedDesk,
  textOf,
} from './people';

type Giving = 'assign-below' | 'assign-agency' | 'designate';

const rankOf = (level: WorkOrderLevel) => workOrderLevels.indexOf(level);

/** A grid worker is not pushed beyond the list; others choose for themselves (T7). */
const onListForWorkers: Guard = {
  words: '这类事不在网格事项清单里，请由社区处理',
  holds: (order, { actor, at }) =>
    postAmong(desk(order), actor, at) !== 'grid-worker' || order.route.isGridItem,
};

const notRefusedTwice: Guard = {
  words: '已经退过两次单，请由街道指定主办单位',
  holds: ({ isDisputed }) => !isDisputed,
};

const needsDesignation: Guard = {
  words: '还没有退过两次单，也没有协办单位，用一般的派单就可以',
  holds: ({ isDisputed, subtasks }) => isDisputed === true || subtasks.length > 0,
};

const hasLevelBelow: Guard = {
  words: '网格是最下面一级，没有下级可以指派',
  holds: (order) =>
    workOrderLevels.slice(0, rankOf(order.level)).some((level) => order.desks[level]),
};

/** T12: once up and once down is a decision; up and down again is ping-pong. */
const noPingPong: Guard = {
  words: '下级已经报上来过，又派下去过一次，请在本级处理或指派部门',
  holds: ({ hops }) => {
    const lastUp = hops.findLastIndex(
      ({ from, to, isReturn }) => rankOf(to) > rankOf(from) && !isReturn,
    );
    return lastUp < 0 || !hops.slice(lastUp).some(({ from, to }) => rankOf(to) < rankOf(from));
  },
};

const ownDeskBelow: Check<'assign-below'> = {
  words: '请选下面一级的单位',
  field: 'unitId',
  holds: (order, { move: { unit } }) =>
    unit.kind === 'desk' &&
    unit.level !== undefined &&
    rankOf(unit.level) < rankOf(order.level) &&
    order.desks[unit.level]?.areaId === unit.areaId,
};

const listForGrids: Check<'assign-below'> = {
  words: '这类事不在网格事项清单里，不能派给网格',
  field: 'unitId',
  holds: (order, { move: { unit } }) => unit.level !== 'grid' || order.route.isGridItem,
};

const whyBelowRoute: Check<'assign-below'> = {
  words: '这类事平时由上一级处理，请写一句为什么派下去',
  field: 'reason',
  holds: (order, { move: { unit, reason } }) =>
    rankOf(unit.level ?? 'grid') >= rankOf(order.route.level) || Boolean(reason),
};

const isOutside: Check<'assign-agency'> = {
  words: '请选一个部门、企事业单位或物业',
  field: 'unitId',
  holds: (_, { move }) => move.unit.kind !== 'desk',
};

const whyOffRoute: Check<'assign-agency' | 'designate'> = {
  words: '这不是平时的去向，请写一句为什么',
  field: 'reason',
  holds: ({ route }, { move: { unit, reason } }) =>
    (unit.kind === 'agency' && unit.areaId === route.agencyId) ||
    (unit.kind === 'property' && route.toProperty === true) ||
    Boolean(reason),
};

const briefingLeast = 10;

const briefed: Check<Giving> = {
  words: `请给物业写一句说明（至少 ${briefingLeast} 个字，不写姓名和门牌）`,
  field: 'briefing',
  holds: (_, { move: { unit, briefing } }) =>
    unit.kind !== 'property' || (briefing ?? '').trim().length >= briefingLeast,
};

const assignmentOf = (
  order: Order,
  {
    move,
    actor,
    at,
    rules,
  }: Moment & {
    move: Pick<Assignment, 'unit'> & { reason?: string | undefined; briefing?: string | undefined };
  },
  { isDesignated, keys }: { isDesignated: boolean; keys: string[] },
): Assignment => ({
  unit: move.unit,
  at,
  byId: actor.personId,
  byText: textOf(keys, actor, at),
  fromLevel: order.level,
  signBy: after(at, rules.sla[order.tier].sign, rules).at,
  isDesignated,
  ...(move.reason && { reason: move.reason }),
  ...(move.briefing && { briefing: move.briefing }),
});

const give =
  (isDesignated: boolean): Effect<Giving> =>
  (order, change) => {
    const keys = isDesignated ? designators(order) : dispatchers(order);
    const assignment = assignmentOf(order, change, { isDesignated, keys });
    const parts = (change.move.collaborators ?? []).map((part) => ({ ...part, at: change.at }));
    const { unit } = change.move;
    return {
      ...order,
      assignment,
      holderText: unit.name,
      subtasks: [...order.subtasks, ...parts],
    };
  };

/** T12: the level goes down with the work, and that is written down. */
const lower: Effect<'assign-below'> = (order, { move, actor, at }) => {
  const to = move.unit.level ?? order.level;
  const hop = {
    from: order.level,
    to,
    at,
    byText: textOf(dispatchers(order), actor, at),
    why: move.reason ?? '指派下级处理',
    isAutomatic: false,
  };
  return { ...order, level: to, hops: [...order.hops, hop] };
};

/** T10: who designates answers for it from then on. */
const liftToDesignator: Effect = (order, change) => {
  const { actor, at } = change;
  const level = workOrderLevels.find((each) =>
    isAmong(
      deskKeys(order.desks, each).filter((key) => designators(order).includes(key)),
      actor,
      at,
    ),
  );
  if (!level || rankOf(level) <= rankOf(order.level)) return order;
  const hop = { from: order.level, to: level, at, byText: textOf(designators(order), actor, at) };
  return {
    ...order,
    level,
    hops: [...order.hops, { ...hop, why: '指定主办单位', isAutomatic: false, attendedAt: at }],
  };
};

/** T7 自行处理. */
const assignSelf: Effect = (order, { actor, at }) => {
  const role = postAmong(desk(order), actor, at);
  return role ? { ...unassigned(order), assignee: asAssignee(actor, role) } : order;
};

export const dispatching: readonly Row[] = [
  row({
    id: 'T7 自行处理',
    step: 'assign',
    event: 'work-order.assigned',
    from: ['accepted'],
    to: 'in-progress',
    who: desk,
    awaits: (order) => (order.isDisputed ? designators(order) : staffedDesk(order)),
    guards: [unclaimed, notHers, onListForWorkers],
    effects: [attended, assignSelf],
  }),
  row({
    id: 'T7 指派下级',
    step: 'assign-below',
    event: 'work-order.assigned-below',
    from: ['accepted'],
    to: 'assigned',
    who: dispatchers,
    guards: [unclaimed, hasLevelBelow, notRefusedTwice, noPingPong],
    checks: [ownDeskBelow, listForGrids, whyBelowRoute],
    effects: [attended, give(false), lower],
  }),
  row({
    id: 'T7 指派职能部门',
    step: 'assign-agency',
    event: 'work-order.assigned-agency',
    from: ['accepted'],
    to: 'assigned',
    who: (order) => dispatchers(order).filter((key) => !key.startsWith('grid-lead@')),
    guards: [unclaimed, notRefusedTwice],
    checks: [isOutside, whyOffRoute, briefed],
    effects: [attended, give(false)],
  }),
  row({
    id: 'T10',
    step: 'designate',
    event: 'work-order.designated',
    from: ['accepted'],
    to: 'assigned',
    who: designators,
    guards: [unclaimed, needsDesignation],
    checks: [whyOffRoute, briefed],
    effects: [attended, liftToDesignator, give(true)],
  }),
];
