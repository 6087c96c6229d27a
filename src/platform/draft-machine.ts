import type { ErrorCode, ErrorDetails } from '#contracts/errors';
import { photoLimit } from '#contracts/file';

export type DraftPhoto = {
  key: string;
  /** Its position in the batch of issued paths. */
  place: number;
  state: 'waiting' | 'uploading' | 'failed' | 'done';
  /** 0 to 100, while uploading. */
  percent: number;
  /** Why it failed, in words. */
  note?: string;
  /** It failed for want of a network: it is tried again by itself. */
  isWaitingForNetwork?: boolean;
};

/** Paths issued by `file.prepare`; they end at `expiresAt`, epoch ms. */
export type Batch = { batchId: string; paths: readonly string[]; expiresAt: number };

export type DraftProblem = { code: ErrorCode; details?: ErrorDetails | undefined };

/**
 * Something a person is telling us, kept on her phone until the cloud has it.
 * `editing` → `queued` when she pressed 提交 → `sending` → `done`, or `refused` with what is wrong, which she mends.
 */
export type Draft = {
  /** Also the requestId of the command: however often it is sent, it happens once. */
  id: string;
  /** Name of the command's action. */
  action: string;
  createdAt: number;
  /** What the screen needs to show the form again. */
  form: unknown;
  /** The command's input without its photos, once she pressed 提交. */
  input?: Readonly<Record<string, unknown>>;
  photos: readonly DraftPhoto[];
  batch?: Batch;
  /** How many batches were asked for: part of the requestId of the next. */
  batchCount: number;
  phase: 'editing' | 'queued' | 'sending' | 'refused' | 'done';
  /** Sent at least once with an unknown end: its words may not change any more. */
  mayHaveArrived: boolean;
  /** The cloud could not be reached: it is tried again by itself. */
  isWaitingForNetwork: boolean;
  problem?: DraftProblem;
  answer?: unknown;
};

export type DraftEvent =
  | { type: 'edited'; form: unknown }
  | { type: 'photos-added'; keys: readonly string[] }
  | { type: 'photo-removed'; key: string }
  | { type: 'photo-retried'; key: string }
  | { type: 'sent'; input: Readonly<Record<string, unknown>> }
  | { type: 'prepared'; batch: Batch }
  | { type: 'uploading'; key: string; percent: number }
  | { type: 'uploaded'; key: string }
  | { type: 'upload-failed'; key: string; note: string; isOffline: boolean }
  | { type: 'submitting' }
  | { type: 'submitted'; answer: unknown }
  | { type: 'refused'; problem: DraftProblem }
  | { type: 'unreached' }
  | { type: 'woken' };

/** What the phone should do next for a draft; `rest` waits for the person, the network or nothing at all. */
export type DraftWork =
  | { kind: 'prepare'; requestId: string; count: number }
  | { kind: 'upload'; key: string; path: string }
  | { kind: 'submit' }
  | { kind: 'rest' };

/** Paths good for less than this are not begun with, in ms. */
const leastLifeMs = 10 * 60 * 1000;

export function newDraft(parts: { id: string; action: string; form: unknown; at: number }): Draft {
  return {
    id: parts.id,
    action: parts.action,
    form: parts.form,
    createdAt: parts.at,
    photos: [],
    batchCount: 0,
    phase: 'editing',
    mayHaveArrived: false,
    isWaitingForNetwork: false,
  };
}

/** Whether words and photos may still change. */
export const isEditable = (draft: Draft): boolean =>
  !draft.mayHaveArrived && draft.phase !== 'sending' && draft.phase !== 'done';

/** What has to be done next, at this moment (epoch ms). */
export function workOf(draft: Draft, at: number): DraftWork {
  if (draft.phase === 'done' || draft.phase === 'sending' || draft.isWaitingForNetwork)
    return { kind: 'rest' };
  if (draft.photos.length > 0 && !isLive(draft.batch, at)) {
    const requestId = `${draft.id}-files-${draft.batchCount}`;
    return { kind: 'prepare', requestId, count: photoLimit };
  }
  const waiting = draft.photos.find((photo) => photo.state === 'waiting');
  const path = waiting && draft.batch?.paths[waiting.place];
  if (waiting && path) return { kind: 'upload', key: waiting.key, path };
  const isReady = draft.photos.every((photo) => photo.state === 'done');
  return draft.phase === 'queued' && isReady ? { kind: 'submit' } : { kind: 'rest' };
}

const isLive = (batch: Batch | undefined, at: number) =>
  batch !== undefined && batch.expiresAt - leastLifeMs > at;

/** The input of the command, with the photos that have arrived. */
export function inputOf(draft: Draft): Record<string, unknown> {
  const places = draft.photos.map((photo) => photo.place);
  const photos =
    draft.batch && places.length > 0 ? { batchId: draft.batch.batchId, places } : undefined;
  return { ...draft.input, ...(photos ? { photos } : {}) };
}

