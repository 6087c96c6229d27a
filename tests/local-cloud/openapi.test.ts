import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import sharp from 'sharp';
import type { LocalCloud } from '../../tools/local-cloud/index';
import { riskyMark } from '../../tools/local-cloud/openapi/check-media';
import { closeAll, startProbeCloud } from './server-kit';

const template = 'T-progress';
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startProbeCloud(
    {
      api: {
        timeout: 20,
        permissions: {
          openapi: [
            'subscribeMessage.send',
            'security.msgSecCheck',
            'security.mediaCheckAsync',
            'wxacode.getUnlimited',
            'phonenumber.getPhoneNumber',
            'wxacode.get',
          ],
        },
      },
      bare: {},
      events: { invoke: 'nobody' },
    },
    { templates: { [template]: ['thing1', 'phrase2'] } },
  );
});
afterAll(closeAll);
afterEach(() => cloud.faults.clear());

type Outcome = { isOk: boolean; value?: unknown; errCode?: number; errMsg?: string };

const ask = (name: string, args: Record<string, unknown>, functionName = 'api') =>
  cloud.invoke(functionName, { do: 'openapi', name, args }, { openid: 'o-a' }) as Promise<Outcome>;

test('an openapi the function may not call answers -604101, one that is not imitated -604100', async () => {
  expect(await ask('security.msgSecCheck', {}, 'bare')).toMatchObject({ errCode: -604_101 });
  expect(cloud.inspect().calls.at(-1)?.requests).toMatchObject([
    { action: 'wx.openApi', about: 'security.msgSecCheck', errorCode: '-604101' },
  ]);
  expect(await ask('wxacode.get', {})).toMatchObject({ errCode: -604_100 });
});

describe('subscribeMessage.send', () => {
  const message = (data: Record<string, string>, more: Record<string, unknown> = {}) => ({
    touser: 'o-b',
    templateId: template,
    page: 'pages/home/index',
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }])),
    ...more,
  });
  const good = { thing1: '楼道灯不亮', phrase2: '处理中' };

  test('keeps what would have been delivered', async () => {
    expect(await ask('subscribeMessage.send', message(good))).toMatchObject({ isOk: true });
    expect(cloud.inspect().sentMessages.at(-1)).toMatchObject({
      openid: 'o-b',
      templateId: template,
      page: 'pages/home/index',
      data: { thing1: { value: '楼道灯不亮' } },
      errcode: 0,
    });
  });

  test.each([
    ['21 characters', { ...good, thing1: '字'.repeat(21) }],
    ['a phrase of 6', { ...good, phrase2: '正在处理之中' }],
    ['a phrase that is not Chinese', { ...good, phrase2: 'doing' }],
    ['a line break', { ...good, thing1: '一\n二' }],
    ['an empty value', { ...good, thing1: '' }],
    ['a missing keyword', { thing1: '楼道灯不亮' }],
  ])('refuses %s with 47003', async (_, data) => {
    expect(await ask('subscribeMessage.send', message(data as typeof good))).toMatchObject({
      isOk: false,
      errCode: 47_003,
    });
  });

  test('refuses unknown templates and people without credit as WeChat does', async () => {
    const unknown = message(good, { templateId: 'T-none' });
    expect(await ask('subscribeMessage.send', unknown)).toMatchObject({ errCode: 40_037 });
    cloud.faults.set({
      kind: 'openapi',
      api: 'subscribeMessage.send',
      openid: 'o-b',
      answer: { errcode: 43_101, errmsg: 'user refuse to accept the msg' },
    });
    const other = message(good, { touser: 'o-c' });
    expect(await ask('subscribeMessage.send', other)).toMatchObject({ isOk: true });
    expect(await ask('subscribeMessage.send', message(good))).toMatchObject({ errCode: 43_101 });
    expect(cloud.inspect().sentMessages.at(-1)).toMatchObject({ openid: 'o-b', errcode: 43_101 });
    expect(await ask('subscribeMessage.send', message(good))).toMatchObject({ isOk: true });
  });

  test('can meet a gateway that fails before WeChat hears of it, or lose the answer of what WeChat did', async () => {
    const sent = () => cloud.inspect().sentMessages.length;
    const broken = async (answer: 'http-500' | 'drop') => {
      const before = sent();
      cloud.faults.set({ kind: 'openapi', api: 'subscribeMessage.send', answer });
      const { isOk, errCode = 0 } = await ask('subscribeMessage.send', message(good));
      // No code of WeChat's: whoever asked cannot know.
      expect([isOk, errCode < 0]).toEqual([false, true]);
      return sent() - before;
    };
    expect(await broken('http-500')).toBe(0);
    expect(await broken('drop')).toBe(1);
  });

  test('can be made late', async () => {
    cloud.faults.set({
      kind: 'openapi',
      api: 'subscribeMessage.send',
      answer: { lateMs: 300 },
    });
    const startedMs = performance.now();
    expect(await ask('subscribeMessage.send', message(good))).toMatchObject({ isOk: true });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(299);
  });
});

describe('security.msgSecCheck', () => {
  const check = (content: string, openid = 'o-a') =>
    ask('security.msgSecCheck', { content, openid, version: 2, scene: 2 });

  test('passes plain words, marks the fictional bad ones, and remembers both', async () => {
    expect(await check('楼道灯坏了')).toMatchObject({ value: { result: { suggest: 'pass' } } });
    expect(await check('有一个违规示例词')).toMatchObject({
      value: { result: { suggest: 'risky', label: 20_006 } },
    });
    expect(cloud.inspect().checkedTexts.map(({ suggest }) => suggest)).toEqual(['pass', 'risky']);
  });

  test('knows only people who were here within two hours', async () => {
    expect(await check('你好', 'o-never-here')).toMatchObject({ errCode: 61_010 });
    await cloud.invoke('api', { do: 'identity' }, { openid: 'o-once' });
    expect(await check('你好', 'o-once')).toMatchObject({ isOk: true });
    await cloud.clock.advance(2 * 3_600_000 + 1);
    expect(await check('你好', 'o-once')).toMatchObject({ errCode: 61_010 });
  });
});

