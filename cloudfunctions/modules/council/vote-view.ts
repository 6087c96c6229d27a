import type { VoteView } from '#contracts/council-vote';
import {
  castRefusal,
  countedOf,
  isPaperSigned,
  isTaking,
  resultOf,
  sumOf,
  type Voter,
} from '#domain/vote';
import type { Context } from '#runtime/context';
import { find, get, getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import {
  attendanceIdOf,
  attendances,
  ballots,
  type HallRecord,
  type MeetingRecord,
  type VoteRecord,
  votes,
} from './records';
import { slipsOf, voterOf } from './voter';

/** Votes of one meeting at most. */
export const voteLimit = 10;

/** Votes of a meeting in the order they were opened. */
export const votesOf = (meetingId: string): Promise<VoteRecord[]> =>
  find(votes, {
    where: { meetingId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: voteLimit,
  });

type Seen = { meeting: MeetingRecord; voter: Voter; personId: string; now: number };

const maySign = (vote: VoteRecord, { voter, personId, now }: Seen): boolean =>
  vote.paper !== undefined &&
  !isPaperSigned(vote) &&
  isTaking(vote, now) &&
  voter.isPresent &&
  vote.paper.byId !== personId &&
  (vote.paper.witnessId ?? personId) === personId;

function viewOf(vote: VoteRecord, seen: Seen): VoteView {
  const { _id: id, version, itemId, question, way, unit, closesAt, quorum, paper } = vote;
  const { voter, now } = seen;
  const isOpen = isTaking(vote, now);
  const mayCounterSign = maySign(vote, seen);
  const refusal = castRefusal(vote, seen.meeting.status, seen);
  const isAsked = isOpen && way === 'ballot' && !voter.hasVoted;
  return {
    ...{ id, version, itemId, question, way, unit, isOpen },
    ...defined({ closesAt, quorum }),
    ballots: sumOf(countedOf(vote)),
    ...resultOf({ ...vote, isOpen }),
    ...(paper && {
      paper: {
        byText: paper.byText,
        count: sumOf(paper.tally),
        ...(mayCounterSign && { tally: paper.tally }),
        isCounterSigned: isPaperSigned(vote),
      },
    }),
    hasVoted: voter.hasVoted,
    mayVote: refusal === undefined,
    ...(isAsked && defined({ obstacle: refusal })),
    mayCounterSign,
  };
}

/** The votes of a meeting as one person reads them: results once they are closed, and never how few ballots divide. */
export async function voteViewsOf(
  meeting: MeetingRecord,
  hall: HallRecord,
  ctx: Context,
): Promise<VoteView[]> {
  if (meeting.publishedAt === undefined && meeting.startedAt === undefined) return [];
  // A meeting that was called off and opened anew has its name and none of its votes.
  const found = (await votesOf(meeting._id)).filter(({ at }) => at >= meeting.openedAt);
  if (found.length === 0) return [];
  const { personId } = ctx.caller;
  const units = found.map(({ unit }) => unit);
  const voter = await voterOf(hall, ctx.caller, units);
  const [hers, cast] = await Promise.all([
    get(attendances, attendanceIdOf(meeting._id, personId)),
    getAll(
      ballots,
      found.flatMap((vote) => slipsOf(vote, personId, voter)),
    ),
  ]);
  const slips = new Set(cast.map(({ _id }) => _id));
  const isPresent = hers?.status === 'present';
  return found.map((vote) => {
    const hasVoted = slipsOf(vote, personId, voter).some((slip) => slips.has(slip));
    const seen = { meeting, personId, now: ctx.now, voter: { ...voter, isPresent, hasVoted } };
    return viewOf(vote, seen);
  });
}
