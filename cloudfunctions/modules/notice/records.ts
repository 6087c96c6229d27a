import { policy } from '#config/policy';
import { asShown, type Notice } from '#domain/notice';
import type { Caller } from '#runtime/context';
import type { Cursor } from '#runtime/cursor';
import { collection, find, get, getAll, op } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import { recentAreas } from '../area/records';

/** `notices`: stored once and read by scope, whatever the number of households. */
export type NoticeRecord = Notice & {
  _id: string;
  /** Whether neighbours' lists show it (`#domain/notice` isListed), for the one index they read. */
  isListed: boolean;
  /** When read marks and doors are deleted: 7 days after its end (`policy.noticeForgetDays`). */
  forgetAt?: number;
};

/** `notice_reads`: one mark per person and notice; deleted with the doors. */
export type NoticeReadRecord = {
  _id: string;
  noticeId: string;
  personId: string;
  version: number;
  /** Which count of doors it is part of. */
  round: number;
  at: number;
};

/** `notice_policies`: the district's switch; `_id` is the district. */
export type NoticePolicyRecord = {
  _id: string;
  isReviewedFirst: boolean;
  changedAt: number;
  changedBy: string;
};

export const notices = collection<NoticeRecord>('notices');
export const noticeReads = collection<NoticeReadRecord>('notice_reads');
export const noticePolicies = collection<NoticePolicyRecord>('notice_policies');

export const readIdOf = (noticeId: string, personId: string): string =>
  derivedId('nr', noticeId, personId);

/** Areas whose notices concern somebody: those above her homes and her posts; none for a visitor. */
export async function concernedAreas({ person, memberships }: Caller): Promise<string[]> {
  const homes = (person?.homes ?? []).flatMap(({ areaPath }) => areaPath);
  const posts = await recentAreas(memberships.map(({ areaId }) => areaId));
  return [...new Set([...homes, ...posts.flatMap(({ path }) => path)])];
}

/** Notices shown in any of these areas at this instant, newest first, and one more than asked for. */
export const noticesFor = (
  areaIds: readonly string[],
  { now, after, limit }: { now: number; after?: Cursor | undefined; limit: number },
): Promise<NoticeRecord[]> => {
  const shown = { areaIds: op.in([...areaIds]), isListed: true, shownUntil: op.gt(now) };
  return find(notices, {
    where: after
      ? op.and(
          { ...shown, publishedAt: op.lte(after.at) },
          op.or({ publishedAt: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : shown,
    order: [
      ['publishedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });
};

/** Where notices lie that wait for a review in or below these areas, `limit` at most. */
export const waitingReviews = (
  areaIds: readonly string[],
  limit: number,
): Promise<Pick<NoticeRecord, '_id' | 'path'>[]> =>
  find(notices, {
    where: { path: op.in([...areaIds]), status: 'in-review' },
    fields: ['path'],
    limit,
  });

/** Which version of each of these notices somebody has read; of what she wrote herself always the newest. */
export async function readVersions(
  found: readonly Pick<NoticeRecord, '_id' | 'publisher' | 'version'>[],
  personId: string,
): Promise<Map<string, number>> {
  const own = found.filter(({ publisher }) => publisher.personId === personId);
  const others = found.filter(({ publisher }) => publisher.personId !== personId);
  const marks = await getAll(
    noticeReads,
    others.map(({ _id }) => readIdOf(_id, personId)),
  );
  return new Map([
    ...own.map(({ _id, version }) => [_id, version] as const),
    ...marks.map(({ noticeId, version }) => [noticeId, version] as const),
  ]);
}

/** Newest notices looked at for the badge and the first page: older ones are no news. */
const badgeLook = 20;

/** Notices with the version of each that somebody has read. */
export type Newest = { found: NoticeRecord[]; read: Map<string, number> };

async function lookFor(caller: Caller, now: number): Promise<Newest> {
  const areaIds = await concernedAreas(caller);
  if (areaIds.length === 0) return { found: [], read: new Map() };
  const found = await noticesFor(areaIds, { now, limit: badgeLook });
  return { found, read: await readVersions(found, caller.personId) };
}

const newest = new WeakMap<Caller, Promise<Newest>>();

/** The newest notices that concern the caller, `badgeLook` and one more: one look for all queries of a request. */
export function newestFor(caller: Caller, now: number): Promise<Newest> {
  const look = newest.get(caller) ?? lookFor(caller, now);
  newest.set(caller, look);
  return look;
}

/** How many notices the caller has not read as neighbours see them now, counted to `badgeLook`. */
export async function unreadNotices(caller: Caller, now: number): Promise<number> {
  const { found, read } = await newestFor(caller, now);
  const unread = found.slice(0, badgeLook).filter((notice) => {
    const { status, version } = asShown(notice);
    return status === 'published' && (read.get(notice._id) ?? 0) < version;
  });
  return unread.length;
}

const cacheMs = 60_000;
const cache = new Map<string, { isReviewedFirst: boolean; until: number }>();

/** Whether neighbours' notices wait in a district, as it was at most a minute ago. */
export async function recentlyReviewedFirst(districtId: string): Promise<boolean> {
  const kept = cache.get(districtId);
  if (kept && kept.until > Date.now()) return kept.isReviewedFirst;
  const { isReviewedFirst } = (await get(noticePolicies, districtId)) ?? {
    isReviewedFirst: policy.areNoticesReviewedFirst.value,
  };
  cache.set(districtId, { isReviewedFirst, until: Date.now() + cacheMs });
  return isReviewedFirst;
}

/** So that whoever changed it is answered by what she changed. */
export const forgetNoticePolicy = (districtId: string): boolean => cache.delete(districtId);
