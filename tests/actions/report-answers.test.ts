import {
  appealReport,
  getReport,
  nudgeReport,
  petitionReport,
  rateReport,
  recurReport,
  sayToReport,
  supplementReport,
} from '#contracts/report';
import { askMore, declineWorkOrder, takeWorkOrder } from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import { atDesk, merged } from '../kit/at-desk';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, orderIn, photosOf, resolved, submitted, type Told } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import type { Name } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const seen = ({ reportId: id, version }: Told) => ({ id, version });
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const doubtful = '那个人总说违规示例词，大家都听见了';

describe('report.supplement', () => {
  const asked = async () =>
    atDesk(cloud, await submitted(cloud), {
      by: 'gu',
      step: askMore,
      question: '是哪一层？层数写一下',
    });
  const supplement = (told: Told, over: object = {}, who: Name = 'wang') =>
    cloud.as(who)(supplementReport, { ...seen(told), text: '是三楼，靠近楼梯口', ...over });

  test('answers the question; what was sent first stays as it was', async () => {
    const told = await asked();
    const before = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(before).toMatchObject({
      status: 'returned',
      question: { text: '是哪一层？层数写一下', returnBy: expect.any(Number) },
      steps: ['supplement'],
    });
    const photos = await photosOf(cloud, 'wang');
    expect(await supplement(told, { photos })).toMatchObject({ status: 'submitted' });
    const [kept] = cloud.all<ReportRecord>('reports');
    expect(kept).toMatchObject({ text: lamp.text, photos: [] });
    const after = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(after.question).toBeUndefined();
    expect(after.timeline.at(-1)).toMatchObject({
      event: 'report.supplemented',
      by: '您',
      note: '是三楼，靠近楼梯口',
      photos: [expect.anything()],
    });
  });

  test('twice from two phones: one is taken; the same request gives its answer again', async () => {
    const told = await asked();
    const options = { requestId: 'supplement-once' };
    const send = () =>
      cloud.as('wang')(supplementReport, { ...seen(told), text: '是三楼楼梯口' }, options);
    expect(await send()).toEqual(await send());
    expect(await codeOf(supplement(told))).toBe('conflict');
  });

  test('with words WeChat doubts reaches staff, and the community looks at it', async () => {
    const told = await asked();
    await supplement(told, { text: doubtful });
    expect(orderIn(cloud, told)).toMatchObject({
      status: 'submitted',
      review: { reasons: ['words'] },
    });
  });

  test('is hers, and only where something was asked', async () => {
    const told = await asked();
    expect(await codeOf(supplement(told, {}, 'li'))).toBe('not-found');
    expect(await codeOf(supplement(await submitted(cloud)))).toBe('step-not-allowed');
  });
});

describe('report.appeal', () => {
  const declined = async () => {
    const reason = 'not-this-platform';
    const channel = '请拨打供电热线';
    return atDesk(cloud, await submitted(cloud), {
      by: 'luo',
      step: declineWorkOrder,
      reason,
      channel,
    });
  };
  const appeal = (told: Told, who: Name = 'wang') =>
    cloud.as(who)(appealReport, { ...seen(told), text: '楼道的灯归小区管' });

  test('against 不予受理 is heard once, by the level above', async () => {
    const told = await declined();
    const before = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(before).toMatchObject({
      status: 'declined',
      decline: { reason: 'not-this-platform', channel: '请拨打供电热线' },
      steps: ['appeal'],
    });
    await appeal(told);
    const order = orderIn(cloud, told);
    expect(order.waitsFor.join()).toContain('subdistrict-dispatcher@');
    const after = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(after).toMatchObject({ appeal: { text: '楼道的灯归小区管' }, steps: [] });
    expect(await codeOf(appeal({ ...told, version: order.version }))).toBe('step-not-allowed');
  });

  test('is hers, and ends after five working days', async () => {
    const told = await declined();
    expect(await codeOf(appeal(told, 'li'))).toBe('not-found');
    await cloud.cloud.clock.advance(15 * dayMs);
    expect(await reasonOf(appeal(told))).toContain('申诉的时间已经过了');
  });

  test('against a merge goes to her own order, not to the one it was merged into', async () => {
    const master = await submitted(cloud);
    const told = await submitted(cloud, {}, 'li');
    await merged(cloud, told, master);
    const { version } = await cloud.as('li')(getReport, { id: told.reportId });
    await appeal({ ...told, version }, 'li');
    expect(orderIn(cloud, told)).toHaveProperty('appeal');
    expect(orderIn(cloud, master)).not.toHaveProperty('appeal');
  });
});

