import { backTopic, withdrawTopic } from '#contracts/council-topics';
import { AppError } from '#contracts/errors';
import { isOurs } from '#domain/council-scope';
import { backObstacle } from '#domain/council-topic';
import { comingStatuses } from '#domain/meeting';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { belonging, postPaths } from './ours';
import { backingIdOf, backings, meetings, type ProposalRecord, proposals } from './records';
import { hallIn } from './stepping';
import { isHers, isSeen } from './topics';

/** A topic as it stands in this transaction; one the caller does not see does not exist. */
export async function topicIn(tx: Transaction, id: string, { caller }: Context) {
  const topic = await tx.get(proposals, id);
  if (!topic || !isSeen(topic, caller)) throw new AppError('not-found');
  return topic;
}

/** Whether the meeting that has it on its agenda is over. */
async function isOver(tx: Transaction, { status, meetingId }: ProposalRecord): Promise<boolean> {
  if (status !== 'adopted' || meetingId === undefined) return false;
  const meeting = await tx.get(meetings, meetingId);
  return meeting !== undefined && !comingStatuses.includes(meeting.status);
}

/** What happened to a topic, for listeners. */
export const topicFacts = (topic: ProposalRecord) => ({
  proposalId: topic._id,
  hallId: topic.hallId,
  hallName: topic.hallName,
  title: topic.title,
});

export const back = defineCommand(backTopic, {
  prepare: (_, { caller }) => postPaths(caller),
  async transact({ tx, input: { id, isBacked }, ctx, prepared: pathOf }) {
    const { personId } = ctx.caller;
    const topic = await topicIn(tx, id, ctx);
    const hall = await hallIn(tx, topic.hallId);
    if (!isOurs(belonging(ctx.caller), hall, pathOf)) throw new AppError('not-found');
    const reason =
      backObstacle(topic, personId) ?? ((await isOver(tx, topic)) ? '已经开过会了' : undefined);
    if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
    const _id = backingIdOf(id, personId);
    const wasBacked = (await tx.get(backings, _id)) !== undefined;
    const backers = topic.backers + Number(isBacked) - Number(wasBacked);
    if (isBacked !== wasBacked) {
      if (isBacked) await tx.set(backings, { _id, proposalId: id, personId, at: ctx.now });
      else await tx.remove(backings, _id);
      await tx.set(proposals, { ...topic, backers });
    }
    return {
      answer: { backers },
      name: 'council.topic-backed',
      subjectIds: [id],
      data: { ...topicFacts(topic), isBacked, backers },
    };
  },
});

export const withdraw = defineCommand(withdrawTopic, {
  async transact({ tx, input: { id, version }, ctx }) {
    const topic = await topicIn(tx, id, ctx);
    if (!isHers(topic, ctx.caller.personId)) throw new AppError('not-found');
    if (topic.version !== version) throw new AppError('conflict', { version: topic.version });
    if (topic.status !== 'open')
      throw new AppError('step-not-allowed', { reason: '这个议题已经有结果了，不能再撤回' });
    const { heldBackFor: _, ...rest } = topic;
    await tx.set(proposals, { ...rest, status: 'withdrawn', version: version + 1 });
    return {
      answer: {},
      name: 'council.topic-withdrawn',
      subjectIds: [id],
      data: topicFacts(topic),
    };
  },
});
