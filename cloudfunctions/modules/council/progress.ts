import { noteProgress } from '#contracts/council-minutes';
import { AppError, refusedAt } from '#contracts/errors';
import { noted } from '#domain/decision';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { checkText } from '#runtime/openapi';
import { factsOfDecision, keepMoved } from './decision-records';
import { type DecisionRecord, decisions, type HallRecord, halls } from './records';
import { leaderText, mayLead } from './stepping';

type Asked = { decision: DecisionRecord | undefined; hall: HallRecord | undefined };

/** A decision and its hall, for somebody who leads there; for others neither is there. */
function led({ decision, hall }: Asked, ctx: Pick<Context, 'caller' | 'now'>) {
  if (!decision || !hall || !mayLead(hall, ctx)) throw new AppError('not-found');
  return { before: decision, hall };
}

const note = defineCommand(noteProgress, {
  prepare: ({ text }, { caller }) => checkText(text, caller.openid),
  async transact({ tx, input, ctx, eventId, prepared }) {
    const decision = await tx.get(decisions, input.id);
    const place = decision && (await tx.get(halls, decision.hallId));
    const { before, hall } = led({ decision, hall: place }, ctx);
    if (before.version !== input.version)
      throw new AppError('conflict', { version: before.version });
    if (prepared === 'risky') throw refusedAt('text', '有的字微信认为不合适，请换个说法');
    const byText = leaderText(hall, ctx.caller);
    const { as: status, text, reviewOn } = input;
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const news = { at: ctx.now, status, text, byText, photos, ...defined({ reviewOn }) };
    const after = noted(before, news);
    await keepMoved(tx, { before, after, at: ctx.now });
    const batch = input.photos && { photos, batchId: input.photos.batchId };
    return {
      answer: { version: after.version },
      name: 'council.progress-noted',
      subjectIds: [after._id, after.meetingId],
      data: { ...factsOfDecision(after), to: after.concerns, ...batch },
      callerText: byText,
    };
  },
  async recheck({ id }, ctx) {
    const decision = await get(decisions, id);
    led({ decision, hall: decision && (await get(halls, decision.hallId)) }, ctx);
  },
});

export const progressActions = [note];
