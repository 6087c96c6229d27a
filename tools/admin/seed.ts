import { join } from 'node:path';
import { collections } from '#config/collections';
import { isDistrictLoaded, loadDistrict } from '../../config/seeds';
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
