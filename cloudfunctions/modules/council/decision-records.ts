import { type Day, dayOf } from '#domain/day';
import { chaseOf } from '#domain/decision';
import type { Cursor } from '#runtime/cursor';
import { find, op, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type DecisionRecord, decisions, halls, meetings } from './records';

/** Items of one agenda: one decision each. */
const mostOfMeeting = 15;

/** What one meeting decided, in the order of its agenda. */
export const decisionsOfMeeting = (meetingId: string): Promise<DecisionRecord[]> =>
  find(decisions, {
    where: { meetingId },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: mostOfMeeting,
  });

type Page = {
  /** Those of a hall that still wait for something, or those a person brought or backed. */
  only?: { isFinal: false } | { concerns: string };
  after?: Cursor | undefined;
  limit: number;
};

/** What a hall decided, the newest first. */
export function decisionsOfHall(
  hallId: string,
  { only, after, limit }: Page,
): Promise<DecisionRecord[]> {
  const where = { hallId, ...only };
  return find(decisions, {
    where: after
      ? op.and(
          { ...where, decidedAt: op.lte(after.at) },
          op.or({ decidedAt: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['decidedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });
}

/** Decisions the clock asks about on this day or before. */
export const decisionsToChase = (today: Day, limit: number): Promise<DecisionRecord[]> =>
  find(decisions, {
    where: { isFinal: false, chaseOn: op.lte(today) },
    order: [
      ['chaseOn', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** What an event says of a decision: no words of residents, no names. */
export const factsOfDecision = (decision: DecisionRecord) => {
  const { _id: decisionId, meetingId, hallId, hallName, meetingTitle, topic, status } = decision;
  return { decisionId, meetingId, hallId, hallName, title: meetingTitle, topic, status };
};

type Moved = { before: DecisionRecord; after: DecisionRecord; at: number };

/**
 * Writes a decision that moved, with the day on which the clock asks about it and the counters of its hall and its
 * meeting, which are read and written only where they change.
 */
export async function keepMoved(tx: Transaction, { before, after, at }: Moved): Promise<void> {
  const { chaseOn: _, ...rest } = after;
  const chaseOn = chaseOf(after, dayOf(at));
  await tx.set(decisions, { ...rest, ...defined({ chaseOn }) });
  const opened = Number(before.isFinal) - Number(after.isFinal);
  const hall = opened === 0 ? undefined : await tx.get(halls, after.hallId);
  if (hall) await tx.set(halls, { ...hall, openDecisions: hall.openDecisions + opened });
  const done = Number(after.status === 'done') - Number(before.status === 'done');
  const meeting = done === 0 ? undefined : await tx.get(meetings, after.meetingId);
  if (meeting) await tx.set(meetings, { ...meeting, decisionsDone: meeting.decisionsDone + done });
}
