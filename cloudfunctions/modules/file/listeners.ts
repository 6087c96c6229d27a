import { get } from '#runtime/database';
import { urlForCheck } from '#runtime/files';
import { newId } from '#runtime/ids';
import { askPhotoCheck, isNotSeenLately } from '#runtime/openapi';
import type { Listener } from '#runtime/outbox';
import { tellDoubt } from './doubt';
import { batches, checksOf, keepCheck } from './records';

type Asked = { photos?: string[]; batchId?: string; workOrderId?: string };

/** Has WeChat look at every photo that came with a command; its answer reaches `events` later. */
const askCheck: Listener = {
  name: 'file.ask-check',
  hears: [
    'report.submitted',
    'report.supplemented',
    'work-order.handled-on-spot',
    'work-order.subtask-finished',
    'work-order.result-submitted',
    'work-order.reopened',
    'work-order.finished-unsatisfied',
    'work-order.recurred',
    'work-order.redacted',
    'notice.published',
    'notice.waiting',
    'notice.scheduled',
    'notice.channel-noted',
    'council.proof-added',
    'council.minutes-saved',
    'council.progress-noted',
  ],
  isForJobs: true,
  async hear(event, { now, deadline }) {
    const { photos = [], batchId, workOrderId } = event.data as Asked;
    const batch = batchId && (await get(batches, batchId));
    if (!batch) return 'done';
    const asked = new Set((await checksOf(event._id)).map((check) => check.fileId));
    for (const fileId of photos.filter((one) => !asked.has(one))) {
      const check = {
        fileId,
        subjectId: event._id,
        askedAt: now,
        ...(workOrderId !== undefined && { workOrderId }),
        ...(await ask(fileId, batch.openid)),
      };
      await keepCheck(check);
      await tellDoubt(check, { now, traceId: event.traceId, deadline });
    }
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
