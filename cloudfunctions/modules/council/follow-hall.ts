import type { MeetingStatus } from '#contracts/council';
import { comingStatuses } from '#domain/meeting';
import { recordEvent } from '#runtime/command';
import { find, get, op, type Transaction, transact, updateWhere } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import {
  decisions,
  type HallRecord,
  halls,
  type MeetingRecord,
  meetings,
  proposals,
} from './records';
import { factsForEvent, leadKeys, settled } from './stepping';

/** Meetings of one hall in eight years, whatever their kind; only those that are not over are written. */
const mostMeetings = 200;
const overStatuses: readonly MeetingStatus[] = ['closed', 'cancelled'];

/** Where a hall stood, and the event that says that it moved. */
export type HallMove = { from: string; event: EventRecord };

async function openMeetings(hallId: string): Promise<string[]> {
  const found = await find(meetings, {
    where: { hallId, isPublic: op.in([true, false]) },
    order: [
      ['sortAt', 'desc'],
      ['_id', 'desc'],
    ],
    fields: ['status'],
    limit: mostMeetings,
  });
  return found.filter(({ status }) => !overStatuses.includes(status)).map(({ _id }) => _id);
}

/** The meeting as its hall stands now: what it is called, where it belongs, whose turn it is. */
const along = (meeting: MeetingRecord, hall: HallRecord): Promise<MeetingRecord> => {
  const { name: hallName, areaId, path, areaText, communityId } = hall;
  return settled({ ...meeting, hallName, areaId, path, areaText, communityId }, hall);
};

/** A meeting that was to be where the hall stood is where it stands now; what was announced gets a 变更通知. */
function relocated(
  meeting: MeetingRecord,
  { place, movedNote = '' }: HallRecord,
  { event: { at, callerText = '' } }: HallMove,
): MeetingRecord {
  if (meeting.status !== 'published') return { ...meeting, place };
  const text = `地点改为${place}。原因：议事厅换了地方，${movedNote}`;
  const changes = [...meeting.changes, { at, text, byText: callerText }];
  return { ...meeting, place, changes, version: meeting.version + 1 };
}

/** Whether a meeting that has not begun is announced or planned where the hall no longer is. */
const goesAlong = ({ status, place }: MeetingRecord, hall: HallRecord, { from }: HallMove) =>
  comingStatuses.includes(status) &&
  status !== 'in-session' &&
  place === from &&
  place !== hall.place;

type Following = { hall: HallRecord; move?: HallMove | undefined; hearing: Hearing };

async function followOne(tx: Transaction, id: string, { hall, move, hearing }: Following) {
  const meeting = await tx.get(meetings, id);
  if (!meeting) return;
  const isMoved = move !== undefined && goesAlong(meeting, hall, move);
  const next = await along(isMoved ? relocated(meeting, hall, move) : meeting, hall);
  if (JSON.stringify(next) === JSON.stringify(meeting)) return;
  await tx.set(meetings, next);
  if (next.version === meeting.version || !move) return;
  await recordEvent(tx, {
    told: { name: 'council.amended', subjectIds: [id], data: factsForEvent(next) },
    key: `hall-moved-${move.event._id}-${id}`,
    run: { now: hearing.now, traceId: move.event.traceId },
  });
}

/**
 * Carries what a hall is called, where it stands and who leads there to its meetings that are not over and to its open
 * topics and decisions; a second time changes nothing.
 */
export async function followHall(following: Following): Promise<void> {
  const { hall, hearing } = following;
  const { _id: hallId, name: hallName, areaId, path, communityId } = hall;
  for (const id of await openMeetings(hallId))
    await transact((tx) => followOne(tx, id, following), hearing.deadline);
  const place = { hallName, communityId, path: op.set(path) };
  await updateWhere(proposals, { hallId, status: 'open' }, place);
  await updateWhere(
    decisions,
    { hallId, isFinal: false },
    { ...place, areaId, leadIds: op.set(leadKeys(hall)) },
  );
}

/** What belongs to a hall follows it when somebody changed it. */
export const followSaved: Listener = {
  name: 'council.follow-hall',
  hears: ['council.hall-saved', 'council.hall-moved'],
  isForJobs: true,
  async hear(event, hearing) {
    const { hallId, fromPlace } = event.data as { hallId: string; fromPlace?: string };
    const hall = await get(halls, hallId);
    const move = fromPlace === undefined ? undefined : { from: fromPlace, event };
    if (hall) await followHall({ hall, move, hearing });
    return 'done';
  },
};
