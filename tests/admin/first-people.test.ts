import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { acceptInvite, appoint, getMe } from '#contracts/identity';
import type { AreaRecord, PlateCodeRecord } from '../../cloudfunctions/modules/area/records';
import { importAreas } from '../../tools/admin/areas';
import { type Environment, openEnvironment } from '../../tools/admin/environment';
import { inviteFirst } from '../../tools/admin/invite';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf } from '../kit/refusal';

const heading = '层级,名称,上级,值班电话,昼夜值班,监督电话,物业模式,公共地点,户数';
const rows = [
  '区,云河区,,,,,,,',
  '街道,柳桥街道,云河区,,,,,,',
  '社区,槐安社区,云河区/柳桥街道,0000-0000001,是,0000-0000002,,,',
  '网格,第三网格,云河区/柳桥街道/槐安社区,,,,,,298',
];

let cloud: TestCloud;
let environment: Environment;
const folder = mkdtempSync(join(tmpdir(), 'lianxin-areas-'));
const table = (...lines: string[]) => {
  const file = join(folder, 'areas.csv');
  writeFileSync(file, [heading, ...lines].join('\n'));
  return file;
};

beforeAll(async () => {
  cloud = await startTestCloud({ areas: [], people: [] });
  Object.assign(process.env, cloud.cloud.env());
  environment = openEnvironment({ env: tcb.SYMBOL_CURRENT_ENV });
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stopTestClouds();
});
beforeEach(() => cloud.restart());

const first = { role: 'district-desk', area: '云河区', name: '温知远' };

describe('a table of areas goes into a running cloud', () => {
  it('adds what is not there, and a second time nothing', async () => {
    expect(await importAreas(environment, table(...rows))).toEqual({ added: 4, kept: 0 });
    expect(await importAreas(environment, table(...rows))).toEqual({ added: 0, kept: 4 });
    expect(cloud.all<AreaRecord>('areas').map(({ name }) => name)).toHaveLength(4);
    expect(cloud.all<PlateCodeRecord>('plate_codes')).toHaveLength(4);
  });

  it('writes no row of a table where one is wrong', async () => {
    const file = table(...rows, '网格,第四网格,云河区/柳桥街道/没有的社区,,,,,,');
    await expect(importAreas(environment, file)).rejects.toThrow('什么也没有写入');
    expect(cloud.all('areas')).toEqual([]);
  });
});

test('an environment without collections says what to do first', async () => {
  await expect(environment.find('never_made', {})).rejects.toThrow(/还没有集合 never_made/);
});

describe('the first person of a district', () => {
  beforeEach(() => importAreas(environment, table(...rows)));

  it('types the printed code and invites the next', async () => {
    const { code, area } = await inviteFirst(environment, first, cloud.cloud.clock.now());
    const visitor = cloud.as('visitor');
    expect(await visitor(acceptInvite, { code })).toMatchObject({
      role: 'district-desk',
      areaName: '云河区',
    });
    expect(await visitor(getMe, {})).toMatchObject({ name: '温知远', isStaff: true });
    const grid = cloud.all<AreaRecord>('areas').find(({ level }) => level === 'grid');
    const next = await visitor(appoint, {
      areaId: grid?._id ?? '',
      role: 'grid-worker',
      name: '苏映月',
    });
    expect(next.status).toBe('open');
    expect(await codeOf(cloud.as('visitor-late')(acceptInvite, { code }))).toBe('invalid-input');
    expect(area.name).toBe('云河区');
  });

  it.each([
    [{ ...first, area: '云河区/柳河街道' }, '没有「云河区/柳河街道」这个区域'],
    [{ ...first, role: 'emperor' }, '没有「emperor」这个岗位'],
    [{ ...first, role: 'grid-worker' }, '云河区没有网格员这个岗位'],
    [{ ...first, name: ' ' }, '请写 --name 姓名'],
    [{ ...first, area: undefined }, '请写 --area 完整名称'],
  ])('is told what is wrong with %j', async (given, words) => {
    await expect(inviteFirst(environment, given, Date.now())).rejects.toThrow(words);
    expect(cloud.all('invites')).toEqual([]);
  });
});
