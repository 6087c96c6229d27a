import type { Sent } from '#contracts/action';
import { reserve } from '#contracts/shop';
import { handOver, listToWitness, sell, witness } from '#contracts/shop-counter';
import { listMovements, stockIn, takeStock, writeOff } from '#contracts/shop-stock';
import { dayOf } from '#domain/day';
import { piecesHere } from '#domain/stock';
import type { EventRecord } from '#runtime/records';
import type {
  MovementRecord,
  RewardRecord,
  StocktakeRecord,
} from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { accountOf, shopWith } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Name } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  await posted(cloud, 'qian', ['shopkeeper', 'huai']);
  await posted(cloud, 'nine', ['shopkeeper', 'gui']);
  await shopWith(cloud, {
    soap: { price: 5, pieces: 10 },
    rice: { price: 30, pieces: 4 },
  });
});
afterAll(stopTestClouds);

const soap = 'rw_soap0000';
const rice = 'rw_rice0000';
const stored = (id = soap) => {
  const found = cloud.one<RewardRecord>('rewards', id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};
const taken = (id: string) => {
  const found = cloud.one<StocktakeRecord>('stocktakes', id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};
const booked = () =>
  cloud.all<MovementRecord>('stock_movements').filter(({ kind }) => kind === 'counted');
const names = () =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('shop.stock-'))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
const later = () => cloud.cloud.clock.advance(60_000);

type Counts = Sent<typeof takeStock>['counts'];
const counting = (counts: Counts, who: Name = 'qian') =>
  cloud.as(who)(takeStock, { shopId: 'sh_huaian00', counts });
/** Counts the soap; what the platform says is there comes from its stock. */
const soapFound = (counted: number) =>
  counting([{ rewardId: soap, expected: piecesHere(stored()), counted }]);
const seeing = (id: string, over: Partial<Sent<typeof witness>> = {}, who: Name = 'luo') =>
  cloud.as(who)(witness, { id, version: 1, isRight: true, ...over });
const whole = () => expect(reconciled(cloud)).toEqual([]);

describe('a stocktake', () => {
  it('changes nothing until a second person agrees, and then the difference', async () => {
    const { id } = await counting([
      { rewardId: soap, expected: 10, counted: 8 },
      { rewardId: rice, expected: 4, counted: 5 },
    ]);
    expect(piecesHere(stored())).toBe(10);
    expect(booked()).toEqual([]);
    const { items } = await cloud.as('luo')(listToWitness, {});
    expect(items).toMatchObject([
      {
        id,
        version: 1,
        kind: 'stocktake',
        shopName: '槐安积分超市',
        byText: '积分超市专管员 钱外',
        words: ['soap 应有 10 件，数到 8 件', 'rice 应有 4 件，数到 5 件'],
      },
    ]);
    await later();
    await seeing(id);
    expect([piecesHere(stored()), piecesHere(stored(rice))]).toEqual([8, 5]);
    expect(stored().totals).toEqual({ in: 10, handedOut: 0, writtenOff: 0, counted: -2 });
    whole();
    expect(booked().map(({ name, pieces }) => [name, pieces])).toEqual(
      expect.arrayContaining([
        ['soap', -2],
        ['rice', 1],
      ]),
    );
    expect(booked()[0]).toMatchObject({
      byText: '积分超市专管员 钱外',
      witnessText: '社区工作人员 罗晴',
      aboutId: id,
    });
    expect(taken(id)).toMatchObject({ status: 'booked', waitsFor: [], version: 2 });
    expect(names()).toEqual(['shop.stock-taken', 'shop.stock-booked']);
    const wall = await cloud.as('he')(listMovements, { rewardId: soap });
    expect(wall.items[0]).toMatchObject({
      words: '盘点：应有 10 件，数到 8 件',
      byText: '积分超市专管员 钱外、社区工作人员 罗晴',
    });
    expect((await cloud.as('luo')(listToWitness, {})).items).toEqual([]);
  });

  it('that the second person finds wrong never was', async () => {
    const before = cloud.all('rewards');
    const { id } = await soapFound(1);
    await seeing(id, { isRight: false });
    expect(cloud.all('rewards')).toEqual(before);
    expect(booked()).toEqual([]);
    expect(taken(id)).toMatchObject({ status: 'refused', waitsFor: [] });
    expect(names().sort()).toEqual(['shop.stock-refused', 'shop.stock-taken']);
    expect(await codeOf(seeing(id, { version: 2 }))).toBe('step-not-allowed');
  });

  it('where everything is there leaves no line but its own', async () => {
    const { id } = await soapFound(10);
    await seeing(id);
    expect(booked()).toEqual([]);
    expect(piecesHere(stored())).toBe(10);
    expect(taken(id).status).toBe('booked');
  });

  it('is witnessed by somebody else than who counted, of this community or above it', async () => {
    await posted(cloud, 'qian', ['community-staff', 'huai']);
    await posted(cloud, 'wang', ['moderator', 'huai']);
    await posted(cloud, 'far', ['moderator', 'gui']);
    const { id } = await soapFound(9);
    expect((await cloud.as('qian')(listToWitness, {})).items).toEqual([]);
    expect(await codeOf(seeing(id, {}, 'qian'))).toBe('step-not-allowed');
    expect(await codeOf(seeing(id, {}, 'far'))).toBe('not-found');
    for (const who of ['li', 'zhao', 'cheng', 'desk', 'admin'] as const)
      expect(await codeOf(seeing(id, {}, who))).toBe('forbidden');
    expect(await codeOf(seeing('st_nowhere0'))).toBe('not-found');
    expect(await refusalOf(seeing(id, { version: 7 }))).toMatchObject({
      code: 'conflict',
      details: { version: 1 },
    });
    for (const who of ['luo', 'he', 'auditor', 'wang'] as const)
      expect((await cloud.as(who)(listToWitness, {})).items).toHaveLength(1);
    expect(piecesHere(stored())).toBe(10);
    await seeing(id, {}, 'auditor');
    expect(booked()[0]?.witnessText).toBe('审计监督员 审慎');
  });

  it('is booked once by two who see it at the same time', async () => {
    const { id } = await soapFound(7);
    const both = await Promise.allSettled([seeing(id), seeing(id, {}, 'he')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(piecesHere(stored())).toBe(7);
    expect(booked()).toHaveLength(1);
    whole();
  });

  it('is the same after the same answer again', async () => {
    const { id } = await soapFound(7);
    const input = { id, version: 1, isRight: true };
    const options = { requestId: 'seen-it-once' };
    await cloud.as('luo')(witness, input, options);
    await cloud.as('luo')(witness, input, options);
    expect(piecesHere(stored())).toBe(7);
    expect(booked()).toHaveLength(1);
  });
});

describe('between counting and seeing', () => {
  it('what is handed over stays handed over', async () => {
    const { _id: accountId } = await accountOf(cloud, 'wang', { balance: 50 });
    const { id } = await soapFound(8);
    await later();
    const items = [{ rewardId: soap, quantity: 3 }];
    await cloud.as('qian')(sell, { accountId, items, points: 15 });
    await seeing(id);
    expect(stored().totals).toEqual({ in: 10, handedOut: 3, writtenOff: 0, counted: -2 });
    expect(piecesHere(stored())).toBe(5);
    whole();
  });

  it('what came in stays in', async () => {
    const { id } = await soapFound(8);
    await later();
    await cloud.as('qian')(stockIn, { rewardId: soap, pieces: 6, source: 'bought' });
    await seeing(id);
    expect(piecesHere(stored())).toBe(14);
    whole();
  });

  it('what somebody reserved stays hers, and what is missing beyond it is not booked', async () => {
    await accountOf(cloud, 'wang', { balance: 50 });
    const { id } = await soapFound(4);
    await later();
    const items = [{ rewardId: soap, quantity: 6 }];
    const held = await cloud
      .as('wang')(reserve, { shopId: 'sh_huaian00', items, points: 30 })
      .then(({ redemption }) => redemption);
    const refused = await refusalOf(seeing(id));
    expect(refused.details?.reason).toMatch('请先处理预约');
    expect(taken(id).status).toBe('waiting');
    expect(piecesHere(stored())).toBe(10);
    await cloud.as('qian')(handOver, { id: held.id });
    expect(piecesHere(stored())).toBe(4);
    await seeing(id, { isRight: false });
    expect(piecesHere(stored())).toBe(4);
    whole();
  });

  it.each([
    ['the first', [0, 1]],
    ['the second', [1, 0]],
  ])('the same shortage counted twice is booked once, where %s is seen first', async (_, order) => {
    const both = [await soapFound(8)];
    await later();
    both.push(await soapFound(8));
    await later();
    const [first = '', second = ''] = order.map((at) => both[at]?.id);
    await seeing(first);
    const refused = await refusalOf(seeing(second));
    expect(refused.details?.reason).toMatch('又盘点过');
    expect(piecesHere(stored())).toBe(8);
    await seeing(second, { isRight: false });
    expect(stored().totals.counted).toBe(-2);
    whole();
  });
});

describe('what is counted', () => {
  it('is compared with what is there now, reserved and expired pieces among it', async () => {
    await accountOf(cloud, 'wang', { balance: 50 });
    await cloud.as('wang')(reserve, {
      shopId: 'sh_huaian00',
      items: [{ rewardId: soap, quantity: 2 }],
      points: 10,
    });
    const stale = counting([{ rewardId: soap, expected: 8, counted: 8 }]);
    expect((await fieldsOf(stale))['counts.0.counted']).toMatch('现在应有 10 件');
    await cloud.change('rewards', soap, {
      lots: stored().lots.map((lot) => ({
        ...lot,
        expiresOn: dayOf(cloud.cloud.clock.now() - 48 * 3_600_000),
      })),
    });
    await counting([{ rewardId: soap, expected: 10, counted: 10 }]);
  });

  it('is nothing that could not be booked', async () => {
    await cloud.change('rewards', soap, {
      lots: stored().lots.map((lot) => ({ ...lot, available: 1, reserved: 9 })),
    });
    const missing = counting([{ rewardId: soap, expected: 10, counted: 8 }]);
    expect((await refusalOf(missing)).details?.reason).toMatch('请先处理预约');
    await cloud.change('rewards', rice, { lots: [], totals: { ...stored(rice).totals, in: 0 } });
    const never = counting([{ rewardId: rice, expected: 0, counted: 1 }]);
    expect((await refusalOf(never)).details?.reason).toBe('先入库，再盘点');
    expect(cloud.all('stocktakes')).toEqual([]);
  });

  it('comes off the lots that expire first', async () => {
    const keeper = cloud.as('qian');
    await keeper(stockIn, {
      rewardId: soap,
      pieces: 2,
      source: 'bought',
      expiresOn: dayOf(cloud.cloud.clock.now()),
    });
    const { id } = await soapFound(9);
    await seeing(id);
    expect(
      booked()
        .map(({ pieces }) => pieces)
        .sort(),
    ).toEqual([-1, -2]);
    whole();
    const [spoiled] = stored().lots.filter(({ available }) => available > 0);
    const off = { rewardId: soap, lotId: spoiled?.id ?? '', pieces: 9, reason: '受潮' };
    expect(await keeper(writeOff, off)).toEqual({ available: 0 });
  });

  it.each([[-1], [0.5], [100_001], [1e300], [Number.NaN]])(
    'is never %d pieces',
    async (counted) => {
      expect(await fieldsOf(counting([{ rewardId: soap, expected: 10, counted }]))).toHaveProperty([
        'counts.0.counted',
      ]);
    },
  );

  it('is each thing once, and of the keeper’s own shop', async () => {
    const one = { rewardId: soap, expected: 10, counted: 9 };
    expect(await fieldsOf(counting([one, one]))).toHaveProperty('counts');
    expect(await fieldsOf(counting([]))).toHaveProperty('counts');
    expect(await codeOf(counting([one], 'nine'))).toBe('not-found');
    expect(await codeOf(counting([{ ...one, rewardId: 'rw_nowhere0' }]))).toBe('not-found');
    for (const who of ['luo', 'he', 'wang', 'auditor'] as const)
      expect(await codeOf(counting([one], who))).toBe('forbidden');
    await shopWith(cloud, {}, { _id: 'sh_other000', communityId: area('gui'), areaPath: [] });
    const elsewhere = cloud.as('qian')(takeStock, { shopId: 'sh_other000', counts: [one] });
    expect(await codeOf(elsewhere)).toBe('not-found');
    expect(cloud.all('stocktakes')).toEqual([]);
  });
});
