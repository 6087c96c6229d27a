import { policy, rules } from '#config/policy';
import type { AreaLevel } from '#contracts/area';
import type { InboxLink } from '#contracts/inbox';
import { isDeskRole, type Role } from '#contracts/roles';
import { isWorkday } from '#domain/calendar';
import { type Day, dayOf, instantOf } from '#domain/day';
import { type DayAhead, digestWords } from '#domain/digest';
import { isCurrent } from '#domain/membership';
import { collection, get, getAll, put } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { type AreaRecord, areasWithin, descendants } from '../area/records';
import { people } from '../identity/records';
import { daysAheadOf } from './day-ahead';
import { deliver, inboxItems } from './records';

/** `digests`: how far the summary of a day has come; `_id` is the day. */
export type DigestRecord = {
  _id: Day;
  /** Pages of areas that are done: where the next one begins. */
  task: number;
  after?: { at: number; id: string };
  told: number;
  isDone: boolean;
};

const digests = collection<DigestRecord>('digests');

/** Levels at which colleagues have a desk, the fullest first. */
const levels: readonly AreaLevel[] = [
  'grid',
  'community',
  'subdistrict',
  'district',
  'agency',
  'estate',
];

/** After a standstill it is still sent the same day, as long as somebody is at the desk. */
const sentUntil = '18:00';

/** Whether the summary of this day is to be sent at this instant: at 08:05 of a working day, late until 18:00. */
const isTime = (on: Day, now: number): boolean =>
  isWorkday(on, rules.calendar) &&
  now >= instantOf(on, policy.digestAt.value) &&
  now < instantOf(on, sentUntil);

const idFor = (on: Day, personId: string) => `digest:${on}:${personId}`;

/** A shopkeeper has no orders, but decides about points. */
const isTold = (role: Role): boolean => isDeskRole(role) || role === 'shopkeeper';

/** Where what waits is found: for whoever only decides about points, there. */
const linkOf = ({ waiting, toTell, toReview }: DayAhead): InboxLink =>
  waiting + toTell + toReview === 0 ? { kind: 'points-desk' } : { kind: 'desk' };

/** Everybody with a desk in these areas. */
const colleaguesOf = (areas: readonly AreaRecord[], now: number): string[] => [
  ...new Set(
    areas
      .filter(({ endedAt }) => endedAt === undefined)
      .flatMap(({ duties }) => duties)
      .filter((duty) => isTold(duty.role) && isCurrent(duty, now))
      .map(({ personId }) => personId),
  ),
];

/** What waits for one colleague, in her inbox; nothing where nothing does. */
async function tellOne(
  personId: string,
  ahead: DayAhead,
  { on, now }: { on: Day; now: number },
): Promise<boolean> {
  const words = digestWords(ahead);
  if (!words) return false;
  return deliver({
    ...words,
    _id: idFor(on, personId),
    personId,
    at: now,
    kind: 'digest',
    link: linkOf(ahead),
    isRead: false,
  });
}

/** Colleagues told side by side. */
const atOnce = 20;

/** Those of a page of areas who have none of this day yet; answers undefined where the time was over. */
async function tellPage(
  page: readonly AreaRecord[],
  on: Day,
  { now, deadline }: JobRun,
): Promise<number | undefined> {
  const ids = colleaguesOf(page, now);
  const had = await getAll(
    inboxItems,
    ids.map((id) => idFor(on, id)),
  );
  const told = new Set(had.map(({ personId }) => personId));
  const left = await getAll(
    people,
    ids.filter((id) => !told.has(id)),
  );
  let count = 0;
  for (let index = 0; index < left.length; index += atOnce) {
    if (deadline.isOver()) return undefined;
    const some = left.slice(index, index + atOnce);
    const ahead = await daysAheadOf(some, now);
    const done = await Promise.all(
      ahead.map((day, at) => tellOne(some[at]?._id ?? '', day, { on, now })),
    );
    count += done.filter(Boolean).length;
  }
  return count;
}

const pageSize = 20;
type Task = { rootId: string; level: AreaLevel };

/** One page of areas; answers how far it has come, undefined where the time was over before its end. */
async function step(
  progress: DigestRecord,
  tasks: readonly Task[],
  run: JobRun,
): Promise<DigestRecord | undefined> {
  const { _id: on, task, after: from, told } = progress;
  const asked = tasks[task];
  if (!asked) return { _id: on, task, told, isDone: true };
  const page = await descendants(asked, from, pageSize);
  const count = await tellPage(page, on, run);
  if (count === undefined) return undefined;
  const last = page.length === pageSize ? page.at(-1) : undefined;
  return {
    _id: on,
    task: last ? task : task + 1,
    told: told + count,
    isDone: false,
    ...(last && { after: { at: last.order, id: last._id } }),
  };
}

/** The summary of the day for everybody with a desk, once a working day (`rules.md §4.6` rule 8). */
export const sendDigest: Job = {
  name: 'inbox.send-digest',
  async isIdle(now) {
    const on = dayOf(now);
    return !isTime(on, now) || (await get(digests, on))?.isDone === true;
  },
  async run(run) {
    const on = dayOf(run.now);
    const begun = await get(digests, on);
    if (begun?.isDone) return 0;
    const districts = await areasWithin(undefined, 'district');
    const tasks = districts.flatMap(({ _id }) => levels.map((level) => ({ rootId: _id, level })));
    let progress: DigestRecord = begun ?? { _id: on, task: 0, told: 0, isDone: false };
    const before = progress.told;
    while (!progress.isDone && !run.deadline.isOver()) {
      const next = await step(progress, tasks, run);
      if (!next) break;
      await put(digests, next);
      progress = next;
    }
    return progress.told - before;
  },
};
