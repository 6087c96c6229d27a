import {
  cancelRedemption,
  getRedemption,
  getShelf,
  listRedemptions,
  type Redemption,
  reserve,
} from '#contracts/shop';
import { handOver } from '#contracts/shop-counter';
import { dayMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountRecord,
  accountIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type { ShopRecord } from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  openShop,
  piecesOf,
  pointsOf,
  redemptionOf,
  reserved,
  rewardId,
  rewardOf,
  shopId,
} from '../kit/counter';
import { posted } from '../kit/desk';
import { accountOf } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  await openShop(cloud);
});
afterEach(() => {
  expect(reconciled(cloud)).toEqual([]);
});
afterAll(stopTestClouds);

const accountId = (who: Who) => accountIdOf(personId(who));
const points = (who: Who) => pointsOf(cloud, accountId(who));
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const entries = (who: Who) =>
  cloud
    .all<JournalEntryRecord>('journal_entries')
    .filter((one) => one.accountId === accountId(who))
    .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
const names = () =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('shop.'))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
const codes = () => cloud.all('redemption_codes').length;

describe('to reserve', () => {
  test('holds points and pieces, gives a code, and says until when', async () => {
    const { redemption, balance } = await reserved(cloud, 'wang', { soap: 2, mop: 1 });
    expect(balance).toBe(0);
    expect(redemption).toMatchObject({
      status: 'held',
      points: 40,
      shopName: '槐安积分超市',
      openingText: '每天 09:00–17:00',
      items: expect.arrayContaining([
        { rewardId: rewardId('mop'), name: '拖把', price: 30, quantity: 1 },
      ]),
    });
    expect(redemption.code).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
    expect(redemption.until - redemption.reservedAt).toBeGreaterThanOrEqual(3 * dayMs);
    expect(points('wang')).toEqual([0, 40]);
    expect(piecesOf(cloud, 'soap')).toEqual([8, 2, 0]);
    expect(piecesOf(cloud, 'mop')).toEqual([2, 1, 0]);
    expect(entries('wang').at(-1)).toMatchObject({
      kind: 'held',
      direction: 'out',
      balance: 0,
      reason: '预约：拖把 1 件、肥皂 2 件',
    });
  });

  test('nothing secret stays in the event, and nothing that says who she is', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const event = cloud.all<EventRecord>('events').find(({ name }) => name === 'shop.reserved');
    const text = JSON.stringify(event);
    expect(text).not.toContain(redemption.secret);
    expect(text).not.toContain(redemption.code);
    expect(text).not.toMatch(/王|0000-/);
    expect(event?.data).toEqual({
      redemptionId: redemption.id,
      shopId,
      accountId: accountId('wang'),
      personId: personId('wang'),
      points: 5,
      items: [{ name: '肥皂', quantity: 1 }],
    });
  });

  test('the same request again is the same reservation, also for whom it was the last piece', async () => {
    await cloud.change('rewards', rewardId('mop'), { price: 5 });
    const input = { shopId, items: [{ rewardId: rewardId('mop'), quantity: 3 }], points: 15 };
    const options = { requestId: 'reserve-once' };
    const first = await cloud.as('wang')(reserve, input, options);
    const again = await cloud.as('wang')(reserve, input, options);
    expect(again).toEqual(first);
    expect(points('wang')).toEqual([25, 15]);
    expect(piecesOf(cloud, 'mop')).toEqual([0, 3, 0]);
  });

  test('costs at most 15 requests for one thing', async () => {
    await reserved(cloud, 'wang');
    const { requests } = cloud.lastCall();
    const commit = requests.findIndex((one) => one.action === 'database.commitTransaction');
    expect(commit + 1).toBeLessThanOrEqual(15);
  });

  test('is refused in a clear sentence: too few points, too few pieces, not on the shelf', async () => {
    await accountOf(cloud, 'li', { balance: 4 });
    expect(await reasonOf(reserved(cloud, 'li'))).toBe('积分不够，还差 1 分');
    expect(await reasonOf(reserved(cloud, 'wang', { soap: 11 }))).toBe('肥皂只剩 10 件了');
    await cloud.change('rewards', rewardId('soap'), { isOnShelf: false });
    expect(await reasonOf(reserved(cloud, 'wang'))).toBe('肥皂已经下架了');
    expect(points('wang')).toEqual([40, 0]);
    expect([piecesOf(cloud, 'soap'), codes(), names()]).toEqual([[10, 0, 0], 0, []]);
  });

  test('takes no price that she did not read', async () => {
    await cloud.change('rewards', rewardId('soap'), { price: 8 });
    const items = [{ rewardId: rewardId('soap'), quantity: 2 }];
    const work = cloud.as('wang')(reserve, { shopId, items, points: 10 });
    expect(await reasonOf(work)).toBe('价格变了：现在肥皂 8 分，一共 16 分，请看过再兑');
  });

  test.each([
    ['nothing', []],
    ['no piece', [{ rewardId: 'rw_soap0000', quantity: 0 }]],
    ['less than nothing', [{ rewardId: 'rw_soap0000', quantity: -1 }]],
    ['half a piece', [{ rewardId: 'rw_soap0000', quantity: 1.5 }]],
    ['a shelf full', [{ rewardId: 'rw_soap0000', quantity: 1_000_000 }]],
    [
      'the same twice',
      [
        { rewardId: 'rw_soap0000', quantity: 1 },
        { rewardId: 'rw_soap0000', quantity: 1 },
      ],
    ],
  ])('of %s is refused at its field', async (_what, items) => {
    const fields = await fieldsOf(cloud.as('wang')(reserve, { shopId, items, points: 5 }));
    expect(Object.keys(fields)[0]).toMatch(/^items/);
  });

  test('stops at what a month allows, counts what was given back, and begins anew', async () => {
    await cloud.change('rewards', rewardId('soap'), { maxPerMonth: 2 });
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    expect(await reasonOf(reserved(cloud, 'wang'))).toContain('每人每月最多 2 件');
    const { id, version } = redemption;
    await cloud.as('wang')(cancelRedemption, { id, version });
    await reserved(cloud, 'wang', { soap: 2 });
    await cloud.cloud.clock.advance(32 * dayMs);
    await cloud.tick();
    await reserved(cloud, 'wang', { soap: 2 });
  });

  test('needs a passbook that is open, and a shop that is hers and redeems', async () => {
    await posted(cloud, 'far', ['volunteer', 'huai']);
    expect(await reasonOf(reserved(cloud, 'far'))).toContain('还没有积分存折');
    await accountOf(cloud, 'far', { balance: 20 });
    expect(await reasonOf(reserved(cloud, 'far'))).toContain('您自己社区的超市');
    const near = cloud.one<PersonRecord>('people', personId('wang'))?.homes[0];
    const refused = { ...near, id: 'ho_refused0', status: 'refused' };
    const homes = cloud.one<PersonRecord>('people', personId('far'))?.homes ?? [];
    await cloud.change('people', personId('far'), { homes: [...homes, refused] });
    expect(await reasonOf(reserved(cloud, 'far'))).toContain('您自己社区的超市');
    expect(await codeOf(reserved(cloud, 'visitor'))).toBe('step-not-allowed');
    await cloud.change('shops', shopId, { isActive: false });
    expect(await reasonOf(reserved(cloud, 'wang'))).toContain('暂停');
    await cloud.change('shops', shopId, { isActive: true });
    await cloud.change('point_accounts', accountId('wang'), { status: 'closed' });
    expect(await reasonOf(reserved(cloud, 'wang'))).toBe('这本存折已经停用');
    await cloud.change('point_accounts', accountId('wang'), { status: 'open' });
  });

  test('finds no thing of another shop and no shop that is not', async () => {
    const items = [{ rewardId: rewardId('soap'), quantity: 1 }];
    const work = cloud.as('wang')(reserve, { shopId: 'sh_nowhere00', items, points: 5 });
    expect(await codeOf(work)).toBe('not-found');
  });
});

