import {
  getReport,
  getSlip,
  handleOnSpot,
  listReports,
  listStaff,
  rateReport,
  sayToReport,
  submitReport,
} from '#contracts/report';
import { getWorkOrder, listWorkOrders, revealReporter } from '#contracts/work-order';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import { eventIdOf } from '#runtime/ids';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { atDesk } from '../kit/at-desk';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { fixed, lamp, orderIn, photosOf, submitted, type Told } from '../kit/journey';
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
const sent = async (over: object, who: Name = 'wang'): Promise<Told> => {
  const { id } = await report(over, who);
  return { reportId: id, orderId: `wo_${id.slice(3)}`, version: 1 };
};
const reportIn = ({ reportId }: Told) => cloud.one<ReportRecord>('reports', reportId);

describe('an unnamed report', () => {
  const unnamed = { isAnonymous: true };

  test('tells those who handle it nothing of who sent it', async () => {
    const told = await sent(unnamed);
    const { version } = orderIn(cloud, told);
    await cloud.as('wang')(sayToReport, { id: told.reportId, text: '晚上七点以后比较暗' });
    for (const who of ['zhao', 'gu', 'luo'] as const) {
      const seen = await cloud.as(who)(getWorkOrder, { id: told.orderId });
      expect(seen).toMatchObject({ reporterText: '匿名居民', canReveal: false, version });
      const { items } = await cloud.as(who)(listWorkOrders, { view: 'open' });
      for (const shown of [seen, items])
        expect(JSON.stringify(shown)).not.toMatch(
          /王|10000000001|pe_|(?<![0-9a-z])302(?![0-9a-z])/,
        );
      const reveal = cloud.as(who)(revealReporter, { id: told.orderId, reason: 'tell-result' });
      expect(await codeOf(reveal)).toBe('forbidden');
    }
  });

  test('is revealed by those who lead a community, and she reads who it was', async () => {
    const told = await sent(unnamed);
    const shown = await cloud.as('he')(revealReporter, { id: told.orderId, reason: 'tell-result' });
    expect(shown).toMatchObject({ name: '王梅', phone: '10000000001' });
    const seen = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(seen).toMatchObject({
      isAnonymous: true,
      reveals: [{ by: '总网格长 何建舟', reason: '告诉您结果' }],
    });
  });

  test('of a colleague does not bear her post', async () => {
    const told = await sent(unnamed, 'zhao');
    const { timeline } = await cloud.as('gu')(getWorkOrder, { id: told.orderId });
    expect(JSON.stringify(timeline)).not.toContain('赵小河');
  });

  test.each(['safety-lift', 'errand', 'dispute'])(
    'of %s is refused at the field',
    async (category) => {
      const fields = await fieldsOf(report({ ...unnamed, category }));
      expect(fields).toEqual({ isAnonymous: expect.stringContaining('不能匿名') });
      expect(cloud.all('work_orders')).toEqual([]);
    },
  );
});

