import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalCloud } from '../../tools/local-cloud/index';
import { close, closeAll, probeFunctions, startProbeCloud, temporaryDir } from './server-kit';

let cloud: LocalCloud;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = await probeFunctions({
    api: { timeout: 1 },
    patient: { timeout: 20, memorySize: 64 },
    jobs: { invoke: 'nobody' },
    // Called one after another only, so that one instance serves every call.
    lone: {},
  });
  cloud = await startProbeCloud({}, { functionsDir, hotReload: true });
});
afterAll(closeAll);

const asked = (what: Record<string, unknown>, openid = 'o-a', name = 'api') =>
  cloud.invoke(name, what, { openid });

describe('identity', () => {
  test('stays with its call when many run at once, also across awaits', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `o-${i}`);
    const seen = await Promise.all(
      people.map((openid) => asked({ do: 'identity-across-await', ms: 40 }, openid, 'patient')),
    );
    expect(seen).toMatchObject(
      people.map((openid) => ({ before: { OPENID: openid }, after: { OPENID: openid } })),
    );
  });

  test('is that of WeChat: app, source, environment, and userInfo that a caller cannot forge', async () => {
    expect(await asked({ do: 'identity' })).toEqual({
      OPENID: 'o-a',
      APPID: expect.stringMatching(/^wx/),
      CLIENTIP: '127.0.0.1',
      ENV: cloud.envId,
      SOURCE: 'wx_client',
    });
    const echoed = await asked({ do: 'echo', userInfo: { openId: 'o-forged' } });
    expect(echoed).toMatchObject({ userInfo: { openId: 'o-a' } });
  });

  test('leaves nothing behind for a call without one', async () => {
    await asked({ do: 'identity' }, 'o-a', 'lone');
    const names = (await cloud.invoke('lone', { do: 'environment-names' })) as string[];
    expect(names).not.toContain('WX_OPENID');
    expect(await cloud.invoke('lone', { do: 'identity' })).not.toHaveProperty('OPENID');
  });

  test('goes along when a function calls another, with the chain of sources', async () => {
    const result = await asked({ do: 'call', name: 'jobs', data: { do: 'identity' } });
    expect(result).toMatchObject({
      isOk: true,
      value: { result: { OPENID: 'o-a', SOURCE: 'wx_client,scf' } },
    });
  });
});

describe('doors and limits', () => {
  test('a function for nobody refuses people and serves the platform', async () => {
    await expect(asked({ do: 'echo' }, 'o-a', 'jobs')).rejects.toMatchObject({
      code: 'FUNCTIONS_PERMISSION_DENIED',
    });
    await expect(cloud.push('jobs', { do: 'echo' })).resolves.toMatchObject({ do: 'echo' });
  });

  test('a function that does not exist says so, and no path leads out of the folder', async () => {
    for (const name of ['nothing', '../api', 'api/..', '']) {
      await expect(asked({}, 'o-a', name)).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' });
    }
  });

  test('101 KB in and more than 1 MB out are refused for people only', async () => {
    const request = { do: 'wait', text: 'x'.repeat(101 * 1024) };
    await expect(asked(request)).rejects.toMatchObject({ code: 'EXCEED_REQUEST_SIZE_LIMIT' });
    await expect(cloud.invoke('api', request)).resolves.toBeNull();

    const big = { do: 'big', ms: 1024 * 1024 };
    await expect(asked(big)).rejects.toMatchObject({
      code: 'WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT',
      errCode: -604_001,
      message: 'cloudfunction result size exceed limit (1MB)',
    });
    await expect(cloud.invoke('api', big)).resolves.toHaveLength(1024 * 1024);
  });

  test('an error of the function is told with its message', async () => {
    await expect(asked({ do: 'throw' })).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      errCode: -504_002,
      message: 'TypeError: as asked',
    });
  });
});

