import type { WorkOrderStatus } from '#contracts/loop';
import { workOrderLevels } from '#contracts/loop';
import { isCurrent, roleKey } from '#domain/membership';
import { deskKeys, unitKeys } from '#domain/scope';
import { get, type Transaction, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { type PersonRecord, people } from '../identity/records';
import type { LoopFacts } from './fact-records';
import { handledBy } from './find-records';
import { takeBySystem } from './following';
import { type WorkOrderRecord, workOrders } from './records';

const pageSize = 50;
const reason = '原经办人已离岗';
const takenFrom: readonly WorkOrderStatus[] = ['in-progress', 'handed-over'];

/** Whether somebody still holds a post by which she can have this order. */
function mayStillHave(order: WorkOrderRecord, person: PersonRecord | undefined, at: number) {
  const posts = [
    ...workOrderLevels.flatMap((level) => deskKeys(order.desks, level)),
    ...(order.assignment ? unitKeys(order.assignment.unit) : []),
  ];
  return (person?.memberships ?? []).some(
    (one) => isCurrent(one, at) && posts.includes(roleKey(one.role, one.areaId)),
  );
}

type Leaving = { id: string; event: EventRecord; now: number };

/** Back to the desk, unless whoever has it is still in a post for it. */
async function takeBack(tx: Transaction, { id, event, now }: Leaving): Promise<void> {
  const order = await tx.get(workOrders, id);
  if (!order?.assignee || !takenFrom.includes(order.status)) return;
  const person = await tx.get(people, order.assignee.personId);
  if (mayStillHave(order, person, now)) return;
  await takeBySystem(tx, order, {
    move: { step: 'take-back', reason, version: order.version },
    run: { now, traceId: event.traceId },
  });
}

/** Everything somebody has open, few at a time. */
async function takeBackAll(
  personId: string,
  { event, now, deadline }: Hearing & { event: EventRecord },
) {
  for (let last: string | undefined, left = true; left; ) {
    const page = await handledBy(personId, last, pageSize);
    for (const { _id: id } of page)
      await transact((tx) => takeBack(tx, { id, event, now }), deadline);
    last = page.at(-1)?._id;
    left = page.length === pageSize;
  }
}

/** A post that ends on a later day is waited for. */
async function isPostOver(personId: string, { data }: EventRecord, now: number): Promise<boolean> {
  if (data.untilOn === undefined) return true;
  const person = await get(people, personId);
  return !(person?.memberships ?? []).some(
    (one) => one.role === data.role && one.areaName === data.areaName && isCurrent(one, now),
  );
}

/** When somebody's post ends, what she has open goes back to the desk. */
export const takeBackFromLeavers: Listener = {
  name: 'work-order.take-back-from-leavers',
  hears: ['identity.dismissed'],
  isForJobs: true,
  async hear(event, hearing) {
    const [personId] = (event.data as { tell: string[] }).tell;
    if (personId === undefined) return 'done';
    if (!(await isPostOver(personId, event, hearing.now))) return 'later';
    await takeBackAll(personId, { ...hearing, event });
    return 'done';
  },
};

/** What stood still when she left, and comes back into hands that are gone. */
export const takeBackOrphans: Listener = {
  name: 'work-order.take-back-orphans',
  hears: [
    'work-order.resumed-due',
    'work-order.result-refused',
    'work-order.reopened',
    'work-order.reopened-by-majority',
    'work-order.recurred',
  ],
  isForJobs: true,
  async hear(event, { now, deadline }) {
    const { workOrderId: id } = event.data as LoopFacts;
    await transact((tx) => takeBack(tx, { id, event, now }), deadline);
    return 'done';
  },
};
