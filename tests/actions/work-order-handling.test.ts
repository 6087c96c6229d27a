import { appealReport, getReport, nudgeReport, supplementReport } from '#contracts/report';
import { getWorkOrder } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  askMore,
  askPause,
  assignWorkOrder,
  contactReporter,
  declineWorkOrder,
  dismissAppeal,
  escalateWorkOrder,
  extendWorkOrder,
  handOverWorkOrder,
  pauseWorkOrder,
  refusePause,
  remindHandler,
  resumeWorkOrder,
  reviewWorkOrder,
  submitResult,
  takeWorkOrder,
  upholdAppeal,
} from '#contracts/work-order-steps';
import { addDays, dayOf } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { eventsOf, type Stepping, stepsOn } from '../kit/desk';
import { orderIn, submitted, type Told } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';

let cloud: TestCloud;
let told: Told;
let step: Stepping;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  // A plain Monday morning, so that working hours run.
  const now = cloud.cloud.clock.now();
  await cloud.cloud.clock.moveTo(Math.max(now, Date.UTC(2026, 10, 23, 2)));
  told = await submitted(cloud);
  step = stepsOn(cloud, told);
});
afterAll(stopTestClouds);

const order = () => orderIn(cloud, told);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const hers = () => cloud.as('wang')(getReport, { id: told.reportId });
const seen = async () => ({ id: told.reportId, version: (await hers()).version });
const inDays = (days: number) => addDays(dayOf(cloud.cloud.clock.now()), days);

describe('before it is accepted', () => {
  test('she is asked twice at most, and the clock stands still meanwhile', async () => {
    const { dueAt } = order();
    for (const question of ['是三楼还是四楼？', '是哪个单元？']) {
      await step('zhao', askMore, { question });
      expect((await hers()).question?.text).toBe(question);
      await cloud.cloud.clock.advance(60_000);
      await cloud.as('wang')(supplementReport, { ...(await seen()), text: '三楼' });
    }
    expect(order().dueAt).toBeGreaterThanOrEqual(dueAt);
    expect(await reasonOf(step('zhao', askMore, { question: '还有呢，说说' }))).toContain('两次');
  });

  test('不予受理 is never of a grid alone, says where to turn, and can be appealed once', async () => {
    const decline = { reason: 'not-this-platform', channel: '请打供电热线 95598' } as const;
    expect(await codeOf(step('zhao', declineWorkOrder, decline))).toBe('forbidden');
    await step('luo', declineWorkOrder, decline);
    expect((await hers()).decline).toMatchObject({ channel: decline.channel });
    const appeal = async () =>
      cloud.as('wang')(appealReport, { ...(await seen()), text: '楼道灯就归社区管' });
    await appeal();
    expect(await codeOf(step('luo', dismissAppeal, { answer: '确实不归我们' }))).toBe('forbidden');
    await step('cheng', upholdAppeal, { answer: '楼道灯由社区处理' });
    expect(order()).toMatchObject({ status: 'submitted', isOpen: true });
  });

  test('what is in doubt is decided by the community, and decided again', async () => {
    expect(await reasonOf(step('luo', reviewWorkOrder, { decision: 'hide' }))).toContain('没有');
    await cloud.change('work_orders', told.orderId, {
      review: { reasons: ['words'], at: order().submittedAt },
    });
    expect(await codeOf(step('zhao', reviewWorkOrder, { decision: 'show' }))).toBe('forbidden');
    await step('luo', reviewWorkOrder, { decision: 'hide', note: '写了邻居的名字' });
    expect(order().review).toMatchObject({ decision: 'hide', byText: '社区工作人员 罗晴' });
  });
});

