import { appoint } from '#contracts/identity';
import { getReportForm } from '#contracts/report';
import { getRates } from '#contracts/work-order';
import { dayOf } from '#domain/day';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, submitted } from '../kit/journey';
import { area, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

/** Li rides through 槐安社区 and watches over its public facilities. */
async function becomeObserver(): Promise<void> {
  const li = cloud.one<PersonRecord>('people', personId('li'));
  const post = { id: 'ms_observer', role: 'observer' as const, areaId: area('huai') };
  const memberships = [
    {
      ...post,
      areaName: '槐安社区',
      areaLevel: 'community' as const,
      from: 0,
      duty: '市政设施观察员',
    },
  ];
  await cloud.change('people', personId('li'), { ...li, memberships });
}

const observerPostIn = () =>
  cloud.all<WorkOrderRecord>('work_orders').map(({ observerPost }) => observerPost);

describe('an observer', () => {
  test('finds what her post looks after first, in every grid of her community', async () => {
    await becomeObserver();
    const there = await cloud.as('li')(getReportForm, { areaId: area('u52') });
    expect(there.observer).toMatchObject({ words: '市政设施观察员' });
    expect(there.observer?.categories[0]).toBe('street-facility');
    const elsewhere = await cloud.as('li')(getReportForm, { areaId: area('u91') });
    expect(elsewhere).not.toHaveProperty('observer');
    expect(await cloud.as('wang')(getReportForm, {})).not.toHaveProperty('observer');
  });

  test('is counted by her post, only for what it looks after, and never where she is unnamed', async () => {
    await becomeObserver();
    await submitted(cloud, { category: 'street-facility' }, 'li');
    await submitted(cloud, { category: 'noise' }, 'li');
    await submitted(cloud, { category: 'street-facility', isAnonymous: true }, 'li');
    await submitted(cloud, { ...lamp, category: 'street-facility' }, 'wang');
    expect(observerPostIn().filter(Boolean)).toEqual(['facilities']);
    const month = dayOf(cloud.cloud.clock.now()).slice(0, 7);
    const { observers } = await cloud.as('luo')(getRates, { month });
    expect(observers).toEqual([{ post: 'facilities', count: 1, valid: 1 }]);
  });

  test('is appointed to one of the four posts', async () => {
    const post = { areaId: area('huai'), role: 'observer' as const, name: '钟骑手' };
    const without = cloud.as('luo')(appoint, { ...post, duty: '看一看' });
    await expect(without).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: [{ field: 'duty', words: '请选监督员的岗位' }] },
    });
    const given = await cloud.as('luo')(appoint, { ...post, duty: '交通安全监测员' });
    expect(given.status).toBe('open');
  });
});
