import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type NoticeReadRecord, type NoticeRecord, noticeReads, notices } from './records';

type Page = { after?: Cursor | undefined; limit: number };

const newestFirst = (where: object, { after, limit }: Page): Promise<NoticeRecord[]> =>
  find(notices, {
    where: after
      ? op.and(
          { ...where, writtenAt: op.lte(after.at) },
          op.or({ writtenAt: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['writtenAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });

/** Notices of whatever state for these areas or areas below, the newest first, and one more than asked for. */
export const noticesWithin = (areaIds: readonly string[], page: Page) =>
  newestFirst({ path: op.in([...areaIds]) }, page);

/** Of those, the ones that wait for a decision. */
export const noticesWaitingIn = (areaIds: readonly string[], page: Page) =>
  newestFirst({ path: op.in([...areaIds]), status: 'in-review' }, page);

/** Of those, the ones that came out, also those that are off the lists by now. */
export const noticesShownIn = (areaIds: readonly string[], page: Page) =>
  newestFirst({ path: op.in([...areaIds]), status: op.in(['published', 'withdrawn']) }, page);

/** What somebody wrote. */
export const noticesBy = (personId: string, page: Page) =>
  newestFirst({ 'publisher.personId': personId }, page);

/** Planned notices whose time has come, the longest waiting first. */
export const noticesDue = (now: number, limit: number): Promise<NoticeRecord[]> =>
  find(notices, {
    where: { status: 'scheduled', publishAt: op.lte(now) },
    order: [
      ['publishAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Notices whose read marks are to be forgotten, the oldest first. */
export const noticesToForget = (now: number, limit: number): Promise<NoticeRecord[]> =>
  find(notices, {
    where: { forgetAt: op.lte(now) },
    order: [
      ['forgetAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Notices that name an area, in whatever state and no promised order. */
export const noticesTo = (areaId: string, limit: number): Promise<Pick<NoticeRecord, '_id'>[]> =>
  find(notices, { where: { areaIds: areaId }, fields: ['_id'], limit });

/** Read marks of a notice, in no promised order. */
export const readsOf = (
  noticeId: string,
  limit: number,
): Promise<Pick<NoticeReadRecord, '_id'>[]> =>
  find(noticeReads, { where: { noticeId }, fields: ['_id'], limit });
