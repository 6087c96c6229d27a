import {
  getReport,
  joinReport,
  leaveReport,
  listCandidates,
  listReports,
  rateReport,
  sayToReport,
  submitReport,
} from '#contracts/report';
import { takeWorkOrder } from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import type { PhotoCheckRecord } from '../../cloudfunctions/modules/file/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import { merged } from '../kit/at-desk';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, orderIn, photosOf, resolved, submitted, type Told } from '../kit/journey';
import { codeOf, refusalOf } from '../kit/refusal';
import { area, type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const candidates = async (over: object = {}, who: Who = 'unitLead') => {
  const { category, place } = lamp;
  return (await cloud.as(who)(listCandidates, { category, place, ...over })).items;
};
const join = (told: Told, who: Who = 'unitLead', options = {}) =>
  cloud.as(who)(joinReport, { workOrderId: told.orderId }, options);
const change = (told: Told, fields: object) => cloud.change('work_orders', told.orderId, fields);

/** Gives people doors: a household is the door they share. */
async function livesAt(who: Name, door: string): Promise<void> {
  const person = cloud.one<PersonRecord>('people', personId(who));
  await cloud.change('people', personId(who), {
    homes: person?.homes.map((home) => ({ ...home, door })),
  });
}

/** Degrees north that are so many metres. */
const north = (metres: number) => ({ latitude: 36.8 + metres / 111_320, longitude: 118.3 });
const around = (metres: number, accuracy?: number) => ({
  category: 'cleaning' as const,
  place: {
    areaId: area('huai'),
    gcj02: { ...north(metres), ...(accuracy !== undefined && { accuracy }) },
  },
});

describe('report.candidates', () => {
  test('show what a neighbour of the building sent, without her name, words or stairwell', async () => {
    const told = await submitted(cloud, { place: { ...lamp.place, detail: '302门口' } });
    const items = await candidates({ place: { areaId: area('u51') } });
    expect(items).toEqual([
      {
        workOrderId: told.orderId,
        categoryText: '楼道设施',
        placeText: '5号楼',
        status: 'submitted',
        at: expect.any(Number),
        households: 1,
        isMine: false,
      },
    ]);
    expect(await candidates({}, 'wang')).toMatchObject([{ isMine: true }]);
  });

  test('are of one family and one building, and at most three', async () => {
    await submitted(cloud);
    expect(await candidates({ category: 'noise' })).toEqual([]);
    expect(await candidates({ place: { areaId: area('u61') } })).toEqual([]);
    for (let count = 0; count < 4; count += 1) await submitted(cloud, {}, 'li');
    expect(await candidates()).toHaveLength(3);
  });

  test('are found by metres, the nearest first, within those of the category', async () => {
    const close = await submitted(cloud, { ...around(0), text: '路边有一堆装修垃圾没人清理' });
    const closer = await submitted(cloud, { ...around(60), text: '绿化带旁边有一堆装修垃圾' });
    await submitted(cloud, { ...around(400), text: '南边路口堆着一堆装修垃圾' });
    const items = await candidates(around(90));
    expect(items.map(({ workOrderId, metres }) => [workOrderId, metres])).toEqual([
      [closer.orderId, 30],
      [close.orderId, 90],
    ]);
    expect(await candidates(around(150))).toHaveLength(1);
    expect(await candidates(around(150, 60))).toHaveLength(2);
  });

  test('of one public point count as one place, wherever who reports lives', async () => {
    const at = (point: string) => ({
      category: 'parking' as const,
      place: { areaId: area('u52'), point },
    });
    const told = await submitted(cloud, { ...at('南门'), text: '南门口乱停车，车出不去' });
    const fromGrid4 = { category: 'parking', place: { areaId: area('u61'), point: '南门' } };
    expect(await candidates(fromGrid4)).toMatchObject([
      { workOrderId: told.orderId, placeText: '5号楼 · 南门' },
    ]);
    expect(await candidates(at('电动车棚'))).toEqual([]);
  });

  test('closed ones stay for a week', async () => {
    const told = await submitted(cloud);
    await change(told, { status: 'closed', isOpen: false, closedAt: cloud.cloud.clock.now() });
    expect(await candidates()).toHaveLength(1);
    await cloud.cloud.clock.advance(8 * dayMs);
    expect(await candidates()).toEqual([]);
  });

  test('never hold what is private, somebody’s own matter, or not decided to be shown', async () => {
    await submitted(cloud, { category: 'dispute' });
    expect(await candidates({ category: 'dispute' })).toEqual([]);
    await submitted(cloud, { category: 'errand' });
    expect(await candidates({ category: 'errand' })).toEqual([]);
    const told = await submitted(cloud);
    await change(told, { isPrivate: true });
    expect(await candidates()).toEqual([]);
    const review = { reasons: ['words'], at: 1 };
    await change(told, { isPrivate: false, review });
    expect(await candidates()).toEqual([]);
    await change(told, { review: { ...review, decision: 'hide' } });
    expect(await candidates()).toEqual([]);
    await change(told, { review: { ...review, decision: 'show' } });
    expect(await candidates()).toHaveLength(1);
  });

  test('words WeChat doubts keep a report from neighbours, not from staff', async () => {
    const told = await submitted(cloud, { text: '有人在楼道里说违规示例词，很吵' });
    expect(await candidates()).toEqual([]);
    expect(orderIn(cloud, told)).toMatchObject({
      review: { reasons: ['words'] },
      waitsFor: expect.arrayContaining([`community-staff@${area('huai')}`]),
    });
  });

  test('show a photo only once WeChat passed it, and the covered copy before it', async () => {
    const photos = await photosOf(cloud, 'wang');
    const { id } = await cloud.as('wang')(submitReport, { ...lamp, photos });
    const [report] = cloud.all<ReportRecord>('reports');
    const photo = report?.photos[0] ?? '';
    expect((await candidates())[0]).not.toHaveProperty('photo');
    const checked = (fileId: string, result: PhotoCheckRecord['result']) =>
      cloud.load('photo_checks', [
        { _id: `trace-${fileId}`, fileId, subjectId: 'e', askedAt: 1, result },
      ] as PhotoCheckRecord[]);
    await checked(photo, 'pending');
    expect((await candidates())[0]).not.toHaveProperty('photo');
    await checked(photo, 'pass');
    expect((await candidates())[0]).toHaveProperty('photo');
    const copy = `${photo}-covered`;
    await change(
      { reportId: id, orderId: `wo_${id.slice(3)}`, version: 1 },
      {
        redactions: [{ of: photo, fileId: copy }],
      },
    );
    expect((await candidates())[0]).not.toHaveProperty('photo');
    await checked(copy, 'pass');
    expect((await candidates())[0]).toHaveProperty('photo');
  });
});

describe('report.join', () => {
  test('gives a number of her own and the progress, and none of the neighbour’s words', async () => {
    const told = await submitted(cloud);
    const joined = await join(told);
    expect(joined).toMatchObject({ number: expect.stringMatching(/^\d{6}-/), households: 2 });
    const seen = await cloud.as('unitLead')(getReport, { id: joined.id });
    expect(seen).toMatchObject({
      isJoined: true,
      canLeave: true,
      households: 2,
      number: joined.number,
      title: '5号楼 · 楼道设施',
      placeText: '5号楼',
      text: '',
      photos: [],
      reveals: [],
      isAnonymous: false,
    });
    expect(JSON.stringify(seen)).not.toMatch(/老人|三楼|王|pe_/);
    const { items } = await cloud.as('unitLead')(listReports, {});
    expect(items).toMatchObject([{ id: joined.id, title: '5号楼 · 楼道设施', isJoined: true }]);
    expect(items[0]).not.toHaveProperty('photo');
  });

  test('is counted by doors, not by people', async () => {
    await livesAt('wang', '302');
    await livesAt('unitLead', '302');
    const told = await submitted(cloud);
    expect(await join(told)).toMatchObject({ households: 1 });
    expect(await join(told, 'li')).toMatchObject({ households: 2 });
    expect(await join(told, 'visitor')).toMatchObject({ households: 3 });
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen.households).toBe(3);
  });

  test('the same request gives the same answer; from another phone she reads that she is in', async () => {
    const told = await submitted(cloud);
    const options = { requestId: 'join-once-only' };
    const [one, other] = await Promise.all([
      join(told, 'unitLead', options),
      join(told, 'unitLead', options),
    ]);
    expect(one).toEqual(other);
    expect((await refusalOf(join(told))).details?.reason).toContain('已经加入');
    const two = await Promise.allSettled([join(told, 'li'), join(told, 'li')]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(orderIn(cloud, told).reports).toHaveLength(3);
  });

  test('is not for one’s own, what is over, and what does not exist for her', async () => {
    const told = await submitted(cloud);
    expect((await refusalOf(join(told, 'wang'))).details?.reason).toContain('您自己反映');
    await change(told, { review: { reasons: ['words'], at: 1 } });
    expect(await codeOf(join(told))).toBe('not-found');
    const secret = await submitted(cloud, { category: 'dispute' });
    expect(await codeOf(join(secret))).toBe('not-found');
    expect(await codeOf(join({ ...told, orderId: 'wo_0123456789' }))).toBe('not-found');
    const over = await submitted(cloud);
    await change(over, { status: 'closed', isOpen: false, closedAt: 1 });
    expect((await refusalOf(join(over))).details?.reason).toContain('已经办完');
  });

  test('of one that was merged leads to the one that is worked on', async () => {
    const master = await submitted(cloud);
    const told = await submitted(cloud, {}, 'li');
    await merged(cloud, told, master);
    await join(told);
    expect(orderIn(cloud, master).reports).toHaveLength(3);
    expect(orderIn(cloud, told).reports).toHaveLength(1);
  });

  test('of many at once, while somebody takes it: nobody is lost, and none counts twice', async () => {
    const told = await submitted(cloud);
    const crowd = Array.from({ length: 10 }, (_, index): Who => `visitor-${index}`);
    const taking = cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version: 1 });
    const joined = await Promise.all(crowd.map((who) => join(told, who)));
    await expect(taking).resolves.toMatchObject({ status: 'in-progress' });
    expect(new Set(joined.map(({ id }) => id)).size).toBe(10);
    const order = orderIn(cloud, told);
    expect(order).toMatchObject({ status: 'in-progress', version: 2 });
    expect(order.reports).toHaveLength(11);
    expect(order.followers).toHaveLength(11);
    expect(cloud.all('reports')).toHaveLength(11);
  });

  test('holds 300 at most', async () => {
    const told = await submitted(cloud);
    const [first] = orderIn(cloud, told).reports;
    const many = Array.from({ length: 299 }, (_, index) => ({ ...first, id: `rp_${index}` }));
    await change(told, { reports: [first, ...many] });
    expect((await refusalOf(join(told))).details?.reason).toContain('已经有很多邻居');
  });
});

