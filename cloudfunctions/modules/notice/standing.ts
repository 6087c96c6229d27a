import { AppError } from '#contracts/errors';
import { asShown, isListed, publisherText, reviewingPosts, writingPosts } from '#domain/notice';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import type { Membership } from '../identity/records';
import { type NoticeRecord, notices } from './records';
import { noticeRules } from './stored';

/** How somebody stands to a notice. */
export type Standing = {
  /** She wrote it, whatever post she holds today. */
  isWriter: boolean;
  /** She wrote it and may still write there. */
  mayWrite: boolean;
  /** The post through which she decides about it. */
  review: Membership | undefined;
};

export function standingOf(notice: NoticeRecord, { caller, now }: Context): Standing {
  const { memberships, personId } = caller;
  const writer = { memberships, at: now };
  const isWriter = notice.publisher.personId === personId;
  return {
    isWriter,
    mayWrite: isWriter && writingPosts(notice, writer).length > 0,
    review: reviewingPosts(notice, writer)[0],
  };
}

/** Whether neighbours may open it: what waits, is planned, was refused or taken back is between writer and desks. */
export const isPublic = (notice: NoticeRecord): boolean => isListed(notice, noticeRules(false));

/** Whether the caller may open a notice. */
export function mayOpen(notice: NoticeRecord, ctx: Context): boolean {
  if (isPublic(notice)) return true;
  const { isWriter, review } = standingOf(notice, ctx);
  return isWriter || review !== undefined;
}

/** A notice the caller may open, with how she stands to it; `not-found` for any other. */
export function opened(
  notice: NoticeRecord | undefined,
  ctx: Context,
): { notice: NoticeRecord; standing: Standing } {
  if (!notice || !mayOpen(notice, ctx)) throw new AppError('not-found');
  return { notice, standing: standingOf(notice, ctx) };
}

/** A notice as this reader finds it: neighbours read what stood there before while a change of it waits. */
export function faceOf(notice: NoticeRecord, { isWriter, review }: Standing): NoticeRecord {
  const { _id, isListed } = notice;
  return isWriter || review ? notice : { ...asShown(notice), _id, isListed };
}

/** A notice in the version she saw, for a step of its writer or of a desk above; `not-found` for anybody else. */
export async function managed(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  ctx: Context,
): Promise<{ notice: NoticeRecord; standing: Standing }> {
  const notice = await tx.get(notices, id);
  const standing = notice && standingOf(notice, ctx);
  if (!notice || !standing || !(standing.mayWrite || standing.review))
    throw new AppError('not-found');
  if (notice.version !== version) throw new AppError('conflict', { version: notice.version });
  return { notice, standing };
}

/** 「罗晴 · 槐安社区 社区工作人员」: the caller in one of her posts, as a notice's history names her. */
export const byTextOf = (post: Membership, { caller }: Context): string =>
  publisherText({ ...post, name: caller.person?.name ?? '' });

/** For a repeat: the stored answer is for those who may still open the notice. */
export const recheck = async ({ id }: { id: string }, ctx: Context): Promise<void> => {
  opened(await get(notices, id), ctx);
};
