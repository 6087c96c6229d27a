import { join } from 'node:path';
import type { StoreFile } from '../../config/seeds';
import { envId } from '../local-cloud/assemble';
import { FileStore } from '../local-cloud/storage/files';

/** Puts files where the local cloud of this data folder keeps its own. */
export function filesOf(dataDir: string): StoreFile {
  const files = new FileStore(join(dataDir, 'files'), envId);
  return async (cloudPath, bytes) => {
    await files.put(cloudPath, { bytes });
    return files.fileId(cloudPath);
  };
}
