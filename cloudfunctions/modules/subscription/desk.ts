import { getTold, listDead, retryDead } from '#contracts/subscription';
import { defineCommand, defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { newestAbout } from '../inbox/about-records';
import { visible, type WorkOrderRecord, workOrders } from '../work-order/records';
import { deadDeliveries, deliveries, deliveryIdOf } from './records';

/** The report that opened the order, as long as anybody may know whose it was. */
const ownReport = ({ reports, reporterId }: WorkOrderRecord) =>
  reports.find(
    (one) => one.reporterId === reporterId && !one.isJoined && one.mergedFromId === undefined,
  );

const told = defineQuery(getTold, async ({ workOrderId }, { caller }) => {
  const order = visible(await get(workOrders, workOrderId), caller.keys);
  const report = order.isDetached ? undefined : ownReport(order);
  const newest = report && (await newestAbout(report.id, report.reporterId));
  if (!newest) return {};
  const { personId, title, at, isRead } = newest;
  const [eventId = ''] = newest._id.split(':');
  const delivery = await get(deliveries, deliveryIdOf(eventId, personId));
  return { told: { title, at, isRead, ...defined({ delivery: delivery?.state }) } };
});

const pageSize = 20;

const dead = defineQuery(listDead, async ({ cursor }) => {
  const found = await deadDeliveries(readCursor(cursor), pageSize);
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map(({ _id, at, template, reason = '', tries }) => ({
      ...{ id: _id, at, template, reason, tries },
    })),
    ...(last && { nextCursor: cursorOf({ at: last.dueAt, id: last._id }) }),
  };
});

/** They wait again with all their tries before them; `subscription.send-due` sends them within a minute. */
const retry = defineCommand(retryDead, {
  async transact({ tx, input: { ids }, ctx }) {
    const retried: string[] = [];
    for (const id of new Set(ids)) {
      const delivery = await tx.get(deliveries, id);
      if (delivery?.state !== 'dead') continue;
      const { reason: _, ...kept } = delivery;
      await tx.set(deliveries, { ...kept, state: 'waiting', dueAt: ctx.now, tries: 0 });
      retried.push(id);
    }
    const data = { ids: retried };
    return { answer: { retried: retried.length }, name: 'subscription.retried', data };
  },
});

export const deskActions = [told, dead, retry];
