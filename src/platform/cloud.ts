import type { Action, Got, Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Reply, Request, Result } from '#contracts/wire';
import { learnTime } from './clock';
import { newRequestId } from './request-id';
import { send } from './wire';

/** A killed function holds its locks up to 30 s (`design.md`, Transactions): the same request is repeated after these. */
const busyWaitsSeconds = [2, 5, 12, 35] as const;
/** A query takes no locks, and somebody is looking at an empty screen: once more, then she is told. */
const queryWaitsSeconds = [2] as const;

const wait = (seconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });

const isBusy = (results: readonly Result<unknown>[]) =>
  results.some((result) => !result.ok && result.code === 'busy');

const resultsOf = (reply: Reply): readonly Result<unknown>[] =>
  'results' in reply ? reply.results : [reply.result];

async function tried(request: Request): Promise<readonly Result<unknown>[] | AppError> {
  try {
    const reply = await send(request);
    learnTime(reply.at);
    return resultsOf(reply);
  } catch (error) {
    if (error instanceof AppError && error.code === 'busy') return error;
    throw error;
  }
}

/** Repeats the same request while the cloud says `busy`, after each of the waits. */
async function persist(
  request: Request,
  waitsSeconds: readonly number[],
): Promise<readonly Result<unknown>[]> {
  let answer = await tried(request);
  for (const seconds of waitsSeconds) {
    if (!(answer instanceof AppError) && !isBusy(answer)) return answer;
    await wait(seconds);
    answer = await tried(request);
  }
  if (answer instanceof AppError) throw answer;
  return answer;
}

function opened<T>(result: Result<unknown> | undefined): T {
  if (!result) throw new AppError('internal');
  if (!result.ok) throw new AppError(result.code, result.details);
  return result.data as T;
}

/**
 * Asks the cloud for one action and gives its answer, or throws the AppError a person can read.
 * A command that may be repeated by hand or after a restart brings its own `requestId`.
 */
export async function call<A extends Action>(
  action: A,
  input: Sent<A>,
  options: { requestId?: string } = {},
): Promise<Got<A>> {
  const requestId = options.requestId ?? newRequestId();
  const waits = action.kind === 'query' ? queryWaitsSeconds : busyWaitsSeconds;
  const [result] = await persist({ action: action.name, input, requestId }, waits);
  return opened(result);
}

/** Names → an action and its input: what travels together. */
export type Asked = Record<string, readonly [Action, unknown]>;

/** Answers by the same names: the data, or the AppError of that one query. */
export type Answered<Q extends Asked> = {
  [K in keyof Q]: Got<Q[K][0]> | AppError;
};

/** Several queries in one request, for a first screen; one that is refused does not spoil the others. */
export async function callTogether<const Q extends Asked>(asked: Q): Promise<Answered<Q>> {
  const names = Object.keys(asked);
  const together = Object.values(asked).map(([action, input]) => ({ action: action.name, input }));
  const results = await persist({ together }, queryWaitsSeconds);
  const answers = names.map((name, at) => [name, answerOf(results[at])] as const);
  return Object.fromEntries(answers) as Answered<Q>;
}

function answerOf(result: Result<unknown> | undefined): unknown {
  try {
    return opened(result);
  } catch (error) {
    return error;
  }
}

/** The answer of one query of several, or its refusal thrown. */
export function answerOrThrow<T>(answer: T | AppError): T {
  if (answer instanceof AppError) throw answer;
  return answer;
}
