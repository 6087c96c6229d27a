import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import tcb from '@cloudbase/node-sdk';
import { root } from '../build/fresh';

/** Where `npm start` and `npm run cloud` leave the environment of the local cloud they run. */
export const localEnvironmentFile = join(root, '.local', 'cloud.json');

/** Documents per request, well below the platform's limit for one write. */
const batchSize = 100;

export type Environment = {
  /** Adds the documents whose id is not there yet; answers how many that were. */
  addMissing(collection: string, documents: readonly { _id: string }[]): Promise<number>;
};

function connect(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { env: { type: 'string' }, local: { type: 'boolean', default: false } },
  });
  if (values.local) {
    const env: Record<string, string> = JSON.parse(readFileSync(localEnvironmentFile, 'utf8'));
    Object.assign(process.env, env);
    return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  }
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!values.env) throw new Error('请写 --env 环境 ID，或 --local');
  if (!secretId || !secretKey)
    throw new Error('请在环境变量里给出 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY');
  return tcb.init({ env: values.env, secretId, secretKey });
}

/** Opens a CloudBase environment (`--env`) or the local cloud that is running (`--local`). */
export function openEnvironment(args: readonly string[]): Environment {
  const db = connect(args).database();
  return {
    async addMissing(name, documents) {
      let added = 0;
      for (let from = 0; from < documents.length; from += batchSize) {
        const batch = documents.slice(from, from + batchSize);
        const ids = batch.map((one) => one._id);
        const { data } = await db
          .collection(name)
          .where({ _id: db.command.in(ids) })
          .field({ _id: true })
          .limit(batchSize)
          .get();
        const known = new Set((data as { _id: string }[]).map((one) => one._id));
        const missing = batch.filter((one) => !known.has(one._id));
        if (missing.length > 0) await db.collection(name).add(missing);
        added += missing.length;
      }
      return added;
    },
  };
}
