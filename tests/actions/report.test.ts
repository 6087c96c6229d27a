import { prepareFiles } from '#contracts/file';
import { getMe } from '#contracts/identity';
import {
  getReport,
  getReportForm,
  listReports,
  rateReport,
  submitReport,
  withdrawReport,
} from '#contracts/report';
import { revealReporter } from '#contracts/work-order';
import {
  acceptWorkOrder,
  assignWorkOrder,
  confirmResult,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  fixed,
  handled,
  lamp,
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

const report = (over: object, who: Name = 'wang') =>
  cloud.as(who)(submitReport, { ...lamp, ...over } as never);

describe('report.form', () => {
  test('knows her home, what to ring, and what she has not said yet', async () => {
    const form = await cloud.as('wang')(getReportForm, {});
    expect(form.place).toEqual({
      areaId: area('u52'),
      shortAddress: '5号楼2单元',
      points: ['南门', '电动车棚'],
    });
    expect(form).toMatchObject({ dutyPhone: '0000-0000003', hasName: true, hasPhone: true });
  });

  test('lets a visitor report too: the place is in the form', async () => {
    const form = await cloud.as('visitor')(getReportForm, {});
    expect(form.place).toBeUndefined();
    expect(form.dutyPhone).toBe('0000-0000001');
    const { id } = await cloud.as('visitor')(submitReport, lamp);
    const seen = await cloud.as('visitor')(getReport, { id });
    expect(seen.steps).toEqual(['withdraw']);
    expect(await cloud.as('visitor')(getMe, {})).toMatchObject({ homes: [], isStaff: false });
  });
});

describe('report.submit', () => {
  test('gives a number, a date and who has it, and stores what she sent', async () => {
    const photos = await photosOf(cloud, 'wang', 2);
    const answer = await report({ photos, place: { ...lamp.place, detail: '三楼楼道' } });
    expect(answer.number).toMatch(/^\d{6}-[2-9A-Z]{3}-[2-9A-Z]{5}$/);
    expect(answer).toMatchObject({
      holderText: '第三网格 赵小河',
      promised: { what: 'accept', clock: 'working', isOverdue: false },
    });
    const [kept] = cloud.all<{ _id: string; photos: string[] }>('reports');
    expect(kept).toMatchObject({
      reporterId: personId('wang'),
      placeText: '5号楼2单元 · 三楼楼道',
      homeText: expect.stringContaining('5号楼2单元'),
      areaPathAtCreation: expect.arrayContaining([area('grid3'), area('huai')]),
    });
    expect(kept?.photos).toHaveLength(2);
  });

  test.each<[string, object, string]>([
    ['neither photo nor ten characters', { text: '灯坏了' }, 'text'],
    ['an operator for a text', { text: { $gt: '' } }, 'text'],
    ['an operator for a place', { place: { areaId: { $gt: '' } } }, 'place.areaId'],
    ['an area that does not exist', { place: { areaId: 'ar_nowhere' } }, 'place.areaId'],
    ['a category nobody offers', { category: 'money' }, 'category'],
    ['501 characters', { text: '长'.repeat(501) }, 'text'],
    [
      'a place with 41 characters',
      { place: { ...lamp.place, detail: '远'.repeat(41) } },
      'place.detail',
    ],
    [
      'a latitude of 91',
      { place: { ...lamp.place, gcj02: { latitude: 91, longitude: 0 } } },
      'place.gcj02.latitude',
    ],
    [
      'seven photos',
      { photos: { batchId: 'fb_x', places: [0, 1, 2, 3, 4, 5, 0] } },
      'photos.places',
    ],
  ])('%s is refused at the field, in Chinese', async (_, over, field) => {
    const fields = await fieldsOf(report(over));
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).toMatch(/^[一-龥「」，；0-9 ]+$/);
    expect(cloud.all('work_orders')).toEqual([]);
  });

  test('a closed category is refused, there and below', async () => {
    await cloud.change('areas', area('huai'), { closedCategories: ['parking'] });
    expect(await cloud.as('wang')(getReportForm, {})).toMatchObject({
      closedCategories: ['parking'],
    });
    expect(await fieldsOf(report({ category: 'parking' }))).toHaveProperty('category');
  });

  test('an area that was closed is refused', async () => {
    await cloud.change('areas', area('u52'), { endedAt: 1 });
    expect(await fieldsOf(report({}))).toHaveProperty(['place.areaId']);
  });

  test('extra fields, forged ids and owners change nothing', async () => {
    await report({
      _id: 'rp_forged',
      _openid: 'o-test-desk',
      reporterId: personId('desk'),
      status: 'closed',
      workOrderId: 'wo_forged',
    });
    expect(cloud.all('reports')).toMatchObject([{ reporterId: personId('wang') }]);
    expect(cloud.all('work_orders')).toMatchObject([{ status: 'submitted' }]);
    expect(Object.keys(cloud.all('reports')[0] ?? {})).not.toContain('_openid');
  });

  test('the eleventh of a day waits for tomorrow; a repeat of the tenth does not', async () => {
    for (let count = 0; count < 9; count += 1) await report({});
    const requestId = 'tenth-of-the-day';
    const tenth = await cloud.as('wang')(submitReport, lamp, { requestId });
    await cloud.tick();
    expect(await codeOf(report({}))).toBe('too-many');
    expect(await cloud.as('wang')(submitReport, lamp, { requestId })).toEqual(tenth);
    await cloud.cloud.clock.advance(dayMs);
    await expect(report({})).resolves.toHaveProperty('number');
  });

  test('words WeChat finds risky reach staff all the same', async () => {
    await report({ text: '有人在楼道里说违规示例词，很吵' });
    expect(cloud.all('reports')).toMatchObject([{ textCheck: 'risky' }]);
    expect(cloud.all('work_orders')).toMatchObject([{ status: 'submitted' }]);
  });

  test.each([
    [61_010, 'review'],
    [-1, 'unknown'],
  ])('a check that fails with %d delivers, marked %s', async (errcode, textCheck) => {
    cloud.cloud.faults.set({ kind: 'openapi', api: 'security.msgSecCheck', answer: { errcode } });
    await report({});
    expect(cloud.all('reports')).toMatchObject([{ textCheck }]);
  });

  test('danger starts a clock of minutes', async () => {
    const { promised } = await report({ category: 'safety-lift' });
    expect(promised.clock).toBe('wall');
    expect(promised.dueAt - cloud.cloud.clock.now()).toBeLessThanOrEqual(15 * 60_000);
  });
});

