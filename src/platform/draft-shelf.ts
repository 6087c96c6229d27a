import type { Draft } from './draft-machine';
import { keep, recall } from './storage';

/** Drafts nobody touched for this long are given up, in ms. */
const shelfLifeMs = 30 * 24 * 60 * 60 * 1000;

const listeners = new Set<() => void>();
let drafts: readonly Draft[] | undefined;

/** Every draft of this person, oldest first; read from the phone once. */
export function allDrafts(): readonly Draft[] {
  drafts ??= (recall<Draft[]>('drafts') ?? []).filter(
    (draft) => draft.createdAt > Date.now() - shelfLifeMs,
  );
  return drafts;
}

export const draftOf = (id: string): Draft | undefined =>
  allDrafts().find((draft) => draft.id === id);

/** Writes a draft to the phone before anybody hears of it; without a next state it is gone. */
export function putDraft(id: string, next: Draft | undefined): void {
  const others = allDrafts().filter((draft) => draft.id !== id);
  drafts = next ? [...others, next].sort((a, b) => a.createdAt - b.createdAt) : others;
  keep('drafts', drafts);
  for (const listener of listeners) listener();
}

/** Hears of every change; gives the way to stop. */
export function watchDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
