import { useEffect, useState } from 'react';
import type { Action } from '#contracts/action';
import { type ErrorCode, wordsFor } from '#contracts/errors';
import { type DraftForm, useDraftForm } from '../../platform/use-draft-form';

type Problems = Readonly<Record<string, string | undefined>>;

type StepFormProps<F, P extends Problems> = {
  action: Action;
  /** Id of the record it is about. */
  about: string;
  empty: F;
  check: (fields: F, photoCount: number) => P;
  /** The command's input without its photos; undefined while it cannot be sent. */
  input: (fields: F) => Readonly<Record<string, unknown>> | undefined;
  onDone: (answer: unknown) => void;
  /** Somebody else has moved it on: what is shown is no longer true. */
  onStale?: () => void;
};

const staleCodes: readonly ErrorCode[] = ['conflict', 'step-not-allowed'];

/** Why it was not taken; after a conflict the page already shows the newest. */
function refusalWords<F>({ draft }: DraftForm<F>): string | undefined {
  if (draft?.phase !== 'refused' || !draft.problem) return undefined;
  return draft.problem.code === 'conflict'
    ? '内容已被他人更新，现在看到的是最新的，请再提交一次'
    : wordsFor(draft.problem);
}

/** A step with words and photos, kept on the phone until the cloud has it; each end of it is told once. */
export function useStepForm<F, P extends Problems>(props: StepFormProps<F, P>) {
  const { action, about, empty, check, input, onDone, onStale } = props;
  const form = useDraftForm<F>(action, about, empty);
  const [problems, setProblems] = useState<P>();
  const { draft, discard, fields } = form;
  const code = draft?.phase === 'refused' ? draft.problem?.code : undefined;
  const isDone = draft?.phase === 'done';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (isDone) {
      const { answer } = draft;
      discard();
      onDone(answer);
    } else if (code && staleCodes.includes(code)) onStale?.();
  }, [isDone, code]);
  return {
    fields,
    photos: {
      tiles: form.photos,
      note: form.photoNote,
      add: form.add,
      remove: form.remove,
      retry: form.retry,
    },
    problems,
    refusal: refusalWords(form),
    isBusy: draft?.phase === 'queued' || draft?.phase === 'sending',
    /** Sent, and waiting for the network. */
    isWaiting: draft?.phase === 'queued' && draft.mayHaveArrived,
    change: (next: Partial<F>): void => {
      setProblems(undefined);
      form.change({ ...fields, ...next });
    },
    /** Sends it where nothing is missing; gives what is. */
    submit: (): P => {
      const found = check(fields, form.photos.length);
      setProblems(found);
      const ready = Object.keys(found).length === 0 ? input(fields) : undefined;
      if (ready) void form.send(ready);
      return found;
    },
  };
}

export type StepForm<F, P extends Problems> = ReturnType<typeof useStepForm<F, P>>;
/** The photos of a step, as `FormPhotos` draws them. */
export type StepPhotos = StepForm<object, Problems>['photos'];
