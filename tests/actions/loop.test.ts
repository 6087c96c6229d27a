import { prepareFiles } from '#contracts/file';
import { getReport, listReports, rateReport, submitReport } from '#contracts/report';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { area } from '../kit/world';

let it_: TestCloud;
beforeAll(async () => {
  it_ = await startTestCloud();
});
afterAll(stopTestClouds);

describe('one report travels to a rated, finished work order', () => {
  test('the whole story', async () => {
    const batch = await it_.as('wang')(prepareFiles, { count: 1 });
    const report = await it_.as('wang')(submitReport, {
      category: 'stairwell',
      place: { areaId: area('u52') },
      text: '三楼的灯不亮了，老人上楼看不清',
      photos: { batchId: batch.batchId, places: [0] },
    });
    expect(report.holderText).toBe('第三网格 赵小河');
    const { items } = await it_.as('zhao')(listWorkOrders, { view: 'todo' });
    expect(items).toHaveLength(1);
    const [item] = items;
    if (!item) return;
    expect(item.nextStep).toBe('take');
    const taken = await it_.as('zhao')(takeWorkOrder, { id: item.id, version: item.version });
    const after = await it_.as('zhao')(prepareFiles, { count: 1 });
    const given = await it_.as('zhao')(submitResult, {
      id: item.id,
      version: taken.version,
      text: '换了新灯泡，已经亮了',
      outcome: 'solved',
      photos: { batchId: after.batchId, places: [0] },
    });
    const confirmed = await it_.as('gu')(confirmResult, {
      id: item.id,
      version: given.version,
      wasOnSite: true,
    });
    expect(confirmed.status).toBe('resolved');
    const seen = await it_.as('wang')(getReport, { id: report.id });
    expect(seen.steps).toEqual(['rate', 'reopen']);
    const rated = await it_.as('wang')(rateReport, {
      id: report.id,
      version: seen.version,
      rating: 'satisfied',
    });
    expect(rated.status).toBe('closed');
    const detail = await it_.as('zhao')(getWorkOrder, { id: item.id });
    expect(detail.timeline.map((line) => line.event)).toEqual([
      'report.submitted',
      'work-order.taken',
      'work-order.result-submitted',
      'work-order.result-confirmed',
      'work-order.rated',
    ]);
    const { items: own } = await it_.as('wang')(listReports, {});
    expect(own.map((one) => one.status)).toEqual(['closed']);
  });
});
