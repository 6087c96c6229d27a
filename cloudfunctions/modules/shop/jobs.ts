import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { redemptions } from './records';
import { redemptionsOver } from './redemption-records';
import { remindHeld } from './remind';
import { factsOf, release } from './settling';

const pageSize = 50;

/** One that nobody fetched, or no second person confirmed, is given back; whoever was faster keeps it. */
async function giveBack(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const redemption = await tx.get(redemptions, id);
  if (redemption?.status !== 'held' || redemption.until > run.now) return false;
  const why = redemption.waitsFor.length > 0 ? 'not-witnessed' : 'timeout';
  const ended = await release(tx, redemption, { why, at: run.now });
  await recordEvent(tx, {
    told: {
      name: 'shop.timed-out',
      subjectIds: [id],
      data: factsOf(ended.redemption, { reason: why }),
    },
    key: `shop.timed-out-${id}`,
    run,
  });
  return true;
}

/** One that cannot be given back is told to the log and does not hold up the others. */
async function giveBackOne(id: string, run: JobRun): Promise<boolean> {
  try {
    return await transact((tx) => giveBack(tx, id, run), run.deadline);
  } catch (error) {
    log({
      level: 'error',
      event: 'redemption-not-released',
      traceId: run.traceId,
      bug: bugOf(error),
    });
    return false;
  }
}

/** Reservations whose time is over give points and pieces back, however late the clock wakes. */
const releaseOver: Job = {
  name: 'shop.release-over',
  isIdle: async (now) => (await redemptionsOver(now, 1)).length === 0,
  async run(run) {
    let count = 0;
    while (!run.deadline.isOver()) {
      const page = await redemptionsOver(run.now, pageSize);
      let moved = 0;
      for (const { _id } of page) {
        if (run.deadline.isOver()) break;
        if (await giveBackOne(_id, run)) moved += 1;
      }
      count += moved;
      if (page.length < pageSize || moved === 0) break;
    }
    return count;
  },
};

export const shopJobs: readonly Job[] = [releaseOver, remindHeld];