describe('security.mediaCheckAsync', () => {
  const stored = async (text: string, maxAge = 7200) => {
    const { fileID } = (await cloud.invoke('api', {
      do: 'upload',
      name: `photos/${text}.jpg`,
      data: { text },
    })) as { fileID: string };
    const link = (await cloud.invoke('api', {
      do: 'link',
      name: fileID,
      ms: maxAge,
    })) as string;
    return link;
  };
  const check = async (mediaUrl: string) => {
    const args = { mediaUrl, mediaType: 2, version: 2, scene: 1, openid: 'o-a' };
    const { value } = (await ask('security.mediaCheckAsync', args)) as {
      value: { traceId: string };
    };
    return value.traceId;
  };
  const lastPush = () =>
    cloud
      .inspect()
      .calls.filter((call) => call.function === 'events')
      .at(-1);

  test('answers a trace id and pushes the result to the function that hears WeChat', async () => {
    const good = await check(await stored('a-lamp'));
    const bad = await check(await stored(riskyMark));
    expect(cloud.inspect().checkedMedia).toMatchObject([{ traceId: good }, { traceId: bad }]);
    await cloud.answerMediaChecks();
    expect(cloud.inspect().checkedMedia).toMatchObject([
      { traceId: good, suggest: 'pass', errcode: 0 },
      { traceId: bad, suggest: 'risky', errcode: 0 },
    ]);
    expect(lastPush()).toMatchObject({ outcome: 'answered', openid: 'o-a', source: 'wx_unknown' });
  });

  test('an address that no longer opens is a download error', async () => {
    const url = await stored('too-late', 60);
    const traceId = await check(url);
    await cloud.clock.advance(61_000);
    await cloud.answerMediaChecks({ traceId });
    expect(cloud.inspect().checkedMedia.at(-1)).toMatchObject({ traceId, errcode: -1008 });
  });

  test('with timers on, the clock brings the result', async () => {
    const lively = await startProbeCloud(
      {
        api: { permissions: { openapi: ['security.mediaCheckAsync'] } },
        events: { invoke: 'nobody' },
      },
      { timersOn: true },
    );
    const args = {
      ...{ mediaUrl: `${lively.gatewayUrl}/file/none`, mediaType: 2 },
      ...{ version: 2, scene: 1, openid: 'o-a' },
    };
    await lively.invoke(
      'api',
      { do: 'openapi', name: 'security.mediaCheckAsync', args },
      { openid: 'o-a' },
    );
    expect(lively.inspect().calls.map((call) => call.function)).toEqual(['api']);
    await lively.clock.advance(10_000);
    expect(lively.inspect().calls.map((call) => call.function)).toEqual(['api', 'events']);
  });
});

describe('wxacode.getUnlimited', () => {
  test('is a real QR image that leads to the page', async () => {
    const { value } = (await ask('wxacode.getUnlimited', {
      scene: 'c=9bXk2',
      page: 'pages/plate/index',
    })) as { value: { contentType: string; buffer: { data: number[] } } };
    expect(value.contentType).toBe('image/png');
    expect(await readQr(Buffer.from(value.buffer.data))).toBe(
      `${cloud.gatewayUrl}/app/#/pages/plate/index?scene=c%3D9bXk2`,
    );
  });

  test.each(['', 'x'.repeat(33), '槐安', 'a%20b', 'a b'])('refuses the scene %j', async (scene) => {
    expect(await ask('wxacode.getUnlimited', { scene })).toMatchObject({ errCode: 40_129 });
  });

  async function readQr(png: Buffer): Promise<string> {
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
    const grey = new Uint8ClampedArray(data.filter((_, i) => i % info.channels === 0));
    const source = new RGBLuminanceSource(grey, info.width, info.height);
    // The image is exactly the code; looking for one in a photograph misses some patterns.
    const isAlone = new Map([[DecodeHintType.PURE_BARCODE, true]]);
    const bitmap = new BinaryBitmap(new HybridBinarizer(source));
    return new QRCodeReader().decode(bitmap, isAlone).getText();
  }
});

describe('phonenumber.getPhoneNumber', () => {
  const redeem = (code: string) => ask('phonenumber.getPhoneNumber', { code });
  const issued = async () => {
    const post = async (where: string, token?: string) => {
      const response = await fetch(`${cloud.gatewayUrl}${where}`, {
        method: 'POST',
        ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
      });
      return (await response.json()) as { token: string; code: string };
    };
    return (await post('/phone-code', (await post('/session')).token)).code;
  };

  test('turns a code into a number that cannot exist, once', async () => {
    const code = await issued();
    expect(await redeem(code)).toMatchObject({
      value: { phoneInfo: { phoneNumber: expect.stringMatching(/^1000000\d{4}$/) } },
    });
    expect(await redeem(code)).toMatchObject({ errCode: 40_029 });
    expect(await redeem('guessed')).toMatchObject({ errCode: 40_029 });
  });

  test('within five minutes', async () => {
    const code = await issued();
    await cloud.clock.advance(5 * 60_000);
    expect(await redeem(code)).toMatchObject({ errCode: 40_029 });
  });
});
