import type { Draft } from '../../platform/drafts';

/** What the tab shows for the report that is open: the form, that it travels, that it waits here, that it arrived. */
export type Stage = 'form' | 'sending' | 'kept' | 'done';

type Seen = Pick<Draft, 'phase' | 'mayHaveArrived'> & {
  photos: readonly Pick<Draft['photos'][number], 'state' | 'isWaitingForNetwork'>[];
};

/** A photo that will not come by itself: she has to press again or leave it out. */
export const needsPerson = (draft: Seen): boolean =>
  draft.phase === 'editing' ||
  draft.phase === 'refused' ||
  (!draft.mayHaveArrived &&
    draft.photos.some((photo) => photo.state === 'failed' && !photo.isWaitingForNetwork));

export function stageOf(draft: Seen | undefined, isOffline: boolean): Stage {
  if (!draft || needsPerson(draft)) return 'form';
  if (draft.phase === 'done') return 'done';
  const waitsForNetwork =
    isOffline || draft.photos.some((photo) => photo.isWaitingForNetwork === true);
  const wasUnreached = draft.phase === 'queued' && draft.mayHaveArrived;
  return waitsForNetwork || wasUnreached ? 'kept' : 'sending';
}