describe('whoever joined', () => {
  test('hears how it goes on, and reads nothing that was said to the one who reported', async () => {
    const told = await submitted(cloud);
    const { id } = await join(told);
    await cloud.as('wang')(sayToReport, { id: told.reportId, text: '今晚七点以后我在家' });
    const { version } = orderIn(cloud, told);
    await cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version });
    const seen = await cloud.as('unitLead')(getReport, { id });
    expect(seen).toMatchObject({ status: 'in-progress' });
    expect(seen.timeline.map(({ event }) => event)).toEqual([
      'report.submitted',
      'report.joined',
      'work-order.taken',
    ]);
    expect(JSON.stringify(seen)).not.toContain('七点');
    const inbox = cloud.all<InboxItemRecord>('inbox_items');
    const hers = inbox.filter(({ personId: id }) => id === personId('unitLead'));
    expect(hers.map(({ link }) => link?.id)).toContain(id);
  });

  test('rates beside the one who reported, once', async () => {
    const told = await submitted(cloud);
    const { id } = await join(told);
    const { version } = orderIn(cloud, told);
    await change(told, { status: 'resolved', rateUntil: cloud.cloud.clock.now() + dayMs });
    const rate = () => cloud.as('unitLead')(rateReport, { id, version, rating: 'satisfied' });
    const before = await cloud.as('unitLead')(getReport, { id });
    expect(before.steps).toEqual(['rate-along']);
    expect(await rate()).toMatchObject({ id, status: 'resolved' });
    expect(orderIn(cloud, told)).toMatchObject({
      status: 'resolved',
      ratingsAlong: [{ reportId: id, rating: 'satisfied' }],
    });
    expect(orderIn(cloud, told)).not.toHaveProperty('rating');
    const after = await cloud.as('unitLead')(getReport, { id });
    expect(after).toMatchObject({ steps: [], rating: { rating: 'satisfied' } });
    const hers = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(hers).not.toHaveProperty('rating');
  });

  test('of those merged too: one’s own number, the other’s progress, and both versions', async () => {
    const master = await resolved(cloud);
    const told = await submitted(cloud, { text: '楼道里的灯坏了，晚上看不见路' }, 'li');
    await merged(cloud, told, master);
    const seen = await cloud.as('li')(getReport, { id: told.reportId });
    expect(seen).toMatchObject({
      status: 'resolved',
      text: '楼道里的灯坏了，晚上看不见路',
      mergedInto: { number: orderIn(cloud, master).number },
      isJoined: false,
      steps: ['rate-along', 'appeal'],
      result: { text: expect.any(String) },
    });
    expect(seen.number).not.toBe(seen.mergedInto?.number);
    const { items } = await cloud.as('li')(listReports, {});
    expect(items).toMatchObject([{ id: told.reportId, number: seen.number, title: seen.title }]);
    const { id, version } = { id: told.reportId, version: seen.version };
    expect(
      await codeOf(cloud.as('li')(rateReport, { id, version: version - 1, rating: 'satisfied' })),
    ).toBe('conflict');
    const rated = await cloud.as('li')(rateReport, { id, version, rating: 'acceptable' });
    expect(rated).toMatchObject({ id, status: 'resolved', version: version + 1 });
  });
});

