import { reviewTopic } from '#contracts/council-topics';
import { AppError, refusedAt } from '#contracts/errors';
import { defineCommand } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { topicFacts } from './backing';
import { type ProposalRecord, proposals } from './records';
import { leaderText } from './stepping';
import { isDeskOf, isHers } from './topics';

/** Somebody of the desk says whether neighbours read words that WeChat doubts. */
export const review = defineCommand(reviewTopic, {
  async transact({ tx, input: { id, version, decision, reason }, ctx }) {
    const topic = await tx.get(proposals, id);
    if (!topic || !isDeskOf(topic, ctx.caller)) throw new AppError('not-found');
    if (topic.version !== version) throw new AppError('conflict', { version: topic.version });
    if (topic.heldBackFor === undefined || topic.status !== 'open')
      throw new AppError('step-not-allowed', { reason: '已经看过了，请刷新' });
    if (isHers(topic, ctx.caller.personId))
      throw new AppError('step-not-allowed', { reason: '自己写的，请别的同事来看' });
    if (decision === 'refuse' && reason === undefined)
      throw refusedAt('reason', '请写理由，提议的人会看到');
    const { heldBackFor: _, ...looked } = topic;
    const isRefused = decision === 'refuse';
    const next: ProposalRecord = {
      ...looked,
      ...(isRefused && { status: 'not-tabled', ...defined({ reason }) }),
      version: version + 1,
    };
    await tx.set(proposals, next);
    return {
      answer: { version: next.version },
      name: 'council.topic-reviewed',
      subjectIds: [id],
      data: { ...topicFacts(topic), decision, ...defined({ authorId: topic.authorId, reason }) },
      callerText: leaderText(topic, ctx.caller),
    };
  },
  async recheck({ id }, { caller }) {
    const topic = await get(proposals, id);
    if (!topic || !isDeskOf(topic, caller)) throw new AppError('not-found');
  },
});