describe('to give it back', () => {
  test('returns points, pieces and the code at once', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    const { id, version } = redemption;
    expect(await cloud.as('wang')(cancelRedemption, { id, version })).toEqual({ balance: 40 });
    expect([points('wang'), piecesOf(cloud, 'soap'), codes()]).toEqual([[40, 0], [10, 0, 0], 0]);
    expect(redemptionOf(cloud, id)).toMatchObject({ status: 'void', voidReason: 'cancelled' });
    expect(entries('wang').at(-1)).toMatchObject({
      kind: 'released',
      direction: 'in',
      balance: 40,
    });
    expect(await reasonOf(cloud.as('wang')(cancelRedemption, { id, version }))).toContain('已退回');
    expect(names()).toEqual(['shop.reserved', 'shop.cancelled']);
  });

  test('is hers alone, and a page of before is refused', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const { id } = redemption;
    expect(await codeOf(cloud.as('li')(cancelRedemption, { id, version: 1 }))).toBe('not-found');
    expect(await codeOf(cloud.as('li')(getRedemption, { id }))).toBe('not-found');
    expect(await codeOf(cloud.as('wang')(cancelRedemption, { id, version: 2 }))).toBe('conflict');
  });

  test('happens by itself when nobody comes in time, and not a minute before', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    await cloud.cloud.clock.advance(redemption.until - cloud.cloud.clock.now() - 60_000);
    await cloud.tick();
    expect(points('wang')).toEqual([30, 10]);
    await cloud.cloud.clock.advance(61_000);
    const late = cloud.as('qian')(handOver, { id: redemption.id });
    expect(await reasonOf(late)).toContain('已经过了');
    await cloud.tick();
    await cloud.tick();
    expect([points('wang'), piecesOf(cloud, 'soap'), codes()]).toEqual([[40, 0], [10, 0, 0], 0]);
    expect(redemptionOf(cloud, redemption.id)).toMatchObject({ voidReason: 'timeout', version: 2 });
    expect(names()).toEqual(['shop.reserved', 'shop.hold-neared', 'shop.timed-out']);
  });
});

