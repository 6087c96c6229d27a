import { getReport } from '#contracts/report';
import { saveRouting } from '#contracts/routing';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  refuseResult,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { fixed, handled, orderIn, photosOf, submitted, type Told, taken } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Name } from '../kit/world';

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

  test('two confirm at once: one does, the other sees the new version', async () => {
    const told = await handled(cloud);
    const confirm = (who: Name) => cloud.as(who)(confirmResult, { ...seen(told), wasOnSite: true });
    const results = await Promise.allSettled([confirm('gu'), confirm('luo')]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict', details: { version: 4 } });
    expect(orderIn(cloud, told)).toMatchObject({ status: 'resolved', version: 4 });
  });

  test('it is sorted as the district routes today; what is not the grid’s rises', async () => {
    const row = { areaId: area('huai'), category: 'waste', agencyId: area('ag-law') } as const;
    await cloud.as('desk')(saveRouting, { version: 0, rows: [row], reason: '执法局牵头' });
    await cloud.cloud.clock.advance(61_000);
    const told = await submitted(cloud, { category: 'unsure' });
    await cloud.as('zhao')(acceptWorkOrder, { ...seen(told), category: 'waste' });
    expect(orderIn(cloud, told).route).toMatchObject({ agencyId: area('ag-law'), version: 1 });
    const quarrel = await submitted(cloud, { category: 'unsure' });
    await cloud.as('zhao')(acceptWorkOrder, { ...seen(quarrel), category: 'dispute' });
    expect(orderIn(cloud, quarrel)).toMatchObject({ isPrivate: true, level: 'community' });
    expect(await listed('desk')).toEqual([told.orderId]);
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
    await expect(
      cloud.as('he')(confirmResult, { ...at(version), wasOnSite: true }),
    ).resolves.toMatchObject({
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
