import { type Transaction, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { waiting } from './judging';
import { meetings, proposals } from './records';
import { tabledAt } from './topics-records';

const pageSize = 50;

/** Whether a meeting that was opened anew since has the topic on its agenda. */
async function isTakenUp(tx: Transaction, id: string, meetingId: string): Promise<boolean> {
  const { status, agenda } = (await tx.get(meetings, meetingId)) ?? { status: 'cancelled' };
  const isOn = agenda?.some(({ proposalIds }) => proposalIds.includes(id));
  return status !== 'cancelled' && isOn === true;
}

/** Gives one topic back to those that wait; one that somebody decided about since stays as it is. Answers whether it did. */
const release = (id: string, meetingId: string, { deadline }: Hearing): Promise<boolean> =>
  transact(async (tx) => {
    const topic = await tx.get(proposals, id);
    const isTabled = topic?.status === 'adopted' || topic?.status === 'merged';
    if (!topic || !isTabled || topic.meetingId !== meetingId) return false;
    if (await isTakenUp(tx, id, meetingId)) return false;
    await tx.set(proposals, { ...waiting(topic), version: topic.version + 1 });
    return true;
  }, deadline);

/** What a cancelled meeting had on its agenda waits for the next one. */
const releaseTopics: Listener = {
  name: 'council.release-topics',
  hears: ['council.cancelled'],
  async hear({ data }, hearing) {
    const { meetingId } = data as { meetingId: string };
    const tabled = await tabledAt(meetingId, pageSize);
    let released = 0;
    for (const { _id } of tabled) {
      if (hearing.deadline.isOver()) return 'later';
      if (await release(_id, meetingId, hearing)) released += 1;
    }
    return tabled.length < pageSize || released === 0 ? 'done' : 'later';
  },
};

export const topicListeners: readonly Listener[] = [releaseTopics];
