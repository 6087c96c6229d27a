import { closeVote, countHands, openVote } from '#contracts/council-vote';
import { AppError, refusedAt } from '#contracts/errors';
import { dayMs } from '#domain/day';
import { isPaperSigned, noBallots, openingRefusal, sumOf } from '#domain/vote';
import { defineCommand, type Served } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { type HallRecord, type MeetingRecord, type VoteRecord, votes } from './records';
import { hallIn, leaderText, ledMeeting, mayLead, meetingIn } from './stepping';
import { voteLimit, votesOf } from './vote-view';

/** Ballots are collected at most so long. */
const longestMs = 30 * dayMs;

export type Led = { vote: VoteRecord; meeting: MeetingRecord; hall: HallRecord };

/** A meeting of a hall the caller leads; for others it does not exist. */
async function ledIn(tx: Transaction, id: string, ctx: Context) {
  const meeting = await meetingIn(tx, id);
  const hall = await hallIn(tx, meeting.hallId);
  if (!mayLead(hall, ctx)) throw new AppError('not-found');
  return { meeting, hall };
}

/** A vote as the caller saw it, which she leads. */
export async function ledVote(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  ctx: Context,
): Promise<Led> {
  const vote = await tx.get(votes, id);
  if (!vote) throw new AppError('not-found');
  const led = await ledIn(tx, vote.meetingId, ctx);
  if (vote.version !== version) throw new AppError('conflict', { version: vote.version });
  return { vote, ...led };
}

/** For a repeat: the vote is still of a hall the caller leads. */
export async function recheckVote({ id }: { id: string }, ctx: Context): Promise<void> {
  await ledMeeting((await get(votes, id))?.meetingId ?? '', ctx);
}

export const refuse = (reason: string): AppError => new AppError('step-not-allowed', { reason });

/** What an event says of a vote: never how somebody voted. */
export const factsOfVote = ({ _id, meetingId, hallId }: VoteRecord) => ({
  voteId: _id,
  meetingId,
  hallId,
});

/** Writes the next state of a vote and says what happened to it. */
export async function written(
  tx: Transaction,
  vote: VoteRecord,
  { name, callerText, data }: { name: string; callerText: string; data?: object },
) {
  const next = { ...vote, version: vote.version + 1 };
  await tx.set(votes, next);
  return {
    answer: { version: next.version },
    name,
    subjectIds: [vote._id],
    data: { ...factsOfVote(vote), ...data },
    callerText,
  };
}

const voteIdOf = (meetingId: string, place: number): string =>
  derivedId('vt', meetingId, String(place));

/** The next free place among the votes of a meeting: their number is their id, so that nobody opens an eleventh. */
async function freeId(tx: Transaction, meetingId: string, from: number): Promise<string> {
  for (let place = from; place < voteLimit; place += 1) {
    const id = voteIdOf(meetingId, place);
    if (!(await tx.get(votes, id))) return id;
  }
  throw refuse(`一次会最多 ${voteLimit} 项表决`);
}

function refuseItem({ agenda }: MeetingRecord, itemId: string): void {
  const item = agenda.find(({ id }) => id === itemId);
  if (!item) throw refusedAt('itemId', '议程里没有这一项，请刷新看看');
  if (item.isStanding) throw refusedAt('itemId', '评议物业服务用打分，不用表决');
}

function refuseTime(closesAt: number | undefined, now: number): void {
  if (closesAt !== undefined && (closesAt <= now || closesAt > now + longestMs))
    throw refusedAt('closesAt', '截止时间要在现在之后、30 天以内');
}

const open = defineCommand(openVote, {
  prepare: async ({ meetingId }) => (await votesOf(meetingId)).length,
  async transact({ tx, input, ctx, prepared }) {
    const { meetingId, itemId, question, way, unit, quorum } = input;
    const { meeting, hall } = await ledIn(tx, meetingId, ctx);
    const reason = openingRefusal(way, meeting.status);
    if (reason) throw refuse(reason);
    refuseItem(meeting, itemId);
    const closesAt = way === 'ballot' ? input.closesAt : undefined;
    refuseTime(closesAt, ctx.now);
    const vote: VoteRecord = {
      _id: await freeId(tx, meetingId, prepared),
      ...{ meetingId, itemId, question, way, unit, hallId: hall._id },
      ...defined({ closesAt, quorum }),
      isOpen: true,
      tally: noBallots,
      at: ctx.now,
      byId: ctx.caller.personId,
      version: 1,
    };
    await tx.set(votes, vote);
    return {
      answer: { id: vote._id },
      name: 'council.vote-opened',
      subjectIds: [vote._id],
      data: factsOfVote(vote),
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ meetingId }, ctx) {
    await ledMeeting(meetingId, ctx);
  },
});

const hands = defineCommand(countHands, {
  async transact({ tx, input, ctx }) {
    const { vote, meeting, hall } = await ledVote(tx, input, ctx);
    if (vote.way !== 'hands' || !vote.isOpen) throw refuse('这项表决不是举手，或已经结束');
    const sum = sumOf(input.tally);
    if (sum === 0) throw refusedAt('tally', '请写赞成、反对、弃权各有几人');
    if (sum > meeting.present)
      throw refusedAt(
        'tally',
        `一共 ${sum} 人举手，比到会的 ${meeting.present} 人多：请再数一次，或先把没扫码的人记上到会`,
      );
    const callerText = leaderText(hall, ctx.caller);
    return written(
      tx,
      { ...vote, tally: input.tally },
      { name: 'council.hands-counted', callerText },
    );
  },
  recheck: recheckVote,
});

const isPaperWaiting = (vote: VoteRecord): boolean =>
  vote.paper !== undefined && !isPaperSigned(vote);

const close = defineCommand(closeVote, {
  async transact({ tx, input, ctx }) {
    const { vote, hall } = await ledVote(tx, input, ctx);
    if (!vote.isOpen) throw refuse('这项表决已经结束了');
    if (isPaperWaiting(vote))
      throw refuse('纸质票还没有监票人签字，不能算数：请她签字，或拍下签了名的票单再录一次');
    if (vote.way === 'hands' && sumOf(vote.tally) === 0) throw refuse('请先写举手的人数');
    const callerText = leaderText(hall, ctx.caller);
    return written(
      tx,
      { ...vote, isOpen: false, closedAt: ctx.now },
      { name: 'council.vote-closed', callerText },
    );
  },
  recheck: recheckVote,
});

export const voteActions: readonly Served[] = [open, hands, close];
