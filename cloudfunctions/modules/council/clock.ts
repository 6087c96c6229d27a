import { councilRules } from '#config/policy';
import { type ChaseReason, type ClockWork, clockWorkOf, noted } from '#domain/meeting/clock';
import { recordEvent } from '#runtime/command';
import { get, type Transaction, transact } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import type { Hearing, Listener } from '#runtime/outbox';
import { decisionsOfMeeting } from './decision-records';
import { meetingsToWake } from './meeting-records';
import { type MeetingRecord, meetings } from './records';
import { clockMoment, factsForEvent, hallIn, settled, stepMeeting } from './stepping';

const pageSize = 50;

type Told = { name: string; meeting: MeetingRecord; why?: ChaseReason | undefined };

/** One event for each thing the clock does to a meeting in one of its versions. */
const tell = (
  tx: Transaction,
  { name, meeting, why }: Told,
  run: Pick<JobRun, 'now' | 'traceId'>,
): Promise<void> =>
  recordEvent(tx, {
    told: {
      name,
      subjectIds: [meeting._id],
      data: { ...factsForEvent(meeting), ...defined({ why }) },
    },
    key: [name, meeting._id, meeting.version, why ?? ''].join('-'),
    run,
  });

type ClockStep = Extract<ClockWork, { step: string }>['step'] | 'close';
type Run = Pick<JobRun, 'now' | 'traceId'>;
type Stepping = { meeting: MeetingRecord; step: ClockStep; isAllFinal: boolean; run: Run };

async function takeStep(tx: Transaction, { meeting, step, isAllFinal, run }: Stepping) {
  const { _id, version } = meeting;
  const { next, told } = await stepMeeting(tx, _id, {
    move: { step, version, isAllFinal },
    moment: (hall) => clockMoment(hall, run.now),
  });
  await tell(tx, { name: told.name, meeting: next }, run);
}

type Noting = { meeting: MeetingRecord; work: Exclude<ClockWork, { step: string }>; run: Run };

async function note(tx: Transaction, { meeting, work, run }: Noting) {
  const hall = await hallIn(tx, meeting.hallId);
  const next = await settled(noted(meeting), hall);
  await tx.set(meetings, next);
  if (work.event === undefined) return;
  const why = 'why' in work ? work.why : undefined;
  await tell(tx, { name: work.event, meeting: next, why }, run);
}

const areAllFinal = async (meetingId: string): Promise<boolean> =>
  (await decisionsOfMeeting(meetingId)).every(({ isFinal }) => isFinal);

/** Does the one thing that is due about a meeting; answers whether there was one. */
async function wake({ _id, status }: MeetingRecord, run: JobRun): Promise<boolean> {
  const isAllFinal = status === 'resolved' && (await areAllFinal(_id));
  return transact(async (tx) => {
    const meeting = await tx.get(meetings, _id);
    const work = meeting && clockWorkOf(meeting, run.now, councilRules);
    if (!meeting || !work) return false;
    if ('step' in work) await takeStep(tx, { meeting, step: work.step, isAllFinal, run });
    else await note(tx, { meeting, work, run });
    return true;
  }, run.deadline);
}

/** One that fails is told to the log and does not hold up the others. */
async function oneOf(meeting: MeetingRecord, run: JobRun): Promise<boolean> {
  try {
    return await wake(meeting, run);
  } catch (error) {
    log({ level: 'error', event: 'meeting-not-moved', traceId: run.traceId, bug: bugOf(error) });
    return false;
  }
}

async function wakePage(page: readonly MeetingRecord[], run: JobRun): Promise<number> {
  let moved = 0;
  for (const meeting of page) {
    if (run.deadline.isOver()) break;
    if (await oneOf(meeting, run)) moved += 1;
  }
  return moved;
}

/**
 * What meetings do by themselves: topics are no longer taken, a planned publication comes out, whoever signed up is
 * reminded, whoever leads is asked, a resolution has hung out. However late the clock wakes, each once.
 */
export const councilClock: Job = {
  name: 'council.clock',
  isIdle: async (now) => (await meetingsToWake(now, 1)).length === 0,
  async run(run) {
    let count = 0;
    for (let moved = 1; moved > 0 && !run.deadline.isOver(); count += moved)
      moved = await wakePage(await meetingsToWake(run.now, pageSize), run);
    return count;
  },
};

type Closing = { meetingId: string; at: number; traceId: string };

/** Closes a meeting whose decisions have all come to something; one that is not so far stays. */
async function closeDone({ meetingId, at, traceId }: Closing, { deadline }: Hearing) {
  const isDue = (meeting: MeetingRecord | undefined) => meeting?.status === 'executing';
  if (!isDue(await get(meetings, meetingId)) || !(await areAllFinal(meetingId))) return;
  await transact(async (tx) => {
    const meeting = await tx.get(meetings, meetingId);
    if (!meeting || !isDue(meeting)) return;
    const run = { now: at, traceId };
    await takeStep(tx, { meeting, step: 'close', isAllFinal: true, run });
  }, deadline);
}

/** A meeting is over when the last of its decisions is; one that became so while the resolution still hung out is seen when that ends. */
export const closeWhenDone: Listener = {
  name: 'council.close-when-done',
  hears: ['council.decision-moved', 'council.progress-noted', 'council.publicity-ended'],
  async hear({ data, at, traceId }, hearing) {
    const { meetingId } = data as { meetingId?: string };
    if (meetingId !== undefined) await closeDone({ meetingId, at, traceId }, hearing);
    return 'done';
  },
};
