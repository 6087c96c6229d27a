import { useEffect } from 'react';
import type { Action } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import type { DraftProblem } from './draft-machine';
import { useDraftForm } from './use-draft-form';

type SentFormProps<F> = {
  action: Action;
  /** Which record it is about: one draft for each. */
  about: string;
  empty: F;
  /** Names of fields the page can mark. */
  marked: readonly string[];
  onDone: (answer: unknown) => void;
  /** It has moved on meanwhile. */
  onStale?: () => void;
};

const refusalWords = (refusal: DraftProblem): string =>
  refusal.code === 'conflict'
    ? '刚才有人改过，现在看到的是最新的。您写的还在，看一眼再点一次'
    : wordsFor(refusal);

/** A form with photos that stays on the phone until the cloud has it; each end of it is told once. */
export function useSentForm<F>(props: SentFormProps<F>) {
  const { action, about, empty, marked, onDone, onStale } = props;
  const form = useDraftForm<F>(action, about, empty);
  const { draft, discard } = form;
  const isDone = draft?.phase === 'done';
  const refusal = draft?.phase === 'refused' ? draft.problem : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (isDone) {
      const { answer } = draft;
      discard();
      onDone(answer);
    } else if (refusal?.code === 'conflict') onStale?.();
  }, [isDone, refusal]);
  const named = (refusal?.details?.fields ?? []).filter(({ field }) => marked.includes(field));
  return {
    fields: form.fields,
    form,
    named: Object.fromEntries(named.map(({ field, words }) => [field, words])),
    problem: refusal && named.length === 0 ? refusalWords(refusal) : undefined,
    isBusy: draft?.phase === 'queued' || draft?.phase === 'sending',
    busyWords:
      draft?.phase === 'queued' && draft.isWaitingForNetwork
        ? '没有网络，连上后自动提交'
        : '正在提交…',
    change: (next: Partial<F>) => form.change({ ...form.fields, ...next }),
    send: (input: Readonly<Record<string, unknown>>) => void form.send(input),
  };
}
