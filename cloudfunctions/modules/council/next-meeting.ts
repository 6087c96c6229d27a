import { get, transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { comingMeetings } from './hall-records';
import { type HallRecord, halls, type MeetingRecord, meetings } from './records';
import { withNext } from './stepping';

const isFree = ({ next }: HallRecord) => next === undefined || next.status === 'postponed';

/** Of meetings that neighbours may see and that have a time, the first. */
const firstOf = (coming: readonly MeetingRecord[]): MeetingRecord | undefined =>
  coming
    .filter(({ isPublic, status }) => isPublic && status !== 'postponed')
    .toSorted((a, b) => a.sortAt - b.sortAt)[0];

/** Where a meeting is over or put off, the hall's line tells of the one after it, if that is known. */
export const tellNext: Listener = {
  name: 'council.tell-next',
  hears: ['council.ended', 'council.cancelled', 'council.postponed'],
  isForJobs: true,
  async hear(event, { deadline }) {
    const { hallId } = event.data as { hallId: string };
    const hall = await get(halls, hallId);
    const first = hall && isFree(hall) ? firstOf(await comingMeetings(hallId)) : undefined;
    if (!first) return 'done';
    await transact(async (tx) => {
      const [now, meeting] = [await tx.get(halls, hallId), await tx.get(meetings, first._id)];
      if (now && meeting && isFree(now)) await tx.set(halls, withNext(now, meeting));
    }, deadline);
    return 'done';
  },
};
