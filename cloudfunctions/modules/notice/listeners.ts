import { transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { noticesTo } from './find-records';
import { notices } from './records';

/** The area that ended, and everything that stands elsewhere now: it and its children. */
type Merge = { mergedId: string; roots: readonly string[] };

const pageSize = 50;

/**
 * What was written for an area that became part of another stays with those who live there: its children
 * stand in its place. One without children keeps its homes, and its notices.
 */
const followMerge: Listener = {
  name: 'notice.follow-merge',
  hears: ['area.merged'],
  isForJobs: true,
  async hear({ data }, { deadline }) {
    const { mergedId, roots } = data as Merge;
    const children = roots.filter((id) => id !== mergedId);
    if (children.length === 0) return 'done';
    for (;;) {
      if (deadline.isOver()) return 'later';
      const page = await noticesTo(mergedId, pageSize);
      for (const { _id } of page)
        await transact(async (tx) => {
          const notice = await tx.get(notices, _id);
          if (!notice) return;
          const others = notice.areaIds.filter((id) => id !== mergedId);
          await tx.set(notices, { ...notice, areaIds: [...new Set([...others, ...children])] });
        }, deadline);
      if (page.length < pageSize) return 'done';
    }
  },
};

export const noticeListeners = [followMerge];
