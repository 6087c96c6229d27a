import { bindHome } from '#contracts/identity';
import { amendNotice, publishNotice, withdrawNotice } from '#contracts/notice-desk';
import { dayMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  deliveryIdOf,
  type NoticePushRecord,
} from '../../cloudfunctions/modules/subscription/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  accepted,
  deliveriesTo,
  later,
  moveTo,
  receivedBy,
  statesOf,
  subscriptionOf,
} from '../kit/messages';
import { area, openid, personId, type Who } from '../kit/world';

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  await moveTo(cloud, '09:30');
});
afterAll(stopTestClouds);

type Kind = 'outage' | 'emergency' | 'everyday' | 'meeting';

const publish = async (kind: Kind, over: object = {}) => {
  const startsAt = cloud.cloud.clock.now() + dayMs;
  const said = { title: '明早停水', text: '水管检修，请提前接水。', startsAt };
  const { id, version } = await cloud.as('luo')(publishNotice, {
    areaIds: [area('huai')],
    kind,
    ...said,
    ...over,
  });
  return { id, version, ...said };
};
const ticked = async (minutes: number) => {
  await later(cloud, minutes);
  await cloud.tick();
};
const figuresOf = (id: string) => cloud.one<NoticePushRecord>('notice_pushes', id);

test('停水 goes out when it cannot be taken back any more, once to each who said yes', async () => {
  await accepted(cloud, 'wang', 'outage', 'outage');
  await accepted(cloud, 'li', 'outage');
  await accepted(cloud, 'far', 'outage');
  await accepted(cloud, 'unitLead', 'emergency');
  const { id } = await publish('outage');
  await ticked(4);
  expect(receivedBy(cloud, 'wang')).toEqual([]);
  await ticked(2);
  await ticked(1);
  expect(receivedBy(cloud, 'wang')).toHaveLength(1);
  expect(receivedBy(cloud, 'wang')[0]).toMatchObject({
    templateId: 'lianxin-outage',
    page: `features/notice/pages/detail/index?id=${id}`,
    data: { thing1: { value: '明早停水' }, thing2: { value: '槐安社区' } },
  });
  expect(receivedBy(cloud, 'li')).toHaveLength(1);
  for (const other of ['far', 'unitLead'] as const) expect(receivedBy(cloud, other)).toEqual([]);
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ outage: 1 });
  expect(subscriptionOf(cloud, 'li')).toMatchObject({ credits: { outage: 0 }, hasOutage: false });
  expect(figuresOf(id)).toMatchObject({
    isDone: true,
    isDirty: false,
    sent: 2,
    unsure: 0,
    failed: 0,
  });
});

test('应急 goes out at once, by night too; 日常 and 会议 never spend a credit', async () => {
  await accepted(cloud, 'wang', 'emergency', 'outage');
  await moveTo(cloud, '23:10');
  for (const kind of ['everyday', 'meeting'] as const) await publish(kind);
  await publish('emergency', { title: '台风红色预警' });
  await ticked(1);
  expect(receivedBy(cloud, 'wang').map(({ templateId }) => templateId)).toEqual([
    'lianxin-emergency',
  ]);
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ emergency: 0, outage: 1 });
});

test('停水 of the evening waits until half past seven', async () => {
  await accepted(cloud, 'wang', 'outage');
  await moveTo(cloud, '21:40');
  await publish('outage');
  await ticked(20);
  expect(receivedBy(cloud, 'wang')).toEqual([]);
  await moveTo(cloud, '07:29');
  await cloud.tick();
  expect(receivedBy(cloud, 'wang')).toEqual([]);
  await ticked(2);
  expect(receivedBy(cloud, 'wang')).toHaveLength(1);
});

test('what was over before it might be said is not said', async () => {
  await accepted(cloud, 'wang', 'outage');
  await moveTo(cloud, '22:00');
  const startsAt = cloud.cloud.clock.now() + 3_600_000;
  await publish('outage', { startsAt, endsAt: startsAt + 3_600_000 });
  await moveTo(cloud, '07:40');
  await cloud.tick();
  expect(deliveriesTo(cloud, 'wang')).toEqual([]);
  const pending = cloud.all<EventRecord>('events').filter((event) => event.isPending);
  expect(pending).toEqual([]);
});

test('a slip taken back within five minutes reaches nobody’s phone', async () => {
  await accepted(cloud, 'wang', 'outage');
  const { id, version } = await publish('outage');
  await ticked(3);
  await cloud.as('luo')(withdrawNotice, { id, version });
  await ticked(10);
  expect(deliveriesTo(cloud, 'wang')).toEqual([]);
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ outage: 1 });
});

test('a corrected word is not sent again; a new hour is, to everybody, also right after the first', async () => {
  await accepted(cloud, 'wang', 'outage', 'outage', 'outage');
  const { id, version, ...said } = await publish('outage');
  await ticked(6);
  const fixed = { id, version, ...said, text: '水管检修，请提前接好水。' };
  const once = await cloud.as('luo')(amendNotice, { ...fixed, isToldAgain: false });
  await ticked(10);
  expect(receivedBy(cloud, 'wang')).toHaveLength(1);
  const moved = { ...fixed, version: once.version, startsAt: said.startsAt + 3_600_000 };
  await cloud.as('luo')(amendNotice, { ...moved, isToldAgain: true });
  await ticked(1);
  const [first, second, ...others] = receivedBy(cloud, 'wang');
  expect(others).toEqual([]);
  expect(second?.data.time3).not.toEqual(first?.data.time3);
});

