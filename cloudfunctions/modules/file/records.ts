import { collection, find, get, op, put, update } from '#runtime/database';

/** `file_batches`: paths issued to one person for one command; `claimedBy` is that command's event. */
export type FileBatchRecord = {
  _id: string;
  ownerId: string;
  paths: string[];
  /** The file ids these paths get, in order. */
  fileIds: string[];
  /** Whom WeChat's check of the photos is about; it goes with the batch. */
  openid: string;
  createdAt: number;
  expiresAt: number;
  claimedBy?: string;
};

/** `photo_checks`: WeChat's later opinion of a photo. `_id` is its traceId. */
export type PhotoCheckRecord = {
  _id: string;
  fileId: string;
  subjectId: string;
  /** The work order it belongs to, which neighbours may not see while it is in doubt. */
  workOrderId?: string;
  askedAt: number;
  result: 'pending' | 'pass' | 'review' | 'risky' | 'failed';
};

export const batches = collection<FileBatchRecord>('file_batches');
const checks = collection<PhotoCheckRecord>('photo_checks');

/** Batches whose day is over. */
export const expiredBatches = (now: number, limit: number): Promise<FileBatchRecord[]> =>
  find(batches, { where: { expiresAt: op.lte(now) }, order: [['expiresAt', 'asc']], limit });

/** What WeChat was asked about the photos of one record. */
export const checksOf = (subjectId: string): Promise<PhotoCheckRecord[]> =>
  find(checks, { where: { subjectId }, limit: 100 });

/** Of these photos the ones WeChat passed. */
export async function passedAmong(fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  const where = { fileId: op.in([...fileIds]), result: 'pass' };
  const found = await find(checks, { where, fields: ['fileId'], limit: fileIds.length * 2 });
  return new Set(found.map(({ fileId }) => fileId));
}

/** Keeps that WeChat was asked. */
export const keepCheck = (check: PhotoCheckRecord): Promise<void> => put(checks, check);

/** Keeps WeChat's answer; the question as it stands, or undefined where it was not ours. */
export async function answerCheck(
  traceId: string,
  result: PhotoCheckRecord['result'],
): Promise<PhotoCheckRecord | undefined> {
  const isOurs = await update(checks, traceId, { result });
  return isOurs ? get(checks, traceId) : undefined;
}
