import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { Action } from '#contracts/action';
import { AppError, type FieldProblem, wordsFor } from '#contracts/errors';
import { photoLimit } from '#contracts/file';
import { Heading, Note, PhotoGrid, Problem } from '../../../components';
import { openPhotos } from '../../../platform/photos';
import { type DraftForm, useDraftForm } from '../../../platform/use-draft-form';
import type { DeskAction } from '../steps';
import { staleCodes, type WorkOrderState } from '../use-work-order';

/** A form with photos that travels as a draft: no network, no conflict and no restart loses it. */
export function useDraftStep<F>(
  { action, command, about }: { action: DeskAction; command: Action; about: string },
  empty: F,
  state: WorkOrderState,
) {
  const form = useDraftForm<F>(command, about, empty);
  const { draft, discard } = form;
  const refusal =
    draft?.phase === 'refused' && draft.problem
      ? new AppError(draft.problem.code, draft.problem.details)
      : undefined;
  const isDone = draft?.phase === 'done';
  const isStale = refusal !== undefined && staleCodes.includes(refusal.code);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (isDone) {
      discard();
      state.done(action);
    } else if (isStale && refusal) state.changed(refusal);
  }, [isDone, isStale]);
  const fields: readonly FieldProblem[] = refusal?.details?.fields ?? [];
  return {
    form,
    isSending: draft?.phase === 'queued' || draft?.phase === 'sending',
    busyWords:
      draft?.phase === 'queued' && draft.mayHaveArrived ? '没有网络，连上后自动提交' : '正在提交…',
    named: Object.fromEntries(fields.map(({ field, words }) => [field, words])),
    whole: refusal && !isStale && fields.length === 0 ? wordsFor(refusal) : undefined,
  };
}

/** Photos of a draft: taken, removed, tried again and looked at. */
export function DraftPhotos<F>(props: {
  form: DraftForm<F>;
  title: string;
  note: string;
  problem?: string | undefined;
}) {
  const { form, title, note, problem } = props;
  const urls = form.photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="ask-field">
      <Heading>{title}</Heading>
      <Note>{note}</Note>
      <View className="ask-chips">
        <PhotoGrid
          words={title}
          photos={form.photos}
          limit={photoLimit}
          onAdd={() => void form.add('both')}
          onRemove={form.remove}
          onRetry={form.retry}
          onOpen={(key) => {
            const url = form.photos.find((photo) => photo.key === key)?.url;
            if (url) openPhotos(urls, urls.indexOf(url));
          }}
        />
      </View>
      <Problem words={form.photos.length === 0 ? (problem ?? form.photoNote) : form.photoNote} />
    </View>
  );
}
