import { collection, find, get } from './database';
import { eventIdOf } from './ids';
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

/** Whether what a clock does under a key is done: the key of its event (`recordEvent`). */
export const hasHappened = async (key: string): Promise<boolean> =>
  (await get(events, eventIdOf('system', key))) !== undefined;
