import { settled } from '#domain/loop';
import { table } from '#domain/loop/table';
import type { EventRecord } from '#runtime/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { LocalCloud } from '../local-cloud';
import type { Tally } from './load-people';

const stepEvents = new Set<string>(table.map(({ event }) => event));

const dump = <R>(cloud: LocalCloud, name: string): R[] =>
  [...cloud.database.dump(name)] as unknown as R[];

const differing = (
  what: string,
  found: Iterable<string>,
  expected: ReadonlySet<string>,
): string[] => {
  const there = new Set(found);
  return [
    ...[...expected].filter((one) => !there.has(one)).map((one) => `${what} ${one}: lost`),
    ...[...there].filter((one) => !expected.has(one)).map((one) => `${what} ${one}: not asked for`),
  ];
};

/** Every step that was taken is an event, and every version is a step. */
function stepsOf(order: WorkOrderRecord, events: readonly EventRecord[]): string[] {
  const own = events.filter(({ name }) => stepEvents.has(name));
  const submitted = own.filter(({ name }) => name === 'report.submitted').length;
  const problems: string[] = [];
  if (submitted !== 1) problems.push(`${order._id}: submitted ${submitted} times`);
  if (own.length !== order.version)
    problems.push(`${order._id}: version ${order.version} after ${own.length} steps`);
  const verdicts = own.filter(({ name }) => name === 'work-order.result-confirmed');
  const isOwnVerdict = verdicts.some(({ callerId }) => callerId === order.result?.byId);
  if (isOwnVerdict) problems.push(`${order._id}: confirmed by whoever handed it in`);
  return problems;
}

/** What follows from an order is what is stored with it. */
function derived(order: WorkOrderRecord): string[] {
  const again = settled(order);
  const fields = ['waitsFor', 'visibleTo', 'isOpen', 'wakeAt'] as const;
  return fields
    .filter((field) => JSON.stringify(again[field]) !== JSON.stringify(order[field]))
    .map((field) => `${order._id}: ${field} is not what follows`);
}

/** Everything that must hold once the crowd has gone home; a line for each thing that does not. */
export function problemsAfter(cloud: LocalCloud, tally: Tally): string[] {
  const orders = dump<WorkOrderRecord>(cloud, 'work_orders');
  const reports = dump<ReportRecord>(cloud, 'reports');
  const events = dump<EventRecord>(cloud, 'events');
  const told = dump<InboxItemRecord>(cloud, 'inbox_items');
  const about = new Map<string, EventRecord[]>();
  for (const event of events)
    for (const id of event.subjectIds) about.set(id, [...(about.get(id) ?? []), event]);
  const own = reports.filter((one) => !tally.joined.has(one._id));
  const linked = new Set(orders.flatMap((order) => order.reports.map((one) => one.id)));
  const addressed = told.map(({ _id }) => _id);
  return [
    ...differing(
      'report',
      own.map(({ number }) => number),
      tally.submitted,
    ),
    ...differing(
      'join',
      reports.filter((one) => tally.joined.has(one._id)).map(({ _id }) => _id),
      tally.joined,
    ),
    ...(own.length === orders.length
      ? []
      : [`${own.length} reports, ${orders.length} work orders`]),
    ...(new Set(own.map(({ number }) => number)).size === own.length
      ? []
      : ['a number was given twice']),
    ...reports
      .filter(({ _id }) => !linked.has(_id))
      .map(({ _id }) => `${_id}: answered by no work order`),
    ...events
      .filter(({ isPending }) => isPending)
      .map(({ _id, name }) => `${name} ${_id}: not told`),
    ...(new Set(addressed).size === addressed.length ? [] : ['a message came twice']),
    ...orders.flatMap((order) => [
      ...stepsOf(order, about.get(order._id) ?? []),
      ...derived(order),
    ]),
  ];
}
