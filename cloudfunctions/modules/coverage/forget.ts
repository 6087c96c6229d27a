import { get, transact } from '#runtime/database';
import { type Hearing, keepProgress, type Listener } from '#runtime/outbox';
import { notices } from '../notice/records';
import { coverageSamples, coverages, coveragesWithin, reachedOf, samplesOf } from './records';

const pageSize = 50;
/** What one page is given at least. */
const pageMs = 5_000;

/** Keeps the figures of a unit and forgets its doors. */
const emptyUnit = (id: string, { deadline }: Hearing): Promise<void> =>
  transact(async (tx) => {
    const unit = await tx.get(coverages, id);
    if (!unit || unit.kept) return;
    await tx.set(coverages, {
      ...unit,
      doors: {},
      kept: reachedOf(unit),
      version: unit.version + 1,
    });
  }, deadline);

/** Keeps what the household said and forgets which it was; nobody rings it any more. */
const emptySample = (id: string, { deadline }: Hearing): Promise<void> =>
  transact(async (tx) => {
    const sample = await tx.get(coverageSamples, id);
    if (sample) await tx.set(coverageSamples, { ...sample, door: '', isOpen: false });
  }, deadline);

type Whose = { noticeId: string; areaId: string };
type Task = {
  page: (whose: Whose, after: string | undefined) => Promise<{ _id: string }[]>;
  forget: (id: string, hearing: Hearing) => Promise<void>;
};

/** In order; how far one has come stands on the event. */
const tasks: readonly Task[] = [
  { page: (whose, after) => coveragesWithin(whose, after, pageSize), forget: emptyUnit },
  { page: ({ noticeId }, after) => samplesOf(noticeId, after, pageSize), forget: emptySample },
];

/** Where the next page begins; undefined after the last one. */
async function throughPage(
  { page, forget }: Task,
  whose: Whose,
  { after, hearing }: { after: string | undefined; hearing: Hearing },
): Promise<string | undefined> {
  const found = await page(whose, after);
  await Promise.all(found.map(({ _id }) => forget(_id, hearing)));
  return found.length === pageSize ? found.at(-1)?._id : undefined;
}

/** Seven days after its end nobody can read any more which doors a notice reached: the counts stay. */
export const forgetDoors: Listener = {
  name: 'coverage.forget-doors',
  hears: ['notice.forgotten'],
  isForJobs: true,
  async hear(event, hearing) {
    const { noticeId } = event.data as { noticeId: string };
    const whose = { noticeId, areaId: (await get(notices, noticeId))?.path[0] ?? '' };
    let { task: at, after } = event.progress ?? { task: 0 };
    for (let task = tasks[at]; task; task = tasks[at]) {
      if (hearing.deadline.leftMs() < pageMs) return 'later';
      const id = await throughPage(task, whose, { after: after?.id, hearing });
      if (id === undefined) at += 1;
      after = id === undefined ? undefined : { at: 0, id };
      await keepProgress(event, { task: at, ...(after && { after }) });
    }
    return 'done';
  },
};
