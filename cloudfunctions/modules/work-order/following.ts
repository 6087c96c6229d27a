import { rules } from '#config/policy';
import { eventOf, type Move, system, take } from '#domain/loop';
import { recordEvent } from '#runtime/command';
import { get, type Transaction, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import type { LoopFacts } from './fact-records';
import { type WorkOrderRecord, workOrders } from './records';
import { toldByStep } from './step-records';

type Run = { now: number; traceId: string };

/** A step the cloud takes by itself after something happened; taken once, whatever hears of it again. */
export async function takeBySystem(
  tx: Transaction,
  order: WorkOrderRecord,
  { move, run }: { move: Move; run: Run },
): Promise<void> {
  const moment = { actor: system, at: run.now, rules };
  const next = take(order, move, moment);
  await tx.set(workOrders, next);
  await recordEvent(tx, {
    told: {
      ...toldByStep(move, { before: order, after: next, moment }),
      name: eventOf(move.step),
    },
    key: `${order._id}-${order.version}-${move.step}`,
    run,
  });
}

const isAppealed = ({ appeal }: WorkOrderRecord) => appeal !== undefined && !appeal.verdict;

/** T26 for one that was merged, where it still is and nobody judges an appeal against that. */
async function closeMerged(
  tx: Transaction,
  { id, masterId, run }: { id: string; masterId: string; run: Run },
): Promise<void> {
  const order = await tx.get(workOrders, id);
  if (order?.status !== 'merged' || order.mergedInto?.id !== masterId || isAppealed(order)) return;
  const move: Move = { step: 'close-merged', version: order.version };
  await takeBySystem(tx, order, { move, run });
}

/** The master of an event: the order itself, or the one it was merged into. */
async function masterBehind({ data }: EventRecord): Promise<WorkOrderRecord | undefined> {
  const order = await get(workOrders, (data as LoopFacts).workOrderId);
  return order?.mergedInto ? get(workOrders, order.mergedInto.id) : order;
}

const idsMergedInto = ({ reports }: WorkOrderRecord): string[] => [
  ...new Set(reports.flatMap(({ mergedFromId }) => mergedFromId ?? [])),
];

/** T26: with its master an order closes too; its reporter goes on seeing the master. */
export const closeFollowers: Listener = {
  name: 'work-order.close-followers',
  hears: [
    'work-order.rated',
    'work-order.closed-unrated',
    'work-order.finished-unsatisfied',
    'work-order.closed-unsupplemented',
    'work-order.closed-declined',
    'work-order.appeal-dismissed',
    'work-order.merged',
  ],
  isForJobs: true,
  async hear(event, { now, deadline }: Hearing) {
    const master = await masterBehind(event);
    if (master?.status !== 'closed') return 'done';
    const run = { now, traceId: event.traceId };
    for (const id of idsMergedInto(master))
      await transact((tx) => closeMerged(tx, { id, masterId: master._id, run }), deadline);
    return 'done';
  },
};
