import { dayOf } from '#domain/day';
import { transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { personOrNew } from './person';
import { people } from './records';

/**
 * Counts a person's reports of the day, for the daily limit. Done after the commit, so that a report
 * costs her no further document; reports sent at the same instant may pass the limit by a few.
 */
const countReport: Listener = {
  name: 'identity.count-report',
  hears: ['report.submitted'],
  async hear(event, { deadline }) {
    // What a meeting decided nobody sent.
    if (event.callerId === 'system') return 'done';
    const on = dayOf(event.at);
    await transact(async (tx) => {
      const person = await personOrNew(tx, event.callerId, event.at);
      const today = person.reported?.on === on ? person.reported.eventIds : [];
      if (today.includes(event._id) || (person.reported && person.reported.on > on)) return;
      await tx.set(people, { ...person, reported: { on, eventIds: [...today, event._id] } });
    }, deadline);
    return 'done';
  },
};

export const identityListeners = [countReport];
