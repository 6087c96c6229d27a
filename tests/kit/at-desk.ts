import type { Action, Sent } from '#contracts/action';
import { mergeWorkOrder } from '#contracts/work-order-steps';
import type { TestCloud } from './cloud';
import { orderIn, type Told } from './journey';
import type { Name } from './world';

type Stepping = Action & { output: () => { parse(answer: unknown): { version: number } } };

/** One step by somebody at a desk, on the order as it is now: how far the story has come after it. */
export async function atDesk<A extends Stepping>(
  cloud: TestCloud,
  told: Told,
  { by, step, ...brings }: { by: Name; step: A } & Omit<Sent<A>, 'id' | 'version'>,
): Promise<Told> {
  const { _id: id, version } = orderIn(cloud, told);
  const stepped = await cloud.as(by)(step, { ...brings, id, version } as never);
  return { ...told, version: (stepped as { version: number }).version };
}

/** One order becomes part of another. */
export const merged = (cloud: TestCloud, told: Told, into: Told): Promise<Told> =>
  atDesk(cloud, told, { by: 'luo', step: mergeWorkOrder, masterId: into.orderId });
