import { moveArea } from '#contracts/area';
import { bindHome, endHome } from '#contracts/identity';
import { publishNotice } from '#contracts/notice-desk';
import { rateReport } from '#contracts/report';
import { answerSubscription, getSubscription } from '#contracts/subscription';
import { dayMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { NoticePushRecord } from '../../cloudfunctions/modules/subscription/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { handled, orderIn, resolved } from '../kit/journey';
import {
  accepted,
  allSent,
  askedOf,
  deliveriesTo,
  later,
  moveTo,
  receivedBy,
  statesOf,
  subscriptionOf,
} from '../kit/messages';
import { area, openid } from '../kit/world';

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

test('each yes is one message more, a repeat is none, and nonsense has an end', async () => {
  const answer = { answers: [{ key: 'progress', answer: 'accept' }] } as const;
  const requestId = 'the-same-tap';
  for (let count = 0; count < 2; count += 1)
    await cloud.as('wang')(answerSubscription, { answers: [...answer.answers] }, { requestId });
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ progress: 1 });
  await accepted(cloud, 'wang', 'progress', 'outcome');
  const { templates } = await cloud.as('wang')(getSubscription, {});
  expect(templates.map(({ key, credits }) => [key, credits])).toEqual([
    ['progress', 2],
    ['outcome', 1],
    ['outage', 0],
    ['emergency', 0],
    ['work', 0],
    ['meeting', 0],
  ]);
  for (let count = 0; count < 25; count += 1) await accepted(cloud, 'visitor', 'work');
  expect(subscriptionOf(cloud, 'visitor')?.credits).toEqual({ work: 20 });
});

test('one answer names a template once: the last word about it counts', async () => {
  const { credits } = await cloud.as('wang')(answerSubscription, {
    answers: [
      { key: 'progress', answer: 'accept' },
      { key: 'progress', answer: 'accept' },
      { key: 'outcome', answer: 'reject' },
    ],
  });
  expect(credits).toEqual({ progress: 1, outcome: 0 });
});

test('a plain no is asked again another time; one for ever is not', async () => {
  await cloud.as('wang')(answerSubscription, {
    answers: [
      { key: 'progress', answer: 'reject' },
      { key: 'outcome', answer: 'ban' },
    ],
  });
  const { templates } = await cloud.as('wang')(getSubscription, {});
  const refused = templates.filter(({ isRefused }) => isRefused).map(({ key }) => key);
  expect(refused).toEqual(['outcome']);
});

test('where WeChat’s switch is, she is told once', async () => {
  expect((await cloud.as('wang')(getSubscription, {})).isHintDue).toBe(true);
  await cloud.as('wang')(answerSubscription, { answers: [], isMainSwitchOff: true });
  expect((await cloud.as('wang')(getSubscription, {})).isHintDue).toBe(false);
});

test('where she lives is known to the fan-out, and follows her', async () => {
  await accepted(cloud, 'wang', 'outage');
  const before = subscriptionOf(cloud, 'wang');
  expect(before).toMatchObject({ openid: openid('wang'), hasOutage: true, hasEmergency: false });
  expect(before?.areaIds).toContain(area('u52'));
  const { home } = await cloud.as('wang')(bindHome, { areaId: area('u91'), label: 'parents' });
  await later(cloud, 1);
  await cloud.tick();
  expect(subscriptionOf(cloud, 'wang')?.areaIds).toEqual(
    expect.arrayContaining([area('u52'), area('u91')]),
  );
  await cloud.as('wang')(endHome, { homeId: home.id });
  await later(cloud, 1);
  await cloud.tick();
  expect(subscriptionOf(cloud, 'wang')?.areaIds).not.toContain(area('u91'));
});

test('news of a report: paid in the order of its worth, and never the same twice', async () => {
  await accepted(cloud, 'wang', 'progress', 'outcome');
  await resolved(cloud);
  await allSent(cloud);
  await later(cloud, 1);
  await cloud.tick();
  const [message, ...others] = receivedBy(cloud, 'wang');
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    templateId: 'lianxin-outcome',
    page: expect.stringMatching(/^features\/report\/pages\/progress\/index\?id=rp_/),
    data: { phrase2: { value: '请您评价' }, thing3: { value: '您反映的事项办好了，请点开评价' } },
  });
  expect(subscriptionOf(cloud, 'wang')?.credits).toEqual({ progress: 1, outcome: 0 });
  expect(statesOf(cloud, 'wang')).toEqual(['no-credit', 'sent']);
});

test('nothing personal travels: no name, no door, no word of the report', async () => {
  await accepted(cloud, 'wang', 'progress', 'progress', 'outcome');
  await accepted(cloud, 'zhao', 'work');
  await handled(cloud);
  await allSent(cloud);
  await later(cloud, 1);
  await cloud.tick();
  const all = JSON.stringify(
    [askedOf(cloud, 'wang'), askedOf(cloud, 'zhao')].flat().map(({ data }) => data),
  );
  expect(all).not.toMatch(/王梅|赵小河|5号楼|2单元|灯/);
  const kept = JSON.stringify([cloud.all('deliveries'), cloud.all<EventRecord>('events')]);
  expect(kept).not.toContain(openid('wang'));
});

test('who never said yes costs nothing and gets nothing', async () => {
  await resolved(cloud);
  await allSent(cloud);
  expect(cloud.all('deliveries')).toEqual([]);
  expect(askedOf(cloud, 'wang')).toEqual([]);
});

test('a stairwell that is moved takes along who can be told there', async () => {
  await accepted(cloud, 'wang', 'outage');
  const { version = 0 } = cloud.one<AreaRecord>('areas', area('u52')) ?? {};
  await cloud.as('cheng')(moveArea, { areaId: area('u52'), version, toParentId: area('b6') });
  await later(cloud, 1);
  await cloud.tick();
  const { areaIds = [] } = subscriptionOf(cloud, 'wang') ?? {};
  expect(areaIds).toContain(area('grid4'));
  expect(areaIds).not.toContain(area('grid3'));
});

test('a year after the end no message leads to who reported', async () => {
  await accepted(cloud, 'wang', 'outcome');
  const told = await resolved(cloud);
  await allSent(cloud);
  expect(deliveriesTo(cloud, 'wang').length).toBeGreaterThan(0);
  const { version } = orderIn(cloud, told);
  await cloud.as('wang')(rateReport, { id: told.reportId, version, rating: 'satisfied' });
  await cloud.cloud.clock.advance(366 * dayMs);
  await cloud.tick();
  await later(cloud, 1);
  await cloud.tick();
  expect(deliveriesTo(cloud, 'wang')).toEqual([]);
});

test('a week after a notice’s end nobody reads who was sent a message; how many stays', async () => {
  await accepted(cloud, 'wang', 'emergency');
  const { id } = await cloud.as('luo')(publishNotice, {
    areaIds: [area('huai')],
    kind: 'emergency',
    title: '台风预警',
    text: '今晚台风，请关好门窗。',
  });
  await later(cloud, 1);
  await cloud.tick();
  expect(deliveriesTo(cloud, 'wang')).toMatchObject([{ state: 'sent', subjectId: id }]);
  await cloud.cloud.clock.advance(30 * dayMs);
  await cloud.tick();
  await later(cloud, 1);
  await cloud.tick();
  expect(deliveriesTo(cloud, 'wang')).toEqual([]);
  expect(cloud.one<NoticePushRecord>('notice_pushes', id)).toMatchObject({ sent: 1 });
});
