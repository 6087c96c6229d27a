import { AppError, refusedAt } from '#contracts/errors';
import { type NoticeKind, noticeAheadDays } from '#contracts/notice';
import { dayMs } from './day';
import {
  asShown,
  isOver,
  type Notice,
  type NoticeRules,
  overAfter,
  type Publisher,
  publisherText,
  reviewReasonFor,
  type Said,
  takeBackUntil,
} from './notice';

/** Nothing is announced or shown beyond a year, in days: read marks are kept until a week after the end. */
const longestDays = 366;

type Plan = { publishAt?: number | undefined; shownUntil?: number | undefined };

function checkFar(times: { startsAt?: number; endsAt?: number } & Plan, at: number): void {
  for (const field of ['startsAt', 'endsAt', 'shownUntil'] as const)
    if ((times[field] ?? at) > at + longestDays * dayMs)
      throw refusedAt(field, '请写一年以内的时间');
}

function checkSpan({ startsAt, endsAt }: Said, at: number): void {
  if (endsAt === undefined) return;
  if (startsAt === undefined) throw refusedAt('startsAt', '请先写开始的时间');
  if (endsAt <= startsAt) throw refusedAt('endsAt', '结束要在开始之后');
  if (endsAt <= at) throw refusedAt('endsAt', '结束的时间已经过去了');
}

/** Refuses times that cannot be: an end before the start or in the past, anything beyond a year, a plan too far ahead or too late. */
export function checkTimes(said: Said, { publishAt, shownUntil }: Plan, at: number): void {
  checkFar({ ...said, shownUntil }, at);
  checkSpan(said, at);
  if (publishAt !== undefined && publishAt > at + noticeAheadDays * dayMs)
    throw refusedAt('publishAt', `最多提前 ${noticeAheadDays} 天定时`);
  const from = Math.max(publishAt ?? at, at);
  if (shownUntil !== undefined && shownUntil <= from)
    throw refusedAt('shownUntil', '要晚于发布的时间');
  const { startsAt, endsAt = startsAt === undefined ? undefined : overAfter(startsAt) } = said;
  if (endsAt === undefined || endsAt > from) return;
  if (endsAt <= at) throw refusedAt('startsAt', '这个时间已经过去了');
  throw refusedAt('publishAt', '要在事情结束之前发布');
}

/** Off the list so long after what it announces, or after it was shown. */
const shownUntilFor = (it: Said, from: number, { shownDays }: NoticeRules): number =>
  Math.max(it.endsAt ?? it.startsAt ?? 0, from) + shownDays * dayMs;

type Writing = {
  said: Said;
  kind: NoticeKind;
  target: Pick<Notice, 'areaIds' | 'areaText' | 'path'>;
  publisher: Publisher;
  photos: string[];
  publishAt?: number | undefined;
  shownUntil?: number | undefined;
  isDoubted: boolean;
};

/** A new notice: waiting, planned or shown. */
export function written(it: Writing, rules: NoticeRules, at: number): Notice {
  checkTimes(it.said, it, at);
  const reviewReason = reviewReasonFor(it.publisher.role, {
    isReviewedFirst: rules.isReviewedFirst,
    isDoubted: it.isDoubted,
  });
  const from = Math.max(it.publishAt ?? at, at);
  const notice: Notice = {
    ...it.said,
    ...it.target,
    kind: it.kind,
    publisher: it.publisher,
    photos: it.photos,
    status: 'in-review',
    version: 1,
    round: 1,
    writtenAt: at,
    ...(from > at && { publishAt: from }),
    shownUntil: it.shownUntil ?? shownUntilFor(it.said, from, rules),
    revisions: [],
    channels: [],
  };
  return reviewReason ? { ...notice, reviewReason } : letOut(notice, at);
}

/** Shown now, or at the time it was planned for. */
export function letOut(notice: Notice, at: number): Notice {
  const { reviewReason: _, ...rest } = notice;
  if (notice.publishAt !== undefined && notice.publishAt > at)
    return { ...rest, status: 'scheduled' };
  return { ...rest, status: 'published', publishedAt: notice.publishedAt ?? at };
}

/** A planned notice whose time has come; one that is over by then is withdrawn instead. Anything else as it is. */
export function dueNotice(notice: Notice, at: number): Notice {
  if (notice.status !== 'scheduled' || (notice.publishAt ?? 0) > at) return notice;
  return isOver(notice, at)
    ? gone(notice, { at, byText: '定时发布', reason: '发布时间已过' })
    : letOut(notice, at);
}

const saidIn = ({ title, text, startsAt, endsAt, place }: Said): Said => ({
  title,
  text,
  ...(startsAt !== undefined && { startsAt }),
  ...(endsAt !== undefined && { endsAt }),
  ...(place !== undefined && { place }),
});

