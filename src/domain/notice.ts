import type { AreaLevel } from '#contracts/area';
import { AppError, refusedAt } from '#contracts/errors';
import {
  type NoticeChannel,
  type NoticeKind,
  type NoticeReviewReason,
  type NoticeStatus,
  noticeAheadDays,
  noticeKinds,
  noticeReviewRoles,
  noticeRoles,
} from '#contracts/notice';
import { type Role, roleWords } from '#contracts/roles';
import { dayMs, minuteMs } from './day';
import { isCurrent, type Membership } from './membership';

/** Who wrote it, as it was then. `unitName` is the community (or the area above) it belongs to. */
export type Publisher = {
  personId: string;
  name: string;
  role: Role;
  areaName: string;
  unitName: string;
};

/** What a notice says; instants are epoch ms. */
export type Said = {
  title: string;
  text: string;
  startsAt?: number;
  endsAt?: number;
  place?: string;
};

/** A notice is stored once and read through `areaIds`; `path` is what all of them have in common. */
export type Notice = Said & {
  kind: NoticeKind;
  areaIds: string[];
  /** 「5号楼2单元」「槐安社区 5号楼、6号楼」 */
  areaText: string;
  /** From the district down to the area that holds all of `areaIds`. */
  path: string[];
  publisher: Publisher;
  status: NoticeStatus;
  version: number;
  /** Doors are counted per round; a new one begins where everybody has to be told again. */
  round: number;
  writtenAt: number;
  /** Planned for, where it is not shown at once. */
  publishAt?: number;
  publishedAt?: number;
  shownUntil: number;
  photos: string[];
  reviewReason?: NoticeReviewReason;
  refusedReason?: string;
  withdrawn?: { at: number; byText: string; reason?: string };
  amendedAt?: number;
  /** What it said before, oldest first. */
  revisions: (Said & { version: number; at: number; byText: string })[];
  channels: { channel: NoticeChannel; at: number; byText: string; photos: string[] }[];
};

/** The district's numbers, from `config/policy.ts`. */
export type NoticeRules = {
  takeBackMinutes: number;
  shownDays: number;
  isReviewedFirst: boolean;
};

type Placed = { path: readonly string[] };
type Writer = { memberships: readonly Membership[]; at: number };

/** The posts through which somebody may write to an area: she holds one there or above it. */
export const writingPosts = (area: Placed, { memberships, at }: Writer): Membership[] =>
  memberships.filter(
    (one) =>
      isCurrent(one, at) &&
      (noticeRoles as readonly Role[]).includes(one.role) &&
      area.path.includes(one.areaId),
  );

/** Whether she decides about notices for an area: somebody at a desk there or above. */
export const mayReview = (area: Placed, { memberships, at }: Writer): boolean =>
  memberships.some(
    (one) =>
      isCurrent(one, at) &&
      (noticeReviewRoles as readonly Role[]).includes(one.role) &&
      area.path.includes(one.areaId),
  );

const kindsOf: Partial<Record<Role, readonly NoticeKind[]>> = {
  moderator: ['everyday', 'meeting'],
  'property-manager': ['everyday', 'outage'],
};

/** The kinds a post may send: a moderator invites, a firm announces its works, everybody else all of them. */
export const kindsFor = (roles: readonly Role[]): NoticeKind[] =>
  noticeKinds.filter((kind) => roles.some((role) => (kindsOf[role] ?? noticeKinds).includes(kind)));

/** Residents who lead: their words stand for themselves, not for an office. */
const neighbourRoles: readonly Role[] = ['unit-lead', 'building-lead', 'moderator'];

/** Why the community looks first, or undefined: 先发后审 is the default (decision 0016). */
export function reviewReasonFor(
  role: Role,
  { isReviewedFirst, isDoubted }: { isReviewedFirst: boolean; isDoubted: boolean },
): NoticeReviewReason | undefined {
  if (role === 'property-manager') return 'property';
  if ((noticeReviewRoles as readonly Role[]).includes(role)) return undefined;
  if (isReviewedFirst && neighbourRoles.includes(role)) return 'review-first';
  return isDoubted ? 'text-doubted' : undefined;
}

type Plan = { publishAt?: number | undefined; shownUntil?: number | undefined };

function checkSpan({ startsAt, endsAt }: Said, at: number): void {
  if (endsAt === undefined) return;
  if (startsAt === undefined) throw refusedAt('startsAt', '请先写开始的时间');
  if (endsAt <= startsAt) throw refusedAt('endsAt', '结束要在开始之后');
  if (endsAt <= at) throw refusedAt('endsAt', '结束的时间已经过去了');
}

