import { cancelRedemption } from '#contracts/shop';
import { handOver, listToWitness, refuseRedemption, witness } from '#contracts/shop-counter';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import { accountIdOf } from '../../cloudfunctions/modules/points/records';
import type { MovementRecord, RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { oldNeighbour, openShop, piecesOf, pointsOf, redemptionOf, sold } from '../kit/counter';
import { posted } from '../kit/desk';
import { photosOf } from '../kit/journey';
import { reconciled } from '../kit/reconciled';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { personId, type Who } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
let accountId: string;
beforeEach(async () => {
  await cloud.restart();
  await openShop(cloud);
  accountId = (await oldNeighbour(cloud))._id;
});
afterEach(() => {
  expect(reconciled(cloud)).toEqual([]);
});
afterAll(stopTestClouds);

const today = () => dayOf(cloud.cloud.clock.now());
const points = () => pointsOf(cloud, accountId);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const waitingFor = async (who: Who) => (await cloud.as(who)(listToWitness, {})).items;
const say = (who: Who, { id, version }: { id: string; version: number }, isRight = true) =>
  cloud.as(who)(witness, { id, version, isRight });
const events = () =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('shop.'))
    .sort((a, b) => a.at - b.at);

describe('without a reservation', () => {
  test('several things go in one go, at once, to paper and to phone', async () => {
    const { redemption } = await sold(cloud, { accountId, things: { soap: 3 } });
    expect(redemption).toMatchObject({
      status: 'handed-over',
      maskedName: '郑*奶',
      place: '5号楼',
      points: 15,
      balance: 45,
      needsWitness: false,
      mayReverse: true,
    });
    expect(redemption.receiptNumber).toBeDefined();
    const wang = accountIdOf(personId('wang'));
    const both = await sold(cloud, { accountId: wang, things: { soap: 1, mop: 1 } });
    expect(both.redemption).toMatchObject({ balance: 5, maskedName: '王*', needsWitness: false });
    expect([piecesOf(cloud, 'soap'), piecesOf(cloud, 'mop')]).toEqual([
      [6, 0, 4],
      [2, 0, 1],
    ]);
    expect(events().map(({ name }) => name)).toEqual(['shop.sold', 'shop.sold']);
    expect(JSON.stringify(events())).not.toMatch(/郑奶奶|王梅/);
  });

  test('has the same limits as a reservation, and is for the keeper’s own community', async () => {
    const all = { accountId, things: { soap: 11 } };
    expect(await reasonOf(sold(cloud, all))).toContain('只剩 10 件');
    expect(await codeOf(sold(cloud, { accountId, who: 'nine' }))).toBe('not-found');
    expect(await codeOf(sold(cloud, { accountId, who: 'luo' }))).toBe('forbidden');
    expect(await codeOf(sold(cloud, { accountId: 'ac_nowhere00' }))).toBe('not-found');
    await oldNeighbour(cloud, { balance: 3 });
    expect(await reasonOf(sold(cloud, { accountId }))).toBe('积分不够，还差 2 分');
    await oldNeighbour(cloud);
    await cloud.change('point_accounts', accountId, { status: 'closed' });
    expect(await reasonOf(sold(cloud, { accountId }))).toBe('这本存折已经停用');
    await cloud.change('point_accounts', accountId, { status: 'open' });
  });
});