describe('report.nudge', () => {
  const nudge = (told: Told, who: Name = 'wang') => cloud.as(who)(nudgeReport, seen(told));
  /** When four fifths of the time to accept are over. */
  const late = async (told: Told) =>
    cloud.cloud.clock.moveTo(orderIn(cloud, told).promise.marks.mostAt);

  test('is for when four fifths of the time are over, once a day', async () => {
    const told = await submitted(cloud);
    expect(await reasonOf(nudge(told))).toContain('还在约定的时间内');
    await late(told);
    expect((await cloud.as('wang')(getReport, { id: told.reportId })).steps).toContain('nudge');
    const { version } = await nudge(told);
    const seenNow = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seenNow).toMatchObject({ nudge: { at: expect.any(Number) } });
    expect(await reasonOf(nudge({ ...told, version }))).toContain('今天已经催过');
  });

  test('reaches whoever has it, and is hers', async () => {
    const told = await submitted(cloud);
    await late(told);
    expect(await codeOf(nudge(told, 'li'))).toBe('not-found');
    await nudge(told);
    const titles = cloud.all<InboxItemRecord>('inbox_items').map(({ title }) => title);
    expect(titles).toContain('居民催了一催，请今天答复');
  });
});

describe('report.say', () => {
  const say = (told: Told, text: string, who: Name = 'wang') =>
    cloud.as(who)(sayToReport, { id: told.reportId, text });

  test('is read by staff and by herself; the version stays', async () => {
    const told = await submitted(cloud);
    await say(told, '晚上七点以后我在家');
    const { timeline, version } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(timeline.at(-1)).toMatchObject({ event: 'report.said', note: '晚上七点以后我在家' });
    await expect(
      cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version }),
    ).resolves.toMatchObject({ status: 'in-progress' });
  });

  test('is doubted like other words, and counted by the day', async () => {
    const told = await submitted(cloud);
    await say(told, doubtful);
    expect(orderIn(cloud, told)).toMatchObject({ review: { reasons: ['words'] } });
    for (let count = 1; count < 10; count += 1) await say(told, `第 ${count} 次留言`);
    expect(await codeOf(say(told, '再说一次'))).toBe('too-many');
    await cloud.cloud.clock.advance(dayMs);
    await expect(say(told, '第二天再说')).resolves.toEqual({ id: told.reportId });
  });

  test('is hers, and while it is open', async () => {
    const told = await submitted(cloud);
    expect(await codeOf(say(told, '我也说一句', 'li'))).toBe('not-found');
    await cloud.change('work_orders', told.orderId, { status: 'closed', isOpen: false });
    expect(await reasonOf(say(told, '还有一句'))).toContain('已经结束');
  });
});

describe('report.recur', () => {
  const recur = (told: Told, over: object = {}, who: Name = 'wang') =>
    cloud.as(who)(recurReport, { ...seen(told), reasons: ['came-back'], ...over });
  const closed = async () => {
    const told = await resolved(cloud);
    const { version } = await cloud.as('wang')(rateReport, {
      ...seen(told),
      rating: 'satisfied',
    });
    return { ...told, version };
  };

  test('opens it again within 30 days, with a reason', async () => {
    const told = await closed();
    expect((await cloud.as('wang')(getReport, { id: told.reportId })).steps).toEqual(['recur']);
    expect(await fieldsOf(recur(told, { reasons: [] }))).toEqual({ reasons: '请点一下原因' });
    const photos = await photosOf(cloud, 'wang');
    expect(await recur(told, { photos, text: '昨晚又灭了' })).toMatchObject({
      status: 'in-progress',
    });
    const { timeline } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(timeline.at(-1)).toMatchObject({
      event: 'work-order.recurred',
      note: '又出现了：昨晚又灭了',
      photos: [expect.anything()],
    });
  });

  test('later is a new report; it is hers', async () => {
    const told = await closed();
    expect(await codeOf(recur(told, {}, 'li'))).toBe('not-found');
    await cloud.cloud.clock.advance(31 * dayMs);
    expect(await reasonOf(recur(told))).toContain('请重新反映');
  });
});

test('report.petition asks for a written reply once enough doors wait for it', async () => {
  const told = await submitted(cloud, { category: 'property' });
  const petition = (version: number) =>
    cloud.as('wang')(petitionReport, { id: told.reportId, version });
  expect(await reasonOf(petition(1))).toMatch(/联名要有 \d+ 户，现在有 1 户/);
  const order = orderIn(cloud, told);
  const doors = Array.from({ length: 20 }, (_, index) => ({
    ...order.reports[0],
    id: `rp_${index}`,
    reporterId: `pe_${index}`,
    household: `hh_${index}`,
    isJoined: true,
  }));
  await cloud.change('work_orders', told.orderId, { reports: [...order.reports, ...doors] });
  await petition(1);
  expect(await cloud.as('wang')(getReport, { id: told.reportId })).toMatchObject({
    petition: { households: 21, dueAt: expect.any(Number) },
  });
});
