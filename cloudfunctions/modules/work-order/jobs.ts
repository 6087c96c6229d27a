import { rules } from '#config/policy';
import { clockDuty, eventOf, markOverdue, system, take } from '#domain/loop';
import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { dueToWake, type WorkOrderRecord, workOrders } from './records';
import { toldOf } from './step-records';

const pageSize = 50;

/** What an order needs at this instant, from the order as the transaction reads it. */
async function wake(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const order = await tx.get(workOrders, id);
  const duty = order && clockDuty(order, run.now);
  if (!order || !duty) return false;
  const moment = { actor: system, at: run.now, rules };
  const version = order.version;
  const next: WorkOrderRecord =
    duty === 'close-unrated'
      ? take(order, { step: duty, version }, moment)
      : markOverdue(order, run.now);
  await tx.set(workOrders, next);
  const name = duty === 'close-unrated' ? eventOf(duty) : 'work-order.became-overdue';
  await recordEvent(tx, {
    told: toldOf(next, { name, moment }),
    key: `${id}-${version}-${duty}`,
    run,
  });
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

/** Closes what nobody rated in time, and marks what is overdue; each once, however late it wakes. */
const wakeDue: Job = {
  name: 'work-order.wake-due',
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

export const workOrderJobs = [wakeDue];