describe('report.leave', () => {
  test('takes her part back; she may join again, and counts once', async () => {
    const told = await submitted(cloud);
    const joined = await join(told);
    const leave = () =>
      cloud.as('unitLead')(leaveReport, { id: joined.id, version: orderIn(cloud, told).version });
    await leave();
    expect(await codeOf(cloud.as('unitLead')(getReport, { id: joined.id }))).toBe('not-found');
    expect((await cloud.as('unitLead')(listReports, {})).items).toEqual([]);
    expect((await cloud.as('wang')(getReport, { id: told.reportId })).households).toBe(1);
    expect(await codeOf(leave())).toBe('not-found');
    expect(await join(told)).toEqual({ ...joined, households: 2 });
    expect(orderIn(cloud, told).reports).toHaveLength(2);
  });

  test('is for those who joined, while it is open', async () => {
    const told = await submitted(cloud);
    const { id } = await join(told);
    const version = orderIn(cloud, told).version;
    const own = cloud.as('wang')(leaveReport, { id: told.reportId, version });
    expect((await refusalOf(own)).details?.reason).toContain('可以撤回');
    expect(await codeOf(cloud.as('li')(leaveReport, { id, version }))).toBe('not-found');
    await change(told, { status: 'closed', isOpen: false, closedAt: 1 });
    expect(await codeOf(cloud.as('unitLead')(leaveReport, { id, version }))).toBe(
      'step-not-allowed',
    );
  });
});
