import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import path from 'node:path';
import type { LocalCloud } from '../../tools/local-cloud/index';
import { closeAll, probeFunctions, startProbeCloud, temporaryDir } from './server-kit';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startProbeCloud({ api: { timeout: 20 } });
  await cloud.database.defineCollection('notes', [{ keys: { n: 1 } }]);
});
afterAll(closeAll);
afterEach(() => cloud.faults.clear());

const run = (what: Record<string, unknown>) => cloud.invoke('api', what, { openid: 'o-a' });
const notes = () => [...cloud.database.dump('notes')].map(({ _id }) => _id);
const lastCall = () => cloud.inspect().calls.at(-1);

describe('a program outside, with the real node-sdk', () => {
  const ask = async (body: object, where = '') => {
    const response = await fetch(`${cloud.adminUrl}${where}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('calls functions, reads and writes documents and files', async () => {
    Object.assign(process.env, cloud.env());
    const sdk = await import('@cloudbase/node-sdk');
    const app = sdk.default.init({ env: cloud.envId });
    const called = await app.callFunction({ name: 'api', data: { do: 'identity' } });
    expect(called.result).toEqual({ ENV: cloud.envId, SOURCE: 'scf', APPID: expect.any(String) });
    await app.database().collection('notes').doc('outside').set({ n: 7 });
    expect(await run({ do: 'find', data: { n: 7 } })).toEqual([{ _id: 'outside', n: 7 }]);
    const { fileID } = await app.uploadFile({
      cloudPath: '外面/a b.txt',
      fileContent: Buffer.from('from outside'),
    });
    const { fileContent } = await app.downloadFile({ fileID });
    expect(String(fileContent)).toBe('from outside');
    expect((await app.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([
      { code: 'SUCCESS' },
    ]);
    await expect(app.callFunction({ name: 'none', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    });
  });

  test.each([
    [{ action: 'wx.wxPayApi' }, 'INVALID_ACTION', 'not imitated: wx.wxPayApi'],
    [{ action: 'storage.copyFile' }, 'INVALID_ACTION', 'not imitated: storage.copyFile'],
    [{}, 'INVALID_ACTION', 'not imitated: '],
    [
      { action: 'storage.getUploadMetadata', path: '../x' },
      'INVALID_PARAM',
      '非法的文件路径：../x',
    ],
  ])('that asks %j hears %s, with status 200', async (body, code, message) => {
    expect(await ask(body)).toEqual({
      status: 200,
      body: { code, message, requestId: expect.any(String) },
    });
  });

  test('cannot pass for a function', async () => {
    const body = { action: 'functions.invokeFunction', function_name: 'api' };
    expect(await ask(body, '/a-call-that-never-was')).toMatchObject({
      body: { code: 'SIGN_PARAM_INVALID' },
    });
  });

  test('that sends no JSON still gets JSON', async () => {
    const response = await fetch(cloud.adminUrl, { method: 'POST', body: 'not json' });
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { code: 'INVALID_PARAM' },
    ]);
  });
});

test('every request is counted for the call that made it, with what the database read', async () => {
  await Promise.all([
    run({ do: 'write', name: 'counted', data: { n: 41 } }),
    run({ do: 'find', data: { n: 41 } }),
  ]);
  const calls = cloud.inspect().calls.slice(-2);
  expect(calls.map((call) => call.requests.map(({ action, about }) => [action, about]))).toEqual([
    [['database.modifyDocument', 'notes']],
    [['database.getDocument', 'notes']],
  ]);
  await run({ do: 'find', data: { n: 41 } });
  expect(lastCall()).toMatchObject({
    function: 'api',
    openid: 'o-a',
    source: 'wx_client',
    requests: [{ queries: [{ collection: 'notes', documentsExamined: 1, returned: 1 }] }],
  });
});

describe('a function killed on purpose', () => {
  const died = { message: 'Process exited unexpectedly before completing request' };

  test.each([
    ['before', 1, []],
    ['after', 1, ['first']],
    ['before', 2, ['first']],
    ['after', 2, ['first', 'second']],
  ] as const)('%s its request %d leaves exactly %j', async (when, request, left) => {
    await cloud.database.defineCollection('notes', [{ keys: { n: 1 } }]);
    await run({ do: 'remove-all' });
    cloud.faults.set({ kind: 'kill', function: 'api', when, request });
    await expect(run({ do: 'write-two' })).rejects.toMatchObject(died);
    expect(notes()).toEqual(left);
    expect(lastCall()).toMatchObject({ outcome: 'killed' });
    await expect(run({ do: 'write-two' })).resolves.toBe('both');
    expect(notes()).toEqual(['first', 'second']);
  });
});

test('a reset empties everything and loads what a fresh environment holds', async () => {
  const fresh: LocalCloud = await startProbeCloud(
    { api: { timeout: 20 } },
    { afterReset: () => fresh.database.defineCollection('notes', []) },
  );
  await fresh.database.defineCollection('notes', []);
  await fresh.invoke('api', { do: 'write', name: 'gone', data: { n: 1 } });
  await fresh.reset();
  expect([...fresh.database.dump('notes')]).toEqual([]);
  expect(fresh.inspect().calls).toEqual([]);
});

describe('started alone', () => {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
  });

  async function start(...args: string[]) {
    const root = path.join(__dirname, '..', '..');
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(root, 'tools', 'local-cloud', 'main.ts'), ...args],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    started.push(child);
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const line = new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        if (stdout.includes('\n')) resolve(stdout);
      });
    });
    const first = await Promise.race([line, exited.then(() => '')]);
    return { child, exited, stdout: first, stderr: () => stderr };
  }

  test('prints one line of JSON with its addresses, and stops at SIGTERM', async () => {
    const dataDir = temporaryDir();
    const functions = await probeFunctions({ api: {} });
    const alone = await start('--data', dataDir, '--port', '0', '--functions', functions);
    const printed = JSON.parse(alone.stdout) as Record<string, string>;
    expect(printed).toMatchObject({
      adminUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/admin$/),
      envId: expect.stringMatching(/^local-/),
      env: { TENCENTCLOUD_RUNENV: 'SCF' },
    });
    expect(alone.stdout.trim().split('\n')).toHaveLength(1);
    expect((await fetch(`${printed.gatewayUrl}/inspect/state`)).status).toBe(200);
    alone.child.kill('SIGTERM');
    expect(await alone.exited).toBe(0);
  });

  test('after a kill starts again on the same data', async () => {
    const dataDir = temporaryDir();
    const killed = await start('--data', dataDir, '--port', '0');
    killed.child.kill('SIGKILL');
    await killed.exited;
    const again = await start('--data', dataDir, '--port', '0');
    expect(again.stdout).toContain('adminUrl');
    again.child.kill('SIGINT');
    expect(await again.exited).toBe(0);
  });

  test('on a taken port says so in a sentence', async () => {
    const { port } = new URL(cloud.gatewayUrl);
    const refused = await start('--data', temporaryDir(), '--port', port);
    expect(await refused.exited).toBe(1);
    expect(refused.stderr()).toContain(`端口 ${port} 已被占用，请关掉占用它的程序`);
    expect(refused.stderr()).not.toContain('    at ');
  });
});

test('a port nobody insisted on gives way to the next free one', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const next = await startProbeCloud({}, { port, mayUseNextPort: true });
  expect(Number(new URL(next.gatewayUrl).port)).toBeGreaterThan(port);
  other.close();
});
