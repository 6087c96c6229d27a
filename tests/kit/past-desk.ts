import { rules } from '#config/policy';
import { type Move, take } from '#domain/loop';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { TestCloud } from './cloud';
import { orderIn, type Told } from './journey';
import { type Name, personId } from './world';

type Wish = { by: Name } & Record<string, unknown>;

/** What somebody at a desk did before a test begins, by the table of the loop: nobody is told of it. */
export async function deskDid(cloud: TestCloud, told: Told, wish: Wish): Promise<Told> {
  const { by, ...brings } = wish;
  const order = orderIn(cloud, told);
  const person = cloud.one<PersonRecord>('people', personId(by));
  const { memberships = [], name } = person ?? {};
  const move = { ...brings, version: order.version } as Move;
  const actor = { personId: personId(by), memberships, name };
  const next = take(order, move, { actor, at: cloud.cloud.clock.now(), rules });
  await cloud.load('work_orders', [next]);
  return { ...told, version: next.version };
}

/** One order as part of another, as a desk merges them. */
export async function merged(cloud: TestCloud, told: Told, into: Told): Promise<Told> {
  const master = orderIn(cloud, into);
  const brought = { ...master, id: master._id, isNear: true };
  const next = await deskDid(cloud, told, { step: 'merge', by: 'luo', master: brought });
  const { _id: mergedFromId, reports, followers } = orderIn(cloud, told);
  const gained: WorkOrderRecord = {
    ...master,
    reports: [...master.reports, ...reports.map((one) => ({ ...one, mergedFromId }))],
    followers: [...master.followers, ...followers],
    version: master.version + 1,
  };
  await cloud.load('work_orders', [gained]);
  return next;
}
