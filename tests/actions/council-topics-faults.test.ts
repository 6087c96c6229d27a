import { createHash } from 'node:crypto';
import { attendMeeting } from '#contracts/council-attendance';
import { backTopic, judgeTopic } from '#contracts/council-topics';
import type { Reply } from '#contracts/wire';
import { doorCodeAt } from '#domain/attendance';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type {
  AttendanceRecord,
  BackingRecord,
  ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  proposalWith,
} from '../kit/council';
import { personId, type Who } from '../kit/world';

/*
 * Kills the function around every request while a topic is joined to another, while somebody backs one and while
 * she comes in at the door, asks again with the same requestId and looks at what is there: all of it, once. A killed
 * transaction keeps its locks for 30 s, so each has a hall of its own and all the killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);

type Asked = { who: Who; action: string; input: object; requestId: string };
/** What is asked, and what must be so once it was answered. */
type Story = { asked: Asked; holds: () => void };

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const own = async (name: string) => hallWith(cloud, { _id: `ha_${name}` });
const topicNow = (id: string) => cloud.one<ProposalRecord>('proposals', id);

async function joining(name: string): Promise<Story> {
  const { _id: hallId } = await own(name);
  const into = await proposalWith(cloud, { hallId, title: '先来的', status: 'adopted' });
  const { _id: id } = await proposalWith(cloud, { hallId, title: '后来的' });
  const item = { id: 'it_1', title: '先来的', proposalIds: [into._id] };
  const { _id: meetingId } = await meetingWith(cloud, 'agenda', { hallId, agenda: [item] });
  const input = { as: 'merged', id, version: 1, meetingId, intoId: into._id };
  return {
    asked: { who: moderator, action: judgeTopic.name, input, requestId: `merge-${name}` },
    holds() {
      const { agenda, version } = meetingNow(cloud, meetingId);
      expect([agenda[0]?.proposalIds, version]).toEqual([[into._id, id], 4]);
      expect(topicNow(id)).toMatchObject({ status: 'merged', version: 2, meetingId });
    },
  };
}

async function backing(name: string): Promise<Story> {
  const { _id: hallId } = await own(name);
  const { _id: id } = await proposalWith(cloud, { hallId });
  return {
    asked: {
      ...{ who: 'li', action: backTopic.name, requestId: `back-${name}` },
      input: { id, isBacked: true },
    },
    holds() {
      const all = cloud.all<BackingRecord>('proposal_backings');
      const backings = all.filter(({ proposalId }) => proposalId === id);
      expect([topicNow(id)?.backers, backings.length]).toEqual([1, 1]);
    },
  };
}

async function coming(name: string): Promise<Story> {
  const { _id: hallId } = await own(name);
  const { _id: id, secret } = await meetingWith(cloud, 'in-session', { hallId });
  const code = doorCodeAt(secret, cloud.cloud.clock.now(), sha256);
  return {
    asked: {
      ...{ who: 'wang', action: attendMeeting.name, requestId: `attend-${name}` },
      input: { id, way: 'qr', code },
    },
    holds() {
      const all = cloud.all<AttendanceRecord>('meeting_attendances');
      const places = all.filter(({ meetingId }) => meetingId === id);
      expect([meetingNow(cloud, id).present, places.length]).toEqual([1, 1]);
      expect(places[0]?.version).toBe(1);
    },
  };
}

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};
const send = async ({ who, ...asked }: Asked): Promise<string> =>
  codeIn(await cloud.send(who, asked));

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = await send(asked);
    if (code !== 'busy' || Date.now() > until) return code;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function kill({ asked }: Story, when: 'before' | 'after', request: number): Promise<void> {
  cloud.cloud.faults.set({ kind: 'kill', function: 'api', when, request });
  await send(asked).catch(() => undefined);
  cloud.cloud.faults.clear();
}

test.each([
  ['a topic that joins another', joining],
  ['somebody who backs a topic', backing],
  ['somebody who comes in at the door', coming],
])('%s counts once, wherever it dies', async (_, ready) => {
  const calm = await ready(`${ready.name}calm`);
  expect(await send(calm.asked)).toBe('ok');
  const { requests } = cloud.lastCall();
  const commit = requests.findIndex(({ action }) => action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(5);
  const stories = [calm];
  for (let request = 1; request <= commit; request += 1) {
    const story = await ready(`${ready.name}before${request}`);
    await kill(story, 'before', request);
    stories.push(story);
  }
  const last = await ready(`${ready.name}after`);
  await kill(last, 'after', commit);
  stories.push(last);
  for (const { asked, holds } of stories) {
    expect([asked.requestId, await persist(asked)]).toEqual([asked.requestId, 'ok']);
    holds();
    const eventId = eventIdOf(personId(asked.who), asked.requestId);
    expect(cloud.one<EventRecord>('events', eventId)?.action).toBe(asked.action);
  }
});
