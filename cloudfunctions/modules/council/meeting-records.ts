import type { Day } from '#domain/day';
import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import {
  type DecisionRecord,
  decisions,
  type HallRecord,
  type MeetingRecord,
  meetingIdOf,
  meetings,
  type ProposalRecord,
  proposals,
} from './records';

/** Topics that one agenda can be asked to judge. */
const mostTopics = 50;

/** Topics of a hall that came by an instant, that nobody has decided about and neighbours may read; at most 50. */
export async function topicsToJudge(hallId: string, by: number): Promise<ProposalRecord[]> {
  const found = await find(proposals, {
    where: { hallId, status: 'open', at: op.lte(by) },
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: mostTopics,
  });
  return found.filter(({ heldBackFor }) => heldBackFor === undefined);
}

type Page = { after: Cursor | undefined; limit: number };

/** Meetings of a hall that neighbours may see, the newest first, and one more than asked for. */
export function meetingsOfHall(hallId: string, { after, limit }: Page): Promise<MeetingRecord[]> {
  const where = { hallId, isPublic: true };
  return find(meetings, {
    where: after
      ? op.and(
          { ...where, sortAt: op.lte(after.at) },
          op.or({ sortAt: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['sortAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });
}

/** Meetings in which it is somebody's turn, the next first. */
export const meetingsWaitingFor = (
  keys: readonly string[],
  limit: number,
): Promise<MeetingRecord[]> =>
  find(meetings, {
    where: { waitsFor: op.in([...keys]) },
    order: [
      ['sortAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Meetings the clock has something to do about, the longest waiting first. */
export const meetingsToWake = (now: number, limit: number): Promise<MeetingRecord[]> =>
  find(meetings, {
    where: { wakeAt: op.lte(now) },
    order: [
      ['wakeAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Decisions somebody keeps up to date that were to be done before a day, the oldest first. */
export const decisionsDueBefore = (
  keys: readonly string[],
  { today, limit }: { today: Day; limit: number },
): Promise<DecisionRecord[]> =>
  find(decisions, {
    where: { leadIds: op.in([...keys]), isFinal: false, dueOn: op.lt(today) },
    order: [
      ['dueOn', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Topics whose words somebody at a desk looks at first, the oldest first. */
export const topicsHeldBackFor = (
  keys: readonly string[],
  limit: number,
): Promise<ProposalRecord[]> =>
  find(proposals, {
    where: { heldBackFor: op.in([...keys]), status: 'open' },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Of these halls, the ones whose meeting of a month is prepared or was held. */
export async function hallsWithMeeting(
  of: readonly Pick<HallRecord, '_id'>[],
  month: string,
): Promise<Set<string>> {
  if (of.length === 0) return new Set();
  const ids = of.map(({ _id }) => meetingIdOf(_id, month));
  const found = await find(meetings, {
    where: { _id: op.in(ids) },
    fields: ['hallId', 'status'],
    limit: ids.length,
  });
  return new Set(found.filter(({ status }) => status !== 'cancelled').map(({ hallId }) => hallId));
}
