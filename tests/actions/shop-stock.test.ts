import type { Got, Sent } from '#contracts/action';
import { moveArea, renameArea } from '#contracts/area';
import { prepareFiles } from '#contracts/file';
import {
  getCounter,
  listMovements,
  listPartners,
  listStock,
  saveReward,
  saveShop,
  stockIn,
  writeOff,
} from '#contracts/shop-stock';
import { addDays, dayOf } from '#domain/day';
import { faultOfStock } from '#domain/stock';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { dutyOf } from '../../cloudfunctions/modules/identity/person';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type {
  MovementRecord,
  RedemptionRecord,
  RewardRecord,
  ShopRecord,
} from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { shopWith } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { upload } from '../kit/upload';
import { area, type Name, personId } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  await posted(cloud, 'qian', ['shopkeeper', 'huai']);
  await posted(cloud, 'nine', ['shopkeeper', 'gui']);
});
afterAll(stopTestClouds);

let loaded = new Set<string>();
/** Fills the shelf, and remembers what its lines were. */
async function filled(
  ...shelf: Parameters<typeof shopWith> extends [unknown, ...infer R] ? R : []
) {
  await shopWith(cloud, ...shelf);
  loaded = new Set(cloud.all('stock_movements').map(({ _id }) => _id));
}

