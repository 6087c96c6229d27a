import { get } from '#runtime/database';
import { urlForCheck } from '#runtime/files';
import { newId } from '#runtime/ids';
import { askPhotoCheck, isNotSeenLately } from '#runtime/openapi';
import type { Listener } from '#runtime/outbox';
import { batches, checksOf, keepCheck } from './records';

/** Has WeChat look at every photo that came with a command; its answer reaches `events` later. */
const askCheck: Listener = {
  name: 'file.ask-check',
  hears: ['report.submitted', 'work-order.result-submitted', 'work-order.reopened'],
  isForJobs: true,
  async hear(event, { now }) {
    const { photos = [], batchId } = event.data as { photos?: string[]; batchId?: string };
    const batch = batchId && (await get(batches, batchId));
    if (!batch) return 'done';
    const asked = new Set((await checksOf(event._id)).map((check) => check.fileId));
    for (const fileId of photos.filter((one) => !asked.has(one)))
      await keepCheck({
        fileId,
        subjectId: event._id,
        askedAt: now,
        ...(await ask(fileId, batch.openid)),
      });
    return 'done';
  },
};

async function ask(fileId: string, openid: string) {
  const url = await urlForCheck(fileId);
  if (!url) return { _id: newId('none'), result: 'failed' as const };
  try {
    return { _id: await askPhotoCheck(url, openid), result: 'pending' as const };
  } catch (error) {
    if (!isNotSeenLately(error)) throw error;
    return { _id: newId('none'), result: 'review' as const };
  }
}

export const fileListeners = [askCheck];
