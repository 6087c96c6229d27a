import { type Vote, type Voter, votingHome } from '#domain/vote';
import type { Caller } from '#runtime/context';
import { householdIdOf } from '../identity/records';
import { isOurs } from './ours';
import { ballotIdOf, type HallRecord, type VoteRecord } from './records';

/** What the rules need of somebody before it is known whether she is there and has voted. */
export async function voterOf(
  place: Pick<HallRecord, 'areaId' | 'path'>,
  caller: Caller,
): Promise<Omit<Voter, 'isPresent' | 'hasVoted'>> {
  const homes = caller.person?.homes ?? [];
  const home = votingHome(homes, place.areaId);
  return {
    isOurs: await isOurs(place, { caller }),
    hasHome: homes.some(({ areaPath }) => areaPath.includes(place.areaId)),
    ...(home && { householdId: householdIdOf(home.areaId, home.door) }),
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
