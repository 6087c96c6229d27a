import { listInbox, markRead } from '#contracts/inbox';
import { joinReport } from '#contracts/report';
import { getTold, listDead, retryDead } from '#contracts/subscription';
import { askMore, remindHandler, takeWorkOrder } from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { handled, orderIn, resolved, submitted, taken } from '../kit/journey';
import {
  accepted,
  allSent,
  deliveriesTo,
  later,
  moveTo,
  receivedBy,
  statesOf,
  subscriptionOf,
} from '../kit/messages';
import { codeOf } from '../kit/refusal';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  await moveTo(cloud, '09:30');
});
afterAll(stopTestClouds);

const wechatSays = (errcode: number, times = 1) =>
  cloud.cloud.faults.set({
    kind: 'openapi',
    api: 'subscribeMessage.send',
    answer: { errcode },
    times,
  });

describe('what a desk reads of whether somebody was told', () => {
  const told = async (orderId: string) =>
    (await cloud.as('zhao')(getTold, { workOrderId: orderId })).told;

  test('the newest message, whether she read it, and what became of WeChat’s', async () => {
    await accepted(cloud, 'wang', 'outcome');
    const { orderId } = await resolved(cloud);
    await allSent(cloud);
    expect(await told(orderId)).toMatchObject({
      title: '办好了，请您评价',
      isRead: false,
      delivery: 'sent',
    });
    const { items } = await cloud.as('wang')(listInbox, {});
    await cloud.as('wang')(markRead, { ids: items.map(({ id }) => id) });
    expect(await told(orderId)).toMatchObject({ isRead: true });
  });

  test('news WeChat was never given says nothing of WeChat; and nobody else’s order is to be seen', async () => {
    const { orderId } = await taken(cloud);
    await allSent(cloud);
    const said = await told(orderId);
    expect(said).toMatchObject({ isRead: false });
    expect(said).not.toHaveProperty('delivery');
    expect(await codeOf(cloud.as('qian')(getTold, { workOrderId: orderId }))).toBe('not-found');
    expect(await codeOf(cloud.as('wang')(getTold, { workOrderId: orderId }))).toBe('forbidden');
  });

  test('once the reporter is detached nothing leads to her', async () => {
    const told1 = await resolved(cloud);
    await allSent(cloud);
    await cloud.change('work_orders', told1.orderId, { isDetached: true, reporterId: '' });
    expect(await told(told1.orderId)).toBeUndefined();
  });
});

describe('messages WeChat would not take', () => {
  test('a template with a wrong field: refused, listed with WeChat’s words, and sent once it is mended', async () => {
    await accepted(cloud, 'wang', 'outcome');
    const known = cloud.templates['lianxin-outcome'] ?? [];
    cloud.templates['lianxin-outcome'] = [...known, 'thing9'];
    await resolved(cloud);
    await allSent(cloud);
    cloud.templates['lianxin-outcome'] = known;
    expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ outcome: 1 });
    const { items } = await cloud.as('desk')(listDead, {});
    expect(items).toMatchObject([
      { template: 'outcome', tries: 1, reason: expect.stringMatching(/^47003 .*thing9/) },
    ]);
    const ids = items.map(({ id }) => id);
    expect(await cloud.as('desk')(retryDead, { ids })).toEqual({ retried: 1 });
    expect(await cloud.as('desk')(retryDead, { ids })).toEqual({ retried: 0 });
    await later(cloud, 1);
    await cloud.tick();
    expect(receivedBy(cloud, 'wang')).toHaveLength(1);
    expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ outcome: 0 });
    expect((await cloud.as('desk')(listDead, {})).items).toEqual([]);
  });

  test('an unknown template is dead at once; a busy WeChat after its tries', async () => {
    await accepted(cloud, 'wang', 'outcome');
    const known = cloud.templates['lianxin-outcome'] ?? [];
    delete cloud.templates['lianxin-outcome'];
    await resolved(cloud);
    await allSent(cloud);
    cloud.templates['lianxin-outcome'] = known;
    const dead = deliveriesTo(cloud, 'wang').filter(({ worth }) => worth === 'outcome');
    expect(dead).toMatchObject([
      { state: 'dead', reason: expect.stringMatching(/^40037 /), tries: 1 },
    ]);
    await accepted(cloud, 'zhao', 'work');
    wechatSays(45_009, 3);
    const told = await submitted(cloud);
    await cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version: told.version });
    const { version } = orderIn(cloud, told);
    await cloud.as('gu')(remindHandler, { id: told.orderId, version });
    await allSent(cloud);
    expect(statesOf(cloud, 'zhao')).toEqual(['waiting']);
    for (const minutes of [2, 5]) {
      await later(cloud, minutes);
      await cloud.tick();
    }
    expect(deliveriesTo(cloud, 'zhao')).toMatchObject([
      { state: 'dead', reason: expect.stringMatching(/^45009 /), tries: 3 },
    ]);
    expect(subscriptionOf(cloud, 'zhao')?.credits).toEqual({ work: 1 });
  });

  test('the list comes in pages, the newest first, to the district alone', async () => {
    const one = { personId: 'pe_x', template: 'outage', isUrgent: false, subjectId: 'nt_x' };
    const rest = { page: '', content: {}, state: 'dead', tries: 1, reason: '47003 x' };
    await cloud.load(
      'deliveries',
      Array.from({ length: 25 }, (_, index) => ({
        ...{ _id: `dl_${String(index).padStart(8, '0')}`, ...one, ...rest },
        ...{ at: index, dueAt: 1000 + index },
      })),
    );
    const first = await cloud.as('desk')(listDead, {});
    expect(first.items.map(({ at }) => at).slice(0, 2)).toEqual([24, 23]);
    const second = await cloud.as('desk')(listDead, { cursor: first.nextCursor });
    expect(second).toMatchObject({ items: { length: 5 } });
    expect(second.nextCursor).toBeUndefined();
    expect(await codeOf(cloud.as('luo')(listDead, {}))).toBe('forbidden');
  });

  test('43101: she has none, whatever we thought', async () => {
    await accepted(cloud, 'wang', 'outcome', 'outcome', 'progress');
    wechatSays(43_101);
    await resolved(cloud);
    await allSent(cloud);
    expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ outcome: 0, progress: 1 });
    expect(statesOf(cloud, 'wang')).toContain('no-credit');
  });
});

