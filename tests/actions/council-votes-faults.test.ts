import type { Reply } from '#contracts/wire';
import { noBallots } from '#domain/vote';
import type {
  MeetingRecord,
  PropertyReviewRecord,
  VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { councilWorld, meetingWith } from '../kit/council';
import { personId, type Who } from '../kit/world';

/*
 * Kills the function around every request with which a ballot or an answer is given, repeats the command with the
 * same requestId, and looks whether it counts once. A killed transaction keeps its locks for 30 s, so all the
 * killing is done first, each time by another person about another meeting.
 */

jest.setTimeout(240_000);

/** More than there are points to die at. */
const mostCases = 60;
const salt = 'a1b2c3d4e5f6a7b8';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
  const wang = cloud.one<PersonRecord>('people', personId('wang'));
  if (!wang) throw new RangeError('nobody to be a neighbour of');
  await cloud.load(
    'people',
    Array.from({ length: mostCases }, (_, index) => ({
      ...wang,
      _id: personId(whoOf(index)),
      homes: wang.homes.map((home) => ({ ...home, door: `${index + 1001}` })),
    })),
  );
}, 120_000);
afterAll(stopTestClouds);

const whoOf = (index: number): Who => `visitor-${index}`;
type Asked = { who: Who; action: string; input: object };
type Case = { index: number; meeting: MeetingRecord; asked: Asked };
let used = 0;

const voteIdIn = (index: number): string => `vt_${String(index).padStart(10, '0')}`;

const meetingFor = (index: number, status: 'published' | 'in-session'): Promise<MeetingRecord> =>
  meetingWith(cloud, status, { _id: `mt_${String(index).padStart(10, '0')}` });

async function ballotOf(index: number): Promise<Case> {
  const meeting = await meetingFor(index, 'published');
  const id = voteIdIn(index);
  const vote: VoteRecord = {
    ...{ _id: id, meetingId: meeting._id, hallId: meeting.hallId, itemId: 'it_1' },
    question: '东侧空地装充电棚',
    way: 'ballot',
    unit: 'household',
    isOpen: true,
    tally: noBallots,
    at: cloud.cloud.clock.now(),
    byId: personId('luo'),
    version: 1,
  };
  await cloud.load('votes', [vote]);
  const asked = { who: whoOf(index), action: 'council.cast', input: { id, choice: 'for', salt } };
  return { index, meeting, asked };
}

async function answerOf(index: number): Promise<Case> {
  const meeting = await meetingFor(index, 'in-session');
  const scores = { cleaning: 4, repairs: 2, order: 5, comment: '电梯常坏' };
  const input = { id: meeting._id, ...scores, salt };
  return { index, meeting, asked: { who: whoOf(index), action: 'council.review-property', input } };
}

type Ready = (index: number) => Promise<Case>;
const ready = (make: Ready): Promise<Case> => {
  const index = used;
  used += 1;
  if (index >= mostCases) throw new RangeError('too few people for so many requests');
  return make(index);
};

const send = ({ asked: { who, ...asked }, index }: Case): Promise<Reply> =>
  cloud.send(who, { ...asked, requestId: `council-fault-${index}` } as never);

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(one: Case): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = codeIn(await send(one));
    if (code !== 'busy' || Date.now() > until) return code;
  }
}

type Point = { when: 'before' | 'after'; request: number };

/** Before every request up to the commit, and after it: after one is before the next. */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(8);
  return [
    ...Array.from({ length: commit }, (_, at): Point => ({ when: 'before', request: at + 1 })),
    { when: 'after', request: commit },
  ];
}

async function killEverywhere(make: Ready): Promise<Case[]> {
  const calm = await ready(make);
  expect([calm.asked.action, codeIn(await send(calm))]).toEqual([calm.asked.action, 'ok']);
  const victims: Case[] = [];
  for (const point of pointsOf(cloud.lastCall())) {
    const one = await ready(make);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', ...point });
    await send(one).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect(cloud.lastCall().outcome).not.toBe('answered');
    victims.push(one);
  }
  return [calm, ...victims];
}

const locksGone = () => new Promise((resolve) => setTimeout(resolve, 30_000));

test('ballots and answers whose function died on the way count once', async () => {
  const ballots = await killEverywhere(ballotOf);
  const answers = await killEverywhere(answerOf);
  await locksGone();
  for (const one of [...ballots, ...answers]) expect(await persist(one)).toBe('ok');
  for (const { index } of ballots)
    expect(cloud.one<VoteRecord>('votes', voteIdIn(index))?.tally).toEqual({
      ...noBallots,
      for: 1,
    });
  expect(cloud.all('ballots')).toHaveLength(ballots.length * 2);
  for (const { meeting } of answers)
    expect(cloud.one<PropertyReviewRecord>('property_reviews', meeting._id)).toMatchObject({
      answers: 1,
      sums: { cleaning: 4, repairs: 2, order: 5 },
      comments: ['电梯常坏'],
    });
  expect(cloud.all('property_review_marks')).toHaveLength(answers.length);
});
