import { getReport, rateReport, recurReport } from '#contracts/report';
import { getRates, getWorkOrder } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  appealRating,
  assignWorkOrder,
  confirmResult,
  explainWorkOrder,
  judgeRatingAppeal,
  rateByPhone,
  rateUnit,
  recurWorkOrder,
  signWorkOrder,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { dayMs, dayOf } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { stepsOn } from '../kit/desk';
import { orderIn, resolved, submitted, type Told } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Name } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const answer = { text: '已经处理好，现场看过', outcome: 'answered' } as const;

/** She says once more that it is not done; somebody hands in a result again and somebody else confirms it. */
async function unhappy(told: Told): Promise<void> {
  const { version } = orderIn(cloud, told);
  await cloud.as('wang')(rateReport, {
    id: told.reportId,
    version,
    rating: 'unsatisfied',
    reasons: ['still-there'],
  });
}
async function again(told: Told, by: Name, confirmedBy: Name): Promise<void> {
  const on = stepsOn(cloud, told);
  await on(by, submitResult, answer);
  await on(confirmedBy, confirmResult, {});
}

/** A proxy report of the leader of the unit, handled and confirmed. */
async function forAnother(): Promise<Told> {
  const proxyFor = { name: '孙奶奶', door: '302', hasConsent: true } as const;
  const told = await submitted(cloud, { category: 'noise', proxyFor }, 'unitLead');
  const on = stepsOn(cloud, told);
  await on('zhao', takeWorkOrder);
  await again(told, 'zhao', 'gu');
  return told;
}

/** Something an agency did and the community confirmed. */
async function byAgency(): Promise<Told> {
  const told = await submitted(cloud, { category: 'utilities' });
  const on = stepsOn(cloud, told);
  await on('luo', acceptWorkOrder);
  const reason = '由执法局处理更快';
  await on('luo', assignWorkOrder, { choice: 'agency', unitId: area('ag-law'), reason });
  await on('officer', signWorkOrder);
  await on('officer', submitResult, answer);
  return told;
}
const scores = { efficiency: 4, quality: 5 };

describe('不满意', () => {
  test('three times: again, one level up, then ended with an explanation from above', async () => {
    const told = await resolved(cloud);
    const on = stepsOn(cloud, told);
    await unhappy(told);
    expect(orderIn(cloud, told)).toMatchObject({ status: 'in-progress', level: 'grid' });
    await again(told, 'zhao', 'gu');
    await unhappy(told);
    expect(orderIn(cloud, told)).toMatchObject({ status: 'accepted', level: 'community' });
    await on('luo', assignWorkOrder, { choice: 'self' });
    await again(told, 'luo', 'he');
    await unhappy(told);
    expect(orderIn(cloud, told)).toMatchObject({ status: 'closed', ending: 'unsatisfied' });
    const text = '线路老化要等改造，已经列入明年计划';
    expect(await codeOf(on('luo', explainWorkOrder, { text }))).toBe('forbidden');
    await on('cheng', explainWorkOrder, { text });
    const { explanation, furtherText } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect([explanation, furtherText]).toEqual([
      expect.objectContaining({ text, by: '街道调度员 程远' }),
      expect.stringContaining('12345'),
    ]);
    expect(await reasonOf(on('cheng', explainWorkOrder, { text }))).toContain('没有等着说明');
  });

  test('又出现了 within thirty days, said by her or seen by a colleague', async () => {
    const told = await resolved(cloud);
    const on = stepsOn(cloud, told);
    const { version } = orderIn(cloud, told);
    await cloud.as('wang')(rateReport, { id: told.reportId, version, rating: 'satisfied' });
    expect(await codeOf(on('zhao', recurWorkOrder, { reason: '灯又不亮了' }))).toBe('forbidden');
    await on('gu', recurWorkOrder, { reason: '巡查时看到又灭了' });
    expect(orderIn(cloud, told)).toMatchObject({ status: 'in-progress', reopenCount: 1 });
    await again(told, 'zhao', 'gu');
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    await cloud.as('wang')(rateReport, {
      id: told.reportId,
      version: seen.version,
      rating: 'satisfied',
    });
    await cloud.cloud.clock.advance(31 * dayMs);
    const late = await cloud.as('wang')(getReport, { id: told.reportId });
    const { id, version: now } = late;
    const recur = cloud.as('wang')(recurReport, { id, version: now, reasons: ['came-back'] });
    expect(await reasonOf(recur)).toContain('30 天');
  });
});