const today = () => dayOf(cloud.cloud.clock.now());
const later = (minutes: number) => cloud.cloud.clock.advance(minutes * 60_000);
const soap = 'rw_soap0000';
const soapLot = 'lt_soap0000';
const stored = (id = soap) => {
  const found = cloud.one<RewardRecord>('rewards', id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};
/** Lines that were not there when the shelf was filled. */
const fresh = () =>
  cloud.all<MovementRecord>('stock_movements').filter(({ _id }) => !loaded.has(_id));
const moved = () =>
  fresh()
    .sort((a, b) => a.at - b.at)
    .map(({ kind, pieces, lotId }) => [kind, pieces, lotId]);
const events = (name: string) =>
  cloud.all<EventRecord>('events').filter((event) => event.name === name);

const counter = (over: Partial<Sent<typeof saveShop>> = {}): Sent<typeof saveShop> => ({
  communityId: area('huai'),
  name: '槐安积分超市',
  place: '社区服务大厅东侧',
  opening: { weekdays: [1, 2, 3, 4, 5], hours: [{ from: '09:00', until: '17:00' }] },
  isActive: true,
  ...over,
});
const opening = (who: Name, over: Partial<Sent<typeof saveShop>> = {}) =>
  cloud.as(who)(saveShop, counter(over));

describe('a shop', () => {
  it('is opened by whoever works for the community, and changed by its version', async () => {
    const { id, version } = await opening('luo');
    expect(version).toBe(1);
    expect(cloud.one<ShopRecord>('shops', id)).toMatchObject({
      communityId: area('huai'),
      communityName: '槐安社区',
      areaPath: [area('district'), area('street'), area('huai')],
      opening: { closedOn: [] },
    });
    const changed = await opening('qian', { id, version, phone: '0000-0000008', isActive: false });
    expect(changed).toEqual({ id, version: 2 });
    expect(cloud.one<ShopRecord>('shops', id)).toMatchObject({
      phone: '0000-0000008',
      isActive: false,
    });
    await opening('he', { id, version: 2 });
    expect(cloud.one<ShopRecord>('shops', id)).not.toHaveProperty('phone');
    expect(events('shop.saved')).toHaveLength(3);
  });

  it('that changed meanwhile is a conflict that names the fresh version', async () => {
    const { id } = await opening('luo');
    await opening('qian', { id, version: 1 });
    const stale = await refusalOf(opening('luo', { id, version: 1, name: '晚到的名字' }));
    expect(stale).toMatchObject({ code: 'conflict', details: { version: 2 } });
    expect(await codeOf(opening('luo', { id, name: '没有版本' }))).toBe('conflict');
    expect(cloud.one<ShopRecord>('shops', id)).toMatchObject({ name: '槐安积分超市', version: 2 });
  });

  it('does not exist for whoever works elsewhere, and stands in a community only', async () => {
    const { id, version } = await opening('luo');
    expect(await codeOf(opening('nine', { id, version }))).toBe('not-found');
    expect(await codeOf(opening('nine', { id, version, communityId: area('gui') }))).toBe(
      'not-found',
    );
    for (const communityId of [area('grid3'), area('street'), area('gui'), area('nowhere')])
      expect(await codeOf(opening('luo', { communityId }))).toBe('not-found');
    for (const who of ['wang', 'zhao', 'cheng', 'auditor', 'admin'] as const)
      expect(await codeOf(opening(who))).toBe('forbidden');
    expect(cloud.all('shops')).toHaveLength(1);
  });

  it('has two neighbours of other names at most, whoever opens them at once', async () => {
    const names = ['一店', '二店', '三店', '四店', '五店'];
    const done = await Promise.allSettled(
      names.map((name, index) => opening(index % 2 ? 'luo' : 'qian', { name })),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(new Set(cloud.all<ShopRecord>('shops').map(({ name }) => name)).size).toBe(3);
    const sixth = await refusalOf(opening('luo', { name: '六店' }));
    expect(sixth.details?.reason).toBe('一个社区最多 3 个积分超市');
  });

  it('follows its community, wherever that is moved and whatever it is called', async () => {
    const { id } = await opening('luo');
    await cloud.as('desk')(moveArea, {
      areaId: area('huai'),
      version: 1,
      toParentId: area('street2'),
    });
    await cloud.as('desk')(renameArea, { areaId: area('huai'), version: 2, name: '槐南社区' });
    await later(1);
    await cloud.tick();
    await cloud.tick();
    expect(cloud.one<ShopRecord>('shops', id)).toMatchObject({
      areaPath: [area('district'), area('street2'), area('huai')],
      communityName: '槐南社区',
      version: 1,
    });
    expect((await cloud.as('qian')(getCounter, {})).shop?.communityName).toBe('槐南社区');
  });

  it('is not opened twice by one name', async () => {
    await opening('luo');
    expect(await fieldsOf(opening('qian'))).toHaveProperty('name');
  });

  it.each([
    [{ weekdays: [], hours: [{ from: '09:00', until: '17:00' }] }],
    [{ weekdays: [8], hours: [{ from: '09:00', until: '17:00' }] }],
    [{ weekdays: [1.5], hours: [{ from: '09:00', until: '17:00' }] }],
    [{ weekdays: [1], hours: [] }],
    [{ weekdays: [1], hours: [{ from: '9 点', until: '17:00' }] }],
    [{ weekdays: [1], hours: [{ from: '17:00', until: '09:00' }] }],
    [{ weekdays: [1], hours: [{ from: '25:00', until: '26:00' }] }],
    [
      {
        weekdays: [1],
        hours: [
          { from: '09:00', until: '12:00' },
          { from: '11:59', until: '17:00' },
        ],
      },
    ],
    [
      {
        weekdays: [1],
        hours: [{ from: '09:00', until: '17:00' }],
        closedOn: ['2026-02-30'],
      },
    ],
  ])('with hours like %j is told what is wrong with them', async (hours) => {
    const fields = await fieldsOf(opening('luo', { opening: hours }));
    expect(Object.keys(fields)[0]).toMatch(/^opening/);
    expect(cloud.all('shops')).toEqual([]);
  });
});

type Thing = Sent<typeof saveReward>;
const thing = (over: Partial<Thing> = {}): Thing => ({
  shopId: 'sh_huaian00',
  kind: 'goods',
  name: '洗洁精',
  price: 10,
  isOnShelf: true,
  ...over,
});
const putting = (over: Partial<Thing> = {}, who: Name = 'qian') =>
  cloud.as(who)(saveReward, thing(over));

async function partnerPosted(who: Name, duty?: string): Promise<string> {
  await posted(cloud, who, ['partner', 'huai']);
  const person = cloud.one<PersonRecord>('people', personId(who));
  const membership = person?.memberships.at(-1);
  const community = cloud.one<AreaRecord>('areas', area('huai'));
  if (!person || !membership || !community) throw new Error('nobody there');
  const post = { ...membership, ...(duty && { duty }) };
  const memberships = [...person.memberships.slice(0, -1), post];
  await cloud.change('people', person._id, { memberships });
  await cloud.change('areas', community._id, {
    duties: [...community.duties, dutyOf(person, post)],
  });
  return post.id;
}

describe('a thing on the shelf', () => {
  beforeEach(() => filled({ soap: { price: 5, pieces: 3 } }));

  it('is put there with a price and without stock, and changed by its version', async () => {
    const { id } = await putting({ note: '500 毫升', maxPerMonth: 2 });
    expect(stored(id)).toMatchObject({ price: 10, maxPerMonth: 2, lots: [], version: 1 });
    await putting({ id, version: 1, price: 12, isOnShelf: false });
    expect(stored(id)).toMatchObject({ price: 12, isOnShelf: false, version: 2 });
    expect(stored(id)).not.toHaveProperty('note');
    expect(stored(id)).not.toHaveProperty('maxPerMonth');
    expect(await refusalOf(putting({ id, version: 1, price: 1 }))).toMatchObject({
      code: 'conflict',
      details: { version: 2 },
    });
  });

  it('keeps its stock whatever is written on its label', async () => {
    const { lots, totals } = stored();
    await putting({ id: soap, version: 1, name: '肥皂', price: 6 });
    expect(stored()).toMatchObject({ name: '肥皂', price: 6, lots, totals });
  });

  it('is there once by name, and does not turn into a voucher', async () => {
    expect(await fieldsOf(putting({ name: 'soap' }))).toHaveProperty('name');
    const partnerMembershipId = await partnerPosted('li');
    const turned = putting({ id: soap, version: 1, kind: 'voucher', partnerMembershipId });
    expect(await fieldsOf(turned)).toHaveProperty('kind');
  });

  it('does not exist for another keeper, nor in another shop', async () => {
    expect(await codeOf(putting({}, 'nine'))).toBe('not-found');
    expect(await codeOf(putting({ id: soap, version: 1 }, 'nine'))).toBe('not-found');
    expect(await codeOf(putting({ shopId: 'sh_nowhere0' }))).toBe('not-found');
    await filled({}, { _id: 'sh_other000', communityId: area('gui') });
    expect(await codeOf(putting({ shopId: 'sh_other000', id: soap, version: 1 }))).toBe(
      'not-found',
    );
    for (const who of ['wang', 'luo', 'he', 'auditor'] as const)
      expect(await codeOf(putting({}, who))).toBe('forbidden');
    expect(cloud.all('rewards')).toHaveLength(1);
  });

  it.each([[0], [-1], [1.5], [501], [1e12], [Number.NaN]])(
    'does not cost %d points',
    async (price) => {
      expect(await fieldsOf(putting({ price }))).toHaveProperty('price');
    },
  );

  it.each([[0], [-2], [0.5], [21]])('is not limited to %d a month', async (maxPerMonth) => {
    expect(await fieldsOf(putting({ maxPerMonth }))).toHaveProperty('maxPerMonth');
  });

  it('shows one photo of her own, which stays until there is another', async () => {
    const { batchId, paths } = await cloud.as('qian')(prepareFiles, { count: 2 });
    for (const path of paths) await upload(cloud.cloud, path);
    expect(await fieldsOf(putting({ photos: { batchId, places: [0, 1] } }))).toHaveProperty(
      'photos',
    );
    const { id } = await putting({ photos: { batchId, places: [0] } });
    const photo = stored(id).photo;
    expect(photo).toMatch(/^cloud:/);
    await putting({ id, version: 1, price: 11 });
    expect(stored(id).photo).toBe(photo);
    const { rewards } = await cloud.as('qian')(listStock, {});
    expect(rewards.find((one) => one.id === id)?.photo?.url).toMatch(/^http/);
    const again = putting({ name: '又一样', photos: { batchId, places: [0] } });
    expect(await codeOf(again)).toBe('file-refused');
    const foreign = await cloud.as('luo')(prepareFiles, { count: 1 });
    const stolen = putting({ name: '别人的', photos: { batchId: foreign.batchId, places: [0] } });
    expect(await codeOf(stolen)).toBe('file-refused');
  });
});

describe('a voucher', () => {
  beforeEach(() => filled({}));

  it('is served by a partner of the community, by the name of the business', async () => {
    const partnerMembershipId = await partnerPosted('li', '清爽理发店');
    const { partners } = await cloud.as('qian')(listPartners, {});
    expect(partners).toEqual([{ membershipId: partnerMembershipId, name: '清爽理发店' }]);
    const { id } = await putting({ kind: 'voucher', name: '理发', partnerMembershipId });
    expect(stored(id).partner).toEqual({
      membershipId: partnerMembershipId,
      personId: personId('li'),
      name: '清爽理发店',
    });
    const { rewards } = await cloud.as('qian')(listStock, {});
    expect(rewards).toMatchObject([{ kind: 'voucher', partnerText: '清爽理发店' }]);
  });

  it('is not served by nobody, by a stranger or by whoever is a partner no more', async () => {
    expect(await cloud.as('nine')(listPartners, {})).toEqual({ partners: [] });
    const voucher = (partnerMembershipId?: string) =>
      putting({
        kind: 'voucher',
        name: '理发',
        ...(partnerMembershipId && { partnerMembershipId }),
      });
    expect(await fieldsOf(voucher())).toHaveProperty('partnerMembershipId');
    expect(await fieldsOf(voucher('ms_qian_huai'))).toHaveProperty('partnerMembershipId');
    const id = await partnerPosted('li');
    const { memberships = [] } = cloud.one<PersonRecord>('people', personId('li')) ?? {};
    await cloud.change('people', personId('li'), {
      memberships: memberships.map((one) => ({ ...one, until: cloud.cloud.clock.now() - 1 })),
    });
    expect(await fieldsOf(voucher(id))).toHaveProperty('partnerMembershipId');
    expect(await cloud.as('qian')(listPartners, {})).toEqual({ partners: [] });
  });
});

const into = (over: Partial<Sent<typeof stockIn>> = {}, who: Name = 'qian') =>
  cloud.as(who)(stockIn, { rewardId: soap, pieces: 5, source: 'subdistrict', ...over });
const off = (over: Partial<Sent<typeof writeOff>> = {}, who: Name = 'qian') =>
  cloud.as(who)(writeOff, {
    rewardId: soap,
    lotId: soapLot,
    pieces: 1,
    reason: '包装破损',
    ...over,
  });

describe('stock', () => {
  beforeEach(() =>
    filled({
      soap: { price: 5, pieces: 3 },
      rice: { price: 30, pieces: 2 },
    }),
  );

  it('comes in by lots, each with its line', async () => {
    expect(await into({ donor: '云河水务', expiresOn: addDays(today(), 20) })).toEqual({
      available: 8,
    });
    expect(faultOfStock(stored())).toBeUndefined();
    const [line] = fresh();
    expect(line).toMatchObject({
      kind: 'in',
      pieces: 5,
      source: 'subdistrict',
      words: '入库，街道统筹，云河水务',
      byText: '积分超市专管员 钱外',
    });
    const { rewards } = await cloud.as('luo')(listStock, {});
    const [first] = rewards;
    expect(first?.lots.map(({ left, sourceText }) => [left, sourceText])).toEqual([
      [5, '街道统筹'],
      [3, '社区统筹'],
    ]);
  });

  it('is the same after the same request again', async () => {
    const input = { rewardId: soap, pieces: 5, source: 'bought' } as const;
    const options = { requestId: 'stock-in-once' };
    const twice = [1, 2].map(() => cloud.as('qian')(stockIn, input, options));
    expect(await Promise.all(twice)).toEqual([{ available: 8 }, { available: 8 }]);
    const other = cloud.as('qian')(stockIn, { ...input, pieces: 6 }, options);
    expect(await codeOf(other)).toBe('conflict');
    expect(stored().totals.in).toBe(8);
    expect(moved()).toHaveLength(1);
  });

  it.each([[0], [-3], [2.5], [10_001], [1e15], [Number.POSITIVE_INFINITY]])(
    'does not come in or go out by %d pieces',
    async (pieces) => {
      expect(await fieldsOf(into({ pieces }))).toHaveProperty('pieces');
      expect(await fieldsOf(off({ pieces }))).toHaveProperty('pieces');
      expect(moved()).toEqual([]);
    },
  );

  it('has an end, comes from somewhere, and is not expired when it comes', async () => {
    await cloud.change('rewards', soap, {
      lots: stored().lots.map((lot) => ({ ...lot, available: 99_999 })),
      totals: { ...stored().totals, in: 99_999 },
    });
    expect(await fieldsOf(into({ pieces: 2 }))).toHaveProperty('pieces');
    expect(await fieldsOf(into({ expiresOn: addDays(today(), -1) }))).toHaveProperty('expiresOn');
    expect(await fieldsOf(into({ expiresOn: '2026-02-30' }))).toHaveProperty('expiresOn');
    expect(await fieldsOf(into({ source: 'stolen' as never }))).toHaveProperty('source');
    expect(moved()).toEqual([]);
  });

  it('of another shop does not exist for a keeper', async () => {
    expect(await codeOf(into({}, 'nine'))).toBe('not-found');
    expect(await codeOf(off({}, 'nine'))).toBe('not-found');
    expect(await codeOf(into({ rewardId: 'rw_nowhere0' }))).toBe('not-found');
    expect(await cloud.as('nine')(listStock, {})).toEqual({ rewards: [] });
    expect(await codeOf(cloud.as('nine')(listStock, { shopId: 'sh_huaian00' }))).toBe('not-found');
    expect(await codeOf(cloud.as('nine')(listMovements, { rewardId: soap }))).toBe('not-found');
    expect(await cloud.as('nine')(listMovements, {})).toEqual({ items: [] });
    for (const who of ['wang', 'luo', 'he', 'auditor'] as const) {
      expect(await codeOf(into({}, who))).toBe('forbidden');
      expect(await codeOf(off({}, who))).toBe('forbidden');
    }
  });

  it('that somebody reserved is never written off', async () => {
    const reserve = { ...stored().lots[0], available: 1, reserved: 2 };
    await cloud.change('rewards', soap, { lots: [reserve] });
    expect((await fieldsOf(off({ pieces: 2 }))).pieces).toMatch('只有 1 件');
    expect(await off({ pieces: 1 })).toEqual({ available: 0 });
    expect(await fieldsOf(off({ pieces: 1 }))).toHaveProperty('pieces');
    expect(stored()).toMatchObject({ lots: [{ available: 0, reserved: 2 }] });
    expect(faultOfStock(stored())).toBeUndefined();
    expect(moved()).toEqual([['written-off', -1, soapLot]]);
  });

  it('is written off by lot and with a reason', async () => {
    expect(await codeOf(off({ lotId: 'lt_nowhere0' }))).toBe('not-found');
    expect(await codeOf(off({ lotId: 'lt_rice0000' }))).toBe('not-found');
    expect(await fieldsOf(off({ reason: ' ' }))).toHaveProperty('reason');
    expect(await fieldsOf(off({ pieces: 4 }))).toHaveProperty('pieces');
    await off({ pieces: 3 });
    expect(stored().totals).toEqual({ in: 3, handedOut: 0, writtenOff: 3, counted: 0 });
    expect(moved()).toEqual([['written-off', -3, soapLot]]);
  });

  it('is written off once by two keepers at the same time', async () => {
    await posted(cloud, 'zhao', ['shopkeeper', 'huai']);
    const both = await Promise.allSettled([off({ pieces: 2 }), off({ pieces: 2 }, 'zhao')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(stored().lots[0]?.available).toBe(1);
    expect(faultOfStock(stored())).toBeUndefined();
  });

  it('that expired is blocked, shown, and still written off', async () => {
    await into({ expiresOn: addDays(today(), 1), pieces: 4 });
    await later(2 * 24 * 60);
    const { rewards } = await cloud.as('qian')(listStock, { shopId: 'sh_huaian00' });
    const [first] = rewards;
    expect(first).toMatchObject({ available: 3, expired: 4, reserved: 0 });
    const old = first?.lots.find(({ isExpired }) => isExpired);
    expect(old).toMatchObject({ left: 4 });
    await off({ lotId: old?.id ?? '', pieces: 4, reason: '过期' });
    const after = await cloud.as('qian')(listStock, {});
    expect(after.rewards[0]).toMatchObject({ available: 3, expired: 0 });
    expect(after.rewards[0]?.lots).toHaveLength(1);
  });

  it('has lines that nobody changes, newest first, page by page', async () => {
    for (let index = 0; index < 23; index += 1) {
      await later(1);
      await into({ pieces: index + 1, rewardId: index % 2 ? soap : 'rw_rice0000' });
    }
    const pages: Got<typeof listMovements>['items'][] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('he')(listMovements, { ...(cursor && { cursor }) });
      pages.push(page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages.map(({ length }) => length)).toEqual([20, 3 + loaded.size]);
    expect(
      pages
        .flat()
        .map(({ pieces }) => pieces)
        .slice(0, 23),
    ).toEqual(Array.from({ length: 23 }, (_, index) => 23 - index));
    const ofSoap = await cloud.as('auditor')(listMovements, { rewardId: soap });
    expect(ofSoap.items).toHaveLength(11 + 1);
    expect(new Set(ofSoap.items.map(({ name }) => name))).toEqual(new Set(['soap']));
    expect(await codeOf(cloud.as('he')(listMovements, { cursor: 'no cursor' }))).toBe(
      'invalid-input',
    );
  });
});

describe('the counter at a glance', () => {
  const redemption = (id: string, over: Partial<RedemptionRecord>): RedemptionRecord => ({
    _id: `rd_${id.padEnd(8, '0')}`,
    shopId: 'sh_huaian00',
    communityId: area('huai'),
    accountId: 'ac_somebody0',
    maskedName: '王*',
    place: '5号楼',
    items: [{ rewardId: soap, name: 'soap', price: 5, quantity: 2, lots: [] }],
    points: 10,
    status: 'held',
    way: 'reserved',
    waitsFor: [],
    reservedAt: cloud.cloud.clock.now(),
    until: cloud.cloud.clock.now() + 1,
    version: 1,
    ...over,
  });

  it('says what waits, what went out today, what runs out and what expires', async () => {
    const now = cloud.cloud.clock.now();
    await filled({
      soap: { price: 5, pieces: 3 },
      rice: { price: 30, pieces: 40 },
      gone: { price: 3, pieces: 0, isOnShelf: false },
    });
    await cloud.load('redemptions', [
      redemption('a', {}),
      redemption('b', { status: 'handed-over', handedOverAt: now }),
      redemption('c', { status: 'handed-over', handedOverAt: now - 26 * 3_600_000 }),
      redemption('d', { status: 'reversed', handedOverAt: now }),
      redemption('e', { status: 'handed-over', handedOverAt: now, shopId: 'sh_other000' }),
    ]);
    await into({ rewardId: 'rw_rice0000', pieces: 2, expiresOn: addDays(today(), 30) });
    await into({ rewardId: 'rw_rice0000', pieces: 1, expiresOn: addDays(today(), 31) });
    await into({ rewardId: 'rw_rice0000', pieces: 4, expiresOn: addDays(today(), 30) });
    const seen = await cloud.as('qian')(getCounter, {});
    expect(seen).toMatchObject({
      shops: [{ id: 'sh_huaian00', name: '槐安积分超市' }],
      shop: { openingText: '每天 09:00–17:00', version: 1, isActive: true },
      heldCount: 1,
      today: { redemptions: 1, pieces: 2, points: 10 },
      low: [{ name: 'soap', available: 3 }],
      expiring: [{ name: 'rice', pieces: 6, expiresOn: addDays(today(), 30) }],
    });
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
  });

  it('is empty where there is no shop yet, and another’s does not exist', async () => {
    await filled({});
    const none = await cloud.as('nine')(getCounter, {});
    expect(none).toMatchObject({ shops: [], heldCount: 0 });
    expect(none).not.toHaveProperty('shop');
    expect(await codeOf(cloud.as('nine')(getCounter, { shopId: 'sh_huaian00' }))).toBe('not-found');
    expect(await codeOf(cloud.as('luo')(getCounter, {}))).toBe('forbidden');
  });

  it('is that of the shop one asks for, the open one first', async () => {
    const { id: first } = await opening('luo', { name: '老店', isActive: false });
    const { id: second } = await opening('luo', { name: '新店' });
    expect((await cloud.as('qian')(getCounter, {})).shop?.id).toBe(second);
    const asked = await cloud.as('qian')(getCounter, { shopId: first });
    expect(asked.shop).toMatchObject({ id: first, isActive: false, isOpenNow: false });
    expect(asked.shops.map(({ name }) => name).sort()).toEqual(['新店', '老店'].sort());
  });
});
