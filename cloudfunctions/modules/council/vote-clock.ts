import { recordEvent } from '#runtime/command';
import { find, op, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import type { Listener } from '#runtime/outbox';
import { type VoteRecord, votes } from './records';
import { votesOf } from './vote-view';
import { factsOfVote } from './votes';

const pageSize = 50;

/** Votes whose time has passed. */
const dueAt = (now: number, limit: number): Promise<VoteRecord[]> =>
  find(votes, {
    where: { isOpen: true, closesAt: op.lte(now) },
    order: [
      ['closesAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

const close = (id: string, run: JobRun, isDue: (vote: VoteRecord) => boolean): Promise<boolean> =>
  transact(async (tx) => {
    const vote = await tx.get(votes, id);
    if (!vote?.isOpen || !isDue(vote)) return false;
    await tx.set(votes, {
      ...vote,
      isOpen: false,
      closedAt: run.now,
      version: vote.version + 1,
    });
    const told = { name: 'council.vote-closed', subjectIds: [id], data: factsOfVote(vote) };
    await recordEvent(tx, { told, key: `vote-closed-${id}`, run });
    return true;
  }, run.deadline);

/** A vote is over when its time is. */
export const votesDue: Job = {
  name: 'council.votes-due',
  isIdle: async (now) => (await dueAt(now, 1)).length === 0,
  async run(run) {
    const isDue = ({ closesAt }: VoteRecord) => closesAt !== undefined && closesAt <= run.now;
    let count = 0;
    let page = await dueAt(run.now, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      let closed = 0;
      for (const { _id } of page) if (await close(_id, run, isDue)) closed += 1;
      count += closed;
      page = closed === 0 ? [] : await dueAt(run.now, pageSize);
    }
    return count;
  },
};

/** What is still open when the minutes are final, or when the meeting is off, is closed with them. */
export const endVotes: Listener = {
  name: 'council.end-votes',
  hears: ['council.minutes-final', 'council.cancelled'],
  async hear(event, { now, deadline }) {
    const { meetingId } = event.data as { meetingId: string };
    const open = (await votesOf(meetingId)).filter(({ isOpen }) => isOpen);
    for (const { _id } of open)
      await close(_id, { now, deadline, traceId: event.traceId }, () => true);
    return 'done';
  },
};
