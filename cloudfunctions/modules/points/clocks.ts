import type { Role } from '#contracts/roles';
import { dutyText, monthOf } from '#domain/candidate';
import { addDays, dayMs, dayOf } from '#domain/day';
import { deciderAbove, reasonOf, ruleFor, rulesOn } from '#domain/earning';
import { recordEvent } from '#runtime/command';
import { find, op, type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { candidatesOverdue } from './candidate-records';
import {
  candidateFor,
  decideBy,
  earningHolder,
  proposeIn,
  seenByPlatform,
  toldOf,
  turnOf,
} from './proposing';
import {
  accountIdOf,
  type CandidateRecord,
  candidates,
  type DutyRecord,
  dutyActs,
} from './records';
import { recentRules } from './rules-records';

const pageSize = 50;

type Work<R> = (record: R, run: JobRun) => Promise<boolean>;

/** One that fails is told to the log and does not hold up the others. */
async function tryOne<R>(record: R, { work, run }: { work: Work<R>; run: JobRun }) {
  try {
    return await work(record, run);
  } catch (error) {
    log({ level: 'error', event: 'points-not-moved', traceId: run.traceId, bug: bugOf(error) });
    return false;
  }
}

/** Works through pages until nothing is left, nothing moves, or the time is over. */
async function eachOf<R>(
  page: (now: number, limit: number) => Promise<R[]>,
  work: Work<R>,
  run: JobRun,
): Promise<number> {
  let count = 0;
  while (!run.deadline.isOver()) {
    const found = await page(run.now, pageSize);
    let moved = 0;
    for (const record of found) {
      if (run.deadline.isOver()) break;
      if (await tryOne(record, { work, run })) moved += 1;
    }
    count += moved;
    if (found.length < pageSize || moved === 0) break;
  }
  return count;
}

/** The post a candidate waits for: 「shopkeeper」 of `shopkeeper@ar_x`. */
const roleOf = ({ waitsFor: [key = ''] }: CandidateRecord): Role =>
  key.slice(0, key.indexOf('@')) as Role;

async function escalateIn(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const candidate = await tx.get(candidates, id);
  if (candidate?.status !== 'waiting' || (candidate.dueAt ?? Infinity) > run.now) return false;
  const escalations = candidate.escalations + 1;
  const after: CandidateRecord = {
    ...candidate,
    ...turnOf(deciderAbove(roleOf(candidate)), candidate),
    dueAt: decideBy(run.now),
    escalations,
    version: candidate.version + 1,
  };
  await tx.set(candidates, after);
  await recordEvent(tx, {
    told: { name: 'points.escalated', subjectIds: [id], data: toldOf(after) },
    key: `points.escalated-${id}-${escalations}`,
    run,
  });
  return true;
}

/** What nobody decided within three working days goes up; at the top it is told again. */
const escalate: Job = {
  name: 'points.escalate',
  isIdle: async (now) => (await candidatesOverdue(now, 1)).length === 0,
  run: (run) =>
    eachOf(
      candidatesOverdue,
      ({ _id }) => transact((tx) => escalateIn(tx, _id, run), run.deadline),
      run,
    ),
};

/** Acts of months that ended a day ago: what happened in the last minutes has been heard by then. */
const dutiesEnded = (now: number, limit: number): Promise<DutyRecord[]> =>
  find(dutyActs, {
    where: { month: op.lt(monthOf(dayOf(now - dayMs))) },
    order: [
      ['month', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

const lastDayOf = (month: string): string =>
  addDays(`${monthOf(addDays(`${month}-28`, 4))}-01`, -1);

/** One candidate for a month of acts, worth at most what the month bears; the acts are forgotten with it. */
const proposeDuty: Work<DutyRecord> = async ({ _id, personId, month, acts }, run) => {
  const doneOn = lastDayOf(month);
  const { account } = (await earningHolder(accountIdOf(personId), run.now)) ?? {};
  const versions = await recentRules(account?.areaPath[0] ?? '');
  const { points, maxPerMonth = Infinity } = ruleFor(rulesOn(versions, doneOn), 'leader-duty');
  const deed = {
    ...seenByPlatform,
    act: 'leader-duty' as const,
    units: Math.min(acts.length, Math.floor(maxPerMonth / points)),
    doneOn,
    subjectId: month,
    reason: reasonOf(
      'leader-duty',
      dutyText(
        acts.map(({ name }) => name),
        doneOn,
      ),
    ),
  };
  const candidate = account && candidateFor(account, deed, { versions, now: run.now });
  await transact(async (tx) => {
    if (account && candidate) await proposeIn(tx, candidate, { account, run });
    await tx.remove(dutyActs, _id);
  }, run.deadline);
  return true;
};

/** From the second day of a month on: what neighbours with a post did in the one before. */
const proposeDuties: Job = {
  name: 'points.propose-duties',
  isIdle: async (now) => (await dutiesEnded(now, 1)).length === 0,
  run: (run) => eachOf(dutiesEnded, proposeDuty, run),
};

export const clockJobs = [escalate, proposeDuties];
