import { listMeetings } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { meetingLine } from './meeting-line';
import { meetingsOfHall } from './meeting-records';
import { halls } from './records';

const pageSize = 20;

export const list = defineQuery(listMeetings, async ({ hallId, cursor }) => {
  const page = { after: readCursor(cursor), limit: pageSize };
  const [hall, found] = await Promise.all([get(halls, hallId), meetingsOfHall(hallId, page)]);
  if (!hall) throw new AppError('not-found');
  const shown = found.slice(0, pageSize);
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    hallName: hall.name,
    items: shown.map(meetingLine),
    nextCursor: last && cursorOf({ at: last.sortAt, id: last._id }),
  };
});
