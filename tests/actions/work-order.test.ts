import { getReport } from '#contracts/report';
import { getWorkOrder, listWorkOrders, revealReporter } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  refuseResult,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  fixed,
  handled,
  orderIn,
  photosOf,
  resolved,
  submitted,
  type Told,
  taken,
} from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Name, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const seen = ({ orderId, version }: Told) => ({ id: orderId, version });
const listed = async (who: Name, view: 'todo' | 'open' | 'done' = 'open') =>
  (await cloud.as(who)(listWorkOrders, { view })).items.map((one) => one.id);

describe('who sees a work order', () => {
  test.each<[Name, boolean]>([
    ['zhao', true],
    ['chen', true],
    ['gu', true],
    ['luo', true],
    ['he', true],
    ['cheng', true],
    ['desk', true],
    ['qian', false],
    ['nine', false],
    ['shi', false],
  ])('%s: %s', async (who, isSeen) => {
    const told = await submitted(cloud);
    expect(await listed(who)).toEqual(isSeen ? [told.orderId] : []);
    const asked = cloud.as(who)(getWorkOrder, { id: told.orderId });
    if (isSeen) expect(await asked).toMatchObject({ id: told.orderId });
    else expect(await codeOf(asked)).toBe('not-found');
  });

  test('a neighbour, and whoever has no desk, is refused before anything is looked up', async () => {
    const told = await submitted(cloud);
    for (const who of ['li', 'wang', 'unitLead', 'admin', 'visitor'] as const)
      expect(await codeOf(cloud.as(who)(getWorkOrder, { id: told.orderId }))).toBe('forbidden');
    expect(cloud.lastCall().requests.map((request) => request.about)).toEqual(['people']);
  });

  test('the next grid cannot act on it, and learns no more than that', async () => {
    const told = await submitted(cloud);
    const nowhere = { ...told, orderId: 'wo_doesnotexist' };
    for (const who of ['qian', 'nine'] as const) {
      const there = await refusalOf(cloud.as(who)(takeWorkOrder, seen(told)));
      const not = await refusalOf(cloud.as(who)(takeWorkOrder, seen(nowhere)));
      expect([there.code, there.details]).toEqual([not.code, not.details]);
    }
    expect(orderIn(cloud, told)).toMatchObject({ status: 'submitted', version: 1 });
  });

  test('what is private is for the posts that handle it', async () => {
    const told = await submitted(cloud, { category: 'dispute' });
    expect(await listed('luo')).toEqual([told.orderId]);
    expect(await listed('desk')).toEqual([]);
    expect(await codeOf(cloud.as('desk')(getWorkOrder, { id: told.orderId }))).toBe('not-found');
  });

  test('a name and a door never stand in it', async () => {
    const told = await submitted(cloud);
    const detail = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(detail.reporterText).toBe('王女士');
    expect(JSON.stringify(detail)).not.toMatch(/王梅|10000000001|visibleTo|waitsFor|reporterId/);
  });
});

describe('the lists', () => {
  test('todo waits for the caller’s own step, and leaves with it', async () => {
    const told = await submitted(cloud);
    expect(await listed('gu', 'todo')).toEqual([told.orderId]);
    await cloud.as('zhao')(takeWorkOrder, seen(told));
    expect(await listed('gu', 'todo')).toEqual([]);
    expect(await listed('zhao', 'todo')).toEqual([told.orderId]);
  });

  test('come in pages, soonest first, and done shows what is over', async () => {
    for (let count = 0; count < 25; count += 1) {
      const who = `visitor-${count}` as const;
      await submitted(cloud, {}, who as Name);
      await cloud.cloud.clock.advance(60_000);
    }
    const first = await cloud.as('zhao')(listWorkOrders, { view: 'open' });
    const rest = await cloud.as('zhao')(listWorkOrders, {
      view: 'open',
      cursor: first.nextCursor,
    });
    const ids = [...first.items, ...rest.items].map((one) => one.id);
    expect([first.items.length, rest.items.length, new Set(ids).size]).toEqual([20, 5, 25]);
    const dueAts = [...first.items, ...rest.items].map((one) => one.promised.dueAt);
    expect(dueAts).toEqual([...dueAts].sort((a, b) => a - b));
    expect(await listed('zhao', 'done')).toEqual([]);
  });
});

