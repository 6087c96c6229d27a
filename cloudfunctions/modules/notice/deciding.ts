import { AppError } from '#contracts/errors';
import { noteChannel, reviewNotice, withdrawNotice } from '#contracts/notice-desk';
import { publisherText, writingPosts } from '#domain/notice';
import { reviewed, withdrawn } from '#domain/notice-steps';
import { defineCommand } from '#runtime/action';
import { claimPhotos } from '#runtime/files';
import { notices } from './records';
import { byTextOf, managed, opened, recheck } from './standing';
import { factsOf, noticeRules, recordOf, stateEvents } from './stored';

export const withdraw = defineCommand(withdrawNotice, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { notice, standing } = await managed(tx, input, ctx);
    const { isWriter, review: desk } = standing;
    const byText = isWriter || !desk ? publisherText(notice.publisher) : byTextOf(desk, ctx);
    const { reason } = input;
    const next = withdrawn(
      notice,
      { byText, reason, isOwn: isWriter },
      { rules: noticeRules(false), at: ctx.now },
    );
    const record = recordOf(notice._id, next);
    await tx.set(notices, record);
    const tell = isWriter ? undefined : [notice.publisher.personId];
    return {
      answer: { version: record.version },
      name: 'notice.withdrawn',
      subjectIds: [notice._id],
      data: factsOf(record, { tell, reason }),
      callerText: byText,
    };
  },
});

export const review = defineCommand(reviewNotice, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { notice, standing } = await managed(tx, input, ctx);
    if (!standing.review)
      throw new AppError('step-not-allowed', { reason: '由社区审核，您可以先改一改' });
    const byText = byTextOf(standing.review, ctx);
    const { decision, reason } = input;
    const record = recordOf(notice._id, reviewed(notice, { decision, reason, byText }, ctx.now));
    await tx.set(notices, record);
    const { version, status } = record;
    const tell = [notice.publisher.personId];
    return {
      answer: { version, status },
      name: stateEvents[status],
      subjectIds: [notice._id],
      data: factsOf(record, { tell, reason: decision === 'refuse' ? reason : undefined }),
      callerText: byText,
    };
  },
});

/** Notes kept of one notice: each stairwell may hang it up, each channel may be used twice. */
const channelLimit = 60;

/** Changes nothing of what the notice says, so its version stays. */
export const note = defineCommand(noteChannel, {
  async transact({ tx, input, ctx, eventId }) {
    const { notice, standing } = opened(await tx.get(notices, input.id), ctx);
    const writer = { memberships: ctx.caller.memberships, at: ctx.now };
    const post = standing.review ?? writingPosts(notice, writer)[0];
    if (!post) throw new AppError('not-found');
    if (notice.status !== 'published')
      throw new AppError('step-not-allowed', { reason: '发布以后才能记录' });
    if (notice.channels.length >= channelLimit)
      throw new AppError('step-not-allowed', { reason: '记录已经够多了，不用再记' });
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const byText = standing.isWriter ? publisherText(notice.publisher) : byTextOf(post, ctx);
    const noted = { channel: input.channel, at: ctx.now, byText, photos };
    await tx.set(notices, { ...notice, channels: [...notice.channels, noted] });
    const batch = input.photos && { photos, batchId: input.photos.batchId };
    return {
      answer: {},
      name: 'notice.channel-noted',
      subjectIds: [notice._id],
      data: factsOf(notice, batch),
      callerText: byText,
    };
  },
});
