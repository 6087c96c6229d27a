import { castBallot } from '#contracts/council-vote';
import { AppError } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { castRefusal, countedOf, noBallots, plus, sumOf } from '#domain/vote';
import { defineCommand, type Served } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { attendanceIdOf, attendances, ballots, meetings, type VoteRecord, votes } from './records';
import { slipsOf, voterOf } from './voter';

/** What changes rarely is read beforehand, so that those who vote at once meet at the vote and nowhere else. */
async function standingOf(id: string, { caller }: Context) {
  const vote = await get(votes, id);
  if (!vote) return undefined;
  const [meeting, attendance] = await Promise.all([
    get(meetings, vote.meetingId),
    get(attendances, attendanceIdOf(vote.meetingId, caller.personId)),
  ]);
  if (!meeting) return undefined;
  const isPresent = attendance?.status === 'present';
  return { meeting, voter: { ...(await voterOf(meeting, caller, [vote.unit])), isPresent } };
}

async function voteIn(tx: Transaction, id: string): Promise<VoteRecord> {
  const vote = await tx.get(votes, id);
  if (!vote) throw new AppError('not-found');
  return vote;
}

/** Whether one of these slips lies in the box. */
async function isAnyThere(tx: Transaction, slips: readonly string[]): Promise<boolean> {
  for (const slip of slips) if (await tx.get(ballots, slip)) return true;
  return false;
}

/** A ballot goes into the sums, and a slip that says nothing of it beside them; its version stays for whoever leads. */
const cast = defineCommand(castBallot, {
  prepare: ({ id }, ctx) => standingOf(id, ctx),
  async transact({ tx, input: { id, choice }, ctx, prepared }) {
    const vote = await voteIn(tx, id);
    if (!prepared) throw new AppError('not-found');
    const { meeting, voter } = prepared;
    const slips = slipsOf(vote, ctx.caller.personId, voter);
    const hasVoted = await isAnyThere(tx, slips);
    const asked = { voter: { ...voter, hasVoted }, now: ctx.now };
    const reason = castRefusal(vote, meeting.status, asked);
    if (reason) throw new AppError('step-not-allowed', { reason });
    const next = { ...vote, tally: plus(vote.tally, { ...noBallots, [choice]: 1 }) };
    await tx.set(votes, next);
    for (const _id of slips) await tx.set(ballots, { _id, voteId: id, at: dayOf(ctx.now) });
    return {
      answer: { ballots: sumOf(countedOf(next)) },
      name: 'council.ballot-cast',
      subjectIds: [id],
      data: { meetingId: vote.meetingId, voteId: id },
    };
  },
});

export const ballotActions: readonly Served[] = [cast];
