import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../tools/local-cloud/database';
import { buildDistrict } from './district';

/** Keeps a file under a cloud path and answers its file id. */
export type StoreFile = (cloudPath: string, bytes: Buffer) => Promise<string>;

const pictureFolder = join(__dirname, 'pictures');

/** Names of the pictures of the demo, without their ending. */
export const pictureNames: readonly string[] = readdirSync(pictureFolder)
  .filter((file) => file.endsWith('.jpg'))
  .map((file) => basename(file, '.jpg'))
  .sort();

/** Whether a load came to its end: the areas come last. */
export function isDistrictLoaded(database: Pick<Database, 'collections' | 'dump'>): boolean {
  if (!database.collections().includes('areas')) return false;
  for (const _ of database.dump('areas')) return true;
  return false;
}

/**
 * Puts the demo district into an empty database as of `startAt` (epoch ms), its pictures first. A load
 * that was cut short can be repeated. Answers how many documents each collection got.
 */
export async function loadDistrict(
  database: Pick<Database, 'bulkLoad'>,
  storeFile: StoreFile,
  startAt: number,
): Promise<Record<string, number>> {
  const fileIds = new Map<string, string>();
  for (const name of pictureNames) {
    const bytes = readFileSync(join(pictureFolder, `${name}.jpg`));
    fileIds.set(name, await storeFile(`demo/${name}.jpg`, bytes));
  }
  const { areas = [], ...others } = buildDistrict({
    start: startAt,
    fileIdOf: (picture) => {
      const fileId = fileIds.get(picture);
      if (fileId === undefined) throw new RangeError(`no such picture: ${picture}`);
      return fileId;
    },
  });
  const counts: Record<string, number> = {};
  for (const [collection, documents] of Object.entries({ ...others, areas }))
    counts[collection] = await database.bulkLoad(collection, documents);
  return counts;
}
