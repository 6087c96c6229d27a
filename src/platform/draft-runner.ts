import type { Action, Got } from '#contracts/action';
import { AppError, wordsFor } from '#contracts/errors';
import { prepareFiles } from '#contracts/file';
import { now } from './clock';
import { call } from './cloud';
import { advance, type Draft, type DraftEvent, inputOf, workOf } from './draft-machine';
import { allDrafts, draftOf, putDraft } from './draft-shelf';
import { hasNetwork, watchNetwork } from './network';
import { photoUrl } from './photo-file';
import { uploadPhoto } from './upload';

/** After a failed network everything is tried again, even where the phone does not notice that it is back. */
const retrySeconds = [5, 15, 60] as const;

const running = new Set<string>();
/** Drafts to which something happened while they were worked on. */
const stirred = new Set<string>();
let retries = 0;
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/** Lets something happen to a draft, keeps it, and goes on with what is next. */
export function happen(id: string, event: DraftEvent): Draft | undefined {
  const draft = draftOf(id);
  if (!draft) return undefined;
  const next = advance(draft, event);
  if (next !== draft) putDraft(id, next);
  void run(id);
  return next;
}

/** Works on one draft, one step after another, until it needs the person or the network. */
export async function run(id: string): Promise<void> {
  stirred.add(id);
  if (running.has(id)) return;
  running.add(id);
  try {
    while (stirred.delete(id)) while (await doNext(id));
  } finally {
    running.delete(id);
  }
}

/** True where something was done and there may be more. */
async function doNext(id: string): Promise<boolean> {
  const draft = draftOf(id);
  const work = draft ? workOf(draft, now()) : { kind: 'rest' as const };
  if (!draft || work.kind === 'rest') return false;
  if (work.kind === 'prepare') return prepare(id, work);
  if (work.kind === 'upload') return upload(id, work);
  return submit(draft);
}

const note = (id: string, event: DraftEvent): void => {
  const draft = draftOf(id);
  if (draft) putDraft(id, advance(draft, event));
};

const asAppError = (cause: unknown) =>
  cause instanceof AppError ? cause : new AppError('internal');

const isUnreached = (error: AppError) => error.code === 'offline' || error.code === 'busy';

async function prepare(id: string, work: { requestId: string; count: number }): Promise<boolean> {
  try {
    const batch: Got<typeof prepareFiles> = await call(
      prepareFiles,
      { count: work.count },
      { requestId: work.requestId },
    );
    note(id, { type: 'prepared', batch });
    return true;
  } catch (cause) {
    const error = asAppError(cause);
    if (isUnreached(error)) {
      note(id, { type: 'unreached' });
      retryLater();
    } else note(id, { type: 'refused', problem: { code: error.code, details: error.details } });
    return false;
  }
}

async function upload(id: string, work: { key: string; path: string }): Promise<boolean> {
  const { key } = work;
  note(id, { type: 'uploading', key, percent: 0 });
  try {
    const url = await photoUrl(key);
    if (!url) throw new AppError('file-refused', { reason: '手机里找不到这张照片了，请重新添加' });
    await uploadPhoto(
      url,
      work.path,
      throttled((percent) => note(id, { type: 'uploading', key, percent })),
    );
    note(id, { type: 'uploaded', key });
  } catch (cause) {
    const error = asAppError(cause);
    const isOffline = error.code === 'offline';
    const words = isOffline ? '没有网络，连上后自动再传' : wordsFor(error);
    note(id, { type: 'upload-failed', key, note: words, isOffline });
    if (isOffline) retryLater();
  }
  return true;
}

/** A screen redraws at most once per tenth of a photo. */
function throttled(tell: (percent: number) => void): (percent: number) => void {
  let told = 0;
  return (percent) => {
    if (percent - told < 10 || percent >= 100) return;
    told = percent;
    tell(percent);
  };
}

async function submit(draft: Draft): Promise<boolean> {
  const { id } = draft;
  const action = { name: draft.action } as Action;
  note(id, { type: 'submitting' });
  try {
    const answer = await call(action, inputOf(draft), { requestId: id });
    retries = 0;
    note(id, { type: 'submitted', answer });
    return false;
  } catch (cause) {
    const error = asAppError(cause);
    if (!isUnreached(error)) {
      note(id, { type: 'refused', problem: { code: error.code, details: error.details } });
      return true;
    }
    note(id, { type: 'unreached' });
    retryLater();
    return false;
  }
}

function retryLater(): void {
  if (retryTimer) return;
  const seconds = retrySeconds[Math.min(retries, retrySeconds.length - 1)] ?? 60;
  retries += 1;
  retryTimer = setTimeout(() => {
    retryTimer = undefined;
    wakeDrafts();
  }, seconds * 1000);
}

/** Begins again with everything that was interrupted: at the start, and when the network is back. */
export function wakeDrafts(): void {
  for (const { id } of allDrafts()) if (!running.has(id)) happen(id, { type: 'woken' });
}

/** Once, when the app starts. */
export function beginDrafts(): void {
  wakeDrafts();
  watchNetwork(() => {
    if (!hasNetwork()) return;
    retries = 0;
    wakeDrafts();
  });
}