describe('the steps', () => {
  test('accept, then 自行处理: one after the other, each with its own line', async () => {
    const told = await submitted(cloud);
    const accepted = await cloud.as('zhao')(acceptWorkOrder, seen(told));
    expect(orderIn(cloud, told).promise).toMatchObject({ what: 'finish' });
    const assigned = await cloud.as('zhao')(assignWorkOrder, { ...accepted, choice: 'self' });
    expect(assigned).toEqual({ id: told.orderId, status: 'in-progress', version: 3 });
    const { timeline } = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(timeline.map((line) => line.event)).toEqual([
      'report.submitted',
      'work-order.accepted',
      'work-order.assigned',
    ]);
    expect(timeline[1]).toMatchObject({ by: '网格员 赵小河' });
  });

  test('two workers tap 受理 at once: one has it, the other sees the new version', async () => {
    const told = await submitted(cloud);
    const results = await Promise.allSettled([
      cloud.as('zhao')(takeWorkOrder, seen(told)),
      cloud.as('chen')(takeWorkOrder, seen(told)),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', details: { version: 2 } });
    expect(orderIn(cloud, told).version).toBe(2);
  });

  test('what came as 不清楚 is sorted at acceptance', async () => {
    const told = await submitted(cloud, { category: 'unsure' });
    expect(await fieldsOf(cloud.as('zhao')(takeWorkOrder, seen(told)))).toHaveProperty('category');
    await cloud.as('zhao')(takeWorkOrder, { ...seen(told), category: 'cleaning' });
    expect(orderIn(cloud, told)).toMatchObject({ category: 'cleaning', status: 'in-progress' });
  });

  test('a result needs words, and a photo where something should be seen', async () => {
    const told = await taken(cloud);
    const give = (over: object) =>
      cloud.as('zhao')(submitResult, { ...seen(told), ...fixed, ...over } as never);
    expect(await fieldsOf(give({ text: '好了' }))).toEqual({ text: '请至少写 10 个字' });
    expect(await fieldsOf(give({}))).toHaveProperty('photos');
    expect(await fieldsOf(give({ outcome: 'not-now' }))).toHaveProperty('reviewOn');
    expect(await codeOf(give({ photos: await photosOf(cloud, 'wang') }))).toBe('file-refused');
    const photos = await photosOf(cloud, 'zhao', 3);
    expect(await give({ photos })).toMatchObject({ status: 'result-submitted' });
  });

  test('nobody confirms her own result, and the page says why', async () => {
    const told = await submitted(cloud, { category: 'utilities' });
    const at = (version: number) => ({ id: told.orderId, version });
    const as = cloud.as('luo');
    await as(acceptWorkOrder, at(1));
    await as(assignWorkOrder, { ...at(2), choice: 'self' });
    const { version } = await as(submitResult, { ...at(3), ...fixed });
    expect(await refusalOf(as(confirmResult, at(version)))).toMatchObject({
      code: 'step-not-allowed',
      details: { reason: expect.stringContaining('结果由别人核查') },
    });
    const detail = await as(getWorkOrder, { id: told.orderId });
    expect(detail.steps).toEqual([]);
    expect(detail.stepNote).toContain('结果由别人核查');
    await expect(cloud.as('he')(confirmResult, at(version))).resolves.toMatchObject({
      status: 'resolved',
    });
  });

  test('a refused result goes back, and the resident does not read why', async () => {
    const told = await handled(cloud);
    const reason = '灯罩还松着，会掉下来';
    await cloud.as('gu')(refuseResult, { ...seen(told), reason });
    expect(orderIn(cloud, told)).toMatchObject({ status: 'in-progress' });
    const report = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(JSON.stringify(report)).not.toContain(reason);
    expect(JSON.stringify(report)).not.toContain(fixed.text);
    const detail = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(JSON.stringify(detail)).toContain(reason);
  });

  test('a page of before is a conflict, for a note too', async () => {
    const told = await taken(cloud);
    const stale = { ...seen(told), version: 1 };
    expect(await codeOf(cloud.as('zhao')(submitResult, { ...stale, ...fixed }))).toBe('conflict');
    expect(await codeOf(cloud.as('zhao')(addProgressNote, { ...stale, text: '在路上' }))).toBe(
      'conflict',
    );
  });

  test('a note is written by the one who handles it, and the resident reads it', async () => {
    const told = await taken(cloud);
    const text = '材料下午到，到了就换';
    expect(await codeOf(cloud.as('chen')(addProgressNote, { ...seen(told), text }))).toBe(
      'step-not-allowed',
    );
    const answer = await cloud.as('zhao')(addProgressNote, { ...seen(told), text });
    expect(answer.version).toBe(told.version);
    const { timeline } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(timeline.at(-1)).toMatchObject({ event: 'work-order.note-added', note: text });
  });
});

describe('work-order.reveal-reporter', () => {
  const reveal = (who: Name, told: Told) =>
    cloud.as(who)(revealReporter, { id: told.orderId, reason: 'contact-to-verify' });

  test('shows name and phone, logged first, and stores neither with the answer', async () => {
    const told = await taken(cloud);
    expect(await reveal('zhao', told)).toEqual({
      name: '王梅',
      phone: '10000000001',
      homeText: expect.stringContaining('5号楼2单元'),
    });
    expect(cloud.all('reveals')).toMatchObject([
      { viewerId: personId('zhao'), reporterId: personId('wang'), reason: 'contact-to-verify' },
    ]);
    expect(JSON.stringify(cloud.all('events'))).not.toMatch(/王梅|10000000001/);
  });

  test('is only for who still has something to do with it', async () => {
    const told = await taken(cloud);
    expect(await codeOf(reveal('chen', told))).toBe('forbidden');
    expect(await codeOf(reveal('qian', told))).toBe('not-found');
    expect(cloud.all('reveals')).toEqual([]);
  });

  test('a repeat answers by the rights of today', async () => {
    const told = await taken(cloud);
    const requestId = 'reveal-once-only';
    const input = { id: told.orderId, reason: 'tell-result' } as const;
    await cloud.as('zhao')(revealReporter, input, { requestId });
    expect(await cloud.as('zhao')(revealReporter, input, { requestId })).toHaveProperty('phone');
    await cloud.change('people', personId('zhao'), { memberships: [] });
    expect(await codeOf(cloud.as('zhao')(revealReporter, input, { requestId }))).toBe('forbidden');
    expect(cloud.all('reveals')).toHaveLength(1);
  });
});

describe('a step repeated after the scope was lost', () => {
  test('gives the stored answer to nobody who may not see it', async () => {
    const told = await submitted(cloud);
    const requestId = 'take-then-moved-away';
    await cloud.as('zhao')(takeWorkOrder, seen(told), { requestId });
    const order = orderIn(cloud, told);
    const visibleTo = order.visibleTo.filter(
      (key) => key !== personId('zhao') && key !== area('grid3'),
    );
    await cloud.change('work_orders', told.orderId, { visibleTo });
    expect(await codeOf(cloud.as('zhao')(takeWorkOrder, seen(told), { requestId }))).toBe(
      'not-found',
    );
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
