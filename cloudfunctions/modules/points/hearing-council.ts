import { dayOf } from '#domain/day';
import { reasonOf } from '#domain/earning';
import { get, getAll } from '#runtime/database';
import type { Heard, Listener } from '#runtime/outbox';
import { attendancesOf } from '../council/attendance-records';
import { decisionsOfMeeting } from '../council/decision-records';
import {
  type AttendanceRecord,
  type MeetingRecord,
  meetings,
  type ProposalRecord,
  proposals,
} from '../council/records';
import { type Deed, proposeSeen, type Run, seenByPlatform } from './proposing';
import { accountIdOf, accounts, candidateIdOf, candidates } from './records';

type Earned = { accountId: string; deed: Deed };

/** The day people came together. */
const dayOfMeeting = ({ startedAt, startsAt, openedAt }: MeetingRecord) =>
  dayOf(startedAt ?? startsAt ?? openedAt);

/** A tick is of whoever made it, so that somebody else decides (`rules.md §4.3.2`). */
const seenBy = ({ way, tickedById, tickedByText = '' }: AttendanceRecord) =>
  way === 'ticked' && tickedById !== undefined
    ? { proposerId: tickedById, proposerText: tickedByText }
    : seenByPlatform;

/** Everybody who was there: not who signed up. */
async function attended(meeting: MeetingRecord): Promise<Earned[]> {
  const all = await attendancesOf(meeting._id);
  return all.flatMap((one) => {
    const accountId = one.personId === undefined ? one.accountId : accountIdOf(one.personId);
    if (one.status !== 'present' || accountId === undefined) return [];
    const deed: Deed = {
      ...seenBy(one),
      act: 'meeting-attended',
      doneOn: dayOfMeeting(meeting),
      subjectId: meeting._id,
      reason: reasonOf('meeting-attended', meeting.title),
    };
    return [{ accountId, deed }];
  });
}

/** Brought to this meeting by somebody herself; what others entered for her, or an earlier meeting paid, earns nothing. */
const isOwn = ({ meetingId, status, enteredById }: ProposalRecord, meeting: MeetingRecord) =>
  meetingId === meeting._id &&
  enteredById === undefined &&
  (status === 'adopted' || status === 'merged');

/** Authors of what the meeting took up, once for each item however many topics of hers it answers. */
async function adopted(meeting: MeetingRecord): Promise<Earned[]> {
  const taken = (await decisionsOfMeeting(meeting._id)).filter(
    ({ kind }) => kind !== 'not-adopted',
  );
  const topics = await getAll(
    proposals,
    taken.flatMap(({ proposalIds }) => proposalIds),
  );
  return taken.flatMap(({ _id: subjectId, proposalIds, topic }) =>
    topics
      .filter((one) => proposalIds.includes(one._id) && isOwn(one, meeting))
      .flatMap(({ authorId }) => authorId ?? [])
      .map((authorId) => ({
        accountId: accountIdOf(authorId),
        deed: {
          ...seenByPlatform,
          act: 'suggestion-adopted' as const,
          doneOn: dayOfMeeting(meeting),
          subjectId,
          reason: reasonOf('suggestion-adopted', topic),
        },
      })),
  );
}

/** Those that have a passbook and were not proposed yet, in two requests however many came. */
async function stillToPropose(all: readonly Earned[]): Promise<Earned[]> {
  const books = await getAll(
    accounts,
    all.map(({ accountId }) => accountId),
  );
  const holderOf = new Map(books.map(({ _id, linkedToId }) => [_id, linkedToId ?? _id]));
  const idOf = ({ accountId, deed }: Earned) =>
    candidateIdOf(deed.act, deed.subjectId, holderOf.get(accountId) ?? accountId);
  const known = all.filter(({ accountId }) => holderOf.has(accountId));
  const there = new Set((await getAll(candidates, known.map(idOf))).map(({ _id }) => _id));
  return known.filter((one) => !there.has(idOf(one)));
}

async function proposeAll(all: readonly Earned[], run: Run): Promise<Heard> {
  for (const { accountId, deed } of await stillToPropose(all)) {
    if (run.deadline.isOver()) return 'later';
    await proposeSeen(accountId, deed, run);
  }
  return 'done';
}

/** Attendance and adopted suggestions, once the minutes are final and never before (`rules.md §4.2.1`, Points). */
const fromMeeting: Listener = {
  name: 'points.propose-from-meeting',
  hears: ['council.minutes-final'],
  isForJobs: true,
  async hear({ data, traceId }, hearing) {
    const meeting = await get(meetings, (data as { meetingId: string }).meetingId);
    if (!meeting) return 'done';
    const earned = await Promise.all([attended(meeting), adopted(meeting)]);
    return proposeAll(earned.flat(), { ...hearing, traceId });
  },
};

export const councilHearing = [fromMeeting];
