import { collection, type Transaction, transact } from './database';
import { type Deadline, deadlineIn } from './deadline';
import type { LeaseRecord } from './records';

const leases = collection<LeaseRecord>('leases');

/** For letting go: work that used up its own time still does. */
const releaseMs = 2_000;

export type Lease = { name: string; holder: string; now: number; ms: number };

/**
 * Runs `work` while nobody else holds the lease; answers undefined where somebody does. A holder that
 * died lets go when the lease runs out.
 */
export async function underLease<T>(
  lease: Lease,
  deadline: Deadline,
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (!(await transact((tx) => take(tx, lease), deadline))) return undefined;
  try {
    return await work();
  } finally {
    await transact((tx) => release(tx, lease), deadlineIn(releaseMs));
  }
}

async function take(tx: Transaction, { name, holder, now, ms }: Lease): Promise<boolean> {
  const held = await tx.get(leases, name);
  if (held && held.until > now && held.holder !== holder) return false;
  await tx.set(leases, { _id: name, holder, until: now + ms });
  return true;
}

async function release(tx: Transaction, { name, holder, now }: Lease): Promise<void> {
  const held = await tx.get(leases, name);
  if (held?.holder === holder) await tx.set(leases, { _id: name, holder, until: now });
}
