import type { VoteUnit } from '#contracts/council-vote';
import { type Vote, type Voter, votingHome } from '#domain/vote';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { householdIdOf, households } from '../identity/records';
import { isOurs } from './ours';
import { ballotIdOf, type HallRecord, type VoteRecord } from './records';

/** Whether somebody else is known to live behind a door that was only named: a household weighs with those who are verified. */
async function isUnprovenIn(householdId: string, personId: string): Promise<boolean> {
  const household = await get(households, householdId);
  return (household?.members ?? []).some((one) => one.isVerified && one.personId !== personId);
}

/** What the rules need of somebody before it is known whether she is there and has voted. */
export async function voterOf(
  place: Pick<HallRecord, 'areaId' | 'path'>,
  caller: Caller,
  units: readonly VoteUnit[],
): Promise<Omit<Voter, 'isPresent' | 'hasVoted'>> {
  const homes = caller.person?.homes ?? [];
  const home = votingHome(homes, place.areaId);
  const householdId = home && householdIdOf(home.areaId, home.door);
  const isDoubtful = units.includes('household') && home?.status !== 'verified';
  return {
    // Whoever lives there needs no look at where her posts are.
    isOurs: home !== undefined || (await isOurs(place, { caller })),
    hasHome: homes.some(({ areaPath }) => areaPath.includes(place.areaId)),
    ...(householdId !== undefined && { householdId }),
    ...(householdId !== undefined &&
      isDoubtful && { isUnproven: await isUnprovenIn(householdId, caller.personId) }),
  };
}

/** The slips a ballot of hers leaves: her own, and her household's where it votes as one. Neither says how. */
export const slipsOf = (
  { _id, unit }: Pick<VoteRecord, '_id'> & Pick<Vote, 'unit'>,
  personId: string,
  { householdId }: Pick<Voter, 'householdId'>,
): string[] => [
  ballotIdOf(_id, personId),
  ...(unit === 'household' && householdId !== undefined ? [ballotIdOf(_id, householdId)] : []),
];
