import type { Reply } from '#contracts/wire';
import { derivedId, eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { FileBatchRecord } from '../../cloudfunctions/modules/file/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { photosOf } from '../kit/journey';
import { storedNotice, water } from '../kit/noticed';
import { personId } from '../kit/world';

/*
 * Kills the function around every request while a notice is written, writes it again with the same requestId
 * and looks at what is there: one notice, one event. A killed transaction keeps its locks for 30 s, so all the
 * killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(stopTestClouds);

type Asked = { requestId: string; input: ReturnType<typeof water> };

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

const send = async ({ requestId, input }: Asked): Promise<string> =>
  codeIn(await cloud.send('unitLead', { action: 'notice.publish', input, requestId }));

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = await send(asked);
    if (code !== 'busy' || Date.now() > until) return code;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

const ready = async (requestId: string): Promise<Asked> => ({
  requestId,
  input: { ...water(cloud), photos: await photosOf(cloud, 'unitLead') },
});

const kill = async (requestId: string, when: 'before' | 'after', request: number) => {
  const asked = await ready(requestId);
  cloud.cloud.faults.set({ kind: 'kill', function: 'api', when, request });
  await send(asked).catch(() => undefined);
  cloud.cloud.faults.clear();
  return asked;
};

test('a notice whose writing dies anywhere and is repeated is there once', async () => {
  const calm = await ready('notice-calm');
  expect(await send(calm)).toBe('ok');
  const { requests } = cloud.lastCall();
  const commit = requests.findIndex(({ action }) => action === 'database.commitTransaction') + 1;
  const killed = [calm];
  for (let request = 1; request <= commit; request += 1)
    killed.push(await kill(`notice-before-${request}`, 'before', request));
  killed.push(await kill('notice-after-commit', 'after', commit));
  for (const asked of killed)
    expect([asked.requestId, await persist(asked)]).toEqual([asked.requestId, 'ok']);
  await cloud.cloud.clock.advance(60_000);
  await cloud.tick();
  const wrote = cloud
    .all<EventRecord>('events')
    .filter(({ action }) => action === 'notice.publish');
  expect(wrote).toHaveLength(killed.length);
  expect(wrote.flatMap(({ pending }) => pending)).not.toContain('file.ask-check');
  expect(cloud.all('notices')).toHaveLength(killed.length);
  for (const { requestId, input } of killed) {
    const eventId = eventIdOf(personId('unitLead'), requestId);
    const notice = storedNotice(cloud, { id: derivedId('nt', eventId) });
    expect([requestId, notice.version, notice.photos.length]).toEqual([requestId, 1, 1]);
    const batch = cloud.one<FileBatchRecord>('file_batches', input.photos?.batchId ?? '');
    expect(batch?.claimedBy).toBe(eventId);
  }
});