/** Refuses times that cannot be: an end before the start or in the past, a plan too far ahead or too late. */
export function checkTimes(said: Said, { publishAt, shownUntil }: Plan, at: number): void {
  checkSpan(said, at);
  if (publishAt !== undefined && publishAt > at + noticeAheadDays * dayMs)
    throw refusedAt('publishAt', `最多提前 ${noticeAheadDays} 天定时`);
  const from = Math.max(publishAt ?? at, at);
  if (shownUntil !== undefined && shownUntil <= from)
    throw refusedAt('shownUntil', '要晚于发布的时间');
  if (said.endsAt !== undefined && from >= said.endsAt)
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

/** A planned notice whose time has come; anything else as it is. */
export const dueNotice = (notice: Notice, at: number): Notice =>
  notice.status === 'scheduled' && (notice.publishAt ?? 0) <= at ? letOut(notice, at) : notice;

/** Until when it goes without a reason, where it still does. */
export function takeBackUntil(
  { status, publishedAt }: Notice,
  { takeBackMinutes }: Pick<NoticeRules, 'takeBackMinutes'>,
): number | undefined {
  if (status !== 'published' || publishedAt === undefined) return undefined;
  return publishedAt + takeBackMinutes * minuteMs;
}

/** Whether what it announces is over, or its days on the list are. */
export const isOver = ({ endsAt, startsAt, shownUntil }: Notice, at: number): boolean =>
  (endsAt ?? (startsAt === undefined ? shownUntil : startsAt + dayMs)) <= at || shownUntil <= at;

const saidIn = ({ title, text, startsAt, endsAt, place }: Said): Said => ({
  title,
  text,
  ...(startsAt !== undefined && { startsAt }),
  ...(endsAt !== undefined && { endsAt }),
  ...(place !== undefined && { place }),
});

const isGone = ({ status }: Notice) => status === 'withdrawn' || status === 'refused';

/** Says something else from now on: a new version, read anew; `isToldAgain` begins a new count of doors. */
export function amended(
  notice: Notice,
  change: { said: Said; byText: string; isToldAgain: boolean; isDoubted: boolean },
  { rules, at }: { rules: NoticeRules; at: number },
): Notice {
  if (isGone(notice)) throw new AppError('step-not-allowed', { reason: '这份通知已经撤回' });
  checkTimes(change.said, {}, at);
  const { title: _t, text: _x, startsAt: _s, endsAt: _e, place: _p, ...kept } = notice;
  const next: Notice = {
    ...kept,
    ...saidIn(change.said),
    version: notice.version + 1,
    round: notice.round + (change.isToldAgain ? 1 : 0),
    amendedAt: at,
    shownUntil: Math.max(notice.shownUntil, shownUntilFor(change.said, at, rules)),
    revisions: [
      ...notice.revisions,
      {
        ...saidIn(notice),
        version: notice.version,
        at: notice.amendedAt ?? notice.writtenAt,
        byText: change.byText,
      },
    ],
  };
  const reviewReason = reviewReasonFor(notice.publisher.role, {
    isReviewedFirst: rules.isReviewedFirst,
    isDoubted: change.isDoubted,
  });
  return reviewReason ? { ...next, status: 'in-review', reviewReason } : next;
}

/** Takes it back; once its minutes are over, only with a reason (`step-not-allowed`). */
export function withdrawn(
  notice: Notice,
  { byText, reason }: { byText: string; reason?: string | undefined },
  { rules, at }: { rules: Pick<NoticeRules, 'takeBackMinutes'>; at: number },
): Notice {
  if (isGone(notice)) throw new AppError('step-not-allowed', { reason: '这份通知已经撤回' });
  const until = takeBackUntil(notice, rules);
  if (until !== undefined && at > until && !reason)
    throw refusedAt('reason', '发布超过 5 分钟了，请写撤回的原因，看过的邻居会看到');
  const { reviewReason: _, ...rest } = notice;
  return {
    ...rest,
    status: 'withdrawn',
    version: notice.version + 1,
    withdrawn: { at, byText, ...(reason && { reason }) },
  };
}

/** The community's decision about a notice that waits. */
export function reviewed(
  notice: Notice,
  { decision, reason }: { decision: 'publish' | 'refuse'; reason?: string | undefined },
  at: number,
): Notice {
  if (notice.status !== 'in-review')
    throw new AppError('step-not-allowed', { reason: '这份通知已经有人处理过了' });
  const next = { ...notice, version: notice.version + 1 };
  if (decision === 'publish') return letOut(next, at);
  if (!reason) throw refusedAt('reason', '请写原因，发通知的人会看到');
  const { reviewReason: _, ...rest } = next;
  return { ...rest, status: 'refused', refusedReason: reason };
}

/** Whether neighbours' lists show it: published ones, and withdrawn ones that were up for longer than a slip. */
export function isListed(
  { status, publishedAt, withdrawn: gone }: Notice,
  { takeBackMinutes }: Pick<NoticeRules, 'takeBackMinutes'>,
): boolean {
  if (status === 'published') return true;
  if (status !== 'withdrawn' || publishedAt === undefined || !gone) return false;
  return gone.at > publishedAt + takeBackMinutes * minuteMs;
}

/** 「林平 · 5号楼2单元 单元长」 */
export const publisherText = ({ name, areaName, role }: Publisher): string =>
  `${name} · ${areaName} ${roleWords[role]}`;

/** The level a notice belongs to (所属社区): the community of its areas, else what stands above it. */
export const belongsTo: readonly AreaLevel[] = ['community', 'subdistrict', 'district'];
