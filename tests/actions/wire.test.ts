import { randomUUID } from 'node:crypto';
import { getMe, updateMe } from '#contracts/identity';
import { getBadge } from '#contracts/inbox';
import { submitReport } from '#contracts/report';
import type { Reply, Result } from '#contracts/wire';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { openid, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(stopTestClouds);

const resultOf = (reply: Reply): Result<unknown> => {
  if (!('result' in reply)) throw new Error('several results');
  return reply.result;
};
const codeIn = (reply: Reply) => {
  const result = resultOf(reply);
  return result.ok ? 'ok' : result.code;
};
const ask = async (request: Record<string, unknown>) => codeIn(await cloud.send('wang', request));

describe('a request that is none', () => {
  test.each([
    ['nothing', {}, 'invalid-input'],
    ['an action that is a number', { action: 7, input: {} }, 'invalid-input'],
    ['an action nobody has', { action: 'points.steal', input: {} }, 'not-found'],
    ['a name every object has', { action: 'constructor', input: {} }, 'not-found'],
    ['a command without a requestId', { action: updateMe.name, input: {} }, 'invalid-input'],
    [
      'a requestId that is an operator',
      { action: updateMe.name, input: {}, requestId: { $gt: '' } },
      'invalid-input',
    ],
    ['a list that is none', { together: 'identity.me' }, 'invalid-input'],
    [
      'nine queries together',
      { together: Array(9).fill({ action: 'identity.me', input: {} }) },
      'invalid-input',
    ],
  ])('%s is refused', async (_, request, code) => {
    expect(await ask(request)).toBe(code);
  });

  test('101 KB are too large for the platform, and for the function itself', async () => {
    const request = { action: submitReport.name, input: { text: 'x'.repeat(101 * 1024) } };
    await expect(cloud.send('wang', request)).rejects.toMatchObject({
      code: 'EXCEED_REQUEST_SIZE_LIMIT',
    });
    const caller = { openid: openid('wang'), source: 'wx_http' } as const;
    expect(codeIn((await cloud.cloud.invoke('api', request, caller)) as Reply)).toBe('too-large');
    expect(cloud.lastCall().requests).toEqual([]);
  });

  test('without an OPENID nobody is known, whatever the request says', async () => {
    const reply = (await cloud.cloud.invoke(
      'api',
      {
        action: getMe.name,
        input: {},
        openid: openid('desk'),
        userInfo: { openId: openid('desk') },
      },
      { source: 'wx_http' },
    )) as Reply;
    expect(codeIn(reply)).toBe('unknown-caller');
  });
});

describe('who asks', () => {
  test('is the OPENID of the platform; forged ids and roles are ignored', async () => {
    const forged = {
      personId: personId('desk'),
      _openid: openid('desk'),
      roles: ['district-desk'],
      memberships: [{ role: 'admin' }],
    };
    const reply = await cloud.send('wang', { action: getMe.name, input: forged, ...forged });
    const result = resultOf(reply);
    expect(result).toMatchObject({
      ok: true,
      data: { personId: personId('wang'), isStaff: false },
    });
  });

  test('a visitor is kept nowhere', async () => {
    const me = await cloud.as('visitor')(getMe, {});
    expect(me).toMatchObject({ isStaff: false, memberships: [], homes: [] });
    expect(cloud.one('people', me.personId)).toBeUndefined();
  });

  test('a role of the past or the future opens nothing', async () => {
    const person = cloud.one<{ _id: string; memberships: object[] }>('people', personId('qian'));
    const now = cloud.cloud.clock.now();
    for (const dates of [{ until: now - 1 }, { from: now + 60_000 }]) {
      const memberships = person?.memberships.map((one) => ({ ...one, ...dates }));
      await cloud.load('people', [{ ...person, _id: personId('qian'), memberships } as never]);
      const code = await ask({ action: 'work-order.list', input: { view: 'todo' } });
      expect(code).toBe('forbidden');
      const reply = await cloud.send('qian', {
        action: 'work-order.list',
        input: { view: 'todo' },
      });
      expect(codeIn(reply)).toBe('forbidden');
    }
  });
});

describe('queries asked together', () => {
  test('share one look at the caller, and one refusal does not spoil the rest', async () => {
    const reply = await cloud.send('wang', {
      together: [
        { action: getMe.name, input: {} },
        { action: getBadge.name, input: {} },
        { action: 'work-order.list', input: { view: 'todo' } },
      ],
    });
    if (!('results' in reply)) throw new Error('one result');
    expect(reply.results.map((one) => (one.ok ? 'ok' : one.code))).toEqual([
      'ok',
      'ok',
      'forbidden',
    ]);
    const about = cloud.lastCall().requests.map((request) => request.about);
    expect(about.filter((one) => one === 'people')).toHaveLength(1);
  });

  test('a command among them is refused and does nothing', async () => {
    const before = cloud.all('events').length;
    const reply = await cloud.send('wang', {
      together: [{ action: updateMe.name, input: { name: '王小梅' }, requestId: randomUUID() }],
    });
    expect(reply).toMatchObject({ results: [{ ok: false, code: 'invalid-input' }] });
    expect(cloud.all('events')).toHaveLength(before);
  });
});

describe('a repeat', () => {
  test('gets the first answer, even from two taps at once', async () => {
    const requestId = randomUUID();
    const call = () => cloud.as('wang')(submitReport, lamp, { requestId });
    const answers = await Promise.all([call(), call()]);
    answers.push(await call());
    expect(new Set(answers.map((one) => one.number)).size).toBe(1);
    expect(cloud.all('reports')).toHaveLength(1);
    expect(cloud.all('work_orders')).toHaveLength(1);
  });

  test('with another input, or for another action, is a conflict', async () => {
    const requestId = randomUUID();
    await cloud.as('li')(updateMe, { isEasyMode: true }, { requestId });
    expect(await codeOf(cloud.as('li')(updateMe, { isEasyMode: false }, { requestId }))).toBe(
      'conflict',
    );
    expect(await codeOf(cloud.as('li')(submitReport, lamp, { requestId }))).toBe('conflict');
  });

  test('of somebody else is her own', async () => {
    const requestId = randomUUID();
    const mine = await cloud.as('li')(submitReport, lamp, { requestId });
    const hers = await cloud.as('far')(submitReport, lamp, { requestId });
    expect(hers.id).not.toBe(mine.id);
  });
});

describe('what leaves the cloud', () => {
  test('logs name neither person nor input', async () => {
    await cloud.as('wang')(submitReport, { ...lamp, text: '我是王梅，电话 10000000001，请快来修' });
    const { logs } = cloud.lastCall();
    expect(logs.length).toBeGreaterThan(0);
    for (const line of logs) {
      expect(line).not.toMatch(/王梅|10000000001|修|o-test/);
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  test('a refusal is kept for the audit, without what was sent', async () => {
    await codeOf(
      cloud.as('wang')(submitReport, { ...lamp, photos: { batchId: 'fb_x', places: [0] } }),
    );
    const kept = cloud.all<{ _id: string; code: string; callerId: string }>('refusals').at(-1);
    expect(cloud.all('refusals').map((one) => Object.keys(one).sort())).toContainEqual([
      '_id',
      'action',
      'at',
      'callerId',
      'code',
      'traceId',
    ]);
    expect(kept).toBeDefined();
  });
});

describe('functions that are not for people', () => {
  test.each(['jobs', 'events'])('%s refuses a phone', async (name) => {
    await expect(cloud.cloud.invoke(name, {}, { openid: openid('wang') })).rejects.toMatchObject({
      code: 'FUNCTIONS_PERMISSION_DENIED',
    });
  });
});
