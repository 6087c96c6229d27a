import { find } from '#runtime/database';
import { type AttendanceRecord, attendances } from './records';

/** A hall has at most 500 places. */
const most = 500;

/** Everybody at a meeting, or who wants to come, in the order they said so; at most 500. */
export const attendancesOf = (meetingId: string): Promise<AttendanceRecord[]> =>
  find(attendances, {
    where: { meetingId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: most,
  });
