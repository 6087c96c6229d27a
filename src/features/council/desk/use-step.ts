import { useRef } from 'react';
import type { Action, Sent } from '#contracts/action';
import { errorWords } from '#contracts/errors';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { useSending } from '../../../platform/use-sending';

/** After a conflict the page has been read again already: that is what is said then. */
export const readAgain = (problem: string | undefined): string | undefined =>
  problem === errorWords.conflict
    ? '刚才有人改过，现在看到的是最新的。您写的还在，看一眼再点一次'
    : problem;

type Props = {
  /** Names of fields the page can mark. */
  marked?: readonly string[];
  /** What is shown is read again, however it ended; rejects never. */
  reload: () => Promise<unknown>;
  onDone: () => void;
};

/**
 * Takes one step at a time: the same wish keeps its request, so that pressing again does it once. It is done when
 * the page has read what came of it, so that the next step is never refused for her own.
 */
export function useStep({ marked = [], reload, onDone }: Props) {
  const sending = useSending(marked);
  const wishes = useRef(new Map<string, string>());
  const take = async <A extends Action>(action: A, input: Sent<A>): Promise<void> => {
    const key = `${action.name} ${JSON.stringify(input)}`;
    const requestId = wishes.current.get(key) ?? newRequestId();
    wishes.current.set(key, requestId);
    const isDone = await sending.send(async () => {
      await call(action, input, { requestId });
      wishes.current.delete(key);
      await reload();
    });
    if (isDone) onDone();
    else await reload();
  };
  const { isBusy, problems, clear } = sending;
  return { take, isBusy, problems, problem: readAgain(sending.problem), clear };
}

export type Stepping = ReturnType<typeof useStep>;
