import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'esbuild';
import { closeDatabases, TestDatabase, temporaryDir } from './database-kit';

const ROUNDS = 6;

afterAll(closeDatabases);

/** The writer as one file, so that a round does not spend its time compiling. */
async function bundleWriter(): Promise<string> {
  const outfile = path.join(temporaryDir(), 'writer.js');
  await build({
    entryPoints: [path.join(__dirname, 'database-writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['lmdb'],
    logLevel: 'error',
  });
  return outfile;
}

/** Kills the writer some moments after its first acknowledgement; answers the last it gave. */
async function writeAndKill(writer: string, dir: string): Promise<number> {
  const modules = path.join(__dirname, '..', '..', 'node_modules');
  const env = { ...process.env, NODE_PATH: modules };
  const child = spawn(process.execPath, [writer, dir], { env });
  let printed = '';
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk);
  });
  const isWriting = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      resolve();
    });
  });
  await Promise.race([isWriting, failed(child, () => complaints)]);
  await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 300));
  child.kill('SIGKILL');
  await once(child, 'close');
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
}

async function failed(child: ChildProcessWithoutNullStreams, complaints: () => string) {
  const [code, signal] = await once(child, 'close');
  if (signal !== 'SIGKILL') throw new Error(`the writer ended with ${code}: ${complaints()}`);
}

async function checkWhatIsLeft(dir: string, acknowledged: number): Promise<void> {
  const db = new TestDatabase({ dir });
  const entries = [...db.database.dump('entries')];
  const numbers = entries.map(({ n }) => Number(n)).sort((one, other) => one - other);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(numbers.length).toBeGreaterThanOrEqual(acknowledged);
  const accounts = [...db.database.dump('accounts')];
  expect(accounts.reduce((sum, { points }) => sum + Number(points), 0)).toBe(3000);
  expect(await db.count('entries', { n: { $gt: 0 } })).toBe(entries.length);
  expect(db.lastReport?.index).toBe('n_1');
  expect(await db.count('entries', { tags: 'all' })).toBe(entries.length);
  expect(await db.count('entries', { tags: { $in: ['t0', 't1', 't2'] } })).toBe(entries.length);
  expect(await db.count('accounts', { points: { $gte: 0 } })).toBe(3);
  await db.close();
}

test('kill -9 in the middle of writes loses nothing acknowledged and halves no transaction', async () => {
  const writer = await bundleWriter();
  const dir = path.join(temporaryDir(), 'data');
  let before = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const acknowledged = await writeAndKill(writer, dir);
    expect(acknowledged).toBeGreaterThan(before);
    await checkWhatIsLeft(dir, acknowledged);
    before = acknowledged;
  }
}, 120_000);
