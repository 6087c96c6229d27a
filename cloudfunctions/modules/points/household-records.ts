import { AppError } from '#contracts/errors';
import { isOneDoor } from '#domain/ledger-moves';
import type { Caller } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { people } from '../identity/records';
import { homeIn } from './account-records';
import { accounts } from './records';

type Whose = { personId?: string; accountId?: string };

/** The doors somebody lives behind, as far as she or her passbook says. */
async function homesOf(tx: Transaction, { personId, accountId }: Whose) {
  const account = accountId === undefined ? undefined : await tx.get(accounts, accountId);
  if (account) return [homeIn(account)];
  return (personId === undefined ? undefined : await tx.get(people, personId))?.homes ?? [];
}

/** What a leader keeps by hand earns points: nobody keeps it for her own household (`rules.md §4.3.2`). */
export async function refuseHousehold(
  tx: Transaction,
  whose: Whose,
  { person }: Caller,
): Promise<void> {
  const own = person?.homes.filter(({ door }) => door !== undefined) ?? [];
  if (own.length === 0) return;
  const theirs = await homesOf(tx, whose);
  if (own.some((home) => theirs.some((other) => isOneDoor(home, other))))
    throw new AppError('step-not-allowed', { reason: '这是您家里人的，请别的同事来记' });
}
