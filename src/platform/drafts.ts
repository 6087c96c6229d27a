import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Action } from '#contracts/action';
import { photoLimit } from '#contracts/file';
import { now } from './clock';
import { type Draft, type DraftPhoto, newDraft } from './draft-machine';
import { happen } from './draft-runner';
import { allDrafts, draftOf, putDraft, watchDrafts } from './draft-shelf';
import { dropPhoto, keepPhoto, photoUrl } from './photo-file';
import type { ReadyPhoto } from './photos';
import { newRequestId } from './request-id';

export type { Draft, DraftPhoto } from './draft-machine';

/** A new draft for a command; what `form` holds is the screen's own affair, as long as JSON can say it. */
export function createDraft(action: Action, form: unknown): Draft {
  const draft = newDraft({ id: newRequestId(), action: action.name, form, at: now() });
  putDraft(draft.id, draft);
  return draft;
}

/** Keeps what was typed; has no effect once it may have arrived in the cloud. */
export const updateDraft = (id: string, form: unknown): void => {
  happen(id, { type: 'edited', form });
};

/** Copies the photos to where they last and begins to upload them. Gives a sentence where one did not fit. */
export async function addPhotos(
  id: string,
  photos: readonly ReadyPhoto[],
): Promise<string | undefined> {
  const room = photoLimit - (draftOf(id)?.photos.length ?? photoLimit);
  const keys: string[] = [];
  try {
    for (const photo of photos.slice(0, room)) {
      const key = newRequestId();
      await keepPhoto(key, photo.path);
      keys.push(key);
    }
  } catch {
    return '手机空间不够，照片没有存下，请清理一下再试';
  } finally {
    if (keys.length > 0) happen(id, { type: 'photos-added', keys });
  }
  return photos.length > room ? `最多 ${photoLimit} 张照片` : undefined;
}

export function removePhoto(id: string, key: string): void {
  happen(id, { type: 'photo-removed', key });
  void dropPhoto(key);
}

export const retryPhoto = (id: string, key: string): void => {
  happen(id, { type: 'photo-retried', key });
};

/** What became of 提交: `done` with the answer, `refused` with its problem, or `queued` until the network is back. */
export function sendDraft(id: string, input: Readonly<Record<string, unknown>>): Promise<Draft> {
  happen(id, { type: 'sent', input });
  return settled(id);
}

const isSettled = (draft: Draft) =>
  draft.phase === 'done' ||
  draft.phase === 'refused' ||
  (draft.phase === 'queued' &&
    (draft.isWaitingForNetwork || draft.photos.some((photo) => photo.state === 'failed')));

function settled(id: string): Promise<Draft> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const draft = draftOf(id);
      if (draft && !isSettled(draft)) return;
      stop();
      if (draft) resolve(draft);
      else reject(new Error('The draft was discarded.'));
    };
    const stop = watchDrafts(look);
    look();
  });
}

/** Forgets a draft and its photos: when its answer was shown, or when the person gave it up. */
export function discardDraft(id: string): void {
  const draft = draftOf(id);
  for (const photo of draft?.photos ?? []) void dropPhoto(photo.key);
  putDraft(id, undefined);
}

/** All drafts, live. */
export const useDrafts = (): readonly Draft[] =>
  useSyncExternalStore(watchDrafts, allDrafts, allDrafts);

/** The photos of a draft as `PhotoGrid` shows them, each with an address on this phone. */
export function useDraftPhotos(photos: readonly DraftPhoto[]) {
  const [urls, setUrls] = useState<Record<string, string | undefined>>({});
  const keys = photos.map((photo) => photo.key).join();
  useEffect(() => {
    let isCurrent = true;
    const found = keys.split(',').filter(Boolean);
    void Promise.all(found.map(async (key) => [key, await photoUrl(key)] as const)).then(
      (pairs) => isCurrent && setUrls(Object.fromEntries(pairs)),
    );
    return () => {
      isCurrent = false;
    };
  }, [keys]);
  return photos.map((photo) => ({ ...photo, url: urls[photo.key] }));
}
