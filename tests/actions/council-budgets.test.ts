import { listMeetings } from '#contracts/council';
import {
  addProof,
  endMeeting,
  listCouncilWork,
  postponeMeeting,
  startMeeting,
} from '#contracts/council-meeting';
import { getMe } from '#contracts/identity';
import { dayMs, minuteMs } from '#domain/day';
import type { CallRecord, RequestRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  decisionWith,
  hallWith,
  meetingWith,
  moderator,
} from '../kit/council';
import {
  confirmedMeeting,
  lookedAt,
  openedMeeting,
  publishingAs,
  seenMeeting,
} from '../kit/council-steps';
import { photosOf } from '../kit/journey';

/* What meetings cost, counted through the local cloud's inspection. */

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(async () => {
  await cloud.restart();
  await hallWith(cloud);
});

const hallId = 'ha_huaiestate';
const now = () => cloud.cloud.clock.now();
const ofDatabase = ({ requests }: CallRecord): RequestRecord[] =>
  requests.filter((one) => one.action.startsWith('database.'));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const examined = () =>
  sum(
    ofDatabase(cloud.lastCall()).flatMap(({ queries }) =>
      queries.map((one) => one.documentsExamined),
    ),
  );

/** An instance that answered before its listeners were done goes on with them in the next call: that one is not counted. */
async function quiet(): Promise<void> {
  for (let calls = 0; calls < 100; calls += 1) {
    await cloud.as('visitor')(getMe, {});
    if (ofDatabase(cloud.lastCall()).length <= 1) return;
  }
}

/** Database requests of a command up to its commit; what listeners do afterwards is not the command's. */
async function spentOn(work: () => Promise<unknown>): Promise<number> {
  await quiet();
  await work();
  const requests = ofDatabase(cloud.lastCall());
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction');
  expect(commit).toBeGreaterThan(0);
  return commit + 1;
}

const past = async (count: number) => {
  for (let index = 1; index <= count; index += 1) {
    const meeting = await meetingWith(cloud, 'closed', {
      _id: `mt_past${String(index).padStart(8, '0')}`,
      startsAt: now() - index * 30 * dayMs,
    });
    for (const itemId of ['it_1', 'it_2'])
      await decisionWith(cloud, meeting, {
        itemId,
        status: 'done',
        isFinal: true,
        decidedAt: meeting.startsAt ?? 0,
      });
  }
};

it('a step of a meeting takes at most 15 requests to its commit', async () => {
  const id = await confirmedMeeting(cloud);
  const photos = await photosOf(cloud, 'luo');
  const seen = () => seenMeeting(cloud, id);
  const spent = {
    open: await spentOn(() => openedMeeting(cloud, 'luo', { kind: 'quarterly' })),
    publish: await spentOn(() => publishingAs(cloud, 'luo', { id })),
    prove: await spentOn(() => cloud.as('luo')(addProof, { ...seen(), channel: 'poster', photos })),
    postpone: await spentOn(() => cloud.as('luo')(postponeMeeting, { ...seen(), reason: '暴雨' })),
  };
  const soon = { startsAt: now() + 10 * minuteMs, endsAt: now() + 90 * minuteMs };
  const { _id } = await meetingWith(cloud, 'published', soon);
  await hallWith(cloud, { absences: { 'property-firm': 2 } });
  const page = () => ({ ...seenMeeting(cloud, _id), present: [] });
  const held = {
    start: await spentOn(() => cloud.as(moderator)(startMeeting, page())),
    end: await spentOn(() => cloud.as(moderator)(endMeeting, page())),
  };
  for (const [step, requests] of Object.entries({ ...spent, ...held }))
    expect([step, requests <= 15, requests]).toEqual([step, true, expect.any(Number)]);
});

it('what is behind a hall makes nothing dearer: its list, a meeting, an opening, the desk', async () => {
  const cost = async () => {
    const costs: number[] = [];
    await quiet();
    await cloud.as('wang')(listMeetings, { hallId });
    costs.push(examined());
    await cloud.as('luo')(listCouncilWork, {});
    costs.push(examined());
    await lookedAt(cloud, 'wang', 'mt_past00000001');
    costs.push(examined());
    await openedMeeting(cloud, 'luo');
    costs.push(examined());
    return costs;
  };
  await past(30);
  const few = await cost();
  await cloud.restart();
  await hallWith(cloud);
  await past(150);
  expect(few.every((documents) => documents > 1)).toBe(true);
  expect(await cost()).toEqual(few);
});

it('a meeting is read in a dozen requests, however many were there', async () => {
  const { _id: id } = await meetingWith(cloud, 'minutes');
  await attendeeOf(cloud, { _id: id }, { who: 'wang' });
  await quiet();
  await lookedAt(cloud, 'wang', id);
  expect(ofDatabase(cloud.lastCall()).length).toBeLessThanOrEqual(12);
});
