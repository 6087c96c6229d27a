import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import type { LocalCloud, Persona } from '../../tools/local-cloud/index';
import { closeAll, startProbeCloud, temporaryDir } from './server-kit';

const personas: Persona[] = [
  {
    id: 'resident',
    openid: 'o-resident',
    name: '王秀兰',
    what: '70 岁居民',
    tryThis: '拍一张坏了的灯',
    isStaff: false,
  },
  {
    id: 'worker',
    openid: 'o-worker',
    name: '赵小河',
    what: '网格员',
    tryThis: '受理第一件',
    isStaff: true,
    isWide: true,
  },
];

let cloud: LocalCloud;

beforeAll(async () => {
  const appDir = temporaryDir();
  mkdirSync(path.join(appDir, 'js'));
  writeFileSync(
    path.join(appDir, 'index.html'),
    '<!doctype html><script>let a = 1;</script><script src="js/app.12345678.js"></script>',
  );
  writeFileSync(path.join(appDir, 'js', 'app.12345678.js'), 'let b = 2;');
  cloud = await startProbeCloud(
    { api: { timeout: 1 }, jobs: { invoke: 'nobody' } },
    { personas, appDir },
  );
});
afterAll(closeAll);

async function post(where: string, body: unknown, token?: string) {
  const response = await fetch(`${cloud.gatewayUrl}${where}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const session = async (body: unknown = {}, token?: string) =>
  String((await post('/session', body, token)).body.token);
const whoIs = async (token: string) =>
  (await post('/call', { name: 'api', data: { do: 'identity' } }, token)).body.result as {
    OPENID: string;
  };

/** A request with headers that fetch would not let anybody choose. */
function raw(where: string, headers: Record<string, string>, method = 'POST'): Promise<number> {
  const { port } = new URL(cloud.gatewayUrl);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: where, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a session', () => {
  test('is a persona, or somebody new each time', async () => {
    expect(await whoIs(await session({ persona: 'resident' }))).toMatchObject({
      OPENID: 'o-resident',
      SOURCE: 'wx_client',
    });
    const one = await whoIs(await session());
    const two = await whoIs(await session());
    expect(one.OPENID).not.toBe(two.OPENID);
    expect(await post('/session', { persona: 'nobody' })).toMatchObject({ status: 404 });
  });

  test('begins with 24 characters that are one person’s, also when it is renewed', async () => {
    const [one, again, other] = [
      await session({ persona: 'resident' }),
      await session({ persona: 'resident' }),
      await session(),
    ];
    expect(one.slice(0, 24)).toBe(again.slice(0, 24));
    expect(one.slice(0, 24)).not.toBe(other.slice(0, 24));
    expect((await session({}, other)).slice(0, 24)).toBe(other.slice(0, 24));
  });

  test('cannot be forged', async () => {
    const token = await session({ persona: 'resident' });
    const [person = '', text = '', signature = ''] = token.split('.');
    const claims = Buffer.from(text, 'base64url').toString().replace('resident', 'worker');
    const forged = [person, Buffer.from(claims).toString('base64url'), signature].join('.');
    for (const bad of [forged, `${token}x`, '', 'a.b.c']) {
      expect(await post('/call', { name: 'api' }, bad)).toMatchObject({
        status: 401,
        body: { code: 'session-expired' },
      });
    }
  });

  test('that expired is told so, and renewed as the same person', async () => {
    const token = await session();
    const { OPENID } = await whoIs(token);
    await post('/inspect/expire-sessions', {});
    expect(await post('/call', { name: 'api' }, token)).toEqual({
      status: 401,
      body: {
        code: 'session-expired',
        message: '离开时间久了，请重新打开一次，您填的内容都在',
      },
    });
    expect(await whoIs(await session({}, token))).toMatchObject({ OPENID });
  });
});

describe('a call', () => {
  test.each([
    { name: 'jobs', data: {}, status: 403, body: { code: 'FUNCTIONS_PERMISSION_DENIED' } },
    { name: 'none', data: {}, status: 404, body: { code: 'FUNCTION_NOT_FOUND' } },
    { name: 'api', data: { do: 'throw' }, status: 502, body: { errCode: -504_002 } },
    { name: 'api', data: { do: 'wait', ms: 9000 }, status: 502, body: { errCode: -504_003 } },
    { name: 'api', data: { do: 'big', ms: 1_100_000 }, status: 502, body: { errCode: -604_001 } },
    {
      name: 'api',
      data: { text: 'x'.repeat(101 * 1024) },
      status: 413,
      body: { code: 'EXCEED_REQUEST_SIZE_LIMIT' },
    },
  ])('of $name that fails answers $status', async ({ name, data, status, body }) => {
    expect(await post('/call', { name, data }, await session())).toMatchObject({ status, body });
  });

  test('that is no JSON object, or far too large, is refused', async () => {
    const token = await session();
    expect(await post('/call', 'text', token)).toMatchObject({ status: 400 });
    const huge = { name: 'api', data: 'x'.repeat(1_100_000) };
    expect(await post('/call', huge, token)).toMatchObject({ status: 413 });
  });
});

describe('a web page elsewhere', () => {
  const own = () => new URL(cloud.gatewayUrl).host;

  test('cannot reach the gateway, the inspection or the admin protocol', async () => {
    const evil = [
      { host: 'evil.example' },
      { host: `evil.example:${new URL(cloud.gatewayUrl).port}` },
      { host: own(), origin: 'https://evil.example' },
      { host: own(), origin: 'null' },
      { host: own(), origin: 'http://127.0.0.1:1' },
      { host: own(), 'sec-fetch-site': 'cross-site' },
      { host: own(), 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of evil) {
      for (const where of ['/session', '/call', '/phone-code', '/inspect/clock', '/admin']) {
        expect([where, headers, await raw(where, headers)]).toEqual([where, headers, 403]);
      }
      expect(await raw('/inspect/state', headers, 'GET')).toBe(403);
    }
  });

  test('our own page can, but not speak the admin protocol', async () => {
    const mine = { host: own(), origin: cloud.gatewayUrl, 'sec-fetch-site': 'same-origin' };
    expect(await raw('/session', mine)).toBe(200);
    expect(await raw('/session', { ...mine, host: own().replace('127.0.0.1', 'localhost') })).toBe(
      200,
    );
    expect(await raw('/admin', mine)).toBe(403);
  });

  test('a link from elsewhere may open the stage and the app', async () => {
    const followed = {
      host: own(),
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await raw('/', followed, 'GET')).toBe(200);
    expect(await raw('/app/', followed, 'GET')).toBe(200);
    expect(await raw('/app/', { ...followed, 'sec-fetch-dest': 'iframe' }, 'GET')).toBe(403);
    expect(await raw('/inspect/state', followed, 'GET')).toBe(403);
  });
});

describe('pages', () => {
  test('the app runs only the scripts it was built with', async () => {
    const page = await fetch(`${cloud.gatewayUrl}/app/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/);
    expect(policy).toContain("frame-ancestors 'self'");
    const script = await fetch(`${cloud.gatewayUrl}/app/js/app.12345678.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  test('nothing outside the app’s folder is served', async () => {
    for (const where of ['/app/../package.json', '/app/%2e%2e%2fpackage.json', '/app/none.js']) {
      expect(await raw(where, { host: new URL(cloud.gatewayUrl).host }, 'GET')).toBe(404);
    }
    expect(await raw('/app/%E0%A4%A', { host: new URL(cloud.gatewayUrl).host }, 'GET')).toBe(404);
  });

  test('the stage shows the personas without their openids', async () => {
    const stage = await (await fetch(`${cloud.gatewayUrl}/`)).text();
    expect(stage).toContain('将要发出的消息');
    const state = (await (await fetch(`${cloud.gatewayUrl}/inspect/state`)).json()) as object;
    expect(state).toMatchObject({ hasApp: true, personas: [{ name: '王秀兰' }, { isWide: true }] });
    expect(JSON.stringify(state)).not.toContain('o-resident');
  });
});
