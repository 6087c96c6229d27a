import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collections } from '#config/collections';
import { isDistrictLoaded, loadDistrict } from '../../config/seeds';
import { step } from '../build/run';
import { openDatabase } from '../local-cloud/database';
import { filesOf } from './demo-files';

export type SeedOptions = {
  /** The data folder of a local cloud that is not running. */
  dataDir: string;
  /** The first start, epoch ms: every date of the demo is counted from it. */
  startAt: number;
};

/** Fills a data folder with the demo district; one that holds it already is left as it is, and nothing is answered. */
export async function seed({
  dataDir,
  startAt,
}: SeedOptions): Promise<Record<string, number> | undefined> {
  const database = openDatabase({ dir: join(dataDir, 'database') });
  try {
    if (isDistrictLoaded(database)) return undefined;
    for (const [name, indexes] of Object.entries(collections))
      await database.defineCollection(name, indexes);
    return await loadDistrict(database, filesOf(dataDir), startAt);
  } finally {
    await database.close();
  }
}

/** `seed --data DIR [--start ISO]`: the same, as a command. */
export async function seedCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, start: { type: 'string' } },
  });
  const dataDir = values.data;
  if (!dataDir) throw new Error('请写明数据目录：seed --data 目录');
  const startAt = values.start === undefined ? Date.now() : Date.parse(values.start);
  if (!Number.isSafeInteger(startAt)) throw new Error(`看不懂这个时间：${values.start}`);
  const counts = await step('装入示范城区', () => seed({ dataDir, startAt }));
  if (!counts) process.stdout.write('  这个目录里已经有示范城区，没有改动\n');
  for (const [collection, count] of Object.entries(counts ?? {}))
    process.stdout.write(`    ${collection.padEnd(14)} ${count}\n`);
}
