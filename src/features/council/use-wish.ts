import { useRef } from 'react';
import type { Action, Got, Sent } from '#contracts/action';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';

/**
 * Asks the cloud for one thing a person wishes: the same wish keeps its id over every repeat, so a tap after a lost
 * answer does nothing twice. Gives the answer, or undefined where `problem` says why not.
 */
export function useWish(fields: readonly string[] = []) {
  const sending = useSending(fields);
  const wish = useRef<{ about: string; requestId: string }>();
  const ask = async <A extends Action>(
    action: A,
    input: Sent<A> | Promise<Sent<A>>,
  ): Promise<Got<A> | undefined> => {
    let got: Got<A> | undefined;
    await sending.send(async () => {
      const wanted = await input;
      const about = JSON.stringify([action.name, wanted]);
      if (wish.current?.about !== about) wish.current = { about, requestId: newRequestId() };
      const { requestId } = wish.current;
      got = await call(action, wanted, { requestId });
      wish.current = undefined;
    });
    return got;
  };
  return { ...sending, ask };
}
