import { recordEvent } from '#runtime/command';
import { find, op, type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { type RedemptionRecord, redemptions } from './records';
import { factsOf } from './settling';

/** So long before the end somebody still has time to come (`rules.md §4.6`, redemption expiring −12 h). */
const aheadMs = 12 * 3_600_000;
const pageSize = 50;

/** Reserved by phone, over within twelve hours, and not told yet; the first to be over first. */
const nearing = (now: number, limit: number): Promise<RedemptionRecord[]> =>
  find(redemptions, {
    where: {
      status: 'held',
      until: op.and(op.gt(now), op.lte(now + aheadMs)),
      way: 'reserved',
      remindedAt: op.exists(false),
    },
    order: [
      ['until', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** The version stays: what she sees of it is as true as before. */
async function remind(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const redemption = await tx.get(redemptions, id);
  if (redemption?.status !== 'held' || redemption.remindedAt !== undefined) return false;
  await tx.set(redemptions, { ...redemption, remindedAt: run.now });
  await recordEvent(tx, {
    told: {
      name: 'shop.hold-neared',
      subjectIds: [id],
      data: factsOf(redemption, { until: redemption.until }),
    },
    key: `shop.hold-neared-${id}`,
    run,
  });
  return true;
}

/** Whoever reserved something is told once, twelve hours before it goes back. */
export const remindHeld: Job = {
  name: 'shop.remind-held',
  isIdle: async (now) => (await nearing(now, 1)).length === 0,
  async run(run) {
    let told = 0;
    let page = await nearing(run.now, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      for (const { _id } of page)
        if (await transact((tx) => remind(tx, _id, run), run.deadline)) told += 1;
      page = page.length < pageSize ? [] : await nearing(run.now, pageSize);
    }
    return told;
  },
};
