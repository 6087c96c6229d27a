import { getBadge, listInbox, markRead } from '#contracts/inbox';
import { joinReport } from '#contracts/report';
import { revealReporter } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  remindHandler,
  sendBackWorkOrder,
} from '#contracts/work-order-steps';
import type { EventRecord } from '#runtime/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { stepsOn } from '../kit/desk';
import { handled, orderIn, resolved, submitted, taken } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { area, type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

/** What events told; the summary of the day comes by itself. */
const items = () =>
  cloud.all<InboxItemRecord>('inbox_items').filter(({ kind }) => kind !== 'digest');
const titles = async (who: Who) =>
  (await cloud.as(who)(listInbox, {})).items
    .filter(({ kind }) => kind !== 'digest')
    .map((item) => item.title);
const later = (minutes: number) => cloud.cloud.clock.advance(minutes * 60_000);

describe('everybody a step concerns hears of it once', () => {
  test('the resident along the whole story, newest first', async () => {
    await resolved(cloud);
    expect(await titles('wang')).toEqual([
      '办好了，请您评价',
      '处理完了，正在核实',
      '您反映的问题已受理，正在处理',
      '已收到您反映的问题',
    ]);
  });

  test('whoever is waited for, and not who has just done it', async () => {
    await handled(cloud);
    expect(await titles('zhao')).toEqual(['新的反映，等您受理']);
    expect(await titles('chen')).toEqual(['新的反映，等您受理']);
    expect(await titles('gu')).toEqual(['结果已提交，等您核查', '新的反映，等您受理']);
    for (const who of ['qian', 'nine', 'li', 'desk'] as const)
      expect(await titles(who)).toEqual([]);
  });

  test('a look at her phone is told to the reporter', async () => {
    const told = await taken(cloud);
    await cloud.as('zhao')(revealReporter, { id: told.orderId, reason: 'tell-result' });
    expect((await titles('wang'))[0]).toBe('有工作人员查看了您的联系方式');
  });

  test('no message names a resident, a door or a phone', async () => {
    await resolved(cloud);
    for (const { title, text } of items())
      expect(title + text).not.toMatch(/王梅|王女士|100000000|三楼|老人/);
  });

  test('each leads to what it is about', async () => {
    const told = await taken(cloud);
    const { items: own } = await cloud.as('wang')(listInbox, {});
    expect(own.map((item) => item.link)).toEqual([
      { kind: 'report', id: told.reportId },
      { kind: 'report', id: told.reportId },
    ]);
    const { items: desk } = await cloud.as('gu')(listInbox, {});
    expect(desk[0]?.link).toEqual({ kind: 'work-order', id: told.orderId });
  });
});

describe('what stays among colleagues', () => {
  test('reaches no resident: an internal note, a reminder, what was sent back', async () => {
    const told = await submitted(cloud, { category: 'utilities' });
    const step = stepsOn(cloud, told);
    await step('luo', acceptWorkOrder);
    const unit = { choice: 'agency', unitId: area('ag-law'), reason: '由执法局处理更快' } as const;
    await step('luo', assignWorkOrder, unit);
    const before = await titles('wang');
    expect(before[0]).toBe('已交给负责的单位');
    expect(await titles('officer')).toEqual(['交给您单位处理，请签收']);
    await step('luo', remindHandler);
    await step('officer', sendBackWorkOrder, { reason: '不是我们管的管线' });
    expect(await titles('wang')).toEqual(before);
    expect((await titles('luo'))[0]).toBe('被退单，请重新安排');
    expect(await titles('officer')).toEqual(['上级催办', '交给您单位处理，请签收']);
  });

  test('a note is told where it is for her, and not where it is internal', async () => {
    const told = await taken(cloud);
    const step = stepsOn(cloud, told);
    await step('zhao', addProgressNote, { text: '先看看电路', isInternal: true });
    expect((await titles('wang'))[0]).toBe('您反映的问题已受理，正在处理');
    await step('zhao', addProgressNote, { text: '师傅下午就到' });
    expect((await titles('wang'))[0]).toBe('有新的进展');
  });

  test('a neighbour who joined hears how it goes, and not who looked at whose phone', async () => {
    const told = await taken(cloud);
    await cloud.as('li')(joinReport, { workOrderId: told.orderId });
    await cloud.as('zhao')(revealReporter, { id: told.orderId, reason: 'tell-result' });
    await stepsOn(cloud, told)('zhao', addProgressNote, { text: '师傅下午就到' });
    expect(await titles('li')).toEqual(['有新的进展']);
  });
});

describe('a promise that is broken', () => {
  test('is told to who has it and who leads there, to her with an apology, then to the desk above', async () => {
    const told = await taken(cloud);
    await cloud.cloud.clock.moveTo(orderIn(cloud, told).dueAt + 60_000);
    await cloud.tick();
    expect(await titles('zhao')).toContain('有一件已经超过时限');
    expect(await titles('gu')).toContain('您单位有一件超过时限，请督促');
    expect(await titles('wang')).toContain('比约定的时间晚了，很抱歉');
    expect(await titles('he')).toEqual([]);
    await cloud.cloud.clock.moveTo(orderIn(cloud, told).promise.marks.escalateAt + 60_000);
    await cloud.tick();
    expect((await titles('he'))[0]).toBe('下级超过时限，已自动上报，请您协调');
  });
});

describe('the badge', () => {
  test('counts what is unread, and reading is one’s own', async () => {
    await taken(cloud);
    expect(await cloud.as('wang')(getBadge, {})).toEqual({ unread: 2, notices: 0 });
    const { items: own } = await cloud.as('wang')(listInbox, {});
    const ids = own.map((item) => item.id);
    await cloud.as('li')(markRead, { ids });
    expect(await cloud.as('wang')(getBadge, {})).toEqual({ unread: 2, notices: 0 });
    await cloud.as('wang')(markRead, { ids });
    expect(await cloud.as('wang')(getBadge, {})).toEqual({ unread: 0, notices: 0 });
  });

  test('stops at 100', async () => {
    const many = Array.from({ length: 150 }, (_, index) => ({
      _id: `many:${String(index).padStart(3, '0')}`,
      personId: personId('wang'),
      at: index,
      kind: 'report',
      title: '一',
      text: '二',
      isRead: false,
    }));
    await cloud.load('inbox_items', many);
    expect(await cloud.as('wang')(getBadge, {})).toEqual({ unread: 100, notices: 0 });
    const first = await cloud.as('wang')(listInbox, {});
    const second = await cloud.as('wang')(listInbox, { cursor: first.nextCursor });
    const ids = [...first.items, ...second.items].map((item) => item.id);
    expect(new Set(ids).size).toBe(40);
  });

  test('operators for ids are refused', async () => {
    for (const ids of [{ $gt: '' }, [{ $gt: '' }], [], Array(21).fill('x')])
      expect(await codeOf(cloud.as('wang')(markRead, { ids } as never))).toBe('invalid-input');
  });
});

/** Events whose listeners were not told, as after a function that died right after its commit. */
async function unheard(count: number): Promise<EventRecord[]> {
  for (let index = 0; index < count; index += 1)
    await submitted(cloud, {}, `visitor-${index}` as Name);
  const events = cloud
    .all<EventRecord>('events')
    .filter((event) => event.name === 'report.submitted')
    .map((event) => ({
      ...event,
      isPending: true,
      pending: ['inbox.tell-loop', 'identity.count-report'],
    }));
  await cloud.load('events', events);
  return events;
}

describe('the outbox', () => {
  test('is drained by the timer; two at once tell everybody once', async () => {
    await unheard(8);
    const before = items();
    await later(1);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(items()).toEqual(before);
    expect(cloud.all<EventRecord>('events').filter((event) => event.isPending)).toEqual([]);
    const counted = cloud.all<{ _id: string; reported?: { eventIds: string[] } }>('people');
    for (const { reported } of counted) if (reported) expect(reported.eventIds).toHaveLength(1);
  });

  test('what nobody heard is told late, with the instant it happened', async () => {
    const events = await unheard(3);
    for (const item of items()) await forget(item._id);
    expect(items()).toEqual([]);
    await later(1);
    await cloud.tick();
    expect(items().length).toBeGreaterThan(0);
    const instants = new Set(events.map((event) => event.at));
    for (const item of items()) expect(instants).toContain(item.at);
  });

  test('a listener that fails is tried again later, and does not hold up the others', async () => {
    const [broken, fine] = await unheard(2);
    await cloud.load('events', [{ ...broken, data: { reports: null } } as never]);
    await later(1);
    await cloud.tick();
    const failed = cloud.one<EventRecord>('events', broken?._id ?? '');
    expect(failed).toMatchObject({ isPending: true, pending: ['inbox.tell-loop'], tries: 1 });
    expect(cloud.one<EventRecord>('events', fine?._id ?? '')).toMatchObject({ isPending: false });
    const runs = () =>
      cloud.lastCall('jobs').logs.filter((line) => line.includes('listener inbox.tell-loop'))
        .length;
    await cloud.tick();
    expect(runs()).toBe(0);
    await later(5);
    await cloud.tick();
    expect(runs()).toBe(1);
  });

  test('a lease is let go when its holder died', async () => {
    await unheard(1);
    await later(1);
    const now = cloud.cloud.clock.now();
    await cloud.load('leases', [
      { _id: 'outbox.drain', holder: 'dead', until: now + 90_000 } as never,
    ]);
    await cloud.tick();
    const pending = () => cloud.all<EventRecord>('events').filter((event) => event.isPending);
    expect(pending()).toHaveLength(1);
    await later(2);
    await cloud.tick();
    expect(pending()).toEqual([]);
  });
});

async function forget(id: string): Promise<void> {
  await cloud.cloud.database.handle('database.removeDocument', {
    collectionName: 'inbox_items',
    query: JSON.stringify({ _id: id }),
    queryType: 'DOC',
    multi: false,
  });
}
