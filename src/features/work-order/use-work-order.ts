import { useCallback, useRef, useState } from 'react';
import { AppError, type ErrorCode, type FieldProblem, wordsFor } from '#contracts/errors';
import { getWorkOrder } from '#contracts/work-order';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useLoaded } from '../../platform/use-loaded';
import { afterWords, commands } from './deeds';
import type { DeskAction } from './steps';

/** What the page says above the work order after a step, or after somebody else was faster. */
export type Notice =
  | { kind: 'done'; done: string; next: string }
  | { kind: 'changed'; words: string };

/** What is wrong with what was sent: as a whole, and at fields. */
export type Problems = { words: string | undefined; fields: readonly FieldProblem[] };
const noProblems: Problems = { words: undefined, fields: [] };

/** Somebody else has moved it on: what is shown is no longer true. */
export const staleCodes: readonly ErrorCode[] = ['conflict', 'step-not-allowed'];

const changedWords = (error: AppError): string =>
  error.code === 'conflict'
    ? '已换成最新的。您写的文字还在，看过后可以再提交。'
    : `${wordsFor(error)}。已换成最新的内容，您写的文字还在。`;

const asAppError = (cause: unknown) =>
  cause instanceof AppError ? cause : new AppError('internal');

const problemsIn = (error: AppError): Problems => ({
  words: wordsFor(error),
  fields: error.details?.fields ?? [],
});

/** What is asked at the moment, and what is wrong with the answers. */
function useAsked() {
  const [asked, setAsked] = useState<DeskAction | 'more'>();
  const [problems, setProblems] = useState(noProblems);
  const ask = useCallback((action: DeskAction | 'more' | undefined) => {
    setProblems(noProblems);
    setAsked(action);
  }, []);
  return { asked, ask, problems, setProblems };
}

/** Claims while she decides; a colleague who has it is named, anything else does not hinder her. */
function useClaim(id: string, onTaken: (error: AppError) => void) {
  return useCallback(
    async (version: number) => {
      try {
        await call(commands.claim, { id, version });
      } catch (cause) {
        const error = asAppError(cause);
        if (staleCodes.includes(error.code)) onTaken(error);
      }
    },
    [id, onTaken],
  );
}

/** One work order on the screen: what is known, what is being done to it, and what came of that. */
export function useWorkOrder(id: string, onChanged?: () => void) {
  const loaded = useLoaded(() => call(getWorkOrder, { id }), `work-order/${id}`);
  const { reload } = loaded;
  const [busy, setBusy] = useState<DeskAction>();
  const [notice, setNotice] = useState<Notice>();
  const { asked, ask, problems, setProblems } = useAsked();
  const wishes = useRef(new Map<string, string>());

  const told = useCallback(
    (next: Notice) => {
      setNotice(next);
      ask(undefined);
      void reload();
      onChanged?.();
    },
    [ask, reload, onChanged],
  );
  const done = useCallback(
    (action: DeskAction) => told({ kind: 'done', ...afterWords[action] }),
    [told],
  );
  const changed = useCallback(
    (error: AppError) => told({ kind: 'changed', words: changedWords(error) }),
    [told],
  );
  const claim = useClaim(id, changed);

  /** True where it was done; a refusal stands in `problems` or `notice`, and nothing typed is lost. */
  const act = async (action: DeskAction, input: Record<string, unknown> = {}): Promise<boolean> => {
    const version = loaded.data?.version;
    if (busy || version === undefined) return false;
    // The same wish keeps its id over every press: what arrived unnoticed does not happen twice.
    const wish = JSON.stringify({ action, input, version });
    const requestId = wishes.current.get(wish) ?? newRequestId();
    wishes.current.set(wish, requestId);
    setBusy(action);
    setProblems(noProblems);
    try {
      await call(commands[action], { id, version, ...input }, { requestId });
      done(action);
      return true;
    } catch (cause) {
      const error = asAppError(cause);
      if (staleCodes.includes(error.code)) changed(error);
      else setProblems(problemsIn(error));
      return false;
    } finally {
      setBusy(undefined);
    }
  };

  return { id, loaded, busy, notice, asked, ask, problems, claim, act, done, changed };
}

export type WorkOrderState = ReturnType<typeof useWorkOrder>;