describe('photos', () => {
  const refused = async (photos: object, who: Name = 'wang') =>
    expect(await codeOf(report({ photos }, who))).toBe('file-refused');

  test('of somebody else are refused', async () => refused(await photosOf(cloud, 'li')));

  test('are taken once', async () => {
    const photos = await photosOf(cloud, 'wang');
    await report({ photos });
    await refused(photos);
    expect(cloud.all('reports')).toHaveLength(1);
  });

  test('that were never issued are refused', async () => {
    await refused({ batchId: 'fb_guessed', places: [0] });
    const { batchId } = await photosOf(cloud, 'wang', 1);
    await refused({ batchId, places: [0, 5] });
    await refused({ batchId, places: [0, 0] });
  });

  test('of yesterday are refused', async () => {
    const photos = await photosOf(cloud, 'wang');
    await cloud.cloud.clock.advance(dayMs);
    await refused(photos);
  });

  test('have paths nobody can guess', async () => {
    const { paths } = await cloud.as('wang')(prepareFiles, { count: 6 });
    expect(paths).toHaveLength(6);
    for (const path of paths) expect(path).toMatch(/^reports\/[0-9a-f]{32}\/[0-5]\.jpg$/);
  });
});

describe('report.list and report.get', () => {
  test('show her own, newest first, in pages', async () => {
    for (let count = 0; count < 3; count += 1) {
      await report({ text: `第 ${count} 次，楼道里的灯又不亮了` });
      await cloud.cloud.clock.advance(1000);
    }
    await report({}, 'li');
    const first = await cloud.as('wang')(listReports, { limit: 2 });
    const rest = await cloud.as('wang')(listReports, { limit: 2, cursor: first.nextCursor });
    const titles = [...first.items, ...rest.items].map((one) => one.title.slice(0, 4));
    expect(titles).toEqual(['第 2 次', '第 1 次', '第 0 次'].map((one) => one.slice(0, 4)));
    expect(rest.nextCursor).toBeUndefined();
  });

  test('a cursor that was made up is refused', async () => {
    for (const cursor of ['x', '1.{"$gt":""}', '1'])
      expect(await codeOf(cloud.as('wang')(listReports, { cursor }))).toBe('invalid-input');
  });

  test('somebody else’s report does not exist', async () => {
    const { reportId } = await submitted(cloud);
    for (const who of ['li', 'zhao', 'desk', 'visitor'] as const)
      expect(await codeOf(cloud.as(who)(getReport, { id: reportId }))).toBe('not-found');
  });

  test('tell who has it, what comes next, and nothing internal', async () => {
    const told = await handled(cloud);
    const waiting = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(waiting.result).toBeUndefined();
    expect(waiting.timeline.at(-1)).not.toHaveProperty('note');
    expect(waiting.timeline.at(-1)).not.toHaveProperty('photos');
    expect(waiting.holder).toEqual({ name: '赵小河', roleText: '网格员', phone: '10000000002' });
    expect(JSON.stringify(waiting)).not.toMatch(/visibleTo|waitsFor|@ar_|pe_|assigneeId/);
  });

  test('say whom to ring as long as nobody in particular has it', async () => {
    const { reportId } = await submitted(cloud);
    const fresh = await cloud.as('wang')(getReport, { id: reportId });
    expect(fresh).toMatchObject({ dutyPhone: '0000-0000003' });
    expect(fresh).not.toHaveProperty('holder');
    const told = await taken(cloud);
    const held = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(held).not.toHaveProperty('dutyPhone');
  });

  test('show the result once it is confirmed', async () => {
    const told = await resolved(cloud);
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen.result).toMatchObject({ text: fixed.text, by: '网格员 赵小河' });
    expect(seen.rateUntil).toBeGreaterThan(cloud.cloud.clock.now());
  });

  test('tell who looked at her phone, when and why', async () => {
    const told = await taken(cloud);
    await cloud.as('zhao')(revealReporter, { id: told.orderId, reason: 'arrange-visit' });
    const { reveals } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(reveals).toEqual([
      { at: expect.any(Number), by: '网格员 赵小河', reason: '约上门时间' },
    ]);
  });
});

