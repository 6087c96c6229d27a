import { type ReviewView, smallReview } from '#contracts/council-review';
import {
  hasReview,
  isReviewOpen,
  meansOf,
  noScores,
  type Reviewer,
  reviewRefusal,
  reviewUntil,
} from '#domain/property-review';
import type { Caller, Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { isPaid } from '../points/account-records';
import { isOurs } from './ours';
import {
  type HallRecord,
  type MeetingRecord,
  type PropertyReviewRecord,
  propertyReviews,
  reviewMarkIdOf,
  reviewMarks,
} from './records';

/** 评议 of a meeting before anybody answered. */
export const noAnswers = ({ _id, hallId }: MeetingRecord): PropertyReviewRecord => ({
  _id,
  hallId,
  answers: 0,
  sums: noScores,
  comments: [],
  version: 0,
});

/**
 * 评议物业服务 of a meeting, once it began: means and comments when answers no longer come in (each new one could be
 * told from the means before it) and there are at least five. Undefined where the meeting has none.
 */
export async function reviewViewOf(
  meeting: MeetingRecord,
  { caller, now }: Pick<Context, 'caller' | 'now'>,
): Promise<ReviewView | undefined> {
  if (!hasReview(meeting)) return undefined;
  const [kept, mark] = await Promise.all([
    get(propertyReviews, meeting._id),
    get(reviewMarks, reviewMarkIdOf(meeting._id, caller.personId)),
  ]);
  const { answers, sums, comments, reply } = kept ?? noAnswers(meeting);
  const isOpen = isReviewOpen(meeting, now);
  const isShown = !isOpen && answers >= smallReview;
  return {
    isOpen,
    answers,
    ...defined({ until: reviewUntil(meeting), reply }),
    ...(isShown && defined({ means: meansOf({ answers, sums }) })),
    comments: isShown ? comments : [],
    hasAnswered: mark !== undefined,
  };
}

/** Whether the caller speaks for the property firm of this place. */
export const speaksForFirm = (
  { path }: Pick<HallRecord, 'path'>,
  { memberships }: Pick<Caller, 'memberships'>,
): boolean =>
  memberships.some(({ role, areaId }) => role === 'property-manager' && path.includes(areaId));

/** The caller as the rules of 评议 read her. */
export async function reviewerOf(
  place: Pick<HallRecord, 'areaId' | 'path'>,
  { caller, now }: Pick<Context, 'caller' | 'now'>,
): Promise<Omit<Reviewer, 'hasAnswered'>> {
  const { memberships, roles } = caller;
  return {
    isOurs: await isOurs(place, { caller }),
    isPaid: isPaid({ memberships: [...memberships] }, now),
    isFirm: roles.has('property-manager'),
  };
}

/** Why the firm cannot answer what was said; undefined where it can. */
export const replyRefusal = (view: ReviewView | undefined): string | undefined => {
  if (!view || view.isOpen) return '评议截止以后才能答复';
  if (view.reply) return '已经答复过了';
  return view.means ? undefined : `不足 ${smallReview} 份评议，不公布，也不用答复`;
};

/** What the caller may do about 评议 of a meeting: answer it herself, or reply for the firm. */
export async function reviewStandingOf(
  meeting: MeetingRecord,
  view: ReviewView | undefined,
  ctx: Pick<Context, 'caller' | 'now'>,
): Promise<{ mayReview: boolean; mayReply: boolean }> {
  if (!view) return { mayReview: false, mayReply: false };
  const reviewer = { ...(await reviewerOf(meeting, ctx)), hasAnswered: view.hasAnswered };
  return {
    mayReview: reviewRefusal(meeting, reviewer, ctx.now) === undefined,
    mayReply: speaksForFirm(meeting, ctx.caller) && replyRefusal(view) === undefined,
  };
}
