import { recordEvent } from '#runtime/command';
import { find, op, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { type CallRecord, calls } from './records';

const pageSize = 50;

/** Calls whose end has passed. */
const overAt = (now: number, limit: number): Promise<CallRecord[]> =>
  find(calls, {
    where: { status: 'open', endsAt: op.lte(now) },
    order: [
      ['endsAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

const end = (id: string, run: JobRun): Promise<boolean> =>
  transact(async (tx) => {
    const call = await tx.get(calls, id);
    if (call?.status !== 'open' || call.endsAt > run.now) return false;
    await tx.set(calls, { ...call, status: 'over', version: call.version + 1 });
    const told = { name: 'volunteer.ended', subjectIds: [id], data: { callId: id } };
    await recordEvent(tx, { told, key: `volunteer-ended-${id}`, run });
    return true;
  }, run.deadline);

/** A call is over when its time is; places may still be ticked for a week. */
const endDue: Job = {
  name: 'volunteer.end-due',
  isIdle: async (now) => (await overAt(now, 1)).length === 0,
  async run(run) {
    let count = 0;
    let page = await overAt(run.now, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      let moved = 0;
      for (const { _id } of page) if (await end(_id, run)) moved += 1;
      count += moved;
      page = moved === 0 ? [] : await overAt(run.now, pageSize);
    }
    return count;
  },
};

export const volunteerJobs = [endDue];
