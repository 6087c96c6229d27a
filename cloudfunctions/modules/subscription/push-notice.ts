import { policy } from '#config/policy';
import { minuteMs } from '#domain/day';
import { sendAt, timeField } from '#domain/message';
import { isOver } from '#domain/notice';
import { personalIn } from '#domain/notice-words';
import { get, getAll, put } from '#runtime/database';
import { type Deadline, deadlineIn } from '#runtime/deadline';
import { bugOf, log } from '#runtime/log';
import type { Listener } from '#runtime/outbox';
import { people } from '../identity/records';
import { type NoticeRecord, notices } from '../notice/records';
import { fewAtATime } from './few-at-a-time';
import { deliveryIdOf, type NoticePushRecord, noticePushes, subscribersIn } from './records';
import { type Message, push } from './sending';
import { noticeNotes, noticeSubjects, pageOf } from './words';

type NoticeFacts = { noticeId: string; round: number };
type Sendable = NoticeRecord & { kind: 'outage' | 'emergency'; publishedAt: number };

const pageSize = 50;
/** Of one run: what else waits for `jobs` comes after it. */
const shareMs = 20_000;
/** What one page is given at least. */
const pageMs = 6_000;

/** A notice WeChat's messages may be spent on, as long as what it says holds (`rules.md §4.6`). */
export function isSendable(notice: NoticeRecord | undefined, now: number): notice is Sendable {
  if (notice?.status !== 'published' || notice.publishedAt === undefined) return false;
  return (notice.kind === 'outage' || notice.kind === 'emergency') && !isOver(notice, now);
}

/** When it may go: an emergency at once, the rest once it cannot be taken back any more, and never at night. */
function startAt({ kind, publishedAt }: Sendable, now: number): number {
  if (kind === 'emergency') return publishedAt;
  const settledAt = publishedAt + policy.takeBackMinutes.value * minuteMs;
  const quiet = policy.quietHours.value;
  return sendAt(Math.max(settledAt, now), { quiet, isUrgent: false });
}

const messageTo = (notice: Sendable, personId: string, now: number): Message => {
  const { kind, _id, round, title, areaText, startsAt, publishedAt } = notice;
  return {
    _id: deliveryIdOf(`${_id}:${round}`, personId),
    personId,
    template: kind,
    isUrgent: kind === 'emergency',
    subjectId: _id,
    round,
    page: pageOf.notice(_id),
    content: {
      subject: personalIn(title) === undefined ? title : noticeSubjects[kind],
      place: areaText,
      at: timeField(startsAt ?? publishedAt),
      note: noticeNotes[kind],
    },
    at: now,
  };
};

const begun = (notice: Sendable, before: NoticePushRecord | undefined): NoticePushRecord => {
  if (before?.round === notice.round) return before;
  const { sent = 0, unsure = 0, failed = 0, version = 0 } = before ?? {};
  const way = { round: notice.round, isDone: false, task: 0, isDirty: false };
  return { _id: notice._id, ...way, sent, unsure, failed, version };
};

/** Whoever of these still lives there, but the one who wrote it. */
async function stillThere(
  ids: readonly string[],
  { areaId, publisherId }: { areaId: string; publisherId: string },
): Promise<string[]> {
  const found = await getAll(people, ids);
  return found
    .filter(({ homes }) => homes.some(({ areaPath }) => areaPath.includes(areaId)))
    .map(({ _id }) => _id)
    .filter((id) => id !== publisherId);
}

/** So often a page is begun again where somebody's message could not be noted; then the others come first. */
const mostTries = 3;

type Run = { now: number; deadline: Deadline; tries: number };

async function pushAll(notice: Sendable, ids: readonly string[], run: Run): Promise<void> {
  const { now, deadline, tries } = run;
  try {
    await fewAtATime(ids, (id) => push(messageTo(notice, id, now), deadline));
  } catch (error) {
    if (tries < mostTries) throw error;
    log({ level: 'error', event: 'message-not-noted', bug: bugOf(error) });
  }
}

/** One page of one of its areas: how far it has come then. */
async function page(notice: Sendable, way: NoticePushRecord, run: Run): Promise<NoticePushRecord> {
  const { afterId, ...kept } = way;
  const areaId = notice.areaIds[way.task];
  if (areaId === undefined) return { ...kept, isDone: true };
  const found = await subscribersIn({ areaId, template: notice.kind }, afterId, pageSize);
  const ids = found.map(({ _id }) => _id);
  const told = await stillThere(ids, { areaId, publisherId: notice.publisher.personId });
  await pushAll(notice, told, run);
  const next = { ...kept, isDirty: kept.isDirty || told.length > 0, version: kept.version + 1 };
  const lastId = found.length < pageSize ? undefined : ids.at(-1);
  return lastId === undefined ? { ...next, task: way.task + 1 } : { ...next, afterId: lastId };
}

async function pushNoticeNow(
  notice: Sendable,
  { deadline, tries }: Pick<Run, 'deadline' | 'tries'>,
): Promise<'done' | 'later'> {
  const mine = deadlineIn(Math.min(shareMs, deadline.leftMs()));
  let way = begun(notice, await get(noticePushes, notice._id));
  while (!way.isDone) {
    if (mine.leftMs() < pageMs) return 'later';
    const now = Date.now();
    const fresh = await get(notices, notice._id);
    if (!isSendable(fresh, now) || fresh.round !== way.round) return 'done';
    way = await page(fresh, way, { now, deadline: mine, tries });
    await put(noticePushes, way);
  }
  return 'done';
}

/**
 * 停水停电 and 应急 to those who said yes in the notice's areas, page by page; each page asks first whether the
 * notice still stands. A new round is sent anew, a corrected word is not.
 */
export const pushNotice: Listener = {
  name: 'subscription.push-notice',
  hears: ['notice.published', 'notice.amended'],
  isForJobs: true,
  async hear(event, hearing) {
    const { noticeId, round } = event.data as NoticeFacts;
    const notice = await get(notices, noticeId);
    if (!isSendable(notice, hearing.now) || notice.round !== round) return 'done';
    if (startAt(notice, hearing.now) > hearing.now) return 'later';
    return pushNoticeNow(notice, { deadline: hearing.deadline, tries: event.tries ?? 0 });
  },
};
