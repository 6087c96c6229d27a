import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '../../config/collections';
import { isDistrictLoaded } from '../../config/seeds';
import { filesOf } from '../../tools/admin/demo-files';
import { seed } from '../../tools/admin/seed';
import { openDatabase } from '../../tools/local-cloud/database';
import { fridayMorning } from './founding';

describe('loading the demo district', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lianxin-seeds-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('fills the collections and indexes of the product once', async () => {
    const began = performance.now();
    const counts = await seed({ dataDir, startAt: fridayMorning });
    process.stdout.write(`demo district loaded in ${Math.round(performance.now() - began)} ms\n`);
    expect(Object.keys(counts ?? {}).filter((name) => !(name in collections))).toEqual([]);
    expect(counts?.areas).toBeGreaterThan(15_000);
    expect(await seed({ dataDir, startAt: fridayMorning + 1 })).toBeUndefined();
    const database = openDatabase({ dir: join(dataDir, 'database') });
    expect(isDistrictLoaded(database)).toBe(true);
    const stored = [...database.dump('work_orders')];
    await database.close();
    expect(stored).toHaveLength(counts?.work_orders ?? 0);
  }, 120_000);

  it('stores pictures where the local cloud serves them from', async () => {
    const fileId = await filesOf(dataDir)('demo/one.jpg', Buffer.from('picture'));
    expect(fileId).toMatch(/^cloud:\/\/local-[\w.-]+\/demo\/one\.jpg$/);
  });
});
