import { counterSign, enterPaperBallots } from '#contracts/council-vote';
import { AppError, refusedAt } from '#contracts/errors';
import { isPaperSigned, isTaking, sumOf } from '#domain/vote';
import { defineCommand, type Served } from '#runtime/action';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { attendancesOf } from './attendance-records';
import {
  type AttendanceRecord,
  attendanceIdOf,
  attendances,
  type VoteRecord,
  votes,
} from './records';
import { leaderText } from './stepping';
import { type Led, ledVote, recheckVote, refuse, written } from './votes';

const isPaper = ({ personId, status }: AttendanceRecord): boolean =>
  personId === undefined && status === 'present';

/** How many are at the meeting of a vote without a phone: nobody else votes on paper. */
async function papersAt(voteId: string): Promise<number> {
  const vote = await get(votes, voteId);
  return vote ? (await attendancesOf(vote.meetingId)).filter(isPaper).length : 0;
}

/** Who is asked to sign: somebody with a phone who is there and did not count herself. */
async function witnessIn(
  tx: Transaction,
  { witness, meetingId, byId }: { witness: string; meetingId: string; byId: string },
): Promise<string> {
  const found = await tx.get(attendances, witness);
  const isThere = found?.meetingId === meetingId && found.status === 'present';
  if (!isThere || found.personId === undefined)
    throw refusedAt('witness', '请选一位已到会、有手机的人监票');
  if (found.personId === byId) throw refusedAt('witness', '录票的人不能自己监票，请选另一位');
  return found.personId;
}

function refuseCount({ vote }: Led, sum: number, papers: number): void {
  if (vote.way !== 'ballot') throw refuse('举手表决没有纸质票');
  if (isPaperSigned(vote)) throw refuse('纸质票已经录好，也有人监票签字了');
  if (sum === 0) throw refusedAt('tally', '请写赞成、反对、弃权各有几票');
  if (sum > papers)
    throw refusedAt(
      'tally',
      `一共 ${sum} 张票，比记上到会、没用手机的 ${papers} 人多：请再数一次，或先把他们记上到会`,
    );
}

const enter = defineCommand(enterPaperBallots, {
  prepare: ({ id }) => papersAt(id),
  async transact({ tx, input, ctx, eventId, prepared: papers }) {
    const byId = ctx.caller.personId;
    const led = await ledVote(tx, input, ctx);
    const { vote, hall } = led;
    if (!isTaking(vote, ctx.now)) throw refuse('投票已经截止');
    refuseCount(led, sumOf(input.tally), papers);
    const { witness, tally } = input;
    if (witness === undefined && !input.photos)
      throw refusedAt('witness', '请选一位到会的人监票，或拍下有两人签名的票单');
    const { meetingId } = vote;
    const witnessId =
      witness === undefined ? undefined : await witnessIn(tx, { witness, meetingId, byId });
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const byText = leaderText(hall, ctx.caller);
    const paper = { tally, byId, byText, photos, ...defined({ witnessId }) };
    return written(
      tx,
      { ...vote, paper },
      { name: 'council.paper-entered', callerText: byText, data: { ...defined({ witnessId }) } },
    );
  },
  recheck: recheckVote,
});

/** Whether this person signs: she is there, did not count, and is who was asked where somebody was. */
async function refuseSigner(tx: Transaction, vote: VoteRecord, personId: string): Promise<void> {
  const hers = await tx.get(attendances, attendanceIdOf(vote.meetingId, personId));
  if (hers?.status !== 'present') throw new AppError('not-found');
  if (vote.paper?.byId === personId) throw refuse('录票的人不能自己监票');
  const { witnessId = personId } = vote.paper ?? {};
  if (witnessId !== personId) throw refuse('请的是另一位监票，谢谢您');
}

const sign = defineCommand(counterSign, {
  async transact({ tx, input: { id, version, isRight }, ctx }) {
    const vote = await tx.get(votes, id);
    if (!vote) throw new AppError('not-found');
    const { personId } = ctx.caller;
    await refuseSigner(tx, vote, personId);
    if (vote.version !== version) throw new AppError('conflict', { version: vote.version });
    const { paper, ...rest } = vote;
    if (!paper || isPaperSigned(vote)) throw refuse('没有等您监票的纸质票了');
    if (!isTaking(vote, ctx.now)) throw refuse('投票已经截止');
    const next = isRight ? { ...vote, paper: { ...paper, signedById: personId } } : rest;
    const data = { isRight, by: paper.byId };
    return written(tx, next, { name: 'council.counter-signed', callerText: '监票人', data });
  },
});

export const paperActions: readonly Served[] = [enter, sign];
