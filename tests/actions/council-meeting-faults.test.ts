import { closeCollecting, collectTopics, endMeeting } from '#contracts/council-meeting';
import type { Reply } from '#contracts/wire';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
} from '../kit/council';
import {
  confirmedMeeting,
  councilEvents,
  openedMeeting,
  planOf,
  publishingAs,
  seenMeeting,
} from '../kit/council-steps';
import type { Who } from '../kit/world';

/* A phone asks again until it hears an answer, whatever dies on the way; clocks start again where they stopped. */

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(async () => {
  await cloud.restart();
  await hallWith(cloud);
});

const now = () => cloud.cloud.clock.now();
const counted = (name: string) => councilEvents(cloud).filter((one) => one.name === name).length;
const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

type Asked = { action: string; input: object; requestId: string };
const send = async (who: Who, asked: Asked) => codeIn(await cloud.send(who, asked));

/** As the phone does: the same request again while the cloud is busy. */
async function persist(who: Who, asked: Asked): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = await send(who, asked);
    if (code !== 'busy' || Date.now() > until) return code;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The function dies before one of its requests, or right after it. */
async function dies(who: Who, asked: Asked, at: { when: 'before' | 'after'; request: number }) {
  cloud.cloud.faults.set({ kind: 'kill', function: 'api', ...at });
  await send(who, asked).catch(() => undefined);
  cloud.cloud.faults.clear();
}

it('a publication that dies anywhere and is repeated is there once', async () => {
  const id = await confirmedMeeting(cloud);
  const input = { ...seenMeeting(cloud, id), ...planOf(cloud) };
  const asked = { action: 'council.publish', input, requestId: 'publish-dying' };
  for (const request of [2, 5, 8]) await dies('luo', asked, { when: 'before', request });
  expect(await persist('luo', asked)).toBe('ok');
  await dies('luo', asked, { when: 'after', request: 4 });
  expect(await persist('luo', asked)).toBe('ok');
  expect([counted('council.published'), meetingNow(cloud, id).version]).toEqual([1, 5]);
  expect(hallNow(cloud).next?.status).toBe('published');
});

it('an end whose answer was lost and is asked for again counts nobody’s absence twice', async () => {
  await hallWith(cloud, { absences: { 'property-firm': 2 } });
  const { _id: id } = await meetingWith(cloud, 'in-session');
  const input = { ...seenMeeting(cloud, id), present: [] };
  const asked = { action: endMeeting.name, input, requestId: 'end-dying-1' };
  await dies(moderator, asked, { when: 'after', request: 11 });
  expect(counted('council.ended')).toBe(1);
  expect(await persist(moderator, asked)).toBe('ok');
  expect(hallNow(cloud).absences['property-firm']).toBe(3);
  expect([counted('council.ended'), counted('council.party-absent')]).toEqual([1, 1]);
});

it('a clock that dies in the middle goes on where it stopped, and each meeting moves once', async () => {
  const ids: string[] = [];
  for (const kind of ['monthly', 'quarterly'] as const) {
    const { id } = await openedMeeting(cloud, 'luo', { kind });
    await cloud.as('luo')(collectTopics, { ...seenMeeting(cloud, id), untilOn: dayOf(now()) });
    ids.push(id);
  }
  await cloud.cloud.clock.advance(dayMs);
  for (const request of [4, 8, 12]) {
    cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'before', request });
    await cloud.tick().catch(() => undefined);
    cloud.cloud.faults.clear();
    await cloud.cloud.clock.advance(2 * minuteMs);
  }
  await cloud.tick();
  expect(ids.map((id) => meetingNow(cloud, id).status)).toEqual(['agenda', 'agenda']);
  expect(counted('council.collecting-ended')).toBe(2);
});

it('a step by hand and the clock at the same moment move it once', async () => {
  const { id } = await openedMeeting(cloud, 'luo');
  await cloud.as('luo')(collectTopics, { ...seenMeeting(cloud, id), untilOn: dayOf(now()) });
  await cloud.cloud.clock.advance(dayMs);
  const page = seenMeeting(cloud, id);
  await Promise.allSettled([cloud.as(moderator)(closeCollecting, page), cloud.tick()]);
  expect([meetingNow(cloud, id).status, meetingNow(cloud, id).version]).toEqual(['agenda', 3]);
  expect(counted('council.collecting-ended')).toBe(1);
});

it('the hall’s line shows the meeting with the nearest time, not one that has none yet', async () => {
  const id = await confirmedMeeting(cloud);
  await publishingAs(cloud, 'luo', { id });
  const talk = await openedMeeting(cloud, 'luo', { kind: 'building-talk', title: '加装电梯' });
  const untilOn = addDays(dayOf(now()), 3);
  await cloud.as('luo')(collectTopics, { ...seenMeeting(cloud, talk.id), untilOn });
  expect(hallNow(cloud).next?.meetingId).toBe(id);
});
