import { keepProgress, type Listener } from '#runtime/outbox';
import { type TreeFacts, tasksOf } from './rewrite';

/** Carries a change of the tree down to paths, homes, posts and orders; a few pages per run, then goes on. */
const rewritePaths: Listener = {
  name: 'area.rewrite-paths',
  hears: ['area.renamed', 'area.moved', 'area.split', 'area.merged'],
  isForJobs: true,
  async hear(event, hearing) {
    const tasks = tasksOf(event.data as TreeFacts);
    let { task, after } = event.progress ?? { task: 0 };
    while (task < tasks.length) {
      if (hearing.deadline.leftMs() < pageMs) return 'later';
      after = await tasks[task]?.(after, hearing);
      if (!after) task += 1;
      await keepProgress(event, { task, ...(after && { after }) });
    }
    return 'done';
  },
};

/** What one page is given at least. */
const pageMs = 10_000;

export const areaListeners = [rewritePaths];
