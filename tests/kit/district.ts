import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '#config/collections';
import { rules } from '#config/policy';
import { isWorkday } from '#domain/calendar';
import { addDays, dayOf, instantOf } from '#domain/day';
import { loadDistrict } from '../../config/seeds';
import { personas } from '../../config/seeds/personas';
import { filesOf } from '../../tools/admin/demo-files';
import { root } from '../../tools/build/fresh';
import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud';

/** The demo district in a local cloud of its own, with the app in front of it. */
export type District = { cloud: LocalCloud; gatewayUrl: string; close(): Promise<void> };

const colleague = (id: string, openid: string, [name, what]: [string, string]) => ({
  id,
  openid,
  name,
  what,
  tryThis: '',
  isStaff: true,
});

/** Of the demo, and not in the bar. */
const colleagues = [
  colleague('neighbour-worker', 'demo-grid-worker-on-leave', ['高川', '网格员 · 第五网格']),
  colleague('backup-worker', 'demo-grid-worker-backup', ['陈安', '网格员 · 第四网格 A岗']),
  colleague('community-staff', 'demo-community-staff', ['罗晴', '社区工作者 · 槐安社区']),
  colleague('chief', 'demo-chief-grid-lead', ['何建舟', '社区书记 · 槐安社区']),
  colleague('housing-officer', 'demo-housing-officer', ['章砚', '部门承办人 · 云河住建局']),
  colleague('sanitation-officer', 'demo-sanitation-officer', ['郝晓月', '云河环卫中心']),
];
const neighbour = (id: string, openid: string, name: string) => ({
  ...colleague(id, openid, [name, '居民']),
  isStaff: false,
});

/** The neighbours the demo tells about, by where they live. */
const neighbours = [
  neighbour('neighbour-near', 'demo-neighbour-1', '孙玉芬'),
  neighbour('neighbour-across', 'demo-neighbour-2', '郭兴柏'),
  neighbour('neighbour-above', 'demo-neighbour-3', '蓝月娥'),
  neighbour('neighbour-below', 'demo-neighbour-4', '欧阳启轩'),
];

const everybody = [...personas, ...colleagues, ...neighbours];

/** The OPENID of somebody a journey can be. */
export function openidIn(id: string): string {
  const found = everybody.find((one) => one.id === id);
  if (!found) throw new RangeError(`nobody is called ${id}`);
  return found.openid;
}

/** Half past nine on the next working day: the hour at which somebody is at every desk. */
export function nextMorning(now: number): number {
  for (let on = addDays(dayOf(now), 1); ; on = addDays(on, 1))
    if (isWorkday(on, rules.calendar)) return instantOf(on, '09:30');
}

/** Starts it on a working morning; timers fire only as the clock is moved. */
export async function startDistrict(): Promise<District> {
  const dir = mkdtempSync(join(tmpdir(), 'lianxin-journey-'));
  const dataDir = join(dir, 'data');
  // Copies, so that a build meanwhile does not change what this test is about.
  for (const built of ['cloudfunctions', 'h5'])
    cpSync(join(root, 'dist', built), join(dir, built), { recursive: true });
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: join(dir, 'cloudfunctions'),
    appDir: join(dir, 'h5'),
    personas: everybody,
    isDurable: false,
    isStrict: true,
  });
  for (const [name, indexes] of Object.entries(collections))
    await cloud.database.defineCollection(name, indexes);
  await cloud.clock.moveTo(nextMorning(cloud.clock.now()));
  await loadDistrict(cloud.database, filesOf(dataDir), cloud.clock.now());
  return {
    cloud,
    gatewayUrl: cloud.gatewayUrl,
    async close() {
      await cloud.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
