import { revealReporter } from '#contracts/work-order';
import { takeWorkOrder } from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { orderIn, submitted, type Told, taken } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { area, type Name, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const seen = ({ orderId, version }: Told) => ({ id: orderId, version });

describe('work-order.reveal-reporter', () => {
  const reveal = (who: Name, told: Told) =>
    cloud.as(who)(revealReporter, { id: told.orderId, reason: 'contact-to-verify' });

  test('shows name and phone, logged first, and stores neither with the answer', async () => {
    const told = await taken(cloud);
    expect(await reveal('zhao', told)).toEqual({
      name: '王梅',
      phone: '10000000001',
      homeText: expect.stringContaining('5号楼2单元'),
    });
    expect(cloud.all('reveals')).toMatchObject([
      { viewerId: personId('zhao'), reporterId: personId('wang'), reason: 'contact-to-verify' },
    ]);
    expect(JSON.stringify(cloud.all('events'))).not.toMatch(/王梅|10000000001/);
  });

  test('is only for who still has something to do with it', async () => {
    const told = await taken(cloud);
    expect(await codeOf(reveal('chen', told))).toBe('forbidden');
    expect(await codeOf(reveal('qian', told))).toBe('not-found');
    expect(cloud.all('reveals')).toEqual([]);
  });

  test('a repeat answers by the rights of today', async () => {
    const told = await taken(cloud);
    const requestId = 'reveal-once-only';
    const input = { id: told.orderId, reason: 'tell-result' } as const;
    await cloud.as('zhao')(revealReporter, input, { requestId });
    expect(await cloud.as('zhao')(revealReporter, input, { requestId })).toHaveProperty('phone');
    await cloud.change('people', personId('zhao'), { memberships: [] });
    expect(await codeOf(cloud.as('zhao')(revealReporter, input, { requestId }))).toBe('forbidden');
    expect(cloud.all('reveals')).toHaveLength(1);
  });
});

describe('a step repeated after the scope was lost', () => {
  test('gives the stored answer to nobody who may not see it', async () => {
    const told = await submitted(cloud);
    const requestId = 'take-then-moved-away';
    await cloud.as('zhao')(takeWorkOrder, seen(told), { requestId });
    const order = orderIn(cloud, told);
    const visibleTo = order.visibleTo.filter(
      (key) => key !== personId('zhao') && key !== area('grid3'),
    );
    await cloud.change('work_orders', told.orderId, { visibleTo });
    expect(await codeOf(cloud.as('zhao')(takeWorkOrder, seen(told), { requestId }))).toBe(
      'not-found',
    );
  });
});
