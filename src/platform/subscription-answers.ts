import type { Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { answerSubscription } from '#contracts/subscription';
import { call } from './cloud';
import { newRequestId } from './request-id';
import { forget, keep, recall } from './storage';

type Input = Sent<typeof answerSubscription>;
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
const settled = ({ input, requestId }: Answer): Promise<boolean> =>
  call(answerSubscription, input, { requestId }).then(
    () => true,
    (cause) => !isUnreached(cause),
  );

async function sendAll(): Promise<void> {
  for (let first = unsent()[0]; first; first = unsent()[0]) {
    const { requestId } = first;
    if (!(await settled(first))) return;
    put(unsent().filter((one) => one.requestId !== requestId));
  }
}

let underWay: Promise<void> | undefined;

/** Sends what she answered, oldest first; what does not arrive waits for the network. */
export function sendAnswers(): void {
  if (underWay) return;
  underWay = sendAll().finally(() => {
    underWay = undefined;
  });
}

/** Keeps one answer until it has arrived, and sends it. */
export function sendAnswer(input: Input): void {
  put([...unsent(), { requestId: newRequestId(), input }]);
  sendAnswers();
}
