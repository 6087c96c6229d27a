import type { WorkOrderEvent } from '#contracts/loop';
import { following } from '#domain/decision-order';
import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { reportIdFrom } from '../report/opened-records';
import type { LoopFacts } from '../work-order/fact-records';
import { masterOf, workOrderIdOf, workOrders } from '../work-order/records';
import { factsOfDecision, keepMoved } from './decision-records';
import { decisions } from './records';

/** What changes where an order stands, who has it, or by when. */
const moving: readonly WorkOrderEvent[] = [
  'work-order.accepted',
  'work-order.taken',
  'work-order.more-asked',
  'report.supplemented',
  'work-order.closed-unsupplemented',
  'work-order.declined',
  'work-order.appeal-upheld',
  'work-order.closed-declined',
  'work-order.merged',
  'work-order.unmerged',
  'work-order.withdrawn',
  'work-order.assigned',
  'work-order.assigned-below',
  'work-order.assigned-agency',
  'work-order.designated',
  'work-order.taken-back',
  'work-order.signed',
  'work-order.sent-back',
  'work-order.paused',
  'work-order.resumed',
  'work-order.resumed-due',
  'work-order.extended',
  'work-order.handed-over',
  'work-order.result-submitted',
  'work-order.result-confirmed',
  'work-order.result-refused',
  'work-order.rated',
  'work-order.closed-unrated',
  'work-order.reopened',
  'work-order.reopened-by-majority',
  'work-order.finished-unsatisfied',
  'work-order.recurred',
  'work-order.recounted',
];

/** What one is given at least: a call that has answered is frozen, and would keep order and hall locked. */
const oneMs = 2_000;

type Heard = { event: EventRecord; hearing: Hearing };

/** The decision as its work order, or the one that was merged into, has it now; nothing where that is known. */
async function followOne(tx: Transaction, id: string, { event, hearing }: Heard): Promise<void> {
  const before = await tx.get(decisions, id);
  const own = before && (await tx.get(workOrders, workOrderIdOf(reportIdFrom(id))));
  if (!own) return;
  const order = await masterOf(own, (orderId) => tx.get(workOrders, orderId));
  const isMerged = order._id !== before.workOrderId && order._id !== own._id;
  const next = following(before, { order, at: event.at, isMerged });
  if (next === before && order._id === before.workOrderId) return;
  const after = { ...next, workOrderId: order._id, workOrderNumber: order.number };
  await keepMoved(tx, { before, after, at: hearing.now });
  if (after.status === before.status) return;
  await recordEvent(tx, {
    told: {
      name: 'council.decision-moved',
      subjectIds: [id, after.meetingId],
      data: { ...factsOfDecision(after), to: after.concerns, before: before.status },
    },
    key: `${id}-moved-${after.version}`,
    run: { now: hearing.now, traceId: event.traceId },
  });
}

/**
 * A decision goes on with the work order it became: one look at that order, whichever of its events is heard. For all
 * other orders it is done at once.
 */
export const followOrders: Listener = {
  name: 'council.follow-orders',
  hears: moving,
  async hear(event, hearing) {
    const { decisionIds = [] } = event.data as Partial<LoopFacts>;
    for (const id of decisionIds) {
      if (hearing.deadline.leftMs() < oneMs) return 'later';
      await transact((tx) => followOne(tx, id, { event, hearing }), hearing.deadline);
    }
    return 'done';
  },
};
