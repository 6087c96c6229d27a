import { collection, find, op, update } from './database';
import { pause } from './deadline';
import { bugOf, log } from './log';
import type { EventRecord } from './records';

/** Somebody who cares about what happened. It may hear the same event twice and must then change nothing. */
export type Listener = {
  /** `inbox.tell`: stored in events, so it outlives a deployment. */
  name: string;
  /** Names of events; a listener hears those and no others. */
  hears: readonly string[];
  hear(event: EventRecord): Promise<void>;
};

const events = collection<EventRecord>('events');
const registry = new Map<string, Listener>();

/** Called once by each entry point, before anything is served. */
export function register(listeners: readonly Listener[]): void {
  for (const one of listeners) registry.set(one.name, one);
}

/** Names of the listeners an event still has to reach when it is written. */
export const listenersTo = (eventName: string): string[] =>
  [...registry.values()].filter((one) => one.hears.includes(eventName)).map((one) => one.name);

/** How long an answer waits for its own listeners: an instance is frozen once it has answered. */
const ownDrainMs = 300;

/** Lets the listeners of a fresh event run for at most 300 ms; the timer does what is left. Never rejects. */
export async function drainOwn(event: EventRecord): Promise<void> {
  await Promise.race([drain(event, event.at), pause(ownDrainMs)]);
}

/** Lets every pending listener hear the event and notes which did. Never rejects. */
export async function drain(event: EventRecord, now: number): Promise<void> {
  try {
    const results = await Promise.all(event.pending.map((name) => heard(name, event)));
    const pending = event.pending.filter((_, index) => !results[index]);
    const tries = (event.tries ?? 0) + 1;
    await update(events, event._id, {
      pending: op.set(pending),
      isPending: pending.length > 0,
      ...(pending.length > 0 && { tries, retryAt: now + backOffMs(tries) }),
    });
  } catch (error) {
    log({ level: 'error', event: 'outbox-failed', eventId: event._id, bug: bugOf(error) });
  }
}

const backOffMs = (tries: number) => Math.min(60 * 60_000, 30_000 * 2 ** Math.min(tries, 10));

async function heard(name: string, event: EventRecord): Promise<boolean> {
  const listener = registry.get(name);
  if (!listener) return true;
  try {
    await listener.hear(event);
    return true;
  } catch (error) {
    log({ level: 'error', event: `listener ${name}`, eventId: event._id, bug: bugOf(error) });
    return false;
  }
}

type Page = { after?: { at: number; id: string }; limit: number };

/** Events that listeners still wait for, oldest first. */
export const pendingEvents = ({ after, limit }: Page): Promise<EventRecord[]> =>
  find(events, {
    where: after
      ? op.and([
          { isPending: true, at: op.gte(after.at) },
          op.or([{ at: op.gt(after.at) }, { _id: op.gt(after.id) }]),
        ])
      : { isPending: true },
    order: [
      ['isPending', 'asc'],
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
