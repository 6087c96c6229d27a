import { rules } from '#config/policy';
import type { Action } from '#contracts/action';
import type { WorkOrderEvent } from '#contracts/loop';
import { roleWords } from '#contracts/roles';
import type { Stepped } from '#contracts/work-order-steps';
import { tellOf } from '#domain/audience';
import { type Actor, eventOf, type Moment, type Move, take } from '#domain/loop';
import { saidOf } from '#domain/said';
import type { Done } from '#runtime/command';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { factsOf, type LoopFacts } from './fact-records';
import { type WorkOrderRecord, workOrders } from './records';

/** The caller as the rules see her. */
export function momentOf({ caller, now }: Context): Moment {
  const actor: Actor = {
    personId: caller.personId,
    memberships: caller.memberships,
    ...defined({ name: caller.person?.name, phone: caller.person?.phone }),
  };
  return { actor, at: now, rules };
}

const unitsOf = ({ desks, assignment, subtasks }: WorkOrderRecord) => [
  ...Object.values(desks),
  ...(assignment ? [assignment.unit] : []),
  ...subtasks.map(({ unit }) => unit),
];

/**
 * Name and post by which somebody acts on this order: 「网格员 赵小河」; undefined for a resident, and
 * for a colleague who reported it without her name.
 */
export function actorText(order: WorkOrderRecord, { actor }: Moment): string | undefined {
  if (order.isAnonymous && actor.personId === order.reporterId) return undefined;
  const areaIds = unitsOf(order).map((unit) => unit.areaId);
  const post = actor.memberships.find((one) => areaIds.includes(one.areaId));
  return post && [roleWords[post.role], actor.name].filter(Boolean).join(' ');
}

/** What a step answers. */
export const stepped = ({ _id, status, version }: WorkOrderRecord): Stepped => ({
  id: _id,
  status,
  version,
});

type Telling = {
  name: WorkOrderEvent;
  moment: Moment;
  facts?: Partial<LoopFacts>;
  /** The order as it was, so that whoever loses it hears of it. */
  before?: WorkOrderRecord;
};

/** The event of something that happened to an order, without its answer. */
export const toldOf = (
  order: WorkOrderRecord,
  { name, moment, facts = {}, before }: Telling,
): Omit<Done<Action>, 'answer'> => ({
  name,
  subjectIds: [order._id, ...order.reports.map((one) => one.id)],
  data: { ...factsOf(order), tell: tellOf(name, { before, after: order }), ...facts },
  ...defined({ callerText: actorText(before ?? order, moment) }),
});

type Stepping = { before: WorkOrderRecord; after: WorkOrderRecord; moment: Moment } & Pick<
  Telling,
  'facts'
>;

/** The event of a step, with what was said with it (`#domain/said`); `facts` win over that. */
export const toldByStep = (move: Move, { before, after, moment, facts }: Stepping) =>
  toldOf(after, {
    name: eventOf(move.step),
    moment,
    before,
    facts: { ...saidOf(move, after), ...facts },
  });

type Taken = { move: Move; moment: Moment; facts?: Partial<LoopFacts> };

/** Takes one step of the loop in a transaction: the next order, and what its event says. */
export async function takeStep(
  tx: Transaction,
  order: WorkOrderRecord,
  { move, moment, facts = {} }: Taken,
): Promise<{ next: WorkOrderRecord; told: Omit<Done<Action>, 'answer'> }> {
  const next = take(order, move, moment);
  await tx.set(workOrders, next);
  return { next, told: toldByStep(move, { before: order, after: next, moment, facts }) };
}
