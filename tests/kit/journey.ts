import type { Sent } from '#contracts/action';
import { prepareFiles } from '#contracts/file';
import { submitReport } from '#contracts/report';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { TestCloud } from './cloud';
import { area, type Name, type Who } from './world';

/** A report with its work order, as far as the story has come. */
export type Told = { reportId: string; orderId: string; version: number };

export const lamp: Sent<typeof submitReport> = {
  category: 'stairwell',
  place: { areaId: area('u52') },
  text: '三楼的灯不亮了，老人上楼看不清',
};

export async function photosOf(cloud: TestCloud, who: Who, count = 1) {
  const { batchId } = await cloud.as(who)(prepareFiles, { count });
  return { batchId, places: Array.from({ length: count }, (_, place) => place) };
}

/** Wang reports a lamp in grid 3, unless told otherwise. */
export async function submitted(
  cloud: TestCloud,
  over: Partial<Sent<typeof submitReport>> = {},
  who: Name = 'wang',
): Promise<Told> {
  const { id } = await cloud.as(who)(submitReport, { ...lamp, ...over });
  return { reportId: id, orderId: `wo_${id.slice(3)}`, version: 1 };
}

const after = (told: Told, { version }: { version: number }): Told => ({ ...told, version });
const seen = ({ orderId, version }: Told) => ({ id: orderId, version });

/** Zhao, the worker of grid 3, takes it. */
export async function taken(cloud: TestCloud): Promise<Told> {
  const told = await submitted(cloud);
  return after(told, await cloud.as('zhao')(takeWorkOrder, seen(told)));
}

export const fixed = { text: '换了新灯泡，已经亮了', outcome: 'solved' } as const;

/** She hands in a result with a photo. */
export async function handled(cloud: TestCloud): Promise<Told> {
  const told = await taken(cloud);
  const photos = await photosOf(cloud, 'zhao');
  return after(told, await cloud.as('zhao')(submitResult, { ...seen(told), ...fixed, photos }));
}

/** Gu, the lead of the grid, confirms it; she was there, as she must be where the lot fell on it. */
export async function resolved(cloud: TestCloud): Promise<Told> {
  const told = await handled(cloud);
  return after(told, await cloud.as('gu')(confirmResult, { ...seen(told), wasOnSite: true }));
}

export const orderIn = (cloud: TestCloud, { orderId }: Told): WorkOrderRecord => {
  const order = cloud.one<WorkOrderRecord>('work_orders', orderId);
  if (!order) throw new Error(`${orderId} is not there`);
  return order;
};
