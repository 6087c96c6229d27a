import { AppError } from '#contracts/errors';
import type { Photos, PhotoView } from '#contracts/file';
import { batches } from '../modules/file/records';
import type { Context } from './context';
import type { Transaction } from './database';
import { bugOf, log } from './log';
import { cloud } from './sdk';

/** A person looks at a photo now; somebody else gets a dead link later. */
const shownSeconds = 600;
/** WeChat fetches a photo within half an hour (`platform.md §3`). */
const checkedSeconds = 2 * 60 * 60;
/** CloudBase makes at most 50 addresses in one request. */
const perRequest = 50;

let root: string | undefined;

/** What stands before a path in a file id, `cloud://env.bucket/`: the platform tells it with the first file. */
export async function fileRoot(): Promise<string> {
  if (root === undefined) {
    const cloudPath = 'reports/root.txt';
    const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from('root') });
    root = fileID.slice(0, -cloudPath.length);
  }
  return root;
}

type Claim = { photos: Photos | undefined; ctx: Context; eventId: string };

/**
 * Takes the issued photos for this command, once and for good, and answers their file ids in order.
 * A batch of somebody else, expired, claimed, or a place that was not issued: `file-refused`.
 */
export async function claimPhotos(
  tx: Transaction,
  { photos, ctx, eventId }: Claim,
): Promise<string[]> {
  if (!photos) return [];
  const batch = await tx.get(batches, photos.batchId);
  const places = [...new Set(photos.places)];
  const isUsable =
    batch !== undefined &&
    batch.ownerId === ctx.caller.personId &&
    batch.claimedBy === undefined &&
    batch.expiresAt > ctx.now;
  const fileIds = places.flatMap((place) => batch?.fileIds[place] ?? []);
  if (!isUsable || fileIds.length !== photos.places.length) throw new AppError('file-refused');
  await tx.set(batches, { ...batch, claimedBy: eventId });
  return fileIds;
}

/** Short-lived addresses for photos the caller may see, asked for together. */
export async function photoViews(
  fileIds: readonly (string | undefined)[],
): Promise<(fileId: string) => PhotoView> {
  const wanted = [...new Set(fileIds.filter((one) => one !== undefined))];
  const urls = await urlsOf(wanted, shownSeconds).catch((error: unknown) => {
    log({ level: 'error', event: 'no-photo-addresses', bug: bugOf(error) });
    return new Map<string, string>();
  });
  return (fileId) => {
    const url = urls.get(fileId);
    return url ? { url } : { note: '照片暂时打不开' };
  };
}

/** An address for WeChat's check, good for two hours; undefined where the file is not there. */
export const urlForCheck = async (fileId: string): Promise<string | undefined> =>
  (await urlsOf([fileId], checkedSeconds)).get(fileId);

async function urlsOf(fileIds: readonly string[], maxAge: number): Promise<Map<string, string>> {
  const urls = new Map<string, string>();
  for (let at = 0; at < fileIds.length; at += perRequest) {
    const fileList = fileIds.slice(at, at + perRequest).map((fileID) => ({ fileID, maxAge }));
    const answer = await cloud.getTempFileURL({ fileList } as never);
    for (const one of answer?.fileList ?? [])
      if (one.tempFileURL) urls.set(one.fileID, one.tempFileURL);
  }
  return urls;
}

/** Removes files; one that is gone already is no error. */
export async function deleteFiles(fileIds: readonly string[]): Promise<void> {
  for (let at = 0; at < fileIds.length; at += perRequest)
    await cloud.deleteFile({ fileList: fileIds.slice(at, at + perRequest) });
}
