import { collection, find } from './database';
import type { EventRecord } from './records';

const events = collection<EventRecord>('events');

/** What happened to one record, oldest first; at most its first 200 events. */
export const eventsAbout = (subjectId: string): Promise<EventRecord[]> =>
  find(events, {
    where: { subjectIds: subjectId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 200,
  });
