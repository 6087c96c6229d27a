import { transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { waiting } from './judging';
import { proposals } from './records';
import { tabledAt } from './topics-records';

const pageSize = 50;

/** Gives one topic back to those that wait; one that somebody decided about since stays as it is. */
const release = (id: string, meetingId: string, { deadline }: Hearing) =>
  transact(async (tx) => {
    const topic = await tx.get(proposals, id);
    const isTabled = topic?.status === 'adopted' || topic?.status === 'merged';
    if (!topic || !isTabled || topic.meetingId !== meetingId) return;
    await tx.set(proposals, { ...waiting(topic), version: topic.version + 1 });
  }, deadline);

/** What a cancelled meeting had on its agenda waits for the next one. */
const releaseTopics: Listener = {
  name: 'council.release-topics',
  hears: ['council.cancelled'],
  async hear({ data }, hearing) {
    const { meetingId } = data as { meetingId: string };
    const tabled = await tabledAt(meetingId, pageSize);
    for (const { _id } of tabled) {
      if (hearing.deadline.isOver()) return 'later';
      await release(_id, meetingId, hearing);
    }
    return tabled.length < pageSize ? 'done' : 'later';
  },
};

export const topicListeners: readonly Listener[] = [releaseTopics];
