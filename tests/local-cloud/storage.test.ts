import type { LocalCloud } from '../../tools/local-cloud/index';
import { contentTypeOf } from '../../tools/local-cloud/storage/content-type';
import { isCloudPath } from '../../tools/local-cloud/storage/files';
import { close, closeAll, startProbeCloud, temporaryDir } from './server-kit';

let cloud: LocalCloud;
let token: string;

beforeAll(async () => {
  cloud = await startProbeCloud({ api: { timeout: 20 } });
  token = await session(cloud);
});
afterAll(closeAll);

async function session(of: LocalCloud): Promise<string> {
  const response = await fetch(`${of.gatewayUrl}/session`, { method: 'POST' });
  return ((await response.json()) as { token: string }).token;
}

const run = (what: Record<string, unknown>) => cloud.invoke('api', what);
const stored = async (name: string, text: string) =>
  ((await run({ do: 'upload', name, data: { text } })) as { fileID: string }).fileID;
const link = async (fileID: string, seconds?: number) =>
  (await run({ do: 'link', name: fileID, ms: seconds })) as string;
const upload = (cloudPath: string, bytes: BodyInit, as = token) =>
  fetch(`${cloud.gatewayUrl}/upload/${cloudPath}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${as}` },
    body: bytes,
  });

test('a function uploads, reads, links and removes through the real SDK', async () => {
  const fileID = await stored('目录/图 1.txt', '你好');
  expect(fileID).toMatch(/^cloud:\/\/local-lianxin\..+\/目录\/图 1\.txt$/);
  expect(await run({ do: 'download', name: fileID })).toEqual({ isOk: true, value: '你好' });
  expect(await (await fetch(await link(fileID))).text()).toBe('你好');
  expect(await run({ do: 'remove', name: fileID })).toBe(0);
  expect(await run({ do: 'remove', name: fileID })).toBe(-503_003);
  expect(await link(fileID)).toBe('');
  expect(await run({ do: 'download', name: fileID })).toMatchObject({
    isOk: false,
    code: 'STORAGE_FILE_NONEXIST',
  });
});

test('an address opens for its time and not a second longer, and for its file only', async () => {
  const url = await link(await stored('secret.txt', 'secret'), 60);
  expect((await fetch(url)).status).toBe(200);
  await cloud.clock.advance(59_000);
  expect((await fetch(url)).status).toBe(200);
  await cloud.clock.advance(1000);
  const late = await fetch(url);
  expect([late.status, await late.text()]).toEqual([
    403,
    expect.stringContaining('Request has expired'),
  ]);

  const fresh = new URL(await link(await stored('other.txt', 'other'), 60));
  for (const [key, value] of [
    ['sign', 'A'.repeat(43)],
    ['until', '9999999999999'],
  ] as const) {
    const forged = new URL(fresh);
    forged.searchParams.set(key, value);
    expect((await fetch(forged)).status).toBe(403);
  }
  const elsewhere = new URL(fresh);
  elsewhere.pathname = `/file/${Buffer.from('secret.txt').toString('base64url')}`;
  expect((await fetch(elsewhere)).status).toBe(403);
  expect((await fetch(`${cloud.gatewayUrl}${elsewhere.pathname}`)).status).toBe(403);
});

test('what a file claims to be is never believed', async () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);
  const { fileID } = (await (await upload('photo.html', png)).json()) as { fileID: string };
  const picture = await fetch(await link(fileID));
  expect(picture.headers.get('content-type')).toBe('image/png');
  const page = await fetch(await link(await stored('page.png', '<script>alert(1)</script>')));
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect(contentTypeOf(Buffer.from('RIFF1234WEBPVP8 '))).toBe('image/webp');
});

test('a phone uploads as itself: its own file again, nobody else’s, at most 10 MB', async () => {
  const path = 'uploads/mine.jpg';
  expect((await upload(path, 'one')).status).toBe(200);
  expect((await upload(path, 'two')).status).toBe(200);
  expect((await upload(path, 'theirs', await session(cloud))).status).toBe(403);
  expect((await upload(path, 'x', 'no-session')).status).toBe(401);
  const tooBig = await upload('uploads/big.jpg', new Uint8Array(10 * 1024 * 1024 + 1));
  expect([tooBig.status, await tooBig.json()]).toEqual([
    413,
    { code: 'too-large', message: '文件超过 10 MB，请换一张小一点的' },
  ]);
  const body = (await (await upload(path, 'three')).json()) as { fileID: string };
  expect(await run({ do: 'download', name: body.fileID })).toMatchObject({ value: 'three' });
});

test('no path leads out of the store', async () => {
  const bad = ['', '/a', 'a//b', '../a', 'a/../b', 'a/.', 'a\\b', 'a\nb', '字'.repeat(284)];
  expect(bad.filter(isCloudPath)).toEqual([]);
  expect((await upload('%2e%2e%2fescape', 'x')).status).toBe(400);
  expect((await upload('%E0%A4%A', 'x')).status).toBe(400);
});

test('files and addresses survive a restart', async () => {
  const dataDir = temporaryDir();
  const before = await startProbeCloud({ api: {} }, { dataDir });
  const fileID = await before.invoke('api', { do: 'upload', name: 'kept', data: { text: 'kept' } });
  const { fileID: id } = fileID as { fileID: string };
  const url = new URL((await before.invoke('api', { do: 'link', name: id, ms: 600 })) as string);
  await close(before);
  const after = await startProbeCloud({ api: {} }, { dataDir });
  url.host = new URL(after.gatewayUrl).host;
  expect(await (await fetch(url)).text()).toBe('kept');
  await after.reset();
  expect((await fetch(url)).status).toBe(404);
});
