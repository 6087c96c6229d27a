import { confirmMinutes } from '#contracts/council-minutes';
import type { Reply } from '#contracts/wire';
import { dayMs } from '#domain/day';
import { eventIdOf } from '#runtime/ids';
import type { DecisionRecord, MeetingRecord } from '../../cloudfunctions/modules/council/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  decisionWith,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  proposalWith,
} from '../kit/council';
import { personId } from '../kit/world';

/*
 * Kills the function around every request with which minutes are made final, repeats the command with the same
 * requestId, and looks whether meeting, hall, decisions and event say the same. A killed transaction keeps its locks
 * for 30 s, so each has a hall of its own and all the killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);

const hallIdOf = (i: string) => `ha_${i}`;
const requestIdOf = (i: string) => `confirm-${i}`;
const meetings = new Map<string, string>();

/** A hall of its own, with minutes that may be confirmed and something an earlier meeting left. */
async function ready(i: string): Promise<void> {
  const at = cloud.cloud.clock.now();
  const hall = await hallWith(cloud, { _id: hallIdOf(i) });
  const past = await meetingWith(cloud, 'closed', { hallId: hall._id, month: '2026-01' });
  const left = await decisionWith(cloud, past, { status: 'carried', isFinal: true });
  const topic = await proposalWith(cloud, { hallId: hall._id });
  const { minutes, agenda, ...rest } = await meetingWith(cloud, 'minutes', { hallId: hall._id });
  const round = { circulatedAt: at - 3 * dayMs, amendUntil: at - dayMs };
  const more = { proposalIds: [topic._id], carriedFromId: left._id };
  const meeting = {
    ...rest,
    minutes: { ...minutes, ...round },
    agenda: agenda.map((one) => (one.id === 'it_1' ? { ...one, ...more } : one)),
  };
  await cloud.load('meetings', [meeting as MeetingRecord]);
  meetings.set(i, meeting._id);
}

const meetingIdOf = (i: string): string => meetings.get(i) ?? '';
const send = (i: string): Promise<Reply> =>
  cloud.send('he', {
    action: confirmMinutes.name,
    input: { id: meetingIdOf(i), version: 3 },
    requestId: requestIdOf(i),
  });

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(i: string): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = codeIn(await send(i));
    if (code !== 'busy' || Date.now() > until) return code;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

type Point = { when: 'before' | 'after'; request: number };

/** Before every request of the run that was left alone; the commit and the last one on both sides. */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(10);
  return [
    ...requests.map((_, index): Point => ({ when: 'before', request: index + 1 })),
    { when: 'after', request: commit },
    { when: 'after', request: requests.length },
  ];
}

/** What is stored of one confirmation: all of it, or nothing. */
function storedOf(i: string) {
  const all = cloud.all<DecisionRecord>('decisions').filter(({ hallId }) => hallId === hallIdOf(i));
  const earlier = all.find(({ meetingId }) => meetingId !== meetingIdOf(i));
  const { status, decisions, minutes } = meetingNow(cloud, meetingIdOf(i));
  return {
    event: cloud.one('events', eventIdOf(personId('he'), requestIdOf(i))) !== undefined,
    meeting: [status, decisions, minutes?.confirmedAt !== undefined],
    decisions: all.length - 1,
    open: hallNow(cloud, hallIdOf(i)).openDecisions,
    earlier: [earlier?.progress.length, earlier?.carriedToId],
  };
}

const nothing = () => ({
  event: false,
  meeting: ['minutes', 0, false],
  decisions: 0,
  open: 0,
  earlier: [0, undefined],
});
const whole = (i: string) => ({
  event: true,
  meeting: ['resolved', 2, true],
  decisions: 2,
  open: 2,
  earlier: [1, meetingIdOf(i)],
});

test('minutes made final by somebody whose phone or cloud dies anywhere are final once, or not at all', async () => {
  // The first one of an instance reads more.
  await ready('warm0000');
  await send('warm0000');
  await ready('calm0000');
  expect(codeIn(await send('calm0000'))).toBe('ok');
  const killed: string[] = [];
  for (const { when, request } of pointsOf(cloud.lastCall())) {
    const i = `${when}${String(request).padStart(4, '0')}`;
    await ready(i);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', when, request });
    await send(i).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect([i, cloud.lastCall().outcome]).toEqual([i, 'killed']);
    killed.push(i);
  }
  expect(killed.length).toBeGreaterThan(15);
  const halves = killed.map((i) => [i, storedOf(i)] as const);
  for (const [i, stored] of halves)
    expect([i, stored]).toEqual([i, stored.event ? whole(i) : nothing()]);
  expect(new Set(halves.map(([, { event }]) => event))).toEqual(new Set([true, false]));
  for (const i of killed) expect([i, await persist(i)]).toEqual([i, 'ok']);
  for (const i of killed) expect([i, storedOf(i)]).toEqual([i, whole(i)]);
  const before = cloud.all('decisions');
  for (const i of killed.slice(0, 4)) expect([i, await persist(i)]).toEqual([i, 'ok']);
  expect(cloud.all('decisions')).toEqual(before);
});
