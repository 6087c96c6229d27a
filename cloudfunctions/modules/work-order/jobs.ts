import { rules } from '#config/policy';
import { type Tick, tick } from '#domain/clock';
import { system } from '#domain/loop';
import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { dueToWake } from './find-records';
import { type WorkOrderRecord, workOrders } from './records';
import { recount } from './recount';
import { toldOf } from './step-records';

const pageSize = 50;

/** Everything that is due to an order, in order; each thing leads to the next. */
function ticks(order: WorkOrderRecord, at: number): Tick<WorkOrderRecord>[] {
  const done: Tick<WorkOrderRecord>[] = [];
  for (let one = tick(order, at, rules); one; one = tick(one.next, at, rules)) done.push(one);
  return done;
}

type Telling = { tx: Transaction; before: WorkOrderRecord; index: number; run: JobRun };

/** One event for each thing, a millisecond after the one before, so that the timeline keeps their order. */
const tellTick = (
  { next, event, percent }: Tick<WorkOrderRecord>,
  { tx, before, index, run }: Telling,
): Promise<void> => {
  const moment = { actor: system, at: run.now, rules };
  const facts = percent ? { percent } : {};
  return recordEvent(tx, {
    told: toldOf(next, { name: event, moment, before, facts }),
    key: [before._id, before.version, event, percent ?? '', before.wakeAt].join('-'),
    run: { ...run, now: run.now + index },
  });
};

/** What an order needs at this instant, from the order as the transaction reads it. */
async function wake(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const order = await tx.get(workOrders, id);
  const done = order ? ticks(order, run.now) : [];
  const last = done.at(-1);
  if (!order || !last) return false;
  await tx.set(workOrders, last.next);
  for (const [index, one] of done.entries())
    await tellTick(one, { tx, before: done[index - 1]?.next ?? order, index, run });
  return true;
}

/** An order that cannot be woken is told to the log and does not hold up the others. */
async function wakeOne(id: string, run: JobRun): Promise<boolean> {
  try {
    return await transact((tx) => wake(tx, id, run), run.deadline);
  } catch (error) {
    log({ level: 'error', event: 'order-not-woken', traceId: run.traceId, bug: bugOf(error) });
    return false;
  }
}

/** Reminders, broken promises, escalations and what ends by itself; each once, however late it wakes. */
const wakeDue: Job = {
  name: 'work-order.wake-due',
  isIdle: async (now) => (await dueToWake(now, 1)).length === 0,
  async run(run) {
    let count = 0;
    while (!run.deadline.isOver()) {
      const page = await dueToWake(run.now, pageSize);
      let woken = 0;
      for (const { _id } of page) {
        if (run.deadline.isOver()) break;
        if (await wakeOne(_id, run)) woken += 1;
      }
      count += woken;
      if (page.length < pageSize || woken === 0) break;
    }
    return count;
  },
};

export const workOrderJobs = [wakeDue, recount];
