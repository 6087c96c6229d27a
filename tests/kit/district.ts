import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules } from '#config/policy';
import { templates } from '#config/templates';
import { isWorkday } from '#domain/calendar';
import { addDays, dayOf, instantOf } from '#domain/day';
import { personas } from '../../config/seeds/personas';
import { seed } from '../../tools/admin/seed';
import { hashOf, root } from '../../tools/build/fresh';
import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud';
import { templateTable } from '../../tools/local-cloud/openapi/template-table';

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

const madeOf = ['config', 'src/contracts', 'src/domain', 'cloudfunctions', 'tools/local-cloud'];

/** The demo as of an instant, loaded once for each state of what it is made of: loading it takes longer than many a journey. */
async function loadedAsOf(startAt: number): Promise<string> {
  const cache = join(root, '.cache', 'district');
  const hash = hashOf(madeOf).slice(0, 16);
  const folder = join(cache, `${hash}-${startAt}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const stale of readdirSync(cache).filter((name) => !name.includes(hash)))
    rmSync(join(cache, stale), { recursive: true, force: true });
  const fresh = mkdtempSync(join(cache, `new-${hash}-`));
  await seed({ dataDir: fresh, startAt });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Starts it on a working morning; timers fire only as the clock is moved. */
export async function startDistrict(): Promise<District> {
  const dir = mkdtempSync(join(tmpdir(), 'lianxin-journey-'));
  const dataDir = join(dir, 'data');
  // Copies, so that a build meanwhile does not change what this test is about.
  for (const built of ['cloudfunctions', 'h5'])
    cpSync(join(root, 'dist', built), join(dir, built), { recursive: true });
  const startAt = nextMorning(Date.now());
  cpSync(await loadedAsOf(startAt), dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'clock.json'), JSON.stringify({ offsetMs: startAt - Date.now() }));
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: join(dir, 'cloudfunctions'),
    appDir: join(dir, 'h5'),
    personas: everybody,
    templates: templateTable(templates),
    isDurable: false,
    isStrict: true,
  });
  return {
    cloud,
    gatewayUrl: cloud.gatewayUrl,
    async close() {
      await cloud.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
