import {
  createArea,
  lookAtArea,
  mergeArea,
  moveArea,
  renameArea,
  splitArea,
} from '#contracts/area';
import { getHomeCards, getPlate } from '#contracts/card';
import { bindHome, getMe, listHomesToVerify } from '#contracts/identity';
import { getReport } from '#contracts/report';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import { takeWorkOrder } from '#contracts/work-order-steps';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { orderIn, submitted, type Told } from '../kit/journey';
import { codeOf, fieldsOf } from '../kit/refusal';
import { area, type Name } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const areaOf = (name: string): AreaRecord => {
  const found = cloud.one<AreaRecord>('areas', area(name));
  if (!found) throw new Error(`no area ${name}`);
  return found;
};
const seen = (name: string) => ({ areaId: area(name), version: areaOf(name).version });
const listed = async (who: Name) =>
  (await cloud.as(who)(listWorkOrders, { view: 'open' })).items.map((one) => one.id);

/** What the timer does a minute later. */
async function settle(): Promise<void> {
  await cloud.cloud.clock.advance(61_000);
  await cloud.tick();
  const pending = cloud.all<{ _id: string; pending: string[] }>('events');
  expect(pending.flatMap((event) => event.pending)).toEqual([]);
}

describe('area.create', () => {
  test('plants an area with a plate that works at once', async () => {
    const { areaId, code } = await cloud.as('cheng')(createArea, {
      parentId: area('b5'),
      level: 'unit',
      name: '3单元',
      order: 3,
    });
    const { card, units } = await cloud.as('visitor')(getPlate, { code });
    expect(units).toEqual([{ id: areaId, name: '5号楼3单元' }]);
    expect(card.gridName).toBe('第三网格');
  });

  test.each<[Name, object, string]>([
    ['cheng', { parentId: area('gui'), level: 'unit' }, 'invalid-input'],
    ['cheng', { parentId: area('district'), level: 'subdistrict' }, 'not-found'],
    ['shi', { parentId: area('b5') }, 'not-found'],
    ['he', { parentId: area('b5') }, 'forbidden'],
    ['cheng', { parentId: 'ar_nowhere' }, 'not-found'],
  ])('%s is refused %j with %s', async (who, over, code) => {
    const input = { parentId: area('b5'), level: 'unit', name: '3单元', order: 3, ...over };
    expect(await codeOf(cloud.as(who)(createArea, input as never))).toBe(code);
  });

  test('a second one of the same name is refused beside it', async () => {
    const asked = cloud.as('cheng')(createArea, {
      parentId: area('b5'),
      level: 'unit',
      name: '2单元',
    });
    expect(await fieldsOf(asked)).toHaveProperty('name');
  });
});

describe('a building that moves to another grid', () => {
  let told: Told;
  beforeEach(async () => {
    told = await submitted(cloud);
    await cloud.as('visitor')(bindHome, { areaId: area('u52'), door: '302' });
    await cloud.as('cheng')(moveArea, { ...seen('b5'), toParentId: area('grid4') });
    await settle();
  });

  test('takes its open work, homes and cards along; the old grid loses them', async () => {
    expect(await listed('qian')).toEqual([told.orderId]);
    expect(await listed('zhao')).toEqual([]);
    expect(await codeOf(cloud.as('zhao')(getWorkOrder, { id: told.orderId }))).toBe('not-found');
    await expect(
      cloud.as('qian')(takeWorkOrder, { id: told.orderId, version: 1 }),
    ).resolves.toMatchObject({ status: 'in-progress' });
    const { cards } = await cloud.as('wang')(getHomeCards, {});
    expect(cards[0]).toMatchObject({ gridName: '第四网格' });
    expect((await cloud.as('wang')(getMe, {})).homes).toMatchObject([
      { address: '槐安社区 · 第四网格 · 槐安小区 · 5号楼2单元' },
    ]);
    expect((await cloud.as('qian')(listHomesToVerify, {})).homes).toHaveLength(1);
    expect((await cloud.as('zhao')(listHomesToVerify, {})).homes).toHaveLength(0);
  });

  test('keeps its history under the path of the day', async () => {
    const [report] = cloud.all<ReportRecord>('reports');
    expect(report?.areaPathAtCreation).toContain(area('grid3'));
    expect(orderIn(cloud, told).areaPathAtCreation).toContain(area('grid3'));
    expect(areaOf('b5').formerPaths).toMatchObject([
      { path: expect.arrayContaining([area('grid3'), area('micro')]) },
    ]);
    await expect(cloud.as('wang')(getReport, { id: told.reportId })).resolves.toBeDefined();
  });

  test('keeps its plate', async () => {
    const { card } = await cloud.as('visitor')(getPlate, { code: areaOf('u52').code });
    expect(card.gridName).toBe('第四网格');
    expect(areaOf('u52').path).toContain(area('grid4'));
    expect(areaOf('u52').pathNames).toContain('第四网格');
  });

  test('twice over changes nothing more', async () => {
    const before = cloud.all('areas');
    await cloud.cloud.clock.advance(61_000);
    await Promise.all([cloud.tick(), cloud.tick()]);
    expect(cloud.all('areas')).toEqual(before);
  });
});