describe('her redemptions', () => {
  test('those to fetch come first, then the newest; the code is there while it is held', async () => {
    const { redemption: first } = await reserved(cloud, 'wang');
    await cloud.cloud.clock.advance(60_000);
    const { redemption: second } = await reserved(cloud, 'wang');
    await cloud.as('wang')(cancelRedemption, { id: second.id, version: 1 });
    await cloud.cloud.clock.advance(60_000);
    const { redemption: third } = await reserved(cloud, 'wang');
    const { items, nextCursor } = await cloud.as('wang')(listRedemptions, {});
    expect(items.map(({ id }) => id)).toEqual([third.id, first.id, second.id]);
    expect(nextCursor).toBeUndefined();
    expect(items[1]).toMatchObject({ code: first.code, secret: first.secret });
    expect(items[2]).toMatchObject({ status: 'void', voidReason: 'cancelled' });
    expect(items[2]).not.toHaveProperty('code');
    expect((await cloud.as('li')(listRedemptions, {})).items).toEqual([]);
    expect((await cloud.as('visitor')(listRedemptions, {})).items).toEqual([]);
  });

  test('come by pages, each once', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const template = redemptionOf(cloud, redemption.id);
    const old = Array.from({ length: 45 }, (_, index) => ({
      ...template,
      _id: `rd_old${String(index).padStart(5, '0')}`,
      status: 'void',
      waitsFor: [],
      reservedAt: template.reservedAt - (Math.floor(index / 3) + 1) * 60_000,
    }));
    await cloud.load('redemptions', old);
    const seen: Redemption[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('wang')(listRedemptions, cursor === undefined ? {} : { cursor });
      seen.push(...page.items);
      cursor = page.nextCursor;
      expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
    } while (cursor !== undefined);
    expect(seen.length).toBe(46);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(46);
    expect(seen[0]?.id).toBe(redemption.id);
  });
});

describe('the shelf', () => {
  test('shows what stands there, what it costs, and what she may still take', async () => {
    await cloud.change('rewards', rewardId('soap'), { maxPerMonth: 3 });
    await reserved(cloud, 'wang', { soap: 2 });
    const { shops, shop, rewards, balance } = await cloud.as('wang')(getShelf, {});
    expect(shops.map(({ name }) => name)).toEqual(['槐安积分超市']);
    expect(shop).toMatchObject({ communityName: '槐安社区', isActive: true });
    expect(balance).toBe(30);
    expect(rewards).toMatchObject([
      { name: '肥皂', price: 5, available: 8, maxPerMonth: 3, mine: 1, sourceTexts: ['社区统筹'] },
      { name: '拖把', price: 30, available: 3 },
    ]);
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
  });

  test('leaves out what is off the shelf, and expired pieces', async () => {
    const [soap] = rewardOf(cloud, 'soap').lots;
    await cloud.change('rewards', rewardId('soap'), {
      lots: [{ ...soap, expiresOn: '2020-01-01' }],
    });
    await cloud.change('rewards', rewardId('mop'), { isOnShelf: false });
    const { rewards } = await cloud.as('wang')(getShelf, {});
    expect(rewards).toMatchObject([{ name: '肥皂', available: 0, sourceTexts: [] }]);
  });

  test('is open to anybody; other communities’ shops are named to nobody who lives elsewhere', async () => {
    const shop = cloud.one<ShopRecord>('shops', shopId);
    const community = cloud.one<{ _id: string; path: string[] }>('areas', area('gui'));
    await cloud.load('shops', [
      {
        ...shop,
        _id: 'sh_guiyuan0',
        name: '桂园积分超市',
        communityId: area('gui'),
        areaPath: community?.path,
      } as ShopRecord,
    ]);
    const visitor = await cloud.as('visitor')(getShelf, {});
    expect(visitor.shops).toHaveLength(2);
    expect(visitor.balance).toBeUndefined();
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
    const far = await cloud.as('far')(getShelf, {});
    expect(far.shops.map(({ name }) => name)).toEqual(['桂园积分超市']);
    expect((await cloud.as('far')(getShelf, { shopId })).rewards).toHaveLength(2);
    expect(await codeOf(cloud.as('far')(getShelf, { shopId: 'sh_nowhere00' }))).toBe('not-found');
  });

  test('tells what she cannot spend any more by no balance', async () => {
    await cloud.change('point_accounts', accountId('wang'), { status: 'closed' });
    expect((await cloud.as('wang')(getShelf, {})).balance).toBeUndefined();
    expect(cloud.one<AccountRecord>('point_accounts', accountId('wang'))?.status).toBe('closed');
  });
});
