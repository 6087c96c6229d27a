import { collection, find, op, update } from './database';
import { type Deadline, deadlineIn, pause } from './deadline';
import type { Job, JobRun } from './jobs';
import { bugOf, log } from './log';
import type { EventRecord } from './records';

/** Somebody who cares about what happened. It may hear the same event twice and must then change nothing. */
export type Listener = {
  /** `inbox.tell`: stored in events, so it outlives a deployment. */
  name: string;
  /** Names of events; a listener hears those and no others. */
  hears: readonly string[];
  /** Answers `later` where it has begun a long piece of work and goes on in the next run. */
  hear(event: EventRecord, hearing: Hearing): Promise<Heard>;
  /** Needs a permission or the time that only `jobs` has. */
  isForJobs?: boolean;
};
export type Heard = 'done' | 'later';
export type Hearing = { now: number; deadline: Deadline };

const events = collection<EventRecord>('events');
const registry = new Map<string, Listener>();
let isJobs = false;

/** Called once by each entry point, before anything is served. */
export function register(listeners: readonly Listener[], options = { isJobs: false }): void {
  isJobs = options.isJobs;
  for (const one of listeners) registry.set(one.name, one);
}

/** Names of the listeners an event still has to reach when it is written. */
export const listenersTo = (eventName: string): string[] =>
  [...registry.values()].filter((one) => one.hears.includes(eventName)).map((one) => one.name);

/** How long an answer waits for its own listeners: an instance is frozen once it has answered. */
const ownDrainMs = 300;

/** Lets the listeners of a fresh event run for at most 300 ms; the timer does what is left. Never rejects. */
export async function drainOwn(event: EventRecord): Promise<void> {
  if (event.pending.every((name) => registry.get(name)?.isForJobs)) return;
  const hearing = { now: event.at, deadline: deadlineIn(ownDrainMs) };
  await Promise.race([drain(event, hearing), pause(ownDrainMs)]);
}

/** Lets every pending listener hear the event and notes which did. Never rejects. */
async function drain(event: EventRecord, hearing: Hearing): Promise<void> {
  try {
    const heard = await Promise.all(event.pending.map((name) => tell(name, event, hearing)));
    const pending = event.pending.filter((_, index) => heard[index] !== 'done');
    const tries = (event.tries ?? 0) + 1;
    await update(events, event._id, {
      pending: op.set(pending),
      isPending: pending.length > 0,
      ...(heard.includes('failed') && { tries, retryAt: hearing.now + backOffMs(tries) }),
    });
  } catch (error) {
    log({ level: 'error', event: 'outbox-failed', eventId: event._id, bug: bugOf(error) });
  }
}

/** One minute at first, one hour in the end. */
const backOffMs = (tries: number) => Math.min(60 * 60_000, 30_000 * 2 ** Math.min(tries, 10));

async function tell(name: string, event: EventRecord, hearing: Hearing): Promise<Heard | 'failed'> {
  const listener = registry.get(name);
  if (!listener) return 'done';
  if (listener.isForJobs && !isJobs) return 'later';
  try {
    return await listener.hear(event, hearing);
  } catch (error) {
    log({ level: 'error', event: `listener ${name}`, eventId: event._id, bug: bugOf(error) });
    return 'failed';
  }
}

/** Younger events of people are still being told by the `api` that wrote them. */
const ownTimeMs = 5_000;
const pageSize = 50;

/** Tells listeners what `api` had no time for, oldest first. */
export const drainOutbox: Job = {
  name: 'outbox.drain',
  isIdle: async () => (await pendingEvents(undefined, 1)).length === 0,
  async run(run) {
    let told = 0;
    let page = await pendingEvents(undefined, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      told += await drainPage(page, run);
      page = page.length < pageSize ? [] : await pendingEvents(page.at(-1), pageSize);
    }
    return told;
  },
};

async function drainPage(page: readonly EventRecord[], run: JobRun): Promise<number> {
  const isDue = ({ at, callerId, retryAt = 0 }: EventRecord) =>
    (callerId === 'system' || at + ownTimeMs <= run.now) && retryAt <= run.now;
  const due = page.filter(isDue);
  for (const event of due) {
    if (run.deadline.isOver()) break;
    await drain(event, run);
  }
  return due.length;
}

/** Events that listeners still wait for, after `last`, oldest first. */
const pendingEvents = (last: EventRecord | undefined, limit: number): Promise<EventRecord[]> =>
  find(events, {
    where: last
      ? op.and(
          { isPending: true, at: op.gte(last.at) },
          op.or({ at: op.gt(last.at) }, { _id: op.gt(last._id) }),
        )
      : { isPending: true },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Remembers how far a listener has come that answers `later`. */
export const keepProgress = async (
  event: EventRecord,
  progress: NonNullable<EventRecord['progress']>,
): Promise<void> => {
  await update(events, event._id, { progress: op.set(progress) });
};
