import type { Action } from '#contracts/action';
import type { WorkOrderEvent } from '#contracts/work-order';
import type { Moment } from '#domain/loop';
import type { Done } from '#runtime/command';
import { factsOf, type LoopFacts } from '../work-order/fact-records';
import type { WorkOrderRecord } from '../work-order/records';
import { toldOf } from '../work-order/step-records';

export type ToldEvent = Omit<Done<Action>, 'answer'>;

/** As a resident, whatever posts she holds: her name and post do not stand in the timeline. */
export const asResident = ({ callerText: _, ...told }: ToldEvent): ToldEvent => told;

type Happening = { name: WorkOrderEvent; moment: Moment; facts?: Partial<LoopFacts> };

/** The event of something a resident did about an order. */
export const toldByResident = (order: WorkOrderRecord, happening: Happening): ToldEvent =>
  asResident(toldOf(order, happening));

/** The event of something that concerns one resident of many: nobody else is told. */
export function toldOfOne(
  order: WorkOrderRecord,
  { reportId, ...happening }: Happening & { reportId: string },
): ToldEvent {
  const told = toldByResident(order, happening);
  const { reports } = factsOf(order);
  return {
    ...told,
    subjectIds: [order._id, reportId],
    data: { ...told.data, reports: reports.filter(({ id }) => id === reportId) },
  };
}