describe('a report for somebody else', () => {
  const grandma = { name: '孙秀英', phone: '10000000555', door: '302', hasConsent: true };
  const proxy = (over: object = {}, who: Name = 'unitLead') =>
    sent({ proxyFor: { ...grandma, ...over } }, who);

  test('bears her name only for whoever sent it', async () => {
    const told = await proxy();
    expect(reportIn(told)).toMatchObject({
      proxyFor: { name: '孙秀英', phone: '10000000555', door: '302' },
    });
    const order = orderIn(cloud, told);
    expect(order).toMatchObject({ isProxy: true, reporterText: '代报 · 孙姓居民' });
    expect(JSON.stringify(order)).not.toMatch(/孙秀英|555/);
    const seen = await cloud.as('unitLead')(getReport, { id: told.reportId });
    expect(seen.proxyFor).toEqual({ name: '孙秀英' });
    expect(JSON.stringify(seen)).not.toContain('555');
    const desk = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(JSON.stringify(desk)).not.toMatch(/秀英|555/);
  });

  test('counts for her door, not for whoever sent it', async () => {
    const households = [];
    for (const door of ['302', '303', undefined]) {
      const told = await proxy({ door });
      households.push(orderIn(cloud, told).reports[0]?.household);
    }
    expect(new Set(households).size).toBe(3);
    expect(households.every((one) => one !== undefined)).toBe(true);
  });

  test('needs her consent, a post and one’s own area', async () => {
    const consent = report({ proxyFor: { ...grandma, hasConsent: false } }, 'unitLead');
    expect(await fieldsOf(consent)).toEqual({ 'proxyFor.hasConsent': '请先征得本人同意' });
    for (const who of ['wang', 'qian', 'cheng', 'desk'] as const)
      expect(await fieldsOf(report({ proxyFor: grandma }, who))).toHaveProperty('proxyFor');
    for (const who of ['unitLead', 'zhao', 'gu', 'luo', 'he'] as const)
      await expect(report({ proxyFor: grandma }, who)).resolves.toHaveProperty('number');
    const unnamed = report({ proxyFor: grandma, isAnonymous: true }, 'unitLead');
    expect(await fieldsOf(unnamed)).toHaveProperty('isAnonymous');
  });

  test('is closed by what she said on the phone, and not without saying how she was asked', async () => {
    const told = await proxy();
    await atDesk(cloud, told, { by: 'zhao', step: takeWorkOrder });
    const photos = await photosOf(cloud, 'zhao');
    await atDesk(cloud, told, { by: 'zhao', step: submitResult, ...fixed, photos });
    const { version } = await atDesk(cloud, told, {
      by: 'gu',
      step: confirmResult,
      wasOnSite: true,
    });
    const rate = (over: object) =>
      cloud.as('unitLead')(rateReport, {
        id: told.reportId,
        version,
        rating: 'satisfied',
        ...over,
      });
    expect(await fieldsOf(rate({}))).toEqual({ heardBy: '请选是打电话还是上门问到的' });
    expect(await rate({ heardBy: 'phone' })).toMatchObject({ status: 'closed' });
    expect(orderIn(cloud, told).rating).toMatchObject({ rating: 'satisfied', heardBy: 'phone' });
  });

  test('prints a slip for whoever sent it and the desks; with her name for the sender alone', async () => {
    const told = await proxy();
    const id = told.reportId;
    expect(await cloud.as('unitLead')(getSlip, { id })).toMatchObject({
      number: orderIn(cloud, told).number,
      forName: '孙秀英',
      statusText: '等待受理',
      phone: '0000-0000003',
      nextText: expect.stringContaining('前有人受理'),
    });
    expect(await cloud.as('zhao')(getSlip, { id })).toMatchObject({ forName: '孙姓居民' });
    const order = orderIn(cloud, told);
    const agency = `agency-officer@${area('ag-law')}`;
    await cloud.change('work_orders', order._id, { visibleTo: [...order.visibleTo, agency] });
    for (const who of ['wang', 'qian', 'shi', 'visitor', 'officer'] as const)
      expect(await codeOf(cloud.as(who)(getSlip, { id }))).toBe('not-found');
  });
});

