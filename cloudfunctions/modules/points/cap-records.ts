import { pointsActs } from '#contracts/points';
import { addDays, dayOf, startOfDay } from '#domain/day';
import { capsTogether } from '#domain/earning';
import { getAll, type Transaction } from '#runtime/database';
import { type CapRecord, capIdOf, caps } from './records';

const monthOf = (at: number): string => dayOf(at).slice(0, 7);

/** What an account earned this month and last, for acts that may still be decided; one request. */
export function recentCaps(accountId: string, now: number): Promise<CapRecord[]> {
  const before = startOfDay(addDays(`${monthOf(now)}-01`, -1));
  const months = [monthOf(now), monthOf(before)];
  return getAll(
    caps,
    pointsActs.flatMap((act) => months.map((month) => capIdOf(accountId, act, month))),
  );
}

/** What a person earned with two passbooks counts in one: her caps are not doubled. Three requests each. */
export async function moveCaps(
  tx: Transaction,
  found: readonly CapRecord[],
  accountId: string,
): Promise<void> {
  for (const { _id: fromId, act, month } of found) {
    const from = await tx.get(caps, fromId);
    const _id = capIdOf(accountId, act, month);
    const into = (await tx.get(caps, _id)) ?? { _id, accountId, act, month, days: {}, total: 0 };
    if (from) await tx.set(caps, { ...into, ...capsTogether(into, from) });
  }
}
