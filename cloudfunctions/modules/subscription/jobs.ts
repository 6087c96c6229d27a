import { getAll, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { notices } from '../notice/records';
import { fewAtATime } from './few-at-a-time';
import { isSendable } from './push-notice';
import {
  type DeliveryRecord,
  deliveriesOf,
  dueDeliveries,
  type NoticePushRecord,
  noticePushes,
  uncountedPushes,
} from './records';
import { drop, giveUp, push } from './sending';

const pageSize = 50;

type Work = (page: readonly DeliveryRecord[], run: JobRun) => Promise<void>;

/** Goes through everything due in a state, once; what fails waits for the next minute. */
async function through(state: 'waiting' | 'sending', work: Work, run: JobRun): Promise<number> {
  let done = 0;
  let after: { at: number; id: string } | undefined;
  do {
    const page = await dueDeliveries(state, { now: Date.now(), after, limit: pageSize });
    await work(page, run);
    await markUncounted(page, run);
    done += page.length;
    const last = page.length < pageSize ? undefined : page.at(-1);
    after = last && { at: last.dueAt, id: last._id };
  } while (after && !run.deadline.isOver());
  return done;
}

/** One that fails is told to the log and does not hold up the others. */
const each = (
  page: readonly DeliveryRecord[],
  { traceId }: JobRun,
  work: (one: DeliveryRecord) => Promise<void>,
) =>
  fewAtATime(page, async (one) => {
    try {
      await work(one);
    } catch (error) {
      log({ level: 'error', event: 'message-not-moved', traceId, bug: bugOf(error) });
    }
  });

const giveUpAll: Work = (page, run) =>
  each(page, run, ({ _id }) => transact((tx) => giveUp(tx, _id), run.deadline));

/** Sends what still holds: a notice may have been withdrawn or told anew meanwhile. */
const sendAll: Work = async (page, run) => {
  const { now, deadline } = run;
  const about = page.filter(isAboutNotice).map(({ subjectId }) => subjectId);
  const rounds = new Map(
    (await getAll(notices, about))
      .filter((notice) => isSendable(notice, now))
      .map(({ _id, round }) => [_id, round]),
  );
  const holds = (one: DeliveryRecord) =>
    !isAboutNotice(one) || rounds.get(one.subjectId) === one.round;
  await each(page, run, (one) =>
    holds(one) ? push(one, deadline) : transact((tx) => drop(tx, one._id), deadline),
  );
};

const isAboutNotice = ({ round }: DeliveryRecord) => round !== undefined;

/** The figures of these notices are to be counted anew. */
async function markUncounted(page: readonly DeliveryRecord[], { deadline }: JobRun) {
  const ids = new Set(page.filter(isAboutNotice).map(({ subjectId }) => subjectId));
  for (const id of ids)
    await transact(async (tx) => {
      const way = await tx.get(noticePushes, id);
      if (way) await tx.set(noticePushes, { ...way, isDirty: true, version: way.version + 1 });
    }, deadline);
}

/** Messages that wait for their hour or another try, and those whose sender never came back. */
const sendDue: Job = {
  name: 'subscription.send-due',
  async isIdle(now) {
    const states = ['sending', 'waiting'] as const;
    const found = await Promise.all(states.map((state) => dueDeliveries(state, { now, limit: 1 })));
    return found.flat().length === 0;
  },
  run: async (run) =>
    (await through('sending', giveUpAll, run)) + (await through('waiting', sendAll, run)),
};

/** Ids read at once. */
const countedAtOnce = 1000;

async function count(subjectId: string, state: DeliveryRecord['state']): Promise<number> {
  let counted = 0;
  let after: string | undefined;
  do {
    const page = await deliveriesOf({ subjectId, state }, after, countedAtOnce);
    counted += page.length;
    after = page.length < countedAtOnce ? undefined : page.at(-1)?._id;
  } while (after !== undefined);
  return counted;
}

async function countPushes({ _id, version }: NoticePushRecord, { deadline }: JobRun) {
  const sent = await count(_id, 'sent');
  const unsure = await count(_id, 'unsure');
  const failed = (await count(_id, 'dead')) + (await count(_id, 'no-credit'));
  await transact(async (tx) => {
    const way = await tx.get(noticePushes, _id);
    const isDirty = way?.version !== version;
    if (way) await tx.set(noticePushes, { ...way, sent, unsure, failed, isDirty });
  }, deadline);
}

/** What staff read of a notice's messages: counted anew each time, so that counting twice changes nothing. */
const countDue: Job = {
  name: 'subscription.count-pushes',
  isIdle: async () => (await uncountedPushes(1)).length === 0,
  async run(run) {
    const found = await uncountedPushes(pageSize);
    for (const way of found) if (!run.deadline.isOver()) await countPushes(way, run);
    return found.length;
  },
};

export const subscriptionJobs = [sendDue, countDue];
