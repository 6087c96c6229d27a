import type { Got, Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { answerSubscription } from '#contracts/subscription';
import { call } from './cloud';
import { newRequestId } from './request-id';
import { forget, keep, recall } from './storage';

type Input = Sent<typeof answerSubscription>;
/** Hears what the cloud counts after an answer. */
export type Tell = (credits: Got<typeof answerSubscription>['credits']) => void;
type Answer = { requestId: string; input: Input };

const name = 'subscription-answers';
/** More were given without a network than anybody gives. */
const most = 20;

const unsent = (): Answer[] => recall<Answer[]>(name) ?? [];

function put(answers: readonly Answer[]): void {
  if (answers.length > 0) keep(name, answers.slice(-most));
  else forget(name);
}

const isUnreached = (cause: unknown) =>
  cause instanceof AppError && (cause.code === 'offline' || cause.code === 'busy');

/** True where the cloud took it, or will never take it. */
async function isSettled({ input, requestId }: Answer, tell: Tell): Promise<boolean> {
  try {
    tell((await call(answerSubscription, input, { requestId })).credits);
    return true;
  } catch (cause) {
    return !isUnreached(cause);
  }
}

async function sendAll(tell: Tell): Promise<void> {
  for (let first = unsent()[0]; first; first = unsent()[0]) {
    const { requestId } = first;
    if (!(await isSettled(first, tell))) return;
    put(unsent().filter((one) => one.requestId !== requestId));
  }
}

let underWay: Promise<void> | undefined;

/** Sends what she answered, oldest first; what does not arrive waits for the network. */
export function sendAnswers(tell: Tell): void {
  if (underWay) return;
  underWay = sendAll(tell).finally(() => {
    underWay = undefined;
  });
}

/** Keeps one answer until it has arrived, and sends it. */
export function sendAnswer(input: Input, tell: Tell): void {
  put([...unsent(), { requestId: newRequestId(), input }]);
  sendAnswers(tell);
}
