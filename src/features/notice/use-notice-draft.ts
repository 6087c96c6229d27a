import { useEffect, useState } from 'react';
import type { Action } from '#contracts/action';
import { type FieldProblem, wordsFor } from '#contracts/errors';
import type { DraftProblem } from '../../platform/draft-machine';
import { useDraftForm } from '../../platform/use-draft-form';

type NoticeDraftProps<F> = {
  action: Action;
  /** What the draft is about: 'new', or the id of a notice. */
  about: string;
  empty: F;
  /** What is missing, by field. */
  check: (fields: F) => Readonly<Record<string, string | undefined>>;
  /** The command's input without its photos. */
  input: (fields: F) => Readonly<Record<string, unknown>>;
  onDone: (answer: unknown, fields: F) => void;
  /** Somebody else has changed it meanwhile. */
  onStale?: () => void;
};

/** After a conflict the page has loaded the newest already. */
const refusalWords = (problem: DraftProblem): string =>
  problem.code === 'conflict'
    ? '有人刚改过这份通知，现在看到的是最新的，请再提交一次'
    : wordsFor(problem);

const isMissing = (problems: Readonly<Record<string, string | undefined>>) =>
  Object.values(problems).some(Boolean);

/** A form that stays on the phone until the cloud has taken it; what is wrong stands at its field. */
export function useNoticeDraft<F>(props: NoticeDraftProps<F>) {
  const { action, about, empty, check, input, onDone, onStale } = props;
  const form = useDraftForm<F>(action, about, empty);
  const [isChecked, setIsChecked] = useState(false);
  const { draft, fields, discard } = form;
  const phase = draft?.phase;
  const refusal = phase === 'refused' ? draft?.problem : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (phase === 'done') {
      const answer = draft?.answer;
      discard();
      onDone(answer, fields);
    } else if (refusal?.code === 'conflict') onStale?.();
  }, [phase, refusal?.code]);
  const named: readonly FieldProblem[] = refusal?.details?.fields ?? [];
  return {
    fields,
    photos: {
      tiles: form.photos,
      note: form.photoNote,
      add: form.add,
      remove: form.remove,
      retry: form.retry,
    },
    problems: {
      ...Object.fromEntries(named.map(({ field, words }) => [field, words])),
      ...(isChecked ? check(fields) : {}),
    } as Readonly<Record<string, string | undefined>>,
    /** Why it was not taken, where no field is named. */
    refusal: refusal && named.length === 0 ? refusalWords(refusal) : undefined,
    isBusy: phase === 'queued' || phase === 'sending',
    isWaiting: phase === 'queued' && draft?.isWaitingForNetwork === true,
    change: (next: F): void => form.change(next),
    discard,
    /** Sends it where nothing is missing; tells whether it did. */
    submit: (): boolean => {
      setIsChecked(true);
      if (isMissing(check(fields))) return false;
      void form.send(input(fields));
      return true;
    },
  };
}

export type NoticePhotos = ReturnType<typeof useNoticeDraft>['photos'];