/** The draft after something happened to it; events that no longer fit leave it as it is. */
export function advance(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'edited':
      return isEditable(draft) ? { ...edited(draft), form: event.form } : draft;
    case 'photos-added':
      return isEditable(draft)
        ? { ...edited(draft), photos: added(draft.photos, event.keys) }
        : draft;
    case 'photo-removed':
      return isEditable(draft)
        ? { ...edited(draft), photos: draft.photos.filter((photo) => photo.key !== event.key) }
        : draft;
    case 'sent':
      return isEditable(draft) ? { ...edited(draft), input: event.input, phase: 'queued' } : draft;
    case 'photo-retried':
    case 'uploading':
    case 'uploaded':
    case 'upload-failed':
      return withPhoto(draft, event);
    default:
      return travelled(draft, event);
  }
}

type PhotoEvent = Extract<
  DraftEvent,
  { type: 'photo-retried' | 'uploading' | 'uploaded' | 'upload-failed' }
>;
type TravelEvent = Extract<
  DraftEvent,
  { type: 'prepared' | 'submitting' | 'submitted' | 'refused' | 'unreached' | 'woken' }
>;

/** Back in her hands: what was wrong is forgotten, since she is mending it. */
function edited({ problem: _mended, ...draft }: Draft): Draft {
  return { ...draft, phase: 'editing', isWaitingForNetwork: false };
}

function added(photos: readonly DraftPhoto[], keys: readonly string[]): readonly DraftPhoto[] {
  const taken = new Set(photos.map((photo) => photo.place));
  const free = Array.from({ length: photoLimit }, (_, place) => place).filter(
    (place) => !taken.has(place),
  );
  const more = keys
    .slice(0, free.length)
    .map((key, at): DraftPhoto => ({ key, place: free[at] ?? 0, state: 'waiting', percent: 0 }));
  return [...photos, ...more];
}

const fresh = ({ key, place }: DraftPhoto): DraftPhoto => ({
  key,
  place,
  state: 'waiting',
  percent: 0,
});

function photoAfter(photo: DraftPhoto, event: PhotoEvent): DraftPhoto {
  switch (event.type) {
    case 'photo-retried':
      return photo.state === 'failed' ? fresh(photo) : photo;
    case 'uploading':
      return { ...fresh(photo), state: 'uploading', percent: event.percent };
    case 'uploaded':
      return { ...fresh(photo), state: 'done', percent: 100 };
    case 'upload-failed':
      return {
        ...fresh(photo),
        state: 'failed',
        note: event.note,
        isWaitingForNetwork: event.isOffline,
      };
  }
}

function withPhoto(draft: Draft, event: PhotoEvent): Draft {
  const photos = draft.photos.map((photo) =>
    photo.key === event.key ? photoAfter(photo, event) : photo,
  );
  return { ...draft, photos };
}

/** Whatever was under way when the app was closed or the network went begins again. */
function woken(draft: Draft): Draft {
  const photos = draft.photos.map((photo) =>
    photo.state === 'uploading' || photo.isWaitingForNetwork ? fresh(photo) : photo,
  );
  const phase = draft.phase === 'sending' ? 'queued' : draft.phase;
  return { ...draft, photos, phase, isWaitingForNetwork: false };
}

/** Refused files are uploaded again to new paths, once; a second time the person is told. */
function refused(draft: Draft, problem: DraftProblem): Draft {
  const { batch, ...rest } = draft;
  if (problem.code !== 'file-refused' || !batch)
    return { ...draft, phase: 'refused', problem, mayHaveArrived: false };
  const isAgain = draft.batchCount > 1;
  return {
    ...rest,
    photos: draft.photos.map(fresh),
    mayHaveArrived: false,
    phase: isAgain ? 'refused' : 'queued',
    ...(isAgain ? { problem } : {}),
  };
}

function travelled(draft: Draft, event: TravelEvent): Draft {
  switch (event.type) {
    case 'prepared':
      return {
        ...draft,
        batch: event.batch,
        batchCount: draft.batchCount + 1,
        photos: draft.photos.map(fresh),
      };
    case 'submitting':
      return draft.phase === 'queued'
        ? { ...draft, phase: 'sending', mayHaveArrived: true }
        : draft;
    case 'submitted': {
      const { problem: _none, ...rest } = draft;
      return { ...rest, phase: 'done', answer: event.answer };
    }
    case 'refused':
      return refused(draft, event.problem);
    case 'unreached':
      return {
        ...draft,
        phase: draft.phase === 'sending' ? 'queued' : draft.phase,
        isWaitingForNetwork: true,
      };
    case 'woken':
      return woken(draft);
  }
}