describe('when and to whom', () => {
  test('by night a message waits until half past seven; a P0 does not', async () => {
    await accepted(cloud, 'wang', 'progress', 'progress', 'progress', 'progress');
    await moveTo(cloud, '22:10');
    await taken(cloud);
    await allSent(cloud);
    expect(statesOf(cloud, 'wang')).toEqual(['waiting']);
    const urgent = await submitted(cloud);
    await cloud.change('work_orders', urgent.orderId, { tier: 'p0' });
    const { version } = orderIn(cloud, urgent);
    await cloud.as('zhao')(takeWorkOrder, { id: urgent.orderId, version });
    await allSent(cloud);
    expect(receivedBy(cloud, 'wang')).toHaveLength(1);
    await moveTo(cloud, '07:29');
    await cloud.tick();
    expect(receivedBy(cloud, 'wang')).toHaveLength(1);
    await later(cloud, 2);
    await cloud.tick();
    expect(receivedBy(cloud, 'wang')).toHaveLength(2);
  });

  test('受理 of two reports within half an hour is one message; a question and 办结 always go', async () => {
    await accepted(cloud, 'wang', ...Array.from({ length: 6 }, () => 'progress' as const));
    await taken(cloud);
    await allSent(cloud);
    await taken(cloud);
    await allSent(cloud);
    expect(statesOf(cloud, 'wang')).toEqual(['sent', 'merged']);
    const asked = await submitted(cloud);
    await cloud.as('luo')(askMore, {
      id: asked.orderId,
      version: asked.version,
      question: '请问是几楼的灯？',
    });
    await allSent(cloud);
    await resolved(cloud);
    await allSent(cloud);
    expect(receivedBy(cloud, 'wang').map(({ data }) => data.phrase2?.value)).toEqual([
      '正在处理',
      '请您补充',
      '请您评价',
    ]);
  });

  test('neighbours who joined hear the outcome; what was asked of her stays hers', async () => {
    await accepted(cloud, 'li', 'progress', 'progress', 'progress', 'outcome');
    const told = await submitted(cloud);
    await cloud.as('li')(joinReport, { workOrderId: told.orderId });
    await cloud.as('luo')(askMore, {
      id: told.orderId,
      version: orderIn(cloud, told).version,
      question: '请问是几楼的灯？',
    });
    await allSent(cloud);
    expect(deliveriesTo(cloud, 'li')).toEqual([]);
    await handled(cloud);
    await allSent(cloud);
    expect(deliveriesTo(cloud, 'li')).toEqual([]);
  });

  test('a colleague hears what comes back to her, and nothing of what she did herself', async () => {
    await accepted(cloud, 'zhao', 'work', 'work');
    const told = await taken(cloud);
    await allSent(cloud);
    expect(deliveriesTo(cloud, 'zhao')).toEqual([]);
    await cloud.as('gu')(remindHandler, { id: told.orderId, version: told.version });
    await allSent(cloud);
    expect(receivedBy(cloud, 'zhao')).toMatchObject([
      { templateId: 'lianxin-work', data: { phrase2: { value: '上级催办' } } },
    ]);
  });
});