describe('a move', () => {
  test('of a grid to another community changes who stands above it', async () => {
    const told = await submitted(cloud, { category: 'dispute' });
    await cloud.as('cheng')(moveArea, { ...seen('grid3'), toParentId: area('gui') });
    await settle();
    expect(orderIn(cloud, told).desks).toMatchObject({ community: { areaId: area('gui') } });
    expect(await listed('luo')).toEqual([]);
    expect(areaOf('u52').path).toEqual(
      ['district', 'street', 'gui', 'grid3', 'micro', 'b5', 'u52'].map(area),
    );
  });

  test('under itself, to a wrong level, or out of one’s own subdistrict is refused', async () => {
    const move = (who: Name, name: string, to: string) =>
      cloud.as(who)(moveArea, { ...seen(name), toParentId: area(to) });
    expect(await fieldsOf(move('cheng', 'b5', 'gui'))).toHaveProperty('toParentId');
    expect(await fieldsOf(move('cheng', 'grid3', 'b5'))).toHaveProperty('toParentId');
    expect(await codeOf(move('cheng', 'gui', 'street2'))).toBe('not-found');
    expect(await codeOf(move('cheng', 'street', 'district'))).toBe('not-found');
    await expect(move('desk', 'gui', 'street2')).resolves.toBeDefined();
  });

  test('on an old version is a conflict', async () => {
    await cloud.as('cheng')(moveArea, { ...seen('b5'), toParentId: area('grid4') });
    const stale = { areaId: area('b5'), version: 1, toParentId: area('micro') };
    expect(await codeOf(cloud.as('cheng')(moveArea, stale))).toBe('conflict');
  });
});

describe('area.split', () => {
  test('gives some of the children to a new grid; plates stay where they hang', async () => {
    const told = await submitted(cloud);
    const { areaId, code } = await cloud.as('cheng')(splitArea, {
      ...seen('grid3'),
      name: '第五网格',
      childIds: [area('micro')],
    });
    await settle();
    expect(areaOf('u52').path).toContain(areaId);
    expect(orderIn(cloud, told)).toMatchObject({
      desks: { grid: { areaId, name: '第五网格' } },
      vacantRoles: ['grid-worker', 'grid-lead'],
      holderText: '槐安社区',
    });
    expect(await listed('zhao')).toEqual([]);
    expect((await cloud.as('luo')(listWorkOrders, { view: 'todo' })).items).toHaveLength(1);
    const plate = await cloud.as('visitor')(getPlate, { code });
    expect(plate.card.first.why).toMatch(/暂缺/);
    const old = await cloud.as('visitor')(getPlate, { code: areaOf('grid3').code });
    expect(old.card.gridName).toBe('第三网格');
  });

  test('a child of somebody else is refused', async () => {
    const asked = cloud.as('cheng')(splitArea, {
      ...seen('grid3'),
      name: '第五网格',
      childIds: [area('b6')],
    });
    expect(await fieldsOf(asked)).toHaveProperty('childIds');
  });
});

describe('area.merge', () => {
  test('hands over children, people, work and the plate', async () => {
    const told = await submitted(cloud);
    const before = areaOf('grid3').code;
    await cloud.as('cheng')(mergeArea, { ...seen('grid3'), intoId: area('grid4') });
    await settle();
    expect(orderIn(cloud, told).desks.grid).toEqual({ areaId: area('grid4'), name: '第四网格' });
    expect((await listed('qian')).concat(await listed('zhao'))).toEqual([
      told.orderId,
      told.orderId,
    ]);
    expect((await cloud.as('zhao')(getMe, {})).memberships).toMatchObject([
      { areaId: area('grid4'), areaName: '第四网格' },
    ]);
    const { card } = await cloud.as('visitor')(getPlate, { code: before });
    expect(card.gridName).toBe('第四网格');
    expect(card.people.map((one) => one.name)).toEqual(expect.arrayContaining(['赵小河', '钱外']));
  });

  test('into itself or another level is refused', async () => {
    const merge = (into: string) =>
      cloud.as('cheng')(mergeArea, { ...seen('grid3'), intoId: area(into) });
    expect(await fieldsOf(merge('grid3'))).toHaveProperty('intoId');
    expect(await fieldsOf(merge('gui'))).toHaveProperty('intoId');
  });
});

describe('area.rename', () => {
  test('is read everywhere from now on', async () => {
    const told = await submitted(cloud);
    await cloud.as('cheng')(renameArea, { ...seen('grid3'), name: '槐南网格' });
    await settle();
    expect((await cloud.as('wang')(getHomeCards, {})).cards[0]?.gridName).toBe('槐南网格');
    expect((await cloud.as('zhao')(getMe, {})).memberships).toMatchObject([
      { areaName: '槐南网格' },
    ]);
    expect(orderIn(cloud, told).desks.grid?.name).toBe('槐南网格');
  });
});

describe('area.look', () => {
  test('shows what a change would touch, within one’s own scope', async () => {
    await submitted(cloud);
    const looked = await cloud.as('cheng')(lookAtArea, { areaId: area('grid3') });
    expect(looked.effects).toEqual({ residents: 2, openOrders: 1, postHolders: 3 });
    expect(looked.canChange).toBe(true);
    expect((await cloud.as('cheng')(lookAtArea, {})).area.name).toBe('云渚街道');
    const foreign = cloud.as('shi')(lookAtArea, { areaId: area('grid3') });
    expect(await codeOf(foreign)).toBe('not-found');
  });
});

describe('a job that dies on the way', () => {
  test('goes on where it was, in the next run', async () => {
    const told = await submitted(cloud);
    await cloud.as('cheng')(moveArea, { ...seen('b5'), toParentId: area('grid4') });
    await cloud.cloud.clock.advance(61_000);
    for (const request of [12, 20, 30]) {
      cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'before', request });
      await cloud.tick().catch(() => undefined);
      cloud.cloud.faults.clear();
      await cloud.cloud.clock.advance(5 * 60_000);
    }
    await settle();
    expect(areaOf('u52').path).toContain(area('grid4'));
    expect(orderIn(cloud, told).desks.grid?.areaId).toBe(area('grid4'));
  });
});