describe('对工作人员的意见', () => {
  const conduct = (over: object = {}, who: Name = 'wang') =>
    sent({ category: 'staff-conduct', text: '打电话一直没有人接，态度也不好', ...over }, who);
  const zhao = { areaId: area('grid3'), role: 'grid-worker', name: '赵小河' };

  test('names those who answer for a place, the nearest first', async () => {
    const { staff } = await cloud.as('wang')(listStaff, { areaId: area('u52') });
    expect(staff.map(({ name, roleText }) => `${roleText} ${name}`)).toEqual([
      '单元长 林平',
      '网格员 赵小河',
      '网格员 陈安',
      '网格长 顾明岚',
      '社区工作人员 罗晴',
      '总网格长 何建舟',
      '街道调度员 程远',
      '区指挥中心 区台',
    ]);
    expect(JSON.stringify(staff)).not.toContain('pe_');
    expect((await cloud.as('wang')(listStaff, { areaId: area('nowhere') })).staff).toEqual([]);
  });

  test('goes one level above the person, who learns nothing of it', async () => {
    const told = await conduct({ about: zhao });
    expect(orderIn(cloud, told)).toMatchObject({
      level: 'community',
      isPrivate: true,
      aboutPersonId: personId('zhao'),
    });
    for (const who of ['zhao', 'chen', 'gu'] as const)
      expect(await codeOf(cloud.as(who)(getWorkOrder, { id: told.orderId }))).toBe('not-found');
    expect(await codeOf(cloud.as('zhao')(getSlip, { id: told.reportId }))).toBe('not-found');
    expect((await cloud.as('luo')(getWorkOrder, { id: told.orderId })).level).toBe('community');
    const aboutLuo = { areaId: area('huai'), role: 'community-staff', name: '罗晴' };
    const higher = await conduct({ about: aboutLuo });
    expect(orderIn(cloud, higher).level).toBe('subdistrict');
    expect(await codeOf(cloud.as('luo')(getWorkOrder, { id: higher.orderId }))).toBe('not-found');
    const inbox = cloud.all<InboxItemRecord>('inbox_items');
    const ids = inbox.filter((one) => one.personId === personId('luo')).map(({ link }) => link?.id);
    expect(ids).toContain(told.orderId);
    expect(ids).not.toContain(higher.orderId);
  });

  test('needs somebody who answers there', async () => {
    expect(await fieldsOf(conduct())).toEqual({ about: '请选是对哪一位工作人员的意见' });
    for (const wrong of [
      { ...zhao, name: '钱外' },
      { ...zhao, role: 'grid-lead' },
      { areaId: area('grid4'), role: 'grid-worker', name: '钱外' },
    ])
      expect(await fieldsOf(conduct({ about: wrong }))).toHaveProperty('about');
    expect(await fieldsOf(conduct({ about: zhao }, 'zhao'))).toHaveProperty('about');
    expect(cloud.all('work_orders')).toEqual([]);
  });

  test('may be unnamed', async () => {
    const told = await conduct({ about: zhao, isAnonymous: true });
    expect(orderIn(cloud, told).reporterText).toBe('匿名居民');
  });
});

describe('a report that follows an older one', () => {
  const closed = async (days: number) => {
    const told = await sent({});
    const closedAt = cloud.cloud.clock.now() - days * dayMs;
    const result = { text: '', outcome: 'solved', photos: [], at: closedAt, byId: '', byText: '' };
    const ended = { status: 'closed', isOpen: false, closedAt, result };
    await cloud.change('work_orders', told.orderId, ended);
    return told;
  };

  test('is bound to it, and staff read its number', async () => {
    const older = await closed(31);
    const told = await sent({ followsId: older.reportId });
    expect(reportIn(told)).toMatchObject({ followsId: older.reportId });
    const { timeline } = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(timeline[0]?.note).toContain(orderIn(cloud, older).number);
  });

  test('does not tell who she is where she stays unnamed', async () => {
    const older = await closed(31);
    const told = await sent({ followsId: older.reportId, isAnonymous: true });
    const seen = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(JSON.stringify(seen)).not.toContain(orderIn(cloud, older).number);
  });

  test('has to be hers, over, and too old to be called back', async () => {
    const fieldOf = async (told: Told, who: Name = 'wang') =>
      fieldsOf(report({ followsId: told.reportId }, who));
    expect((await fieldOf(await closed(31), 'li')).followsId).toContain('没有找到');
    expect((await fieldOf(await closed(3))).followsId).toContain('又出现了');
    expect((await fieldOf(await sent({}))).followsId).toContain('还在办理');
  });
});

