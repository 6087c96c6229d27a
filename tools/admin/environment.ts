import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { root } from '../build/fresh';

/** Where `npm start` and `npm run cloud` leave the environment of the local cloud they run. */
export const localEnvironmentFile = join(root, '.local', 'cloud.json');

/** Documents of one page, as many as the platform gives (`rules.md §5`). */
const pageSize = 1000;

/** Documents per request, well below the platform's limit for one write. */
const batchSize = 100;

type Stored = { _id: string };

export type Environment = {
  /** Adds the documents whose id is not there yet; answers how many that were. */
  addMissing(collection: string, documents: readonly Stored[]): Promise<number>;
  /** At most 1,000 documents that match; `where` is served by an index of `config/collections.ts`. */
  find<R extends Stored>(collection: string, where: object): Promise<R[]>;
  /** Hands over every document once, by id or by instant and id, in pages; answers how many. */
  each<R extends Stored>(collection: string, order: Order, take: (one: R) => void): Promise<number>;
};

/** `at` needs an index of `at` and `_id`. */
type Order = '_id' | 'at';
type Placed = Stored & { at?: number };

type Connection = Parameters<typeof tcb.init>[0];

function localConnection(): Connection {
  if (!existsSync(localEnvironmentFile))
    throw new Error('本地云没有启动过：请先在另一个窗口运行 npm start 或 npm run cloud');
  const env: Record<string, string> = JSON.parse(readFileSync(localEnvironmentFile, 'utf8'));
  Object.assign(process.env, env);
  return { env: tcb.SYMBOL_CURRENT_ENV };
}

function cloudConnection(env: string | undefined): Connection {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!env) throw new Error('请写 --env 环境 ID，或 --local');
  if (!secretId || !secretKey)
    throw new Error('请在环境变量里给出 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY');
  return { env, secretId, secretKey };
}

/** What the shell's `--env ENV-ID` or `--local` (the local cloud that is running) means. */
export const connectionOf = (target: { env?: string; local?: boolean }): Connection =>
  target.local ? localConnection() : cloudConnection(target.env);

/** The options by which every command that writes is told where. */
export const targetOptions = {
  env: { type: 'string' },
  local: { type: 'boolean', default: false },
} as const;

/** A collection is made in the console, with its indexes; a demo district brings its own. */
function refuseMissing(name: string, cause: unknown): never {
  if (!(cause instanceof Error && cause.message.includes('not exist'))) throw cause;
  throw new Error(
    `这个环境里还没有集合 ${name}：云上请先按 npm run admin -- list-collections 建好；本地请用 npm start，或先 npm run admin -- seed --data 目录`,
    { cause },
  );
}

type Database = ReturnType<ReturnType<typeof tcb.init>['database']>;

/** What comes after a document in an order. */
function after({ command }: Database, order: Order, last: Placed | undefined): object {
  if (!last) return {};
  if (order === '_id') return { _id: command.gt(last._id) };
  const { at = 0, _id } = last;
  return command.and([
    { at: command.gte(at) },
    command.or([{ at: command.gt(at) }, { _id: command.gt(_id) }]),
  ]);
}

async function pageAfter(
  db: Database,
  { name, order }: { name: string; order: Order },
  last: Placed | undefined,
): Promise<Placed[]> {
  const found = db
    .collection(name)
    .where(after(db, order, last))
    .limit(pageSize);
  const ordered = order === 'at' ? found.orderBy('at', 'asc') : found;
  const asked = ordered.orderBy('_id', 'asc').get();
  const { data } = await asked.catch((cause: unknown) => refuseMissing(name, cause));
  return data as Placed[];
}

/** Opens a CloudBase environment, in the cloud or on this machine. */
export function openEnvironment(connection: Connection): Environment {
  const db = tcb.init(connection).database();
  const matching = async <R extends Stored>(name: string, where: object, limit: number) => {
    const found = db.collection(name).where(where).limit(limit).get();
    const { data } = await found.catch((cause: unknown) => refuseMissing(name, cause));
    return data as R[];
  };
  return {
    find: (name, where) => matching(name, where, pageSize),
    async each<R extends Stored>(name: string, order: Order, take: (one: R) => void) {
      let count = 0;
      for (let last: Placed | undefined; ; ) {
        const page = await pageAfter(db, { name, order }, last);
        for (const one of page) take(one as Stored as R);
        count += page.length;
        last = page.at(-1);
        if (page.length < pageSize) return count;
      }
    },
    async addMissing(name, documents) {
      let added = 0;
      for (let from = 0; from < documents.length; from += batchSize) {
        const batch = documents.slice(from, from + batchSize);
        const ids = batch.map((one) => one._id);
        const known = await matching(name, { _id: db.command.in(ids) }, batchSize);
        const missing = batch.filter((one) => !known.some(({ _id }) => _id === one._id));
        if (missing.length > 0) await db.collection(name).add(missing);
        added += missing.length;
      }
      return added;
    },
  };
}
