import type { LoopFacts } from '../../cloudfunctions/modules/work-order/fact-records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { rules } from '../../config/policy';
import { pictureNames } from '../../config/seeds';
import { modules } from '../../src/contracts';
import type { Action } from '../../src/contracts/action';
import { isWorkday } from '../../src/domain/calendar';
import { dayOf, minuteOfDay } from '../../src/domain/day';
import { isOverdue, settled } from '../../src/domain/loop';
import { table } from '../../src/domain/loop/table';
import { parseNumber } from '../../src/domain/number';
import { type Founded, fileIdOf, found, fridayMorning } from './founding';

const district = found(fridayMorning);
const people = new Map(district.people.map((one) => [one._id, one]));
const reports = new Map(district.reports.map((one) => [one._id, one]));
const orders = new Map(district.work_orders.map((one) => [one._id, one]));
const eventsOf = (order: WorkOrderRecord) =>
  district.events
    .filter((event) => event.subjectIds.includes(order._id))
    .sort((a, b) => a.at - b.at);

const stepEvents = new Set<string>(table.map(({ event }) => event));
/** A merge stands in both timelines; it is the step of one. */
const isAbout = (order: WorkOrderRecord, data: unknown) =>
  (data as Partial<LoopFacts>).workOrderId === order._id;
const stepsOf = (order: WorkOrderRecord) =>
  eventsOf(order).filter(({ name, data }) => stepEvents.has(name) && isAbout(order, data));

describe('the stories of the demo district', () => {
  it('show neighbours the photos WeChat passed, each looked at once', () => {
    const passed = new Set(district.photo_checks.map(({ fileId }) => fileId));
    const shown = district.work_orders.filter(({ photo }) => photo !== undefined);
    expect(shown.length).toBeGreaterThan(20);
    for (const { photo } of shown) expect(passed).toContain(photo);
    expect(passed.size).toBe(district.photo_checks.length);
  });

  it('are a few hundred, in every state that lasts', () => {
    expect(district.work_orders.length).toBeGreaterThan(300);
    const states = new Set(district.work_orders.map((one) => one.status));
    expect([...states].sort()).toEqual(
      [
        'accepted',
        'assigned',
        'closed',
        'declined',
        'handed-over',
        'in-progress',
        'merged',
        'paused',
        'resolved',
        'result-submitted',
        'returned',
        'submitted',
        'withdrawn',
      ].sort(),
    );
    const count = (is: (one: WorkOrderRecord) => boolean) => district.work_orders.filter(is).length;
    expect(count((one) => isOverdue(one, fridayMorning))).toBeGreaterThan(5);
    expect(count((one) => one.reopenCount === 1)).toBeGreaterThan(5);
    expect(count((one) => one.reopenCount === 2 && one.level === 'community')).toBeGreaterThan(2);
    expect(count((one) => one.isUnsatisfied === true)).toBeGreaterThan(2);
    expect(count((one) => one.status === 'closed' && one.rating === undefined)).toBeGreaterThan(5);
  });

  it('leave every work order in the state its events lead to, a version for every step', () => {
    for (const order of district.work_orders) {
      const steps = stepsOf(order);
      expect([order.title, order.version]).toEqual([order.title, steps.length]);
      expect(steps.at(-1)?.data).toMatchObject({ status: order.status });
      expect(settled(order)).toEqual(order);
    }
  });

  it.each([
    [
      '东门口人行道',
      { status: 'accepted', isDisputed: true, waitsFor: [/subdistrict-dispatcher@/] },
    ],
    ['围墙外的小吃摊', { status: 'in-progress', subtasks: 2 }],
    ['郑阿姨家门口', { status: 'resolved', isProxy: true }],
    ['楼上半夜拖家具', { status: 'in-progress', isPrivate: true }],
    ['南门消防通道', { status: 'in-progress', isAnonymous: true }],
    ['5号楼的楼门', { status: 'in-progress', reports: 2 }],
    ['楼下大门的闭门器', { status: 'merged' }],
    ['健身角的漫步机', { status: 'paused' }],
    ['丹桂苑门前', { status: 'handed-over' }],
    ['我和物业的官司', { status: 'declined' }],
    ['楼道里的窗户关不严', { status: 'returned', askCount: 1 }],
  ])('tell of %s…', (title, expected) => {
    const order = district.work_orders.find((one) => one.title.startsWith(title));
    const {
      subtasks,
      reports: mine,
      waitsFor = [],
      ...plain
    } = expected as {
      subtasks?: number;
      reports?: number;
      waitsFor?: RegExp[];
    };
    expect(order).toMatchObject(plain);
    if (subtasks !== undefined) expect(order?.subtasks).toHaveLength(subtasks);
    if (mine !== undefined) expect(order?.reports).toHaveLength(mine);
    for (const pattern of waitsFor) expect(order?.waitsFor.join(' ')).toMatch(pattern);
  });

  it('have something that is late, was called up and is supervised', () => {
    const late = district.work_orders.filter(
      (one) => one.supervisedAt !== undefined && one.hops.some((hop) => hop.isAutomatic),
    );
    expect(late.length).toBeGreaterThan(0);
  });

  it('say in each event what the order was then', () => {
    for (const order of district.work_orders) {
      const last = eventsOf(order).findLast(({ data }) => isAbout(order, data));
      expect(last?.data).toMatchObject({ status: order.status, number: order.number });
    }
  });

  it('lie in the past, in order of time, and staff work in working hours but for what is urgent', () => {
    expect(district.events.every((event) => event.at <= fridayMorning)).toBe(true);
    for (const order of district.work_orders.filter((one) => one.tier === 'p2')) {
      const byStaff = eventsOf(order).filter((event) => event.callerText !== undefined);
      for (const { at, name } of byStaff.filter((one) => one.callerId !== order.reporterId)) {
        expect({ name, isWorkday: isWorkday(dayOf(at), rules.calendar) }).toEqual({
          name,
          isWorkday: true,
        });
        expect(minuteOfDay(at)).toBeGreaterThanOrEqual(8 * 60 + 30);
        expect(minuteOfDay(at)).toBeLessThanOrEqual(18 * 60);
      }
    }
  });

  it('number every report once, readable over the phone', () => {
    const numbers = district.reports.map((one) => one.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((one) => parseNumber(one) !== one)).toEqual([]);
  });

  it('refer only to people, areas, files and records that exist', () => {
    const areas = new Set(district.areas.map((one) => one._id));
    const files = new Set(pictureNames.map(fileIdOf));
    for (const report of district.reports) {
      expect(orders.get(report.workOrderId)?.reports[0]?.id).toBe(report._id);
      expect(people.has(report.reporterId)).toBe(true);
      expect(report.areaPathAtCreation.filter((id) => !areas.has(id))).toEqual([]);
      expect(report.photos.filter((file) => !files.has(file))).toEqual([]);
    }
    const photos = district.people.flatMap(({ photo }) => photo ?? []);
    expect(photos.filter((file) => !files.has(file))).toEqual([]);
    const callers = new Set(district.events.map((event) => event.callerId));
    expect([...callers].filter((id) => id !== 'system' && !people.has(id))).toEqual([]);
    for (const item of district.inbox_items) {
      expect(people.has(item.personId)).toBe(true);
      if (item.link?.kind === 'report') expect(reports.has(item.link.id ?? '')).toBe(true);
      if (item.link?.kind === 'work-order') expect(orders.has(item.link.id ?? '')).toBe(true);
    }
  });

  it('tell dates that are still true when the message is read', () => {
    expect(district.inbox_items.filter(({ text }) => /今天|昨天|明天/.test(text))).toEqual([]);
  });

  it('write events and messages once, of actions that exist, with nobody left to tell', () => {
    const names = new Set(
      Object.values(modules).flatMap((one) =>
        Object.values<unknown>(one)
          .filter((it): it is Action => typeof it === 'object' && it !== null && 'kind' in it)
          .map((it) => it.name as string),
      ),
    );
    const unknown = district.events.filter(
      (event) => event.action !== 'system.clock' && !names.has(event.action),
    );
    expect(unknown).toEqual([]);
    expect(new Set(district.events.map((one) => one._id)).size).toBe(district.events.length);
    expect(district.events.filter((one) => one.isPending || one.pending.length > 0)).toEqual([]);
    const items = district.inbox_items.map((one) => one._id);
    expect(new Set(items).size).toBe(items.length);
  });

  it('keep phones and addresses of files out of events and messages', () => {
    const text = JSON.stringify([district.events, district.inbox_items]);
    expect(text).not.toMatch(/1000000\d{4}/);
    expect(text).not.toMatch(/https?:/);
  });
});

