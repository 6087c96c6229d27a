import { rules } from '#config/policy';
import type { Action } from '#contracts/action';
import { roleWords } from '#contracts/roles';
import type { Stepped } from '#contracts/work-order';
import { type Actor, eventOf, type Moment, type Move, take } from '#domain/loop';
import type { Done } from '#runtime/command';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { factsOf, type LoopFacts, type WorkOrderRecord, workOrders } from './records';

/** The caller as the rules see her. */
export function momentOf({ caller, now }: Context): Moment {
  const actor: Actor = {
    personId: caller.personId,
    memberships: caller.memberships,
    ...defined({ name: caller.person?.name, phone: caller.person?.phone }),
  };
  return { actor, at: now, rules };
}

/** Name and post by which somebody acts on this order: 「网格员 赵小河」; undefined for a resident. */
export function actorText(order: WorkOrderRecord, { actor }: Moment): string | undefined {
  const areaIds = Object.values(order.desks).map((desk) => desk.areaId);
  const post = actor.memberships.find((one) => areaIds.includes(one.areaId));
  return post && [roleWords[post.role], actor.name].filter(Boolean).join(' ');
}

/** What a step answers. */
export const stepped = ({ _id, status, version }: WorkOrderRecord): Stepped => ({
  id: _id,
  status,
  version,
});

/** The event of something that happened to an order, without its answer. */
export const toldOf = (
  order: WorkOrderRecord,
  { name, moment, facts = {} }: { name: string; moment: Moment; facts?: Partial<LoopFacts> },
): Omit<Done<Action>, 'answer'> => ({
  name,
  subjectIds: [order._id, ...order.reports.map((one) => one.id)],
  data: { ...factsOf(order), ...facts },
  ...defined({ callerText: actorText(order, moment) }),
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
  return { next, told: toldOf(next, { name: eventOf(move.step), moment, facts }) };
}
