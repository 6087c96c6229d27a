import type { Transaction } from '#runtime/database';
import { type HouseholdRecord, householdIdOf, households, type PersonHome } from './records';

type Member = HouseholdRecord['members'][number];

/** Changes the people behind the door of a home, where it has one. */
async function change(
  tx: Transaction,
  home: Pick<PersonHome, 'areaId' | 'door'>,
  members: (now: Member[]) => Member[],
): Promise<void> {
  if (home.door === undefined) return;
  const { areaId, door } = home;
  const _id = householdIdOf(areaId, door);
  const kept = await tx.get(households, _id);
  await tx.set(households, {
    _id,
    areaId,
    door,
    members: members(kept?.members ?? []),
    version: (kept?.version ?? 0) + 1,
  });
}

const without = (homeId: string) => (members: Member[]) =>
  members.filter((one) => one.homeId !== homeId);

/** Puts somebody behind her door; a household weighs only with those who are verified. */
export const joinHousehold = (
  tx: Transaction,
  personId: string,
  home: Pick<PersonHome, 'id' | 'areaId' | 'door' | 'status'>,
): Promise<void> =>
  change(tx, home, (members) => [
    ...without(home.id)(members),
    { personId, homeId: home.id, isVerified: home.status === 'verified' },
  ]);

export const leaveHousehold = (
  tx: Transaction,
  home: Pick<PersonHome, 'id' | 'areaId' | 'door'>,
): Promise<void> => change(tx, home, without(home.id));
