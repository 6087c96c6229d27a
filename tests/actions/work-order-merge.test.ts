import { appealReport, getReport, listReports, rateReport } from '#contracts/report';
import { getWorkOrder, listDuplicates } from '#contracts/work-order';
import {
  acceptWorkOrder,
  confirmResult,
  dismissAppeal,
  mergeWorkOrder,
  submitResult,
  takeWorkOrder,
  unmergeWorkOrder,
  upholdAppeal,
} from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { eventsOf, type Stepping, stepsOn } from '../kit/desk';
import { fixed, orderIn, photosOf, submitted, type Told } from '../kit/journey';
import { fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId } from '../kit/world';

let cloud: TestCloud;
let master: Told;
let other: Told;
let onMaster: Stepping;
let onOther: Stepping;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  master = await submitted(cloud);
  other = await submitted(cloud, { place: { areaId: area('u51') } }, 'unitLead');
  onMaster = stepsOn(cloud, master);
  onOther = stepsOn(cloud, other);
});
afterAll(stopTestClouds);

const merge = () => onOther('luo', mergeWorkOrder, { masterId: master.orderId });
const partsOf = (told: Told) => orderIn(cloud, told).reports.map(({ id }) => id);
const progress = () => cloud.as('unitLead')(getReport, { id: other.reportId });

/** The master is done, confirmed and rated by its own reporter. */
async function finish() {
  await onMaster('zhao', takeWorkOrder);
  const photos = await photosOf(cloud, 'zhao');
  await onMaster('zhao', submitResult, { ...fixed, photos });
  await onMaster('gu', confirmResult, { wasOnSite: true });
  const { version } = orderIn(cloud, master);
  await cloud.as('wang')(rateReport, { id: master.reportId, version, rating: 'satisfied' });
}

describe('并入同一件', () => {
  test('both change at once; the neighbour follows the master, and neither reads of the other', async () => {
    await merge();
    expect(orderIn(cloud, other)).toMatchObject({ status: 'merged', isOpen: false });
    expect(partsOf(master)).toEqual([master.reportId, other.reportId]);
    expect(orderIn(cloud, master).followers).toContain(personId('unitLead'));
    for (const told of [master, other])
      expect(eventsOf(cloud, told)).toContain('work-order.merged');
    await onMaster('zhao', takeWorkOrder);
    expect(await progress()).toMatchObject({ status: 'in-progress', mergedInto: {} });
    const own = await cloud.as('wang')(getReport, { id: master.reportId });
    expect(own.timeline.map(({ event }) => event)).not.toContain('work-order.merged');
    const { items } = await cloud.as('unitLead')(listReports, {});
    expect(items.map(({ id }) => id)).toEqual([other.reportId]);
    const seen = await cloud.as('luo')(getWorkOrder, { id: master.orderId });
    expect(seen).toMatchObject({ households: 2, mergedHere: [{ id: other.orderId }] });
    const { number } = orderIn(cloud, other);
    expect(seen.timeline.find(({ event }) => event === 'work-order.merged')?.note).toContain(
      number,
    );
  });

  test('only of one kind, in one place, that is there and alive', async () => {
    const far = await submitted(cloud, { place: { areaId: area('u61') } }, 'li');
    const noise = await submitted(cloud, { category: 'noise' }, 'li');
    for (const masterId of [far.orderId, noise.orderId, other.orderId, 'wo_doesnotexist'])
      expect(await fieldsOf(onOther('luo', mergeWorkOrder, { masterId }))).toHaveProperty(
        'masterId',
      );
    await merge();
    const third = await submitted(cloud, {}, 'li');
    const into = { masterId: other.orderId };
    expect(await fieldsOf(stepsOn(cloud, third)('luo', mergeWorkOrder, into))).toHaveProperty(
      'masterId',
    );
    const refused = await refusalOf(onMaster('luo', mergeWorkOrder, { masterId: third.orderId }));
    expect(refused.details?.reason).toContain('请把别的并进来');
  });

  test('nothing private into the public, and nobody is shown what she may not see', async () => {
    const quarrel = await submitted(cloud, { category: 'dispute' }, 'li');
    const noisy = await submitted(cloud, { category: 'dispute' }, 'unitLead');
    await cloud.change('work_orders', noisy.orderId, { isPrivate: false });
    const on = stepsOn(cloud, quarrel);
    expect(await fieldsOf(on('luo', mergeWorkOrder, { masterId: noisy.orderId }))).toEqual({
      masterId: '不公开的事项不能并入公开的',
    });
    const asked = { id: quarrel.orderId };
    expect((await cloud.as('luo')(listDuplicates, asked)).items).toEqual([]);
  });

  test('what it might be one with is found, nearest first', async () => {
    await submitted(cloud, { place: { areaId: area('u61') } }, 'li');
    await submitted(cloud, { category: 'noise' }, 'li');
    const { items } = await cloud.as('zhao')(listDuplicates, { id: other.orderId });
    expect(items.map(({ id }) => id)).toEqual([master.orderId]);
  });
});

