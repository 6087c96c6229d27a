import { rules } from '#config/policy';
import { settled, system } from '#domain/loop';
import { promised } from '#domain/loop/parts';
import { running } from '#domain/loop/timers';
import { recounted } from '#domain/promise';
import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { countedProvisionally } from './find-records';
import { type WorkOrderRecord, workOrders } from './records';
import { toldOf } from './step-records';

const pageSize = 50;

/** The order on the calendar of today; undefined where nothing changes or its clock stands still. */
export function recountedOrder(
  order: WorkOrderRecord,
  on: typeof rules,
): WorkOrderRecord | undefined {
  const promise = running.includes(order.status)
    ? recounted(order.promise, order.tier, on)
    : undefined;
  return promise && settled(promised(order, promise) as WorkOrderRecord);
}

/** A date never moves without a line in the timeline (`rules.md §4.1.4`). */
async function recountOne(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const order = await tx.get(workOrders, id);
  const next = order && recountedOrder(order, rules);
  if (!next) return false;
  await tx.set(workOrders, next);
  const moment = { actor: system, at: run.now, rules };
  await recordEvent(tx, {
    told: toldOf(next, { name: 'work-order.recounted', moment }),
    key: `${id}-recounted-${rules.calendar.version}-${order.promise.fromAt}`,
    run,
  });
  return true;
}

/** Promises that were counted before a year's holidays were announced, once they are. */
export const recount: Job = {
  name: 'work-order.recount',
  isIdle: async () =>
    (await countedProvisionally(rules.calendar.version, undefined, 1)).length === 0,
  async run(run) {
    let count = 0;
    let page = await countedProvisionally(rules.calendar.version, undefined, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      for (const { _id } of page)
        if (await transact((tx) => recountOne(tx, _id, run), run.deadline)) count += 1;
      const last = page.at(-1)?._id;
      page =
        page.length < pageSize
          ? []
          : await countedProvisionally(rules.calendar.version, last, pageSize);
    }
    return count;
  },
};
