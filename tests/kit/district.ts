import { mkdtempSync, rmSync } from 'node:fs';
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

/** Of the demo, and not in the bar: the worker of the fifth and sixth grid. */
const neighbourWorker = {
  id: 'neighbour-worker',
  openid: 'demo-grid-worker-on-leave',
  name: '高川',
  what: '网格员 · 第五网格',
  tryThis: '',
  isStaff: true,
};

/** Half past nine on the next working day: the hour at which somebody is at every desk. */
export function nextMorning(now: number): number {
  for (let on = addDays(dayOf(now), 1); ; on = addDays(on, 1))
    if (isWorkday(on, rules.calendar)) return instantOf(on, '09:30');
}

/** Starts it on a working morning; timers fire only as the clock is moved. */
export async function startDistrict(): Promise<District> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-journey-'));
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    appDir: join(root, 'dist', 'h5'),
    personas: [...personas, neighbourWorker],
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
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