describe('while it is handled', () => {
  beforeEach(() => step('zhao', takeWorkOrder));

  test('先行联系 is written down; not reached leaves it open', async () => {
    await step('zhao', contactReporter, { way: 'not-reached', text: '电话没有人接' });
    expect(order().contact).not.toHaveProperty('doneAt');
    await step('zhao', contactReporter, { way: 'phone' });
    expect(order().contact).toHaveProperty('doneAt');
    expect(await codeOf(step('qian', contactReporter, { way: 'phone' }))).toBe('not-found');
  });

  test('催一催 from 80 % on, once a day, answered in words', async () => {
    await expect(seen().then((it) => cloud.as('wang')(nudgeReport, it))).rejects.toMatchObject({
      details: { reason: expect.stringContaining('还在约定的时间内') },
    });
    await cloud.cloud.clock.moveTo(order().promise.marks.mostAt + 60_000);
    await cloud.as('wang')(nudgeReport, await seen());
    const { nudgedAt } = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(nudgedAt).toBeDefined();
    await step('zhao', addProgressNote, { text: '只给同事看的', isInternal: true });
    expect(order().nudge).not.toHaveProperty('answeredAt');
    await step('zhao', addProgressNote, { text: '师傅下午就到' });
    expect(order().nudge).toHaveProperty('answeredAt');
    const after = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(after).not.toHaveProperty('nudgedAt');
    await step('luo', remindHandler);
    expect(await codeOf(step('zhao', remindHandler))).toBe('forbidden');
  });

  test('挂起: asked by her, agreed by another; the rest of the time is kept in minutes', async () => {
    const ask = { reason: 'site-conditions', text: '等高空车进场', reviewOn: inDays(9) } as const;
    expect(await fieldsOf(step('zhao', askPause, { ...ask, reviewOn: inDays(40) }))).toHaveProperty(
      'reviewOn',
    );
    await step('zhao', askPause, ask);
    expect(await codeOf(step('luo', pauseWorkOrder))).toBe('forbidden');
    await step('he', refusePause, { reason: '先用梯子试一试' });
    await step('zhao', askPause, ask);
    const { dueAt } = order();
    await step('he', pauseWorkOrder);
    expect(order()).toMatchObject({ status: 'paused', pauseCount: 1 });
    expect((await hers()).pause).toMatchObject({ reviewOn: ask.reviewOn });
    const { pause } = order();
    await cloud.cloud.clock.moveTo((pause?.reviewAt ?? 0) + 60_000);
    await Promise.all([cloud.tick(), cloud.tick()]);
    expect(order()).toMatchObject({ status: 'in-progress', promise: { resumed: pause && {} } });
    expect(order().dueAt).toBeGreaterThan(dueAt);
    expect(eventsOf(cloud, told).filter((name) => /resumed-due/.test(name))).toHaveLength(1);
  });

  test('恢复 by her own hand; what is urgent never stands still', async () => {
    const ask = { reason: 'third-party', text: '等产权单位答复', reviewOn: inDays(3) } as const;
    await step('zhao', askPause, ask);
    await step('he', pauseWorkOrder);
    await step('zhao', resumeWorkOrder);
    expect(order().status).toBe('in-progress');
    const urgent = await submitted(cloud, { category: 'utilities' });
    const on = stepsOn(cloud, urgent);
    await on('luo', acceptWorkOrder);
    await on('luo', assignWorkOrder, { choice: 'self' });
    expect(await reasonOf(on('luo', askPause, ask))).toContain('紧急');
  });

  test('延长 once, and she reads why', async () => {
    const { dueAt } = order();
    expect(await codeOf(step('luo', extendWorkOrder, { reason: '要立项施工' }))).toBe('forbidden');
    await step('he', extendWorkOrder, { reason: '要立项施工' });
    expect(order().dueAt).toBeGreaterThan(dueAt);
    expect(JSON.stringify((await hers()).timeline)).toContain('要立项施工');
    expect(await reasonOf(step('cheng', extendWorkOrder, { reason: '再延一次' }))).toContain(
      '可以延长一次',
    );
  });

  test('转外部平台 by the subdistrict, which goes on telling her and hands in the result', async () => {
    await step('zhao', escalateWorkOrder, { reason: '不是社区能办的' });
    const over = { platform: 'hotline-12345', number: 'HT-1', on: inDays(0) } as const;
    expect(await codeOf(step('luo', handOverWorkOrder, over))).toBe('forbidden');
    expect(
      await fieldsOf(step('cheng', handOverWorkOrder, { ...over, on: inDays(1) })),
    ).toHaveProperty('on');
    await step('cheng', handOverWorkOrder, over);
    expect((await hers()).external).toMatchObject({ number: 'HT-1' });
    await step('cheng', addProgressNote, { text: '12345 已经派给路灯所' });
    expect(await reasonOf(step('zhao', addProgressNote, { text: '我也去看看' }))).toContain(
      '正在处理的人',
    );
    const result = { text: '路灯所回复：已经换好', outcome: 'answered' } as const;
    await step('cheng', submitResult, result);
    expect(order().status).toBe('result-submitted');
  });
});
