import { useRef, useState } from 'react';
import type { Action } from '#contracts/action';
import { photoLimit } from '#contracts/file';
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
} from './drafts';
import { choosePhotos } from './photos';

/** What a draft keeps: which record it is about, and what was filled in. */
type Filled<F> = { about: string; fields: F };

/**
 * A form about one record, kept on the phone from its first change on: typed words and photos are there again after a
 * conflict, a lost network or a restart. One draft for each action and record.
 */
export function useDraftForm<F>(action: Action, about: string, empty: F) {
  const drafts = useDrafts();
  const draft = drafts.find(
    (one) => one.action === action.name && (one.form as Filled<F>).about === about,
  );
  const fields = draft ? (draft.form as Filled<F>).fields : empty;
  const photos = useDraftPhotos(draft?.photos ?? []);
  const [photoNote, setPhotoNote] = useState<string>();

  // The id is needed before React has drawn again: two quick changes must not begin two drafts.
  const known = useRef<string>();
  known.current = draft?.id;
  const idWith = (next: F): string => {
    const filled: Filled<F> = { about, fields: next };
    if (known.current) updateDraft(known.current, filled);
    else known.current = createDraft(action, filled).id;
    return known.current;
  };

  return {
    draft,
    fields,
    photos,
    photoNote,
    change: (next: F): void => {
      idWith(next);
    },
    add: async (source: 'camera' | 'album' | 'both'): Promise<void> => {
      const { photos: chosen, problems } = await choosePhotos(source, photoLimit - photos.length);
      const unfit = chosen.length > 0 ? await addPhotos(idWith(fields), chosen) : undefined;
      setPhotoNote([...problems, ...(unfit ? [unfit] : [])].join('；') || undefined);
    },
    remove: (key: string): void => {
      if (draft) removePhoto(draft.id, key);
    },
    retry: (key: string): void => {
      if (draft) retryPhoto(draft.id, key);
    },
    /** Sends it with its photos; see `sendDraft` for how it may end. */
    send: (input: Readonly<Record<string, unknown>>): Promise<Draft> =>
      sendDraft(idWith(fields), input),
    discard: (): void => {
      if (known.current) discardDraft(known.current);
    },
  };
}

export type DraftForm<F> = ReturnType<typeof useDraftForm<F>>;
