import { dayOf } from '#domain/day';
import { chaseOf } from '#domain/decision';
import { recordEvent } from '#runtime/command';
import { transact } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { decisionsToChase, factsOfDecision } from './decision-records';
import { decisions } from './records';
import { hallIn, leadKeys } from './stepping';

const pageSize = 50;

/** Asks whoever leads today, once for this day; answers whether there was something to ask. */
const ask = (id: string, run: JobRun): Promise<boolean> =>
  transact(async (tx) => {
    const decision = await tx.get(decisions, id);
    const today = dayOf(run.now);
    if (!decision || decision.isFinal || (decision.chaseOn ?? '9') > today) return false;
    const leadIds = leadKeys(await hallIn(tx, decision.hallId));
    const { chaseOn: due, dueOn, reviewOn, ...rest } = decision;
    const days = defined({ dueOn, reviewOn });
    const chaseOn = chaseOf(decision, today);
    await tx.set(decisions, { ...rest, ...days, leadIds, ...defined({ chaseOn }) });
    const isByOrder = decision.kind === 'work-order' && decision.byOrder?.status !== 'not-now';
    const data = { ...factsOfDecision(decision), ...days, isByOrder, tell: leadIds };
    const told = { name: 'council.decision-late', subjectIds: [id, decision.meetingId], data };
    await recordEvent(tx, { told, key: `council.decision-late-${id}-${due}`, run });
    return true;
  }, run.deadline);

/** One that fails is told to the log and does not hold up the others. */
async function askOne(id: string, run: JobRun): Promise<boolean> {
  try {
    return await ask(id, run);
  } catch (error) {
    log({ level: 'error', event: 'decision-not-asked', traceId: run.traceId, bug: bugOf(error) });
    return false;
  }
}

/** What was to be done, or looked at again, by today: whoever leads is asked on that day and every week after. */
const askWhatIsLate: Job = {
  name: 'council.decision-late',
  isIdle: async (now) => (await decisionsToChase(dayOf(now), 1)).length === 0,
  async run(run) {
    let count = 0;
    let page = await decisionsToChase(dayOf(run.now), pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      let asked = 0;
      for (const { _id } of page) {
        if (run.deadline.isOver()) break;
        if (await askOne(_id, run)) asked += 1;
      }
      count += asked;
      page = asked === 0 ? [] : await decisionsToChase(dayOf(run.now), pageSize);
    }
    return count;
  },
};

export const latenessJobs = [askWhatIsLate];