describe('somebody without a phone', () => {
  test('is rung by another than the handler, and that is written down', async () => {
    const told = await forAnother();
    const on = stepsOn(cloud, told);
    const said = { rating: 'satisfied', heardBy: 'phone' } as const;
    expect(await codeOf(on('zhao', rateByPhone, said))).not.toBe('not-found');
    expect(
      await fieldsOf(on('luo', rateByPhone, { rating: 'unsatisfied', heardBy: 'visit' })),
    ).toHaveProperty('reasons');
    await on('luo', rateByPhone, said);
    expect(orderIn(cloud, told)).toMatchObject({
      status: 'closed',
      rating: { rating: 'satisfied', heardBy: 'phone' },
    });
  });

  test('不满意 opens it again; for a report that is nobody’s proxy nobody else rates', async () => {
    const told = await forAnother();
    await stepsOn(cloud, told)('luo', rateByPhone, {
      rating: 'unsatisfied',
      reasons: ['still-there'],
      heardBy: 'visit',
    });
    expect(orderIn(cloud, told)).toMatchObject({ status: 'in-progress', reopenCount: 1 });
    const own = await resolved(cloud);
    const said = { rating: 'satisfied', heardBy: 'phone' } as const;
    expect(await codeOf(stepsOn(cloud, own)('luo', rateByPhone, said))).toBe('forbidden');
  });
});

describe('下评上', () => {
  test('comes with confirming, can be changed within a day by who gave it', async () => {
    const told = await byAgency();
    const on = stepsOn(cloud, told);
    const { suggestedEfficiency } = await cloud.as('luo')(getWorkOrder, { id: told.orderId });
    expect(suggestedEfficiency).toBe(5);
    expect(await codeOf(on('officer', confirmResult, {}))).toBe('forbidden');
    expect(await fieldsOf(on('luo', confirmResult, {}))).toHaveProperty('unitRating');
    await on('luo', confirmResult, { unitRating: scores });
    expect(await reasonOf(on('he', rateUnit, scores))).toContain('24 小时');
    await on('luo', rateUnit, { ...scores, quality: 2 });
    const { unitRating } = await cloud.as('officer')(getWorkOrder, { id: told.orderId });
    expect(unitRating).toEqual({ efficiency: 4, quality: 2 });
    await cloud.cloud.clock.advance(dayMs);
    expect(await reasonOf(on('luo', rateUnit, scores))).toContain('24 小时');
  });

  test('two from above leave a rating out; the resident keeps seeing hers', async () => {
    const told = await byAgency();
    const on = stepsOn(cloud, told);
    await on('luo', confirmResult, { unitRating: scores });
    await cloud.change('work_orders', told.orderId, { reopenCount: 2 });
    await unhappy(told);
    const appeal = { reason: 'policy-forbids', text: '没有收费依据，已经解释' } as const;
    expect(await codeOf(on('luo', appealRating, appeal))).toBe('forbidden');
    await on('officer', appealRating, appeal);
    expect(await codeOf(on('officer', judgeRatingAppeal, { isUpheld: true }))).toBe('forbidden');
    await on('cheng', judgeRatingAppeal, { isUpheld: true });
    expect(await reasonOf(on('cheng', judgeRatingAppeal, { isUpheld: true }))).toContain(
      '已经评议过',
    );
    const { ratingAppeal } = await cloud.as('luo')(getWorkOrder, { id: told.orderId });
    expect(ratingAppeal).toMatchObject({ votes: 1 });
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen.rating?.rating).toBe('unsatisfied');
  });
});

describe('the three rates', () => {
  const month = () => dayOf(cloud.cloud.clock.now()).slice(0, 7);
  const asked = (who: Name, over: object = {}) =>
    cloud.as(who)(getRates, { month: month(), ...over });

  test('are counted for an area of one’s own, with n, and for nobody else’s', async () => {
    const told = await resolved(cloud);
    const { version } = orderIn(cloud, told);
    await cloud.as('wang')(rateReport, { id: told.reportId, version, rating: 'satisfied' });
    expect(await asked('luo')).toMatchObject({
      areaName: '槐安社区',
      closed: 1,
      satisfaction: { hits: 1, n: 1, isSmall: true },
      coverage: 1,
      isPartial: false,
    });
    expect(await asked('cheng', { areaId: area('grid3') })).toMatchObject({ closed: 1 });
    expect(await asked('gu', { areaId: area('grid4') })).toMatchObject({ closed: 0 });
    expect(await asked('luo', { month: '2025-01' })).toMatchObject({ closed: 0 });
    for (const areaId of [area('gui'), area('street'), area('nowhere')])
      expect(await codeOf(asked('luo', { areaId }))).toBe('not-found');
    expect(await codeOf(asked('zhao'))).toBe('forbidden');
  });

  test('a note on what is over is refused', async () => {
    const told = await resolved(cloud);
    expect(await codeOf(stepsOn(cloud, told)('zhao', addProgressNote, { text: '补一句' }))).toBe(
      'step-not-allowed',
    );
  });
});
