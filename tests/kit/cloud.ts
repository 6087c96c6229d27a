import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '#config/collections';
import { templates } from '#config/templates';
import type { Reply, Request } from '#contracts/wire';
import { root } from '../../tools/build/fresh';
import { buildFunctions } from '../../tools/build/functions';
import { type CallRecord, type LocalCloud, startLocalCloud } from '../../tools/local-cloud';
import { templateTable } from '../../tools/local-cloud/openapi/template-table';
import { type Calling, callingAs, sendAs } from './calling';
import { buildWorld, openid, type Who, type World } from './world';

type Stored = Record<string, unknown> & { _id: string };

/** The real bundles in a local cloud of their own, as persons see them. */
export type TestCloud = {
  cloud: LocalCloud;
  /** Calls as a person, as her phone does. */
  as(who: Who): Calling;
  /** Sends anything at all, and answers whatever comes back. */
  send(who: Who, request: Request | Record<string, unknown>): Promise<Reply>;
  /** Fires the timer of `jobs` once. */
  tick(): Promise<unknown>;
  /** The documents of a collection, in `_id` order. */
  all<R extends { _id: string }>(collection: string): R[];
  one<R extends { _id: string }>(collection: string, id: string): R | undefined;
  /** Writes documents past every rule. */
  load(collection: string, documents: readonly { _id: string }[]): Promise<void>;
  /** Changes fields of one document past every rule; what functions remembered of areas is over then. */
  change(collection: string, id: string, fields: object): Promise<void>;
  /** Empties the database and builds the world again, a minute later: the functions stay warm. */
  restart(): Promise<void>;
  /** When the world was built last, on its own clock. */
  startedAt(): number;
  /** Templates as WeChat knows them, by id; a test may change what WeChat knows. */
  templates: Record<string, readonly string[]>;
  /** The newest call of a function, with what it asked of the cloud. */
  lastCall(name?: string): CallRecord;
};

const dirs: string[] = [];
const running: LocalCloud[] = [];

/** A local cloud with the small world in it: queries without an index are refused, nothing is fsynced. */
export async function startTestCloud(world: World = buildWorld()): Promise<TestCloud> {
  await buildFunctions();
  const dir = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  dirs.push(dir);
  // A copy, so that a build meanwhile does not change what this test is about.
  const functionsDir = join(dir, 'functions');
  cpSync(join(root, 'dist', 'cloudfunctions'), functionsDir, { recursive: true });
  const known = templateTable(templates);
  const cloud = await startLocalCloud({
    dataDir: join(dir, 'data'),
    functionsDir,
    templates: known,
    isDurable: false,
    isStrict: true,
    timersOn: false,
  });
  running.push(cloud);
  const test = handle(cloud, { world, templates: known });
  await fill(test, world);
  return test;
}

/** Longer than any function remembers an area. */
const forgettingMs = 61_000;

async function fill({ cloud, load }: TestCloud, world: World): Promise<void> {
  for (const [name, indexes] of Object.entries(collections))
    await cloud.database.defineCollection(name, indexes);
  await load('areas', world.areas);
  await load(
    'plate_codes',
    world.areas.map(({ code, _id }) => ({ _id: code, areaId: _id })),
  );
  await load('people', world.people);
}

type Known = Pick<TestCloud, 'templates'> & { world: World };

function handle(cloud: LocalCloud, { world, templates: known }: Known): TestCloud {
  const send: TestCloud['send'] = (who, request) => sendAs(cloud, openid(who), request);
  const all = <R extends { _id: string }>(collection: string) =>
    [...cloud.database.dump(collection)] as Stored[] as unknown as R[];
  const one = <R extends { _id: string }>(collection: string, id: string) =>
    all<R>(collection).find((each) => each._id === id);
  const load: TestCloud['load'] = async (collection, documents) => {
    await cloud.database.bulkLoad(collection, documents);
  };
  let startedAt = cloud.clock.now();
  const test: TestCloud = {
    cloud,
    templates: known,
    send,
    load,
    all,
    one,
    change: async (collection, id, fields) => {
      await load(collection, [{ ...one(collection, id), ...fields, _id: id }]);
      if (collection === 'areas') await cloud.clock.advance(forgettingMs);
    },
    restart: async () => {
      cloud.faults.clear();
      await cloud.database.reset();
      await cloud.clock.advance(forgettingMs);
      startedAt = cloud.clock.now();
      await fill(test, world);
    },
    startedAt: () => startedAt,
    as: (who) => callingAs(cloud, openid(who)),
    tick: () => cloud.fireTimer('jobs'),
    lastCall: (name = 'api') => {
      const call = cloud.inspect().calls.findLast((one) => one.function === name);
      if (!call) throw new Error(`${name} was never called`);
      return call;
    },
  };
  return test;
}

/** Ends every cloud this file started and removes what it wrote. */
export async function stopTestClouds(): Promise<void> {
  for (const cloud of running.splice(0)) await cloud.close();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
}