describe('report.handle-on-spot', () => {
  const found = {
    category: 'stairwell' as const,
    place: { areaId: area('u51') },
    text: '巡查发现一楼的灯不亮了',
    resultText: '当场换了灯泡，已经亮了',
  };
  const handle = async (over: object = {}, who: Name = 'zhao') =>
    cloud.as(who)(handleOnSpot, { ...found, photos: await photosOf(cloud, who, 2), ...over });

  test('begins and ends it at once; the last photo is the one afterwards', async () => {
    const { id, number, isSampled } = await handle();
    const [order] = cloud.all<WorkOrderRecord>('work_orders');
    const [kept] = cloud.all<ReportRecord>('reports');
    expect(order).toMatchObject({
      number,
      status: 'closed',
      isOpen: false,
      ending: 'on-spot',
      isSampled,
      followers: [],
      result: { text: found.resultText, outcome: 'solved', byText: '网格员 赵小河' },
    });
    expect(kept?.photos).toHaveLength(1);
    expect(order?.result?.photos).toHaveLength(1);
    expect(order?.result?.photos).not.toEqual(kept?.photos);
    expect(await cloud.as('zhao')(getReport, { id })).toMatchObject({ status: 'closed' });
    expect((await cloud.as('zhao')(listReports, {})).items).toEqual([]);
    const seen = await cloud.as('gu')(getWorkOrder, { id: order?._id ?? '' });
    expect(seen.timeline).toMatchObject([
      { event: 'work-order.handled-on-spot', by: '网格员 赵小河', note: found.resultText },
    ]);
  });

  test('the same request handles once', async () => {
    const photos = await photosOf(cloud, 'zhao', 2);
    const again = () =>
      cloud.as('zhao')(handleOnSpot, { ...found, photos }, { requestId: 'on-spot-once' });
    expect(await again()).toEqual(await again());
    expect(cloud.all('work_orders')).toHaveLength(1);
  });

  test('is for grid workers, in their own grid, for what can be settled so', async () => {
    for (const who of ['wang', 'gu', 'luo'] as const)
      expect(await codeOf(handle({}, who))).toBe('forbidden');
    expect(await fieldsOf(handle({}, 'qian'))).toHaveProperty(['place.areaId']);
    const lift = await refusalOf(handle({ category: 'safety-lift' }));
    expect(lift.details?.reason).toContain('不能当场归档');
    expect(await fieldsOf(handle({ photos: undefined }))).toHaveProperty('photos');
    await expect(handle({ category: 'noise', photos: undefined })).resolves.toHaveProperty(
      'number',
    );
    expect(cloud.all('work_orders')).toHaveLength(1);
  });

  test('is looked at again by lot, ten in a hundred by the letters of its id', async () => {
    const drawn = (requestId: string) =>
      Number.parseInt(eventIdOf(personId('zhao'), requestId).slice(0, 8), 16) % 100 < 10;
    const ids = Array.from({ length: 200 }, (_, index) => `on-spot-${index}`);
    const share = ids.filter(drawn).length / ids.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.15);
    for (const requestId of [ids.find(drawn), ids.find((id) => !drawn(id))]) {
      if (requestId === undefined) throw new Error('nobody was drawn');
      const noise = { ...found, category: 'noise' as const };
      const { isSampled } = await cloud.as('zhao')(handleOnSpot, noise, { requestId });
      expect(isSampled).toBe(drawn(requestId));
      const _id = `wo_${eventIdOf(personId('zhao'), requestId).slice(0, 24)}`;
      expect(cloud.one<WorkOrderRecord>('work_orders', _id)?.waitsFor).toEqual(
        isSampled ? [`grid-lead@${area('grid3')}`] : [],
      );
    }
  });
});

test('a route is asked of the district’s own table', async () => {
  await cloud.load('routings', [
    {
      _id: area('district'),
      version: 4,
      rows: [{ areaId: area('huai'), category: 'stairwell', level: 'community' }],
    },
  ] as never);
  await cloud.cloud.clock.advance(61_000);
  const told = await submitted(cloud);
  expect(orderIn(cloud, told)).toMatchObject({
    level: 'community',
    route: { level: 'community', version: 4 },
    holderText: '槐安社区',
  });
});
