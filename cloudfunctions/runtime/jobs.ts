import { type Deadline, deadlineIn } from './deadline';
import { newId } from './ids';
import { underLease } from './leases';
import { bugOf, log } from './log';

/** Something a clock does. It may run twice, late, or after a day's outage, and must then do the right thing. */
export type Job = {
  /** `work-order.close-unrated`: also the name of its lease. */
  name: string;
  /** Whether there is nothing to do: one request or two, so that a quiet minute pays for no lease. */
  isIdle(now: number): Promise<boolean>;
  /** Works until there is nothing left or the deadline is over; answers how much it did. */
  run(run: JobRun): Promise<number>;
};
export type JobRun = { now: number; deadline: Deadline; traceId: string };

/** All jobs of one tick share this; what is left waits for the next minute (`config/functions.ts`: 60 s). */
const tickMs = 45_000;
/** Kept for each job that has not had its turn, so that much to do for one does not starve the others. */
const mostKeptMs = 3_000;
/** However many jobs there are, the one whose turn it is has half of what is left. */
const keptShare = 0.5;
/** Longer than a tick: only a holder that died loses its lease. */
const leaseMs = 90_000;

/** Makes the function that the timer wakes. A job that fails does not stop the others. */
export function runJobs(jobs: readonly Job[]) {
  return async (): Promise<{ done: Record<string, number> }> => {
    const tick = { now: Date.now(), traceId: newId('tr') };
    const done: Record<string, number> = {};
    const whole = deadlineIn(tickMs);
    for (const [index, job] of jobs.entries()) {
      const left = whole.leftMs();
      const kept = Math.min((jobs.length - index - 1) * mostKeptMs, left * keptShare);
      const deadline = deadlineIn(left - kept);
      const count = await runOne(job, { ...tick, deadline });
      if (count !== undefined) done[job.name] = count;
    }
    return { done };
  };
}

async function runOne(job: Job, run: JobRun): Promise<number | undefined> {
  const began = performance.now();
  const about = () => ({
    event: `job ${job.name}`,
    traceId: run.traceId,
    ms: Math.round(performance.now() - began),
  });
  try {
    if (await job.isIdle(run.now)) return 0;
    const lease = { name: job.name, holder: run.traceId, now: run.now, ms: leaseMs };
    const count = await underLease(lease, run.deadline, () => job.run(run));
    if (count) log({ level: 'info', ...about(), outcome: 'ok', count });
    return count;
  } catch (error) {
    log({ level: 'error', ...about(), outcome: 'internal', bug: bugOf(error) });
    return undefined;
  }
}
