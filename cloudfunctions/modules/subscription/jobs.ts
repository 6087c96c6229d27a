import { getAll, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { notices } from '../notice/records';
import { fewAtATime } from './push-loop';
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

/** Why a message about a notice is not sent any more. */
const outdated = '通知已撤回、改过或已经过去';

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

const giveUpAll: Work = (page, { deadline }) =>
  fewAtATime(page, ({ _id }) => transact((tx) => giveUp(tx, _id), deadline));

/** Sends what still holds: a notice may have been withdrawn or told anew meanwhile. */
const sendAll: Work = async (page, { now, deadline }) => {
  const about = page.filter(isAboutNotice).map(({ subjectId }) => subjectId);
  const rounds = new Map(
    (await getAll(notices, about))
      .filter((notice) => isSendable(notice, now))
      .map(({ _id, round }) => [_id, round]),
  );
  const holds = (one: DeliveryRecord) =>
    !isAboutNotice(one) || rounds.get(one.subjectId) === one.round;
  await fewAtATime(page, (one) =>
    holds(one) ? push(one, deadline) : transact((tx) => drop(tx, one._id, outdated), deadline),
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
  async run(run) {
    const found = await uncountedPushes(pageSize);
    for (const way of found) if (!run.deadline.isOver()) await countPushes(way, run);
    return found.length;
  },
};

export const subscriptionJobs = [sendDue, countDue];
