import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '#config/collections';
import type { Action, Got, Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Reply, Request, Result } from '#contracts/wire';
import { root } from '../../tools/build/fresh';
import { buildFunctions } from '../../tools/build/functions';
import { type CallRecord, type LocalCloud, startLocalCloud } from '../../tools/local-cloud';
import { buildWorld, openid, type World } from './world';

type Who = Parameters<typeof openid>[0];
type Stored = Record<string, unknown> & { _id: string };

/** The real bundles in a local cloud of their own, as persons see them. */
export type TestCloud = {
  cloud: LocalCloud;
  /** Calls one action as a person, as the phone does; throws the AppError she would read. */
  call<A extends Action>(
    who: Who,
    action: A,
    input: Sent<A>,
    options?: { requestId?: string },
  ): Promise<Got<A>>;
  /** Sends anything at all, and answers whatever comes back. */
  send(who: Who, request: Request | Record<string, unknown>): Promise<Reply>;
  /** Fires the timer of `jobs` once. */
  tick(): Promise<unknown>;
  /** The documents of a collection, in `_id` order. */
  all<R extends { _id: string }>(collection: string): R[];
  one<R extends { _id: string }>(collection: string, id: string): R | undefined;
  /** Writes documents past every rule. */
  load(collection: string, documents: readonly { _id: string }[]): Promise<void>;
  /** The newest call of a function, with what it asked of the cloud. */
  lastCall(name?: string): CallRecord;
};

const dirs: string[] = [];
const running: LocalCloud[] = [];

/** A local cloud with the small world in it: queries without an index are refused, nothing is fsynced. */
export async function startTestCloud(world: World = buildWorld()): Promise<TestCloud> {
  await buildFunctions();
  const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  dirs.push(dataDir);
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    isDurable: false,
    isStrict: true,
    timersOn: false,
  });
  running.push(cloud);
  for (const [name, indexes] of Object.entries(collections))
    await cloud.database.defineCollection(name, indexes);
  const load = async (collection: string, documents: readonly { _id: string }[]) => {
    await cloud.database.bulkLoad(collection, documents);
  };
  await load('areas', world.areas);
  await load(
    'plate_codes',
    world.areas.map(({ code, _id }) => ({ _id: code, areaId: _id })),
  );
  await load('people', world.people);
  return handle(cloud, load);
}

function handle(cloud: LocalCloud, load: TestCloud['load']): TestCloud {
  const send: TestCloud['send'] = async (who, request) =>
    (await cloud.invoke('api', request, { openid: openid(who) })) as Reply;
  const all = <R extends { _id: string }>(collection: string) =>
    [...cloud.database.dump(collection)] as Stored[] as unknown as R[];
  return {
    cloud,
    send,
    load,
    all,
    one: <R extends { _id: string }>(collection: string, id: string) =>
      all<R>(collection).find((one) => one._id === id),
    call: async (who, action, input, { requestId = randomUUID() } = {}) =>
      opened(await send(who, { action: action.name, input, requestId })),
    tick: () => cloud.fireTimer('jobs'),
    lastCall: (name = 'api') => {
      const call = cloud.inspect().calls.findLast((one) => one.function === name);
      if (!call) throw new Error(`${name} was never called`);
      return call;
    },
  };
}

function opened<T>(reply: Reply): T {
  const result: Result<unknown> | undefined = 'result' in reply ? reply.result : reply.results[0];
  if (!result) throw new Error('an empty reply');
  if (!result.ok) throw new AppError(result.code, result.details);
  return result.data as T;
}

/** Ends every cloud this file started and removes what it wrote. */
export async function stopTestClouds(): Promise<void> {
  for (const cloud of running.splice(0)) await cloud.close();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
}