describe('a large one on paper', () => {
  const large = () => sold(cloud, { accountId, things: { mop: 1 } });

  test('is a large one too where one keeper sells it in small pieces within a day', async () => {
    const small = async () => (await sold(cloud, { accountId, things: { soap: 3 } })).redemption;
    expect((await small()).status).toBe('handed-over');
    expect(await small()).toMatchObject({ status: 'held', needsWitness: true });
    await cloud.cloud.clock.advance(dayMs);
    expect((await small()).status).toBe('handed-over');
  });

  test('is not sold in two halves at once', async () => {
    const half = (who: Who) => sold(cloud, { who, accountId, things: { soap: 4 } });
    await Promise.allSettled([half('qian'), half('gu')]);
    const done = cloud
      .all<RedemptionRecord>('redemptions')
      .filter(({ status }) => status === 'handed-over');
    expect(done).toHaveLength(1);
  });

  test('is held until a second person says that it is right', async () => {
    const { redemption } = await large();
    expect(redemption).toMatchObject({ status: 'held', needsWitness: true, balance: 30 });
    expect([points(), piecesOf(cloud, 'mop')]).toEqual([
      [30, 30],
      [2, 1, 0],
    ]);
    const [asked] = events();
    expect([asked?.name, asked?.data.tell]).toEqual([
      'shop.asked-witness',
      expect.arrayContaining(['community-staff@ar_huai', 'unit-lead@ar_u51']),
    ]);
    const [item] = await waitingFor('luo');
    expect(item).toMatchObject({
      id: redemption.id,
      kind: 'redemption',
      shopName: '槐安积分超市',
      byText: '积分超市专管员 钱外',
      words: ['郑*奶（5号楼）领 拖把 1 件，30 分'],
    });
    await cloud.cloud.clock.advance(60_000);
    await say('luo', redemption);
    expect(redemptionOf(cloud, redemption.id)).toMatchObject({
      status: 'handed-over',
      witnessedBy: personId('luo'),
      handedOverBy: personId('qian'),
      receiptNumber: expect.any(String),
      waitsFor: [],
    });
    expect([points(), piecesOf(cloud, 'mop')]).toEqual([
      [30, 0],
      [2, 0, 1],
    ]);
    const moved = cloud
      .all<MovementRecord>('stock_movements')
      .filter(({ kind }) => kind === 'handed-over');
    expect(moved).toMatchObject([
      { byText: '积分超市专管员 钱外', witnessText: '社区工作人员 罗晴' },
    ]);
    expect(await waitingFor('he')).toEqual([]);
    expect(events().map(({ name }) => name)).toEqual(['shop.asked-witness', 'shop.sold']);
  });

  test('that is not right never was', async () => {
    const { redemption } = await large();
    await say('he', redemption, false);
    expect([points(), piecesOf(cloud, 'mop')]).toEqual([
      [60, 0],
      [3, 0, 0],
    ]);
    expect(redemptionOf(cloud, redemption.id).voidReason).toBe('not-witnessed');
    expect(await reasonOf(say('he', redemption))).toContain('已经确认过了');
    expect(await codeOf(say('luo', redemption))).toBe('not-found');
  });

  test('that nobody confirms in 72 hours is given back', async () => {
    const { redemption } = await large();
    await cloud.cloud.clock.advance(3 * dayMs + 60_000);
    expect(await waitingFor('luo')).toEqual([]);
    expect(await reasonOf(say('luo', redemption))).toContain('已经过了');
    await cloud.tick();
    expect([points(), piecesOf(cloud, 'mop')]).toEqual([
      [60, 0],
      [3, 0, 0],
    ]);
    expect(redemptionOf(cloud, redemption.id).voidReason).toBe('not-witnessed');
  });

  test('needs none with a photo of the signed slip', async () => {
    const slip = await photosOf(cloud, 'qian');
    const { redemption } = await sold(cloud, { accountId, things: { mop: 1 }, slip });
    expect(redemption.status).toBe('handed-over');
    expect(redemptionOf(cloud, redemption.id).slip).toHaveLength(1);
    const used = sold(cloud, { accountId, things: { mop: 1 }, slip });
    expect(await codeOf(used)).toBe('file-refused');
  });

  test('is confirmed by nobody who sold it, takes it home, or lives behind the same door', async () => {
    await posted(cloud, 'qian', ['community-staff', 'huai']);
    const { redemption } = await large();
    expect(await waitingFor('qian')).toEqual([]);
    expect(await reasonOf(say('qian', redemption))).toContain('另一位');
    await cloud.change('point_accounts', accountId, { personId: personId('he') });
    expect(await waitingFor('he')).toEqual([]);
    expect(await reasonOf(say('he', redemption))).toContain('您自己');
    const home = { id: 'ho_x', areaId: 'ar_u51', areaPath: [], door: '301' };
    await cloud.change('point_accounts', accountId, { personId: undefined, door: '301' });
    await cloud.change('people', personId('luo'), { homes: [home] });
    expect(await reasonOf(say('luo', redemption))).toContain('家里人');
    expect(await codeOf(say('unitLead', redemption))).toBe('not-found');
    expect(await codeOf(say('zhao', redemption))).toBe('forbidden');
  });

  test('is asked of the lead of that building too, who reads a page of before as such', async () => {
    await posted(cloud, 'li', ['building-lead', 'b5']);
    const { redemption } = await large();
    expect(await waitingFor('li')).toHaveLength(1);
    expect(await waitingFor('unitLead')).toEqual([]);
    expect(await codeOf(say('li', { ...redemption, version: 7 }))).toBe('conflict');
    await say('li', redemption);
    expect(redemptionOf(cloud, redemption.id).status).toBe('handed-over');
  });

  test('is neither handed over nor given back past its second person', async () => {
    const wang = accountIdOf(personId('wang'));
    const late = { accountId: wang, registeredOn: today() };
    const { redemption } = await sold(cloud, late);
    const { id, version } = redemption;
    expect(await reasonOf(cloud.as('gu')(handOver, { id }))).toContain('第二个人');
    const why = 'damaged' as const;
    expect(await reasonOf(cloud.as('gu')(refuseRedemption, { id, version, why }))).toContain(
      '第二个人',
    );
    expect(await reasonOf(cloud.as('wang')(cancelRedemption, { id, version }))).toContain('柜台');
  });
});

describe('the printed register', () => {
  test('waits for a second person however small it is, and a week long', async () => {
    const registeredOn = addDays(today(), -3);
    const { redemption } = await sold(cloud, { accountId, registeredOn });
    expect(redemption).toMatchObject({ status: 'held', needsWitness: true });
    const [item] = await waitingFor('luo');
    expect(item).toMatchObject({
      kind: 'register',
      words: [expect.any(String), expect.any(String)],
    });
    await cloud.cloud.clock.advance(6 * dayMs);
    await cloud.tick();
    await say('luo', redemption);
    expect(redemptionOf(cloud, redemption.id)).toMatchObject({
      status: 'handed-over',
      registeredOn,
      way: 'register',
    });
    expect(points()).toEqual([55, 0]);
  });

  test('names no day to come and none of long ago', async () => {
    const of = (days: number) => sold(cloud, { accountId, registeredOn: addDays(today(), days) });
    expect((await fieldsOf(of(1))).registeredOn).toContain('还没有到');
    expect((await fieldsOf(of(-32))).registeredOn).toContain('31 天');
    expect(points()).toEqual([60, 0]);
  });
});