/** What a notice says now, for its history. */
const revisionOf = (notice: Notice, byText: string): Notice['revisions'][number] => ({
  ...saidIn(notice),
  version: notice.version,
  at: notice.amendedAt ?? notice.writtenAt,
  byText,
  ...(notice.status === 'in-review' && { isUnseen: true }),
});

/** Withdrawn with the words that neighbours read: a change they never saw stays in the history. */
function gone(notice: Notice, how: NonNullable<Notice['withdrawn']>): Notice {
  const shown = asShown(notice);
  const unseen = shown === notice ? [] : [revisionOf(notice, publisherText(notice.publisher))];
  const { reviewReason: _, ...rest } = shown;
  return {
    ...rest,
    status: 'withdrawn',
    version: notice.version + 1,
    withdrawn: how,
    revisions: [...notice.revisions, ...unseen],
  };
}

/** Whoever has changed it so often writes a new one. */
export const revisionLimit = 20;

const isGone = ({ status }: Notice) => status === 'withdrawn' || status === 'refused';

/** Says something else from now on: a new version, read anew; `isToldAgain` begins a new count of doors. */
export function amended(
  notice: Notice,
  change: { said: Said; byText: string; isToldAgain: boolean; isDoubted: boolean },
  { rules, at }: { rules: NoticeRules; at: number },
): Notice {
  if (isGone(notice)) throw new AppError('step-not-allowed', { reason: '这份通知已经撤回' });
  if (notice.revisions.length >= revisionLimit)
    throw new AppError('step-not-allowed', { reason: '这份通知改过很多次了，请撤回后重新写一份' });
  checkTimes(change.said, {}, at);
  const { endsAt = Number.POSITIVE_INFINITY } = change.said;
  if (notice.status === 'scheduled' && endsAt <= (notice.publishAt ?? 0))
    throw refusedAt('endsAt', '要在定时发布的时间之后');
  const { title: _t, text: _x, startsAt: _s, endsAt: _e, place: _p, ...kept } = notice;
  const next: Notice = {
    ...kept,
    ...saidIn(change.said),
    version: notice.version + 1,
    round: notice.round + (change.isToldAgain ? 1 : 0),
    amendedAt: at,
    shownUntil: Math.max(notice.shownUntil, shownUntilFor(change.said, at, rules)),
    revisions: [...notice.revisions, revisionOf(notice, change.byText)],
  };
  const reviewReason = reviewReasonFor(notice.publisher.role, {
    isReviewedFirst: rules.isReviewedFirst,
    isDoubted: change.isDoubted,
  });
  if (reviewReason) return { ...next, status: 'in-review', reviewReason };
  return next.status === 'in-review' ? letOut(next, at) : next;
}

/** Takes it back; once its minutes are over, or where it is somebody else's, only with a reason. */
export function withdrawn(
  notice: Notice,
  { byText, reason, isOwn }: { byText: string; reason?: string | undefined; isOwn: boolean },
  { rules, at }: { rules: Pick<NoticeRules, 'takeBackMinutes'>; at: number },
): Notice {
  if (isGone(notice)) throw new AppError('step-not-allowed', { reason: '这份通知已经撤回' });
  if (!isOwn && !reason) throw refusedAt('reason', '请写撤回的原因，发通知的人会看到');
  const until = takeBackUntil(notice, rules);
  if (until !== undefined && at > until && !reason)
    throw refusedAt(
      'reason',
      `发布超过 ${rules.takeBackMinutes} 分钟了，请写撤回的原因，看过的邻居会看到`,
    );
  return gone(notice, { at, byText, ...(reason && { reason }) });
}

/** The community's decision about a notice that waits: let out it says what it said, so its version stays; what neighbours read before it was changed is withdrawn where the change is refused. */
export function reviewed(
  notice: Notice,
  {
    decision,
    reason,
    byText,
  }: { decision: 'publish' | 'refuse'; reason?: string | undefined; byText: string },
  at: number,
): Notice {
  if (notice.status !== 'in-review')
    throw new AppError('step-not-allowed', { reason: '这份通知已经有人处理过了' });
  if (decision === 'publish') {
    if (isOver(notice, at))
      throw new AppError('step-not-allowed', { reason: '事情已经过去，不能再发布了，请退回' });
    return letOut(notice, at);
  }
  if (!reason) throw refusedAt('reason', '请写原因，发通知的人会看到');
  if (notice.publishedAt !== undefined) return gone(notice, { at, byText, reason });
  const { reviewReason: _, ...rest } = notice;
  return { ...rest, status: 'refused', version: notice.version + 1, refusedReason: reason };
}
