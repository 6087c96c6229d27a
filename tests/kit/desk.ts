import type { Action, Sent } from '#contracts/action';
import type { Role } from '#contracts/roles';
import type { Stepped } from '#contracts/work-order-steps';
import type { Membership, PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { TestCloud } from './cloud';
import { orderIn, type Told } from './journey';
import { area, type Name, personId } from './world';

type Fields<A extends Action> =
  Sent<A> extends infer I ? (I extends unknown ? Omit<I, 'id' | 'version'> : never) : never;

/** A step of one order by somebody at her desk, on the version that is there now. */
export type Stepping = <A extends Action>(
  who: Name,
  action: A,
  fields?: Fields<A>,
) => Promise<Stepped>;

export const stepsOn =
  (cloud: TestCloud, told: Told): Stepping =>
  async (who, action, fields) => {
    const { version } = orderIn(cloud, told);
    const input = { id: told.orderId, version, ...fields };
    return (await cloud.as(who)(action, input as never)) as Stepped;
  };

/** Gives somebody a post beside those she has, from long ago. */
export async function posted(
  cloud: Pick<TestCloud, 'one' | 'change'>,
  who: Name,
  [role, areaName]: [Role, string],
): Promise<void> {
  const person = cloud.one<PersonRecord>('people', personId(who));
  const membership: Membership = {
    id: `ms_${who}_${areaName}`,
    role,
    areaId: area(areaName),
    areaName,
    areaLevel: 'agency',
    from: 0,
  };
  const memberships = [...(person?.memberships ?? []), membership];
  await cloud.change('people', personId(who), { memberships });
}

type Happened = { _id: string; name: string; at: number; subjectIds: string[] };

/** Names of everything that happened to an order, oldest first. */
export const eventsOf = (cloud: TestCloud, { orderId }: Told): string[] =>
  cloud
    .all<Happened>('events')
    .filter(({ subjectIds }) => subjectIds.includes(orderId))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
