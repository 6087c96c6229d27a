import { prepareFiles } from '#contracts/file';
import { getReport, submitReport } from '#contracts/report';
import { getWorkOrder } from '#contracts/work-order';
import { dayMs } from '#domain/day';
import type { PhotoCheckRecord } from '../../cloudfunctions/modules/file/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, photosOf } from '../kit/journey';
import { jpeg, upload } from '../kit/upload';
import { openid } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const checks = () => cloud.all<PhotoCheckRecord>('photo_checks');
const later = (minutes: number) => cloud.cloud.clock.advance(minutes * 60_000);

async function reportWithPhoto() {
  const { batchId, paths } = await cloud.as('wang')(prepareFiles, { count: 1 });
  for (const path of paths) await upload(cloud.cloud, path);
  const photos = { batchId, places: [0] };
  return cloud.as('wang')(submitReport, { ...lamp, photos });
}

describe('a photo', () => {
  test('is shown for a while to those who may see the report, and asked for once per answer', async () => {
    const { id } = await reportWithPhoto();
    const seen = await cloud.as('wang')(getReport, { id });
    const url = seen.photos[0]?.url ?? '';
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(jpeg);
    const asked = cloud.lastCall().requests.filter((one) => one.action.startsWith('storage.'));
    expect(asked).toHaveLength(1);
    await later(11);
    expect((await fetch(url)).status).not.toBe(200);
    const desk = await cloud.as('zhao')(getWorkOrder, { id: `wo_${id.slice(3)}` });
    expect(desk.photos).toHaveLength(1);
    expect(JSON.stringify(cloud.all('events'))).not.toContain('http');
  });

  test('that never arrived is a sentence, not an error', async () => {
    const photos = await photosOf(cloud, 'wang');
    const { id } = await cloud.as('wang')(submitReport, { ...lamp, photos });
    const seen = await cloud.as('wang')(getReport, { id });
    expect(seen.photos).toEqual([{ note: '照片暂时打不开' }]);
  });
});

describe('WeChat’s look at photos', () => {
  test('is asked by the timer, once, and its answer is kept', async () => {
    await reportWithPhoto();
    expect(checks()).toEqual([]);
    await later(1);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(checks()).toMatchObject([{ result: 'pending' }]);
    expect(cloud.cloud.inspect().checkedMedia.at(-1)).toMatchObject({ openid: openid('wang') });
    await cloud.cloud.answerMediaChecks({ suggest: 'risky' });
    expect(checks()).toMatchObject([{ result: 'risky' }]);
  });

  test('an answer nobody asked for changes nothing', async () => {
    await reportWithPhoto();
    await later(1);
    await cloud.tick();
    const before = checks();
    const event = { Event: 'wxa_media_check', errcode: 0, result: { suggest: 'pass' } };
    for (const trace_id of ['forged', '', { $gt: '' }, 'x'.repeat(500)])
      await cloud.cloud.push('events', { ...event, trace_id } as never);
    await cloud.cloud.push('events', { Event: 'something-else', trace_id: before[0]?._id });
    expect(checks()).toEqual(before);
  });

  test('somebody not seen for two hours means review, not refusal', async () => {
    const fault = { kind: 'openapi', api: 'security.mediaCheckAsync' } as const;
    cloud.cloud.faults.set({ ...fault, answer: { errcode: 61_010 } });
    await reportWithPhoto();
    await later(1);
    await cloud.tick();
    expect(checks()).toMatchObject([{ result: 'review' }]);
  });

  test('a failure is tried again', async () => {
    const fault = { kind: 'openapi', api: 'security.mediaCheckAsync' } as const;
    cloud.cloud.faults.set({ ...fault, answer: { errcode: -1 } });
    await reportWithPhoto();
    await later(1);
    await cloud.tick();
    expect(checks()).toEqual([]);
    await later(5);
    await cloud.tick();
    expect(checks()).toMatchObject([{ result: 'pending' }]);
  });
});

describe('what nobody took', () => {
  test('is forgotten after a day, and the photo with it; what was taken stays', async () => {
    const { id } = await reportWithPhoto();
    const { paths } = await cloud.as('wang')(prepareFiles, { count: 1 });
    for (const path of paths) await upload(cloud.cloud, path);
    await cloud.cloud.clock.advance(dayMs + 60_000);
    await Promise.all([cloud.tick(), cloud.tick()]);
    expect(cloud.all('file_batches')).toEqual([]);
    const deletions = cloud.cloud
      .inspect()
      .calls.slice(-2)
      .flatMap((call) => call.requests)
      .filter((one) => one.action === 'storage.batchDeleteFile');
    expect(deletions).toMatchObject([{ action: 'storage.batchDeleteFile' }]);
    const seen = await cloud.as('wang')(getReport, { id });
    expect((await fetch(seen.photos[0]?.url ?? '')).status).toBe(200);
  });
});