test('who moved away, and who wrote it, get nothing; who lives in two of its areas gets one', async () => {
  await accepted(cloud, 'li', 'outage');
  await accepted(cloud, 'luo', 'outage');
  await accepted(cloud, 'wang', 'outage', 'outage');
  await cloud.as('luo')(bindHome, { areaId: area('u52'), label: 'own' });
  await cloud.as('wang')(bindHome, { areaId: area('u61'), label: 'parents' });
  await ticked(1);
  await cloud.change('people', personId('li'), { homes: [] });
  expect(subscriptionOf(cloud, 'li')?.areaIds).toContain(area('u61'));
  await publish('outage', { areaIds: [area('b5'), area('b6')] });
  await ticked(6);
  await ticked(1);
  for (const none of ['li', 'luo'] as const) expect(deliveriesTo(cloud, none)).toEqual([]);
  expect(receivedBy(cloud, 'wang')).toHaveLength(1);
});

test('a name in a title stays out of the message', async () => {
  await accepted(cloud, 'wang', 'emergency');
  await publish('emergency', { title: '王大爷走失，请帮忙找' });
  await ticked(1);
  expect(receivedBy(cloud, 'wang')[0]?.data.thing1).toEqual({ value: '应急通知' });
});

test('a busy WeChat is asked again, and not any more once the notice is withdrawn', async () => {
  await accepted(cloud, 'wang', 'emergency');
  cloud.cloud.faults.set({
    kind: 'openapi',
    api: 'subscribeMessage.send',
    answer: { errcode: -1 },
  });
  const { id, version } = await publish('emergency');
  await later(cloud, 1);
  await cloud.tick();
  expect(statesOf(cloud, 'wang')).toEqual(['waiting']);
  await cloud.as('luo')(withdrawNotice, { id, version, reason: '写错了地方' });
  await ticked(5);
  expect(receivedBy(cloud, 'wang')).toEqual([]);
  expect(deliveriesTo(cloud, 'wang')).toEqual([]);
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ emergency: 1 });
  expect(figuresOf(id)).toMatchObject({ sent: 0, failed: 0 });
});

test('a fan-out that dies after any request, or runs twice, goes on where it was', async () => {
  const people = ['wang', 'li', 'unitLead'] as const;
  for (const who of people) await accepted(cloud, who, 'emergency', 'emergency');
  const { id } = await publish('emergency');
  await later(cloud, 1);
  cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'after', request: 30 });
  await cloud.tick().catch(() => undefined);
  for (let count = 0; count < 4; count += 1) {
    await later(cloud, 2);
    await Promise.all([cloud.tick(), cloud.tick()]);
  }
  for (const who of people) {
    expect(receivedBy(cloud, who).length).toBeLessThanOrEqual(1);
    expect(statesOf(cloud, who).every((state) => state === 'sent' || state === 'unsure')).toBe(
      true,
    );
    expect(deliveriesTo(cloud, who)[0]?._id).toBe(deliveryIdOf(`${id}:1`, personId(who)));
  }
  expect(figuresOf(id)).toMatchObject({ isDone: true, isDirty: false });
});

/** So many neighbours of Wang's who said yes to 应急. */
async function manyNeighbours(count: number): Promise<Who[]> {
  const { memberships: _, ...person } = cloud.one<PersonRecord>('people', personId('wang')) ?? {};
  const all = Array.from({ length: count }, (_none, index): Who => `visitor-many${index}`);
  const areaIds = cloud.one<AreaRecord>('areas', area('u52'))?.path ?? [];
  const rest = { lastAnswers: {}, lastSentAt: {}, areaIds, hasOutage: false, hasEmergency: true };
  await cloud.load(
    'people',
    all.map((who) => ({ ...person, memberships: [], _id: personId(who) })),
  );
  await cloud.load(
    'subscriptions',
    all.map((who) => ({
      ...{ _id: personId(who), openid: openid(who), credits: { emergency: 1 }, version: 1 },
      ...rest,
    })),
  );
  return all;
}

test('more than a page of people, all of them busy at first: every one gets hers', async () => {
  const many = await manyNeighbours(70);
  cloud.cloud.faults.set({
    kind: 'openapi',
    api: 'subscribeMessage.send',
    answer: { errcode: 45_009 },
    times: 65,
  });
  const { id } = await publish('emergency');
  await ticked(1);
  expect(figuresOf(id)?.sent).toBeLessThanOrEqual(5);
  // A slow machine comes less far in one run.
  for (let runs = 0; runs < 10 && figuresOf(id)?.sent !== many.length; runs += 1) await ticked(2);
  for (const who of many) expect([who, receivedBy(cloud, who).length]).toEqual([who, 1]);
  expect(figuresOf(id)).toMatchObject({ isDone: true, sent: 70, unsure: 0, failed: 0 });
});