describe('a function that does not end', () => {
  const timedOut = {
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    errCode: -504_003,
    message: 'Invoking task timed out after 1 seconds',
  };

  test('is killed at its limit when it waits, and when it spins', async () => {
    await expect(asked({ do: 'wait', ms: 60_000 })).rejects.toMatchObject(timedOut);
    await expect(asked({ do: 'spin', ms: 60_000 })).rejects.toMatchObject(timedOut);
    await expect(asked({ do: 'identity' })).resolves.toMatchObject({ OPENID: 'o-a' });
  });

  test('or that exits or eats its memory ends only itself', async () => {
    const neighbour = asked({ do: 'wait', ms: 300 }, 'o-b', 'patient');
    await expect(asked({ do: 'exit' })).rejects.toMatchObject({
      message: 'Process exited unexpectedly before completing request',
    });
    await expect(asked({ do: 'hoard' }, 'o-a', 'patient')).rejects.toMatchObject({
      code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    });
    await neighbour;
  });

  test('or that leaves a rejection unheard dies of it, and the reason is in its log', async () => {
    await expect(asked({ do: 'reject-unheard' })).rejects.toMatchObject({
      message: 'Process exited unexpectedly before completing request',
    });
    const { outcome, logs } = cloud.inspect().calls.at(-1) ?? {};
    expect([outcome, logs?.join()]).toEqual(['killed', expect.stringContaining('nobody listens')]);
  });
});

describe('an instance', () => {
  test('stands still once it has answered, and goes on with the next call', async () => {
    const lonely = await startProbeCloud({ api: { timeout: 5 } });
    const tick = (what: string) => lonely.invoke('api', { do: what });
    await tick('leave-ticking');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await tick('ticks')).toBeLessThan(5);
    await lonely.invoke('api', { do: 'wait', ms: 200 });
    expect(await tick('ticks')).toBeGreaterThan(5);
    await close(lonely);
  });

  test('forgets everything when the environment is reset', async () => {
    const warm = await startProbeCloud({ api: { timeout: 5 } });
    await warm.invoke('api', { do: 'leave-ticking' });
    await warm.invoke('api', { do: 'wait', ms: 100 });
    expect(await warm.invoke('api', { do: 'ticks' })).toBeGreaterThan(0);
    await warm.reset();
    expect(await warm.invoke('api', { do: 'ticks' })).toBe(0);
    await close(warm);
  });

  test('may be loaded before anybody calls, which is no call', async () => {
    const warm = await startProbeCloud({ api: {} }, { isWarm: true });
    await warm.invoke('api', { do: 'identity' });
    expect(warm.inspect().calls).toHaveLength(1);
    await close(warm);
  });

  test('follows the movable clock, with dates that are real dates', async () => {
    const moved = await startProbeCloud({ api: {} });
    await moved.clock.advance(3 * 86_400_000);
    const seen = (await moved.invoke('api', { do: 'time' })) as { now: number; fresh: string };
    expect(Math.abs(seen.now - moved.clock.now())).toBeLessThan(2000);
    expect(Math.abs(Date.parse(seen.fresh) - seen.now)).toBeLessThan(1000);
    expect(seen).toMatchObject({ isDate: true, text: '1970-01-01T00:00:00.000Z' });
    await close(moved);
  });

  test('is loaded anew when its file changed', async () => {
    expect(await asked({ do: 'ticks' }, 'o-a', 'patient')).toBe(0);
    const file = path.join(functionsDir, 'patient', 'index.js');
    appendFileSync(file, '\nexports.main = () => "fresh";\nmodule.exports = exports;\n');
    expect(await asked({ do: 'ticks' }, 'o-a', 'patient')).toBe('fresh');
  });

  test('writes its console into the inspection', async () => {
    await asked({ do: 'log' });
    expect(cloud.inspect().calls.at(-1)).toMatchObject({
      function: 'api',
      outcome: 'answered',
      logs: ['hello log'],
    });
  });
});

test('one data folder serves one local cloud at a time', async () => {
  const dataDir = temporaryDir();
  const first = await startProbeCloud({}, { dataDir });
  await expect(startProbeCloud({}, { dataDir })).rejects.toThrow('已经有一个本地云在用');
  await close(first);
  await close(await startProbeCloud({}, { dataDir }));
});
