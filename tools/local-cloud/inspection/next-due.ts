import type { Database } from '../database';

/** The collection whose open documents carry a promised instant, and the names of those fields. */
const promises = { collection: 'work_orders', isOpen: 'isOpen', dueAt: 'dueAt', at: 'submittedAt' };

/**
 * The promise a visitor waits for: that of the newest open work order not yet due, in epoch ms; undefined
 * when there is none.
 */
export function nextDue(database: Database, now: number): number | undefined {
  if (!database.collections().includes(promises.collection)) return undefined;
  let newest: { at: number; dueAt: number } | undefined;
  for (const document of database.dump(promises.collection)) {
    const dueAt = document[promises.dueAt];
    const at = Number(document[promises.at] ?? 0);
    if (document[promises.isOpen] !== true || typeof dueAt !== 'number' || dueAt <= now) continue;
    if (!newest || at > newest.at) newest = { at, dueAt };
  }
  return newest?.dueAt;
}
