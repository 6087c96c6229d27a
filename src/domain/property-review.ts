import type { MeetingStatus } from '#contracts/council';
import { type ReviewQuestion, reviewQuestions, smallReview } from '#contracts/council-review';
import { minuteMs } from './day';
import { kindRules, type Meeting } from './meeting/model';
import { amendHours } from './meeting/numbers';

export type Scores = Record<ReviewQuestion, number>;

const openMs = amendHours * 60 * minuteMs;

const held: readonly MeetingStatus[] = ['in-session', 'minutes', 'resolved', 'executing', 'closed'];

type About = Pick<Meeting, 'kind' | 'status' | 'endedAt'>;

/** Whether 评议 belongs to a meeting at all: one of a kind that has it, once it began. */
export const hasReview = ({ kind, status }: Pick<About, 'kind' | 'status'>): boolean =>
  kindRules[kind].hasReview && held.includes(status);

/** Until when answers come in: 48 hours after the end; undefined while it is in session. */
export const reviewUntil = ({ endedAt }: Pick<About, 'endedAt'>): number | undefined =>
  endedAt === undefined ? undefined : endedAt + openMs;

/** Answers come in from the start of a meeting until 48 hours after its end. */
export const isReviewOpen = (meeting: About, now: number): boolean =>
  hasReview(meeting) && now < (reviewUntil(meeting) ?? Number.POSITIVE_INFINITY);

export const noScores: Scores = { cleaning: 0, repairs: 0, order: 0 };

export const addScores = (sums: Scores, one: Scores): Scores => ({
  cleaning: sums.cleaning + one.cleaning,
  repairs: sums.repairs + one.repairs,
  order: sums.order + one.order,
});

/** Means of one decimal; nothing below five answers (`rules.md §4.2.2`). */
export function meansOf({ answers, sums }: { answers: number; sums: Scores }): Scores | undefined {
  if (answers < smallReview) return undefined;
  const mean = (question: ReviewQuestion) => Math.round((sums[question] / answers) * 10) / 10;
  const [cleaning, repairs, order] = reviewQuestions.map(mean);
  return { cleaning: cleaning ?? 0, repairs: repairs ?? 0, order: order ?? 0 };
}

/** Where a new comment goes among those that are there: anywhere, so that their order tells nobody who came when. */
export const insertedAt = <T>(list: readonly T[], one: T, at: number): T[] => {
  const index = at % (list.length + 1);
  return [...list.slice(0, index), one, ...list.slice(index)];
};

/** Whoever would answer, as the rules need her. */
export type Reviewer = { isOurs: boolean; isPaid: boolean; isFirm: boolean; hasAnswered: boolean };

/** Why somebody cannot answer now; undefined where she can. Those who are paid here, and the firm, judge nobody (`rules.md §4.2.2`). */
export function reviewRefusal(
  meeting: About,
  { isOurs, isPaid, isFirm, hasAnswered }: Reviewer,
  now: number,
): string | undefined {
  if (hasAnswered) return '这次您已经评过了，谢谢您';
  if (!isReviewOpen(meeting, now)) return `评议在开会时开始，散会后 ${amendHours} 小时截止`;
  if (isFirm) return '评议由居民来做，物业可以在截止后答复';
  if (isPaid) return '评议由居民来做，工作人员不参加';
  return isOurs ? undefined : '住在或服务于这个议事厅范围的居民才能评议';
}
