import { personIdOf } from '#runtime/ids';
import type { Database } from '../database';

/** What a work order (`cloudfunctions/modules/work-order/records.ts`) says about its promise. */
type Promised = {
  isOpen?: boolean;
  dueAt?: number;
  submittedAt?: number;
  followers?: readonly string[];
};

/**
 * The promise a visitor waits for, in epoch ms: that of her newest open work order not yet due, else of the
 * newest anybody's; undefined when there is none.
 */
export function nextDue(
  database: Database,
  { now, openid }: { now: number; openid: string | undefined },
): number | undefined {
  if (!database.collections().includes('work_orders')) return undefined;
  const person = openid === undefined ? undefined : personIdOf(openid);
  let best: { rank: number; dueAt: number } | undefined;
  for (const order of database.dump('work_orders') as Iterable<Promised>) {
    const { isOpen, dueAt, submittedAt = 0, followers = [] } = order;
    if (!isOpen || dueAt === undefined || dueAt <= now) continue;
    const isHers = person !== undefined && followers.includes(person);
    const rank = submittedAt + (isHers ? Number.MAX_SAFE_INTEGER / 2 : 0);
    if (!best || rank > best.rank) best = { rank, dueAt };
  }
  return best?.dueAt;
}