const told = (text: string): WorkOrderRecord => {
  const report = district.reports.find((one) => one.text.includes(text));
  const order = orders.get(report?.workOrderId ?? '');
  if (!order) throw new Error(`nobody told about ${text}`);
  return order;
};
const idOf = (name: string) => district.people.find((one) => one.name === name)?._id ?? '';

describe('槐安社区', () => {
  it('has something to do for the people of the bar', () => {
    const grid = told('分类亭的桶满了没人清，袋子都堆到路上了');
    expect(grid).toMatchObject({ status: 'submitted', holderText: '第三网格 赵小河' });
    expect(told('5号楼楼道墙上')).toMatchObject({ status: 'result-submitted' });
    const toRate = told('单元门口台阶缺了一大块，我上下楼');
    expect(toRate).toMatchObject({ status: 'resolved', reporterId: idOf('王秀兰') });
    expect(toRate.rateUntil).toBeGreaterThan(fridayMorning);
  });

  it('shows what goes wrong too', () => {
    const late = told('老人坐着会夹手');
    expect(isOverdue(late, fridayMorning)).toBe(true);
    expect(late).toMatchObject({ level: 'community', supervisedAt: expect.any(Number) });
    expect(late.hops).toMatchObject([{ isAutomatic: true, attendedAt: expect.any(Number) }]);
    expect(told('健身角下雨就积水，好几天不干，走路要绕')).toMatchObject({ reopenCount: 1 });
    const looked: Founded['reveals'] = district.reveals;
    expect(looked.map((one) => one.reporterId)).toEqual([idOf('林小满'), idOf('林小满')]);
    expect(district.people.find((one) => one.name === '郑桂英')?.homes[0]?.status).toBe('verified');
  });
});
