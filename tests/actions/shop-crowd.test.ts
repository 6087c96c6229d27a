import type { Got } from '#contracts/action';
import { cancelRedemption, reserve } from '#contracts/shop';
import { handOver, reverseRedemption, sell, witness } from '#contracts/shop-counter';
import { accountIdOf } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  oldNeighbour,
  openShop,
  piecesOf,
  pointsOf,
  redemptionOf,
  reserved,
  rewardId,
  shopId,
  sold,
} from '../kit/counter';
import { allAtOnce, crowd } from '../kit/crowd';
import { reconciled } from '../kit/reconciled';
import { personId, type Who } from '../kit/world';

/* Many at once, through the real SDK: exactly as many succeed as there are pieces, points and turns. */

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(() => cloud.restart());
afterEach(() => {
  expect(reconciled(cloud)).toEqual([]);
});
afterAll(stopTestClouds);

const reserving =
  (who: Who, quantity = 1) =>
  (requestId: string) =>
    cloud.as(who)(
      reserve,
      { shopId, items: [{ rewardId: rewardId('last'), quantity }], points: 5 * quantity },
      { requestId },
    );

test.each([
  [50, 1],
  [10, 4],
  [6, 6],
])('of %i who reserve at once, with %i pieces there, exactly so many get one', async (k, s) => {
  await openShop(cloud, { last: { name: '最后一件', price: 5, pieces: s } });
  const everybody = await crowd(cloud, k, 5);
  const { done, busy, refused } = await allAtOnce(everybody.map((who) => reserving(who)));
  expect([done, refused]).toEqual([Math.min(k, s), k > s ? { 'step-not-allowed': k - s } : {}]);
  // Nobody waits so long that she would have to ask a third time.
  expect(busy).toBeLessThanOrEqual(k / 10);
  expect(piecesOf(cloud, 'last')).toEqual([0, s, 0]);
  const codes = cloud.all<RedemptionRecord>('redemptions').map(({ code }) => code);
  expect([codes.length, new Set(codes).size]).toEqual([s, s]);
  const held = everybody.map((who) => pointsOf(cloud, accountIdOf(personId(who))).join());
  expect(held.filter((one) => one === '0,5')).toHaveLength(s);
  expect(held.filter((one) => one === '5,0')).toHaveLength(k - s);
});

test('one person with ten points takes two things of five, however often and wherever she presses', async () => {
  await openShop(cloud, { last: { name: '毛巾', price: 5, pieces: 20 } });
  const [who = 'wang'] = await crowd(cloud, 1, 10);
  const { done, refused } = await allAtOnce(Array.from({ length: 8 }, () => reserving(who)));
  expect([done, refused]).toEqual([2, { 'step-not-allowed': 6 }]);
  expect(pointsOf(cloud, accountIdOf(personId(who)))).toEqual([0, 10]);
});

test('a month’s limit holds for requests that come together', async () => {
  await openShop(cloud, { last: { name: '毛巾', price: 5, pieces: 20, maxPerMonth: 3 } });
  const [who = 'wang'] = await crowd(cloud, 1, 100);
  const { done } = await allAtOnce(Array.from({ length: 8 }, () => reserving(who)));
  expect(done).toBe(3);
});

test('two keepers who confirm at once hand over once, and both read the same receipt', async () => {
  await openShop(cloud);
  const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
  const answers: Got<typeof handOver>[] = [];
  const { done } = await allAtOnce(
    (['qian', 'gu', 'qian', 'gu'] as const).map((who) => async (requestId) => {
      answers.push(await cloud.as(who)(handOver, { id: redemption.id }, { requestId }));
    }),
  );
  expect(done).toBe(4);
  expect(answers.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
  expect(new Set(answers.map((one) => one.redemption.receiptNumber)).size).toBe(1);
  expect(piecesOf(cloud, 'soap')).toEqual([8, 0, 2]);
});

test('of giving back, handing over and the clock at one moment exactly one happens', async () => {
  await openShop(cloud);
  for (let turn = 0; turn < 4; turn += 1) {
    const { redemption } = await reserved(cloud, 'wang');
    const { id } = redemption;
    await cloud.change('redemptions', id, { until: cloud.cloud.clock.now() + 3_000 });
    const [{ done }] = await Promise.all([
      allAtOnce([
        (requestId) => cloud.as('wang')(cancelRedemption, { id, version: 1 }, { requestId }),
        (requestId) => cloud.as('qian')(handOver, { id }, { requestId }),
      ]),
      cloud.cloud.clock.advance(turn * 2_000).then(() => cloud.tick()),
    ]);
    const { status, version } = redemptionOf(cloud, id);
    expect(version).toBe(2);
    expect(done).toBe(
      status === 'void' && redemptionOf(cloud, id).voidReason === 'timeout' ? 0 : 1,
    );
  }
});

test('two who take the same redemption back do it once', async () => {
  await openShop(cloud);
  const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
  const { redemption: given } = await cloud.as('qian')(handOver, { id: redemption.id });
  const { done, refused } = await allAtOnce(
    (['qian', 'gu', 'qian'] as const).map((who) => (requestId: string) => {
      const input = { id: given.id, version: given.version, reason: '拿错了' };
      return cloud.as(who)(reverseRedemption, input, { requestId });
    }),
  );
  expect([done, refused]).toEqual([1, { 'step-not-allowed': 2 }]);
  expect(pointsOf(cloud, accountIdOf(personId('wang')))).toEqual([40, 0]);
  expect(piecesOf(cloud, 'soap')).toEqual([10, 0, 0]);
});

test('counter and phones share the last pieces', async () => {
  await openShop(cloud, { last: { name: '毛巾', price: 5, pieces: 5 } });
  const everybody = await crowd(cloud, 6, 5);
  const { _id: accountId } = await oldNeighbour(cloud);
  const selling = (who: Who) => (requestId: string) =>
    cloud.as(who)(
      sell,
      { accountId, items: [{ rewardId: rewardId('last'), quantity: 1 }], points: 5 },
      { requestId },
    );
  const { done } = await allAtOnce([
    ...everybody.map((who) => reserving(who)),
    ...(['qian', 'gu', 'qian', 'gu'] as const).map(selling),
  ]);
  expect(done).toBe(5);
  const [here, held, gone] = piecesOf(cloud, 'last');
  expect([here, held + gone]).toEqual([0, 5]);
});

test('two second persons who answer differently at once are heard once', async () => {
  await openShop(cloud);
  const { _id: accountId } = await oldNeighbour(cloud);
  const { redemption } = await sold(cloud, { accountId, things: { mop: 1 } });
  const { id, version } = redemption;
  const { done } = await allAtOnce(
    (['luo', 'he'] as const).map((who, index) => (requestId: string) => {
      const input = { id, version, isRight: index === 0 };
      return cloud.as(who)(witness, input, { requestId });
    }),
  );
  expect(done).toBe(1);
  expect(redemptionOf(cloud, id).status).toMatch(/^(handed-over|void)$/);
});
