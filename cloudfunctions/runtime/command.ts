import type { Action, Received, Returned } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Context } from './context';
import { collection, type Transaction, transact } from './database';
import { defined } from './defined';
import { eventIdOf, hashOf } from './ids';
import { drainOwn, listenersTo } from './outbox';
import type { EventRecord } from './records';

/** What a command did: its answer, and the event that says so for ever. */
export type Done<A extends Action> = {
  answer: Returned<A>;
  /** What happened, in the past: `report.submitted`. */
  name: string;
  /** Records whose timeline it belongs to. */
  subjectIds?: readonly string[];
  /** What listeners and the timeline need. No phone, no URL. */
  data?: Record<string, unknown>;
  /** Name and post of the caller as they are now, for the timeline. */
  callerText?: string;
};

/** Everything one run of the transaction may use. It may run again, so it asks nobody but the database. */
export type Attempt<A extends Action, P> = {
  tx: Transaction;
  input: Received<A>;
  ctx: Context;
  prepared: P;
  /** The id of the event this run will write. */
  eventId: string;
};

/** A command in three parts. Only `transact` is needed. */
export type Command<A extends Action, P> = {
  /** Asks whoever cannot be asked inside: WeChat, areas. Refuses nothing, or a repeat would be refused. */
  prepare?: (input: Received<A>, ctx: Context) => Promise<P>;
  transact: (attempt: Attempt<A, NoInfer<P>>) => Promise<Done<A>>;
  /** Adds what is never stored: a phone, a URL. Runs for a repeat too. */
  after?: (answer: Returned<A>, input: Received<A>, ctx: Context) => Promise<Returned<A>>;
  /** For a repeat: throws `not-found` where the caller may no longer see the stored answer. Absent where it is about herself alone. */
  recheck?: (input: Received<A>, ctx: Context) => Promise<void>;
};

const events = collection<EventRecord>('events');

type Run<A extends Action, P> = {
  spec: A;
  command: Command<A, P>;
  mask: (answer: unknown) => Returned<A>;
};
type Outcome = { event: EventRecord; isRepeat: boolean };

/** Runs a command once per caller and requestId; a repeat gets the first answer, masked as today. */
export async function runCommand<A extends Action, P>(
  { spec, command, mask }: Run<A, P>,
  input: Received<A>,
  { ctx, requestId }: { ctx: Context; requestId: string },
): Promise<Returned<A>> {
  const prepared = (await command.prepare?.(input, ctx)) as P;
  const eventId = eventIdOf(ctx.caller.personId, requestId);
  const inputHash = hashOf({ action: spec.name, input });
  const { event, isRepeat } = await transact<Outcome>(async (tx) => {
    const first = await tx.get(events, eventId);
    if (first) return { event: theSame(first, inputHash), isRepeat: true };
    const done = await command.transact({ tx, input, ctx, prepared, eventId });
    const written = eventOf(
      { ...done, answer: mask(done.answer) },
      { spec, ctx, eventId, inputHash },
    );
    await tx.set(events, written);
    return { event: written, isRepeat: false };
  }, ctx.deadline);
  if (isRepeat) await command.recheck?.(input, ctx);
  if (event.isPending) await drainOwn(event);
  const answer = mask(event.answer);
  return command.after ? mask(await command.after(answer, input, ctx)) : answer;
}

function theSame(first: EventRecord, inputHash: string): EventRecord {
  if (first.inputHash !== inputHash) throw new AppError('conflict');
  return first;
}

type About = { spec: Action; ctx: Context; eventId: string; inputHash: string };

function eventOf<A extends Action>(
  { answer, name, subjectIds = [], data = {}, callerText }: Done<A>,
  { spec, ctx, eventId, inputHash }: About,
): EventRecord {
  const pending = listenersTo(name);
  return {
    _id: eventId,
    action: spec.name,
    name,
    callerId: ctx.caller.personId,
    ...defined({ callerText }),
    inputHash,
    at: ctx.now,
    answer,
    subjectIds: [...subjectIds],
    data,
    pending,
    isPending: pending.length > 0,
    traceId: ctx.traceId,
  };
}

type Happened = {
  told: Omit<Done<Action>, 'answer'>;
  /** What happened to what, in which state: the same again is the same event. */
  key: string;
  run: { now: number; traceId: string };
};

/** Writes, inside a transaction, the event of something that no person did but a clock. */
export async function recordEvent(
  tx: Transaction,
  { told: { name, subjectIds = [], data = {}, callerText }, key, run }: Happened,
): Promise<void> {
  const pending = listenersTo(name);
  await tx.set(events, {
    _id: eventIdOf('system', key),
    action: 'system.clock',
    name,
    callerId: 'system',
    ...defined({ callerText }),
    inputHash: hashOf(key),
    at: run.now,
    answer: {},
    subjectIds: [...subjectIds],
    data,
    pending,
    isPending: pending.length > 0,
    traceId: run.traceId,
  });
}
