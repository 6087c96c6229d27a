import { remove } from '#runtime/database';
import { deleteFiles } from '#runtime/files';
import type { Job } from '#runtime/jobs';
import { batches, expiredBatches } from './records';

const pageSize = 50;

/** Forgets batches whose day is over, and deletes photos that no command took. */
const expireBatches: Job = {
  name: 'file.expire-batches',
  isIdle: async (now) => (await expiredBatches(now, 1)).length === 0,
  async run({ now, deadline }) {
    let count = 0;
    while (!deadline.isOver()) {
      const page = await expiredBatches(now, pageSize);
      await deleteFiles(
        page.flatMap((batch) => (batch.claimedBy === undefined ? batch.fileIds : [])),
      );
      for (const batch of page) await remove(batches, batch._id);
      count += page.length;
      if (page.length < pageSize) break;
    }
    return count;
  },
};

export const fileJobs = [expireBatches];
