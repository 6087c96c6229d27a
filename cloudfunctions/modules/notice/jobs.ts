import { dueNotice } from '#domain/notice-steps';
import { recordEvent } from '#runtime/command';
import { remove, type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { noticesDue, noticesToForget, readsOf } from './find-records';
import { type NoticeRecord, noticeReads, notices } from './records';
import { factsOf, recordOf, stateEvents } from './stored';

const pageSize = 50;
const markPageSize = 100;

type Told = {
  name: string;
  record: NoticeRecord;
  more?: Parameters<typeof factsOf>[1];
  run: JobRun;
};

/** One event per notice and version, however often it is told. */
const tell = (tx: Transaction, { name, record, more, run }: Told): Promise<void> =>
  recordEvent(tx, {
    told: { name, subjectIds: [record._id], data: factsOf(record, more) },
    key: [name, record._id, record.version, record.forgetAt ?? ''].join('-'),
    run,
  });

async function release(tx: Transaction, id: string, run: JobRun): Promise<boolean> {
  const notice = await tx.get(notices, id);
  const next = notice && dueNotice(notice, run.now);
  if (!notice || next === notice || !next) return false;
  const record = recordOf(id, next);
  await tx.set(notices, record);
  const more =
    record.status === 'withdrawn'
      ? { tell: [record.publisher.personId], reason: record.withdrawn?.reason }
      : {};
  await tell(tx, { name: stateEvents[record.status], record, more, run });
  return true;
}

type Work = (notice: NoticeRecord, run: JobRun) => Promise<boolean>;

/** One that fails is told to the log and does not hold up the others. */
async function oneOf(notice: NoticeRecord, { run, work }: { run: JobRun; work: Work }) {
  try {
    return await work(notice, run);
  } catch (error) {
    log({ level: 'error', event: 'notice-not-moved', traceId: run.traceId, bug: bugOf(error) });
    return false;
  }
}

/** Works through pages of notices until nothing is left, nothing moves, or the time is over. */
async function eachOf(page: typeof noticesDue, work: Work, run: JobRun): Promise<number> {
  let count = 0;
  while (!run.deadline.isOver()) {
    const found = await page(run.now, pageSize);
    let moved = 0;
    for (const notice of found) {
      if (run.deadline.isOver()) break;
      if (await oneOf(notice, { run, work })) moved += 1;
    }
    count += moved;
    if (found.length < pageSize || moved === 0) break;
  }
  return count;
}

/** Planned notices come out when their time has come; however late the clock wakes, each once. */
export const publishDue: Job = {
  name: 'notice.publish-due',
  isIdle: async (now) => (await noticesDue(now, 1)).length === 0,
  run: (run) =>
    eachOf(noticesDue, ({ _id }) => transact((tx) => release(tx, _id, run), run.deadline), run),
};

/** Removes the read marks of a notice; answers whether none is left. */
async function forgetReads(noticeId: string, { deadline }: JobRun): Promise<boolean> {
  while (!deadline.isOver()) {
    const page = await readsOf(noticeId, markPageSize);
    await Promise.all(page.map(({ _id }) => remove(noticeReads, _id)));
    if (page.length < markPageSize) return true;
  }
  return false;
}

/** Still to be forgotten: a change may have given it another end meanwhile. */
async function overdue(tx: Transaction, id: string, now: number) {
  const notice = await tx.get(notices, id);
  return notice?.forgetAt !== undefined && notice.forgetAt <= now ? notice : undefined;
}

/** Off the lists first and done last, so that a run that was cut short is taken up again. */
const forgetOne: Work = async ({ _id }, run) => {
  const isOff = await transact(async (tx) => {
    const notice = await overdue(tx, _id, run.now);
    if (notice?.isListed) await tx.set(notices, { ...notice, isListed: false });
    return notice !== undefined;
  }, run.deadline);
  if (!isOff || !(await forgetReads(_id, run))) return false;
  return transact(async (tx) => {
    const notice = await overdue(tx, _id, run.now);
    if (!notice) return false;
    const { forgetAt: _, ...record } = notice;
    await tx.set(notices, record);
    await tell(tx, { name: 'notice.forgotten', record: notice, run });
    return true;
  }, run.deadline);
};

/** Nobody can tell any more who read a notice that ended a week ago (`policy.noticeForgetDays`). */
export const forgetEnded: Job = {
  name: 'notice.forget',
  isIdle: async (now) => (await noticesToForget(now, 1)).length === 0,
  run: (run) => eachOf(noticesToForget, forgetOne, run),
};
