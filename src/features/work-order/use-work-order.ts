import { useCallback, useRef, useState } from 'react';
import type { Category } from '#contracts/category';
import { AppError, type ErrorCode, wordsFor } from '#contracts/errors';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  getWorkOrder,
  refuseResult,
  signWorkOrder,
  takeWorkOrder,
} from '#contracts/work-order';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useLoaded } from '../../platform/use-loaded';
import { afterWords, type DeskStep } from './steps';

/** Whatever a person at a desk does to a work order, with what it brings along; a result travels as a draft. */
export type Deed =
  | { step: 'take' | 'accept'; category?: Category }
  | { step: 'assign' | 'sign' }
  | { step: 'confirm-result'; wasOnSite: boolean }
  | { step: 'refuse-result'; reason: string }
  | { step: 'add-note'; text: string };

type Seen = { id: string; version: number };

function send(deed: Deed, seen: Seen, options: { requestId: string }) {
  switch (deed.step) {
    case 'take':
    case 'accept': {
      const sorted = deed.category ? { category: deed.category } : {};
      const action = deed.step === 'take' ? takeWorkOrder : acceptWorkOrder;
      return call(action, { ...seen, ...sorted }, options);
    }
    case 'assign':
      return call(assignWorkOrder, { ...seen, choice: 'self' }, options);
    case 'sign':
      return call(signWorkOrder, seen, options);
    case 'confirm-result':
      return call(confirmResult, { ...seen, wasOnSite: deed.wasOnSite }, options);
    case 'refuse-result':
      return call(refuseResult, { ...seen, reason: deed.reason.trim() }, options);
    case 'add-note':
      return call(addProgressNote, { ...seen, text: deed.text.trim() }, options);
  }
}

/** What the page says above the work order after a step, or after somebody else was faster. */
export type Notice =
  | { kind: 'done'; done: string; next: string }
  | { kind: 'changed'; words: string };

/** Somebody else has moved it on: what is shown is no longer true. */
export const staleCodes: readonly ErrorCode[] = ['conflict', 'step-not-allowed'];

const changedWords = (error: AppError): string =>
  error.code === 'conflict'
    ? '已换成最新的。您写的文字还在，看过后可以再提交。'
    : `${wordsFor(error)}。已换成最新的内容，您写的文字还在。`;

const asAppError = (cause: unknown) =>
  cause instanceof AppError ? cause : new AppError('internal');

/** One work order on the screen: what is known, what is being done to it, and what came of that. */
export function useWorkOrder(id: string, onChanged?: () => void) {
  const loaded = useLoaded(() => call(getWorkOrder, { id }), `work-order/${id}`);
  const { reload } = loaded;
  const [busy, setBusy] = useState<Deed['step']>();
  const [notice, setNotice] = useState<Notice>();
  const [problem, setProblem] = useState<string>();
  const wishes = useRef(new Map<string, string>());

  const done = useCallback(
    (step: DeskStep | 'add-note') => {
      setNotice({ kind: 'done', ...afterWords[step] });
      setProblem(undefined);
      void reload();
      onChanged?.();
    },
    [reload, onChanged],
  );
  const changed = useCallback(
    (error: AppError) => {
      setNotice({ kind: 'changed', words: changedWords(error) });
      void reload();
      onChanged?.();
    },
    [reload, onChanged],
  );

  /** True where it was done; a refusal stands in `problem` or `notice`, and nothing typed is lost. */
  const act = async (deed: Deed): Promise<boolean> => {
    const version = loaded.data?.version;
    if (busy || version === undefined) return false;
    // The same wish keeps its id over every press: what arrived unnoticed does not happen twice.
    const wish = JSON.stringify({ ...deed, version });
    const requestId = wishes.current.get(wish) ?? newRequestId();
    wishes.current.set(wish, requestId);
    setBusy(deed.step);
    setProblem(undefined);
    try {
      await send(deed, { id, version }, { requestId });
      done(deed.step);
      return true;
    } catch (cause) {
      const error = asAppError(cause);
      if (staleCodes.includes(error.code)) changed(error);
      else setProblem(wordsFor(error));
      return false;
    } finally {
      setBusy(undefined);
    }
  };

  return { id, loaded, busy, notice, problem, act, done, changed };
}

export type WorkOrderState = ReturnType<typeof useWorkOrder>;
