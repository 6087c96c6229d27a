import { dismiss } from '#contracts/identity';
import { getReport, rateReport } from '#contracts/report';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import {
  acceptWorkOrder,
  askPause,
  assignWorkOrder,
  pauseWorkOrder,
  signWorkOrder,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { eventsOf, stepsOn } from '../kit/desk';
import { orderIn, resolved, submitted, type Told, taken } from '../kit/journey';
import { area, type Name, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const later = 60_000;
const clockTo = (at: number) => cloud.cloud.clock.moveTo(at + later);
/** The timer fires, at times twice at once. */
async function fire(): Promise<void> {
  await Promise.all([cloud.tick(), cloud.tick()]);
  await cloud.tick();
}
const clocked = (told: Told) =>
  eventsOf(cloud, told).filter((name) => /neared|overdue|supervision|missed/.test(name));

describe('a promise', () => {
  test('is reminded of, broken, called up and supervised: each once, in time', async () => {
    const told = await taken(cloud);
    const { marks } = orderIn(cloud, told).promise;
    const { dueAt } = orderIn(cloud, told);
    const moments = [
      ...new Set([marks.halfAt, marks.mostAt, dueAt, marks.escalateAt, marks.superviseAt]),
    ];
    for (const at of moments) {
      await clockTo(at);
      await fire();
    }
    const story = [
      'work-order.contact-missed',
      'work-order.deadline-neared',
      'work-order.deadline-neared',
      'work-order.became-overdue',
      'work-order.escalated-overdue',
      'work-order.put-under-supervision',
    ];
    expect(clocked(told).sort()).toEqual(story.toSorted());
    expect(orderIn(cloud, told)).toMatchObject({ level: 'community', firstOverdueAt: dueAt });
    const { items } = await cloud.as('cheng')(listWorkOrders, { view: 'supervised' });
    expect(items.map(({ id }) => id)).toEqual([told.orderId]);
  });

  test('after days of standstill everything is done once, in its order, and reminders nobody needs are not', async () => {
    const told = await taken(cloud);
    await clockTo(orderIn(cloud, told).promise.marks.superviseAt);
    await fire();
    const names = clocked(told);
    expect(names.filter((name) => name !== 'work-order.contact-missed')).toEqual([
      'work-order.became-overdue',
      'work-order.escalated-overdue',
      'work-order.put-under-supervision',
    ]);
    const { timeline } = await cloud.as('luo')(getWorkOrder, { id: told.orderId });
    const events = timeline.map(({ event }) => event);
    expect(events.indexOf('work-order.became-overdue')).toBeLessThan(
      events.indexOf('work-order.escalated-overdue'),
    );
    const hers = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(hers.timeline.map(({ event }) => event)).not.toContain('work-order.contact-missed');
  });

  test('counted before the holidays were announced is counted again, and she reads that', async () => {
    const told = await submitted(cloud);
    const { promise } = orderIn(cloud, told);
    const before = { ...promise, isProvisional: true, calendarVersion: 'before' };
    await cloud.change('work_orders', told.orderId, { promise: before, dueAt: 1 });
    await fire();
    expect(orderIn(cloud, told)).toMatchObject({ dueAt: promise.dueAt, version: 1 });
    expect(orderIn(cloud, told).promise).toMatchObject({ isProvisional: promise.isProvisional });
    expect(eventsOf(cloud, told).filter((name) => name === 'work-order.recounted')).toHaveLength(1);
    const { timeline } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(timeline.map(({ event }) => event)).toContain('work-order.recounted');
  });
});

describe('whoever leaves her post', () => {
  const leave = (who: 'zhao' | 'officer', over: object = {}) =>
    cloud.as(who === 'zhao' ? 'luo' : 'desk')(dismiss, {
      personId: personId(who),
      membershipId: `ms_${who}_0`,
      ...over,
    });

  test('leaves nothing behind: what she has open is decided afresh', async () => {
    const told = await taken(cloud);
    const done = await resolved(cloud);
    await leave('zhao');
    await cloud.cloud.clock.advance(10_000);
    await fire();
    expect(orderIn(cloud, told)).toMatchObject({ status: 'accepted', holderText: '第三网格' });
    expect(orderIn(cloud, told).assignee).toBeUndefined();
    expect(orderIn(cloud, done).status).toBe('resolved');
    expect(eventsOf(cloud, told).filter((name) => /taken-back/.test(name))).toHaveLength(1);
    const { timeline } = await cloud.as('luo')(getWorkOrder, { id: told.orderId });
    expect(timeline.at(-1)).toMatchObject({ note: '原经办人已离岗' });
    const hers = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(JSON.stringify(hers)).not.toContain('离岗');
  });

  test('on a later day only then', async () => {
    const told = await taken(cloud);
    const today = dayOf(cloud.cloud.clock.now());
    await leave('zhao', { untilOn: addDays(today, 1) });
    await cloud.cloud.clock.advance(10_000);
    await fire();
    expect(orderIn(cloud, told).status).toBe('in-progress');
    await cloud.cloud.clock.advance(2 * dayMs);
    await fire();
    expect(orderIn(cloud, told).assignee).toBeUndefined();
  });

  test('what stood still when she left comes to the desk once it goes on', async () => {
    const told = await taken(cloud);
    const on = stepsOn(cloud, told);
    const reviewOn = addDays(dayOf(cloud.cloud.clock.now()), 5);
    await on('zhao', askPause, { reason: 'season', text: '等天气暖和', reviewOn });
    await on('he', pauseWorkOrder);
    await leave('zhao');
    await cloud.cloud.clock.advance(10_000);
    await fire();
    expect(orderIn(cloud, told).status).toBe('paused');
    await clockTo(orderIn(cloud, told).pause?.reviewAt ?? 0);
    await fire();
    expect(orderIn(cloud, told).status).toBe('accepted');
  });

  test('an order that came back after she left is not given to her again', async () => {
    const told = await resolved(cloud);
    await leave('zhao');
    const { version } = orderIn(cloud, told);
    await cloud.as('wang')(rateReport, {
      id: told.reportId,
      version,
      rating: 'unsatisfied',
      reasons: ['still-there'],
    });
    await cloud.cloud.clock.advance(10_000);
    await fire();
    expect(orderIn(cloud, told).status).toBe('accepted');
  });

  test('a post elsewhere changes nothing for what she has by another', async () => {
    const told = await submitted(cloud, { category: 'utilities' });
    const on = stepsOn(cloud, told);
    await on('luo', acceptWorkOrder);
    const reason = '由执法局处理更快';
    await on('luo', assignWorkOrder, { choice: 'agency', unitId: area('ag-law'), reason });
    await on('officer', signWorkOrder);
    const lamp = await submitted(cloud);
    await stepsOn(cloud, lamp)('chen', takeWorkOrder);
    await leave('officer');
    await cloud.cloud.clock.advance(10_000);
    await fire();
    expect(orderIn(cloud, told).status).toBe('accepted');
    expect(orderIn(cloud, lamp).assignee).toMatchObject({ name: '陈安' });
  });
});

describe('what clocks do', () => {
  test('silence of a week closes as 未评价, once, however often and late the timer fires', async () => {
    const told = await resolved(cloud);
    await cloud.tick();
    expect(orderIn(cloud, told).status).toBe('resolved');
    await cloud.cloud.clock.advance(8 * dayMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(orderIn(cloud, told)).toMatchObject({ status: 'closed', isOpen: false });
    expect(orderIn(cloud, told).rating).toBeUndefined();
    const closings = cloud
      .all<{ _id: string; name: string }>('events')
      .filter((event) => event.name === 'work-order.closed-unrated');
    expect(closings).toHaveLength(1);
  });

  test('the first time a promise is broken is kept for good, and the level above is called', async () => {
    const told = await submitted(cloud);
    const { dueAt } = orderIn(cloud, told);
    await cloud.cloud.clock.advance(10 * dayMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    const order = orderIn(cloud, told);
    expect(order).toMatchObject({ firstOverdueAt: dueAt, version: 2, level: 'community' });
    expect(order.hops).toMatchObject([{ from: 'grid', to: 'community', isAutomatic: true }]);
    const seenBy = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seenBy.promised.isOverdue).toBe(true);
    await cloud.tick();
    const missed = cloud
      .all<{ _id: string; name: string }>('events')
      .filter(({ name }) => name === 'work-order.became-overdue');
    expect(missed).toHaveLength(1);
    const heard = cloud
      .all<{ _id: string; personId: string }>('inbox_items')
      .filter(({ _id }) => _id.startsWith(missed[0]?._id ?? '-'))
      .map((item) => item.personId);
    expect(heard).toEqual(
      expect.arrayContaining(['zhao', 'gu', 'wang'].map((who) => personId(who as Name))),
    );
  });

  test('a day’s outage with more due orders than a page holds is caught up', async () => {
    const told = await submitted(cloud);
    const template = orderIn(cloud, told);
    const copies = Array.from(
      { length: 60 },
      (_, index): WorkOrderRecord => ({
        ...template,
        _id: `wo_copy${String(index).padStart(4, '0')}`,
      }),
    );
    await cloud.load('work_orders', copies);
    await cloud.cloud.clock.advance(10 * dayMs);
    await cloud.tick();
    const open = cloud.all<WorkOrderRecord>('work_orders');
    expect(open.filter((order) => order.firstOverdueAt === undefined)).toEqual([]);
  });
});
