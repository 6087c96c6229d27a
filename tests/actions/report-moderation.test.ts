import { policy } from '#config/policy';
import {
  getReport,
  joinReport,
  listCandidates,
  listReports,
  submitReport,
} from '#contracts/report';
import { getWorkOrder } from '#contracts/work-order';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import { householdsOf } from '#domain/household';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { EventRecord } from '../../cloudfunctions/runtime/records';
import { merged } from '../kit/at-desk';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, orderIn, photosOf, submitted, type Told } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { area, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const later = (minutes: number) => cloud.cloud.clock.advance(minutes * 60_000);
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((one) => one.name === name);
const candidates = async () =>
  (await cloud.as('unitLead')(listCandidates, { category: 'stairwell', place: lamp.place })).items;

describe('a photo WeChat doubts', () => {
  const checked = async (suggest: 'pass' | 'review' | 'risky') => {
    const photos = await photosOf(cloud, 'wang');
    const { id } = await cloud.as('wang')(submitReport, { ...lamp, photos });
    const told: Told = { reportId: id, orderId: `wo_${id.slice(3)}`, version: 1 };
    const [report] = cloud.all<ReportRecord>('reports');
    const check = {
      _id: 'trace-of-this-photo',
      fileId: report?.photos[0] ?? '',
      subjectId: 'event',
      workOrderId: told.orderId,
      askedAt: 1,
      result: 'pending',
    };
    await cloud.load('photo_checks', [check]);
    const push = { Event: 'wxa_media_check', trace_id: check._id, errcode: 0, result: { suggest } };
    const hear = () => cloud.cloud.push('events', push as never);
    await hear();
    await cloud.tick();
    return { told, hear };
  };

  test('is taken from neighbours’ sight as late as that is known, once', async () => {
    const { told, hear } = await checked('risky');
    expect(orderIn(cloud, told)).toMatchObject({
      version: 1,
      review: { reasons: ['photo'] },
      waitsFor: expect.arrayContaining([`community-staff@${area('huai')}`]),
    });
    expect(await candidates()).toEqual([]);
    expect(await codeOf(cloud.as('unitLead')(joinReport, { workOrderId: told.orderId }))).toBe(
      'not-found',
    );
    await hear();
    await cloud.tick();
    expect(eventsNamed('work-order.put-under-review')).toMatchObject([
      { data: { note: '照片要看一看' } },
    ]);
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen.timeline.map(({ event }) => event)).toEqual(['report.submitted']);
    expect(seen.photos).toHaveLength(1);
  });

  test('and one it would have a person look at, too; one that passed is shown', async () => {
    const { told } = await checked('review');
    expect(orderIn(cloud, told)).toHaveProperty('review');
    await cloud.restart();
    const passed = await checked('pass');
    expect(orderIn(cloud, passed.told)).not.toHaveProperty('review');
    expect((await candidates())[0]).toHaveProperty('photo');
  });

  test('stays hidden where somebody hid it, and is looked at again where somebody showed it', async () => {
    const hidden = { reasons: ['words'], at: 1, decision: 'hide' };
    const { told, hear } = await checked('pass');
    const doubt = async (review: object, trace: string) => {
      await cloud.change('work_orders', told.orderId, { review });
      await cloud.load('photo_checks', [
        {
          _id: trace,
          fileId: 'f',
          subjectId: 'e',
          workOrderId: told.orderId,
          askedAt: 1,
          result: 'pending',
        },
      ] as never);
      const result = { suggest: 'risky' };
      const push = { Event: 'wxa_media_check', trace_id: trace, errcode: 0, result };
      await cloud.cloud.push('events', push as never);
      await cloud.tick();
      return orderIn(cloud, told).review;
    };
    await hear();
    expect(await doubt(hidden, 'trace-1')).toEqual(hidden);
    const again = await doubt({ ...hidden, decision: 'show', byText: '罗晴' }, 'trace-2');
    expect(again).toEqual({ reasons: ['photo'], at: 1 });
  });
});

describe('results that differ from what one person reports', () => {
  const differs = { text: '到现场看过，灯是亮的，没有坏', outcome: 'not-as-reported' } as const;

  async function differed(over: object = {}): Promise<Told> {
    const told = await submitted(cloud, over);
    const seen = () => ({ id: told.orderId, version: orderIn(cloud, told).version });
    await cloud.as('zhao')(takeWorkOrder, seen());
    const photos = await photosOf(cloud, 'zhao');
    await cloud.as('zhao')(submitResult, { ...seen(), ...differs, photos });
    await cloud.as('gu')(confirmResult, { ...seen(), wasOnSite: true });
    await later(1);
    await cloud.tick();
    return told;
  }
  const person = () => cloud.one<PersonRecord>('people', personId('wang'));

  test('the third within 30 days is looked at by the community; she reports on as before', async () => {
    await differed();
    const second = await differed();
    expect(orderIn(cloud, second)).not.toHaveProperty('review');
    const third = await differed();
    expect(orderIn(cloud, third).review).toMatchObject({ reasons: ['repeated'] });
    expect(orderIn(cloud, third).waitsFor).toEqual([
      `community-staff@${area('huai')}`,
      `chief-grid-lead@${area('huai')}`,
    ]);
    expect(eventsNamed('work-order.put-under-review')[0]?.data).not.toHaveProperty('note');
    const seen = await cloud.as('wang')(getReport, { id: third.reportId });
    const others = [];
    for (const who of ['zhao', 'gu', 'cheng', 'desk'] as const)
      others.push(await cloud.as(who)(getWorkOrder, { id: third.orderId }));
    expect(JSON.stringify([seen, others])).not.toMatch(/"review":|repeated|多次/);
    expect(await cloud.as('luo')(getWorkOrder, { id: third.orderId })).toMatchObject({
      review: { reasons: ['repeated'] },
    });
    await expect(submitted(cloud)).resolves.toHaveProperty('reportId');
  });

  test('what is long ago counts no more, and what is heard twice counts once', async () => {
    await differed();
    await differed();
    await cloud.cloud.clock.advance(31 * dayMs);
    const last = await differed();
    expect(orderIn(cloud, last)).not.toHaveProperty('review');
    expect(person()?.notAsReported).toHaveLength(1);
    const unheard = { pending: ['report.count-not-as-reported'], isPending: true };
    const confirmed = eventsNamed('work-order.result-confirmed');
    await cloud.load(
      'events',
      confirmed.map((event) => ({ ...event, ...unheard })),
    );
    await later(1);
    await cloud.tick();
    expect(cloud.all<EventRecord>('events').some((one) => one.isPending)).toBe(false);
    expect(person()?.notAsReported).toHaveLength(1);
  });
});

