import { AppError, type ErrorCode, type ErrorDetails } from '#contracts/errors';
import { type Reply, type Result, requestLimitBytes, togetherLimit } from '#contracts/wire';
import type { Served } from './action';
import { noteRefusal } from './audit';
import { type Context, callerOf, openidOfCall } from './context';
import { meter } from './database';
import { deadlineIn } from './deadline';
import { newId } from './ids';
import { bugOf, log } from './log';

/** Past this an action answers `busy` and the phone asks again (`design.md`, Transactions). */
const actionDeadlineMs = 8_000;

type Asked = { action: string; input: unknown; requestId?: string };

/** Makes one cloud function of many actions. It answers with a Reply and never throws. */
export function serve(served: readonly Served[]) {
  const byName = new Map(served.map((one) => [one.spec.name as string, one]));
  return async (event: unknown): Promise<Reply> => {
    meter.requests = 0;
    const call = begin();
    const asked = await settled(call, 'request', async () => read(event));
    if (!asked.ok) return { at: call.now, result: asked };
    const ctx = once(() => contextOf(call));
    const answer = (one: Asked) => answerOne(byName.get(one.action), one, { call, ctx });
    if (!Array.isArray(asked.data)) return { at: call.now, result: await answer(asked.data) };
    return { at: call.now, results: await Promise.all(asked.data.map(answer)) };
  };
}

type Call = Pick<Context, 'now' | 'traceId' | 'deadline'>;

const begin = (): Call => ({
  now: Date.now(),
  traceId: newId('tr'),
  deadline: deadlineIn(actionDeadlineMs),
});

async function contextOf(call: Call): Promise<Context> {
  return { ...call, caller: await callerOf(openidOfCall(), call.now) };
}

/** One action, or the queries asked together; anything else is refused. */
function read(event: unknown): Asked | Asked[] {
  if (typeof event !== 'object' || event === null) throw new AppError('invalid-input');
  const { userInfo: _, ...sent } = event as Record<string, unknown>;
  if (Buffer.byteLength(JSON.stringify(sent)) > requestLimitBytes) throw new AppError('too-large');
  if (!('together' in sent)) return readOne(sent);
  if (!Array.isArray(sent.together) || sent.together.length > togetherLimit)
    throw new AppError('invalid-input');
  return sent.together.map(readQuery);
}

/** Among others only queries: a command comes alone, with its requestId. */
function readQuery(sent: unknown): Asked {
  const { action, input } = readOne(sent);
  return { action, input };
}

function readOne(sent: unknown): Asked {
  if (typeof sent !== 'object' || sent === null) throw new AppError('invalid-input');
  const { action, input, requestId } = sent as Record<string, unknown>;
  if (typeof action !== 'string') throw new AppError('invalid-input');
  return { action, input, ...(typeof requestId === 'string' && { requestId }) };
}

type Asking = { call: Call; ctx: () => Promise<Context> };

function answerOne(served: Served | undefined, asked: Asked, { call, ctx }: Asking) {
  return settled(call, served?.spec.name ?? 'unknown', async () => {
    if (!served) throw new AppError('not-found');
    const context = await ctx();
    try {
      return await served.run(asked.input, context, asked.requestId);
    } catch (error) {
      if (served.spec.kind === 'command') await noteRefusal(error, served.spec.name, context);
      throw error;
    }
  });
}

/** Turns whatever happens into a Result, and writes one line about it. */
async function settled<T>(
  { traceId }: Call,
  action: string,
  work: () => Promise<T>,
): Promise<Result<T>> {
  const began = performance.now();
  const tell = (outcome: string, bug?: string) =>
    log({
      level: bug ? 'error' : 'info',
      event: 'answered',
      traceId,
      action,
      outcome,
      ms: Math.round(performance.now() - began),
      requests: meter.requests,
      bug,
    });
  try {
    const data = await work();
    if (action !== 'request') tell('ok');
    return { ok: true, data };
  } catch (error) {
    const { code, details } = understood(error);
    tell(code, code === 'internal' ? bugOf(error) : undefined);
    return { ok: false, code, ...(details && { details }), traceId };
  }
}

const understood = (error: unknown): { code: ErrorCode; details?: ErrorDetails | undefined } =>
  error instanceof AppError ? error : { code: 'internal' };

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
