import { randomInt } from 'node:crypto';
import { replyToReview, reviewProperty } from '#contracts/council-review';
import { AppError, refusedAt } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { addScores, insertedAt, type Reviewer, reviewRefusal } from '#domain/property-review';
import { defineCommand, type Served } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { checkText, type TextOpinion } from '#runtime/openapi';
import {
  attendances,
  type MeetingRecord,
  meetings,
  propertyReviews,
  reviewMarkIdOf,
  reviewMarks,
} from './records';
import { noAnswers, replyRefusal, reviewerOf, reviewViewOf, speaksForFirm } from './review-view';
import { hallIn, mayLead, meetingIn } from './stepping';

const refuse = (reason: string): AppError => new AppError('step-not-allowed', { reason });

/** Words neighbours will read are kept only where WeChat has nothing against them: nobody looks at them again. */
function refuseWords(opinion: TextOpinion, field: string, otherwise: string): void {
  if (opinion === 'pass') return;
  const why =
    opinion === 'unknown' ? '现在没法核对文字，请过一会儿再交' : '这里有不合适的字词，请换个说法';
  throw refusedAt(field, `${why}${otherwise}`);
}

type Voice = {
  ctx: Context;
  forAttendanceId: string | undefined;
  own: Omit<Reviewer, 'hasAnswered'>;
};

/** Whose answer it is: the caller's own, or that of somebody without a phone whom she writes for. */
async function voiceOf(
  tx: Transaction,
  meeting: MeetingRecord,
  { ctx, forAttendanceId, own }: Voice,
): Promise<{ markId: string; reviewer: Reviewer }> {
  const markId = reviewMarkIdOf(meeting._id, forAttendanceId ?? ctx.caller.personId);
  const hasAnswered = (await tx.get(reviewMarks, markId)) !== undefined;
  if (forAttendanceId === undefined) return { markId, reviewer: { ...own, hasAnswered } };
  if (!mayLead(await hallIn(tx, meeting.hallId), ctx)) throw new AppError('not-found');
  const attendance = await tx.get(attendances, forAttendanceId);
  const isOnPaper =
    attendance?.meetingId === meeting._id &&
    attendance.status === 'present' &&
    attendance.personId === undefined;
  if (!isOnPaper) throw refusedAt('forAttendanceId', '请选一位已到会、不用手机的人');
  return { markId, reviewer: { isOurs: true, isPaid: false, isFirm: false, hasAnswered } };
}

/** Nobody of a meeting that is not there. */
const nobody = { isOurs: false, isPaid: false, isFirm: false };

/** Comments kept of one meeting: as many as a page shows, far below what a document holds. */
const mostComments = 200;

/** Comments with one more, anywhere among them; a full list takes no more, and the scores count all the same without. */
function withComment(comments: readonly string[], comment: string): string[] {
  if (comments.length >= mostComments)
    throw refusedAt('comment', '大家写的意见已经很多了，这次请只打分，不写意见也一样算');
  return insertedAt(comments, comment, randomInt(comments.length + 1));
}

/** An answer goes into the sums, and a mark that says nothing of it beside them. */
const review = defineCommand(reviewProperty, {
  prepare: async ({ id, comment }, ctx) => {
    const [opinion, meeting] = await Promise.all([
      comment ? checkText(comment, ctx.caller.openid) : ('pass' as const),
      get(meetings, id),
    ]);
    return { opinion, own: meeting ? await reviewerOf(meeting, ctx) : nobody };
  },
  async transact({ tx, input, ctx, prepared: { opinion, own } }) {
    const { id, comment, forAttendanceId, cleaning, repairs, order } = input;
    const meeting = await meetingIn(tx, id);
    if (!meeting.isPublic) throw new AppError('not-found');
    const { markId, reviewer } = await voiceOf(tx, meeting, { ctx, forAttendanceId, own });
    const reason = reviewRefusal(meeting, reviewer, ctx.now);
    if (reason) throw refuse(reason);
    refuseWords(opinion, 'comment', '；不写也可以');
    const before = (await tx.get(propertyReviews, id)) ?? noAnswers(meeting);
    const { comments } = before;
    const answers = before.answers + 1;
    await tx.set(propertyReviews, {
      ...before,
      answers,
      sums: addScores(before.sums, { cleaning, repairs, order }),
      comments: comment ? withComment(comments, comment) : comments,
      version: before.version + 1,
    });
    await tx.set(reviewMarks, { _id: markId, meetingId: id, at: dayOf(ctx.now) });
    return {
      answer: { answers },
      name: 'council.property-reviewed',
      subjectIds: [id],
      data: { meetingId: id, hallId: meeting.hallId },
    };
  },
});

const reply = defineCommand(replyToReview, {
  prepare: async ({ id, text }, ctx) => {
    const [opinion, meeting] = await Promise.all([
      checkText(text, ctx.caller.openid),
      get(meetings, id),
    ]);
    return { opinion, view: meeting && (await reviewViewOf(meeting, ctx)) };
  },
  async transact({ tx, input: { id, text }, ctx, prepared: { opinion, view } }) {
    const meeting = await meetingIn(tx, id);
    if (!speaksForFirm(meeting, ctx.caller)) throw new AppError('not-found');
    const before = await tx.get(propertyReviews, id);
    const reason = before?.reply ? '已经答复过了' : replyRefusal(view);
    if (reason || !before) throw refuse(reason ?? '还没有评议');
    refuseWords(opinion, 'text', '');
    const byText = ['物业', ctx.caller.person?.name].filter(Boolean).join(' ');
    await tx.set(propertyReviews, {
      ...before,
      reply: { text, byText, at: ctx.now },
      version: before.version + 1,
    });
    return {
      answer: {},
      name: 'council.review-answered',
      subjectIds: [id],
      data: { meetingId: id, hallId: meeting.hallId },
      callerText: byText,
    };
  },
});

export const reviewActions: readonly Served[] = [review, reply];