describe('a year after closing', () => {
  const gcj02 = { latitude: 36.8, longitude: 118.3, accuracy: 10 };
  const year = policy.identityRetentionDays.value * dayMs;

  const closed = async (over: object = {}) => {
    const told = await submitted(cloud, { place: { ...lamp.place, gcj02 }, ...over });
    await cloud.as('unitLead')(joinReport, { workOrderId: told.orderId });
    const ended = { status: 'closed', isOpen: false, closedAt: cloud.cloud.clock.now() };
    const { wakeAt: _, ...order } = orderIn(cloud, told);
    await cloud.load('work_orders', [{ ...order, ...ended } as WorkOrderRecord]);
    return told;
  };
  const namesIn = (told: Told) =>
    JSON.stringify([
      orderIn(cloud, told),
      ...cloud.all<ReportRecord>('reports').filter((one) => one.workOrderId === told.orderId),
    ]);

  test('nobody can tell who reported it; what it was stays', async () => {
    const told = await closed();
    const before = orderIn(cloud, told);
    await cloud.cloud.clock.advance(year - dayMs);
    await cloud.tick();
    expect(orderIn(cloud, told)).toEqual(before);
    await cloud.cloud.clock.advance(2 * dayMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    const after = orderIn(cloud, told);
    expect(after).toMatchObject({
      isDetached: true,
      title: before.title,
      placeText: before.placeText,
      reporterText: '一位居民',
      followers: [],
    });
    expect(householdsOf(after)).toBe(2);
    expect(namesIn(told)).not.toMatch(/王|林平|pe_|hh_|gcj02|location|homeText/);
    expect(JSON.stringify(cloud.all('inbox_items'))).not.toContain('rp_');
    expect((await cloud.as('wang')(listReports, {})).items).toEqual([]);
    expect(await codeOf(cloud.as('wang')(getReport, { id: told.reportId }))).toBe('not-found');
    expect(cloud.all<ReportRecord>('reports')[0]?.text).toBe(lamp.text);
  });

  test('a door, a name she was called by and a post only she held go too', async () => {
    const told = await submitted(
      cloud,
      { proxyFor: { name: '孙秀英', phone: '10000000555', door: '302', hasConsent: true } },
      'unitLead',
    );
    await cloud.change('work_orders', told.orderId, {
      observerPost: 'environment',
      status: 'closed',
      isOpen: false,
      closedAt: cloud.cloud.clock.now(),
    });
    await cloud.cloud.clock.advance(year + dayMs);
    await cloud.tick();
    expect(namesIn(told)).not.toMatch(
      /孙|(?<![0-9a-z])(?:555|302)(?![0-9a-z])|proxyFor|observerPost|林/,
    );
  });

  test('what was merged waits for the one it was merged into', async () => {
    const master = await submitted(cloud);
    const told = await submitted(cloud, {}, 'li');
    await merged(cloud, told, master);
    const closedAt = cloud.cloud.clock.now();
    const ended = { status: 'closed', isOpen: false, closedAt };
    await cloud.change('work_orders', told.orderId, ended);
    await cloud.cloud.clock.advance(year + dayMs);
    await cloud.tick();
    expect(orderIn(cloud, told)).toMatchObject({ isDetached: false });
    await cloud.change('work_orders', master.orderId, ended);
    await cloud.tick();
    await cloud.tick();
    for (const one of [master, told])
      expect(orderIn(cloud, one)).toMatchObject({ isDetached: true });
    expect(namesIn(told)).not.toContain('pe_');
  });

  test('many are worked off in pages, in as many runs as it takes', async () => {
    const told = await closed();
    const order = orderIn(cloud, told);
    await cloud.load(
      'work_orders',
      Array.from({ length: 25 }, (_, index) => ({ ...order, _id: `wo_many${index}` })),
    );
    await cloud.cloud.clock.advance(year + dayMs);
    const left = () =>
      cloud.all<WorkOrderRecord>('work_orders').filter((one) => one.isDetached !== true).length;
    for (let before = 27; left() > 0; ) {
      await cloud.tick();
      expect(left()).toBeLessThan(before);
      before = left();
    }
  });
});
