import { getHall } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { cadenceOf, lastMonths } from '#domain/cadence';
import { dayOf } from '#domain/day';
import { comingStatuses } from '#domain/meeting';
import { defineQuery } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { decisionsOfHall } from './decision-records';
import { decisionViews } from './decision-view';
import { mayEdit } from './hall-editor';
import { countWaiting, newestMeetings } from './hall-records';
import { hallLine } from './halls';
import { meetingLine } from './meeting-line';
import { isOurs } from './ours';
import { type HallRecord, halls, type MeetingRecord } from './records';
import { mayLead } from './stepping';

/** A hall's page shows so much of its past, however long that is. */
const shown = { decisions: 5, past: 3, months: 6 };
/** What is to come, what was called off, and the last three that were held. */
const meetingsLook = 5;
const mostTopics = 50;

const heldStatuses: readonly MeetingRecord['status'][] = [
  'minutes',
  'resolved',
  'executing',
  'closed',
];

/** Whoever leads there now, with the last day of her post where it ends. */
const moderatorsOf = ({ moderators }: HallRecord, now: number) =>
  moderators
    .filter(({ until }) => until === undefined || until > now)
    .map(({ name, until }) => ({
      name,
      ...(until !== undefined && { untilOn: dayOf(until - 1) }),
    }));

/** The meeting that neighbours can prepare for: the one the hall names, else the first that is to come. */
function nextOf(hall: HallRecord, newest: readonly MeetingRecord[]): MeetingRecord | undefined {
  const coming = newest.filter(({ status }) => comingStatuses.includes(status));
  const named = coming.find(({ _id }) => _id === hall.next?.meetingId);
  return named ?? coming.findLast(({ status }) => status !== 'postponed') ?? coming.at(-1);
}

/** The newest decisions of a hall, those that wait for something first. */
async function newestDecisions(hallId: string) {
  const limit = shown.decisions;
  const [open, newest] = await Promise.all([
    decisionsOfHall(hallId, { only: { isFinal: false }, limit }),
    decisionsOfHall(hallId, { limit }),
  ]);
  return [...open, ...newest.filter(({ isFinal }) => isFinal)].slice(0, limit);
}

const monthsOf = (hall: HallRecord, now: number) =>
  lastMonths(now, shown.months).flatMap((month) => {
    const cadence = cadenceOf(hall, month, now);
    return cadence ? [{ month, cadence }] : [];
  });

export const look = defineQuery(getHall, async ({ id }, ctx) => {
  const hall = await get(halls, id);
  if (!hall) throw new AppError('not-found');
  const [newest, waitingTopics, found, ours] = await Promise.all([
    newestMeetings(id, { isPublic: true, limit: meetingsLook }),
    countWaiting(id, mostTopics),
    newestDecisions(id),
    isOurs(hall, ctx),
  ]);
  const next = nextOf(hall, newest);
  const past = newest.filter(({ status }) => heldStatuses.includes(status)).slice(0, shown.past);
  const isLeading = mayLead(hall, ctx);
  const { version, areaId, hasOwnersCommittee, capacity, phone, movedNote } = hall;
  return {
    hall: {
      ...hallLine(hall),
      ...{ version, areaId, hasOwnersCommittee },
      ...defined({ capacity, phone, movedNote }),
      moderators: moderatorsOf(hall, ctx.now),
    },
    ...(next && { next: meetingLine(next) }),
    waitingTopics,
    decisions: await decisionViews(found, { ...ctx, isLeading }),
    past: past.map(meetingLine),
    cadence: monthsOf(hall, ctx.now),
    isOurs: ours,
    mayLead: isLeading,
    mayEdit: mayEdit(hall, ctx.caller),
  };
});
