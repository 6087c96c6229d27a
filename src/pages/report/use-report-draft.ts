import { useCallback, useRef, useState } from 'react';
import { photoLimit } from '#contracts/file';
import { submitReport } from '#contracts/report';
import {
  addPhotos,
  createDraft,
  type Draft,
  discardDraft,
  removePhoto,
  retryPhoto,
  sendDraft,
  updateDraft,
  useDraftPhotos,
  useDrafts,
} from '../../platform/drafts';
import { choosePhotos } from '../../platform/photos';
import { emptyForm, hasContent, type ReportForm } from './form';

const isReport = (draft: Draft) => draft.action === submitReport.name;
const isUnsent = (draft: Draft) => draft.phase === 'editing' || draft.phase === 'refused';

/** The form that is open, kept on the phone from its first change on, and the other reports that wait here. */
export function useReportDraft() {
  const drafts = useDrafts().filter(isReport);
  const [id, setId] = useState(() => drafts.filter(isUnsent).at(-1)?.id);
  const draft = drafts.find((one) => one.id === id);
  const [form, setForm] = useState(() => (draft ? (draft.form as ReportForm) : emptyForm));
  const [photoNote, setPhotoNote] = useState<string>();
  const photos = useDraftPhotos(draft?.photos ?? []);

  // The id is needed before React has drawn again: two quick changes must not begin two drafts.
  const current = useRef(id);
  current.current = draft ? id : undefined;
  const begin = useCallback((first: ReportForm) => {
    const { id: begun } = createDraft(submitReport, first);
    current.current = begun;
    setId(begun);
    return begun;
  }, []);

  const change = (next: ReportForm) => {
    setForm(next);
    if (current.current) updateDraft(current.current, next);
    else if (hasContent(next, 0)) begin(next);
  };

  const add = async () => {
    const { photos: chosen, problems } = await choosePhotos(
      'both',
      photoLimit - (draft?.photos.length ?? 0),
    );
    if (chosen.length === 0 && problems.length === 0) return;
    const unfit = chosen.length > 0 && (await addPhotos(current.current ?? begin(form), chosen));
    setPhotoNote([...problems, unfit].filter(Boolean).join('；') || undefined);
  };

  const show = (shownId: string | undefined, shown: ReportForm) => {
    setId(shownId);
    setForm(shown);
    setPhotoNote(undefined);
  };
  const openDraft = (next: Draft | undefined) =>
    show(next?.id, next ? (next.form as ReportForm) : emptyForm);

  return {
    draft,
    form,
    change,
    /** Begins another report with what is known of it already; the one that was open waits among the others. */
    start: (first: ReportForm) => show(begin(first), first),
    photos,
    photoNote,
    add,
    remove: (key: string) => draft && removePhoto(draft.id, key),
    retry: (key: string) => draft && retryPhoto(draft.id, key),
    /** Sends what is in the form; where it can be sent without a draft (never), nothing happens. */
    send: (sent: ReportForm, input: Readonly<Record<string, unknown>>) => {
      const sending = current.current ?? begin(sent);
      updateDraft(sending, sent);
      void sendDraft(sending, input);
    },
    /** Takes a queued report back into the form. */
    takeBack: () => draft && updateDraft(draft.id, form),
    openDraft,
    discard: (one: Draft) => {
      discardDraft(one.id);
      if (one.id === id) openDraft(undefined);
    },
    others: othersOf(drafts, id),
  };
}

const isWorthKeeping = (draft: Draft) => hasContent(draft.form as ReportForm, draft.photos.length);

const othersOf = (drafts: readonly Draft[], id: string | undefined) =>
  drafts.filter((one) => one.id !== id && (one.phase !== 'editing' || isWorthKeeping(one)));

export type ReportDraft = ReturnType<typeof useReportDraft>;