describe('report.rate', () => {
  const rate = (told: { reportId: string; version: number }, over: object, who: Name = 'wang') =>
    cloud.as(who)(rateReport, { id: told.reportId, version: told.version, ...over } as never);
  const unsatisfied = { rating: 'unsatisfied', reasons: ['still-there'] };

  /** Handled and confirmed once more, by whoever has it now. */
  async function again(told: Told, worker: Name, lead: Name): Promise<Told> {
    const seen = (version: number) => ({ id: told.orderId, version });
    const photos = await photosOf(cloud, worker);
    const given = await cloud.as(worker)(submitResult, { ...seen(told.version), ...fixed, photos });
    return {
      ...told,
      ...(await cloud.as(lead)(confirmResult, { ...seen(given.version), wasOnSite: true })),
      ...ids(told),
    };
  }
  const ids = ({ reportId, orderId }: Told) => ({ reportId, orderId });

  test('不满意 reopens twice, the second time a level up, then is kept as unsatisfied', async () => {
    const told = await resolved(cloud);
    const once = await rate(told, { ...unsatisfied, text: '晚上又灭了' });
    expect(once.status).toBe('in-progress');
    const second = await again({ ...told, version: once.version }, 'zhao', 'gu');
    const twice = await rate(second, unsatisfied);
    expect(twice.status).toBe('accepted');
    expect(orderIn(cloud, told)).toMatchObject({ level: 'community', reopenCount: 2 });
    const at = (version: number) => ({ id: told.orderId, version });
    const assigned = await cloud.as('luo')(assignWorkOrder, {
      ...at(twice.version),
      choice: 'self',
    });
    const third = await again({ ...told, version: assigned.version }, 'luo', 'he');
    const last = await rate(third, unsatisfied);
    expect(last.status).toBe('closed');
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen).toMatchObject({ steps: [], furtherText: expect.stringContaining('12345') });
  });

  test('不满意 needs a reason', async () => {
    const told = await resolved(cloud);
    const fields = await fieldsOf(rate(told, { rating: 'unsatisfied', reasons: [] }));
    expect(fields).toEqual({ reasons: '请点一下原因' });
  });

  test('is hers alone', async () => {
    const told = await resolved(cloud);
    for (const who of ['li', 'zhao', 'gu'] as const)
      expect(await codeOf(rate(told, { rating: 'satisfied' }, who))).toBe('not-found');
  });

  test('on a page of before is a conflict that tells the version of now', async () => {
    const told = await resolved(cloud);
    const refusal = await refusalOf(rate({ ...told, version: 1 }, { rating: 'satisfied' }));
    expect(refusal).toMatchObject({ code: 'conflict', details: { version: told.version } });
  });

  test('before there is a result is not the time', async () => {
    const told = await taken(cloud);
    expect(await codeOf(rate(told, { rating: 'satisfied' }))).toBe('step-not-allowed');
  });
});

describe('report.withdraw', () => {
  const withdraw = (told: { reportId: string; version: number }, who: Name = 'wang') =>
    cloud.as(who)(withdrawReport, { id: told.reportId, version: told.version });

  test('takes back what nobody handles yet', async () => {
    const told = await submitted(cloud);
    const accepted = await cloud.as('gu')(acceptWorkOrder, { id: told.orderId, version: 1 });
    expect(await withdraw({ ...told, version: accepted.version })).toMatchObject({
      status: 'withdrawn',
    });
    expect(orderIn(cloud, told)).toMatchObject({ isOpen: false, waitsFor: [] });
  });

  test('is not for what is urgent, being handled, or somebody else’s', async () => {
    const urgent = await submitted(cloud, { category: 'safety-lift' });
    expect(await codeOf(withdraw(urgent))).toBe('step-not-allowed');
    expect(await codeOf(withdraw(urgent, 'li'))).toBe('not-found');
    const told = await submitted(cloud);
    const next = await cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version: 1 });
    expect(await codeOf(withdraw({ ...told, version: next.version }))).toBe('step-not-allowed');
  });
});
