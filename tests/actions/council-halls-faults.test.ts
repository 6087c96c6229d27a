import { saveHall } from '#contracts/council-halls';
import type { EventRecord } from '#runtime/records';
import type { HallRecord, ProposalRecord } from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  proposalWith,
} from '../kit/council';
import { personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const place = '党群服务中心二楼';
const moving = ({ _id, areaId, name, hasOwnersCommittee, version }: HallRecord) => ({
  ...{ id: _id, areaId, name, place, hasOwnersCommittee, version },
  moderators: [{ personId: personId(moderator) }],
});

const amended = () =>
  cloud.all<EventRecord>('events').filter(({ name }) => name === 'council.amended');

/** One way to see what there is after a hall moved: written, announced and told once. */
async function expectMoved(meetingId: string, topicId: string): Promise<void> {
  expect(hallNow(cloud)).toMatchObject({ place, version: 2 });
  const meeting = meetingNow(cloud, meetingId);
  expect([meeting.place, meeting.changes.length]).toEqual([place, 1]);
  expect(cloud.one<ProposalRecord>('proposals', topicId)?.hallName).toBe(hallNow(cloud).name);
  expect(amended()).toHaveLength(1);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));

/** Ticks until everybody has heard everything: what died keeps its documents for some seconds. */
async function settled(): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await cloud.cloud.clock.advance(60 * 60_000);
    await cloud.tick();
    if (!cloud.all<EventRecord>('events').some(({ isPending }) => isPending)) return;
    await pause();
  }
}

test.each([6, 12, 16, 19, 22])(
  'a clock that dies at its request %i leaves nothing half told',
  async (request) => {
    const hall = await hallWith(cloud);
    const { _id: meetingId } = await meetingWith(cloud, 'published');
    const { _id: topicId } = await proposalWith(cloud, { hallName: '旧名字' });
    await cloud.as('luo')(saveHall, moving(hall));
    await cloud.cloud.clock.advance(6_000);
    cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'after', request });
    await cloud.tick().catch(() => undefined);
    cloud.cloud.faults.clear();
    await settled();
    await expectMoved(meetingId, topicId);
  },
  90_000,
);

test('a save that is sent again while its answer was lost makes one move', async () => {
  const hall = await hallWith(cloud);
  const { _id: meetingId } = await meetingWith(cloud, 'published');
  const { _id: topicId } = await proposalWith(cloud, { hallName: '旧名字' });
  const options = { requestId: 'move-hall-once' };
  const send = () =>
    cloud
      .as('luo')(saveHall, moving(hall), options)
      .catch(() => undefined);
  for (const request of [5, 9]) {
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', when: 'after', request });
    await send();
    cloud.cloud.faults.clear();
  }
  let answer = await send();
  for (let tries = 0; tries < 40 && !answer; tries += 1) {
    await pause();
    answer = await send();
  }
  expect(answer).toEqual({ id: hall._id, version: 2 });
  await settled();
  await expectMoved(meetingId, topicId);
}, 90_000);