describe('取消合并', () => {
  test('within seven days both stand alone again, with their histories', async () => {
    await onOther('luo', acceptWorkOrder);
    const { dueAt } = orderIn(cloud, other);
    await merge();
    await cloud.cloud.clock.advance(6 * dayMs);
    await onOther('luo', unmergeWorkOrder, { reason: '是另一盏灯' });
    expect(orderIn(cloud, other)).toMatchObject({ status: 'accepted', dueAt });
    expect(partsOf(master)).toEqual([master.reportId]);
    expect(orderIn(cloud, master).followers).toEqual([personId('wang')]);
    expect((await progress()).status).toBe('accepted');
    expect(eventsOf(cloud, master)).toContain('work-order.unmerged');
  });

  test('not after seven days', async () => {
    await merge();
    await cloud.cloud.clock.advance(7 * dayMs);
    const refused = await refusalOf(onOther('luo', unmergeWorkOrder, { reason: '是另一盏灯' }));
    expect(refused.details?.reason).toContain('已经超过 7 天');
  });

  test('an appeal is judged one level up, and parts them', async () => {
    await merge();
    const { version } = await progress();
    const text = '我说的是另一盏灯，不是那一盏';
    await cloud.as('unitLead')(appealReport, { id: other.reportId, version, text });
    await onOther('luo', upholdAppeal, { answer: '确实是另一盏灯' });
    expect(orderIn(cloud, other)).toMatchObject({ status: 'submitted', isOpen: true });
    expect(orderIn(cloud, other).mergedInto).toBeUndefined();
    expect(partsOf(master)).toEqual([master.reportId]);
  });
});

describe('随主件归档', () => {
  test('once, however often it is told; the neighbour goes on seeing the master', async () => {
    await merge();
    await finish();
    await cloud.cloud.clock.advance(10_000);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(orderIn(cloud, other)).toMatchObject({ status: 'closed', ending: 'merged' });
    const closings = eventsOf(cloud, other).filter((name) => /closed-merged/.test(name));
    expect(closings).toHaveLength(1);
    expect(await progress()).toMatchObject({ status: 'closed', result: { text: fixed.text } });
  });

  test('at once where the master was closed already, and it can be parted again', async () => {
    await finish();
    await merge();
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(orderIn(cloud, other)).toMatchObject({ status: 'closed', ending: 'merged' });
    await onOther('luo', unmergeWorkOrder, { reason: '是另一盏灯' });
    expect(orderIn(cloud, other)).toMatchObject({ status: 'submitted', isOpen: true });
    expect(partsOf(master)).toEqual([master.reportId]);
  });

  test('not while an appeal against the merge waits', async () => {
    await merge();
    const { version } = await progress();
    const text = '我说的是另一盏灯，不是那一盏';
    await cloud.as('unitLead')(appealReport, { id: other.reportId, version, text });
    await finish();
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(orderIn(cloud, other).status).toBe('merged');
    await onOther('luo', dismissAppeal, { answer: '到现场看过，是同一盏' });
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(orderIn(cloud, other)).toMatchObject({ status: 'closed', ending: 'merged' });
  });
});
