import { cancelMeeting, postponeMeeting, publishMeeting } from '#contracts/council-meeting';
import { circulateMinutes } from '#contracts/council-minutes';
import { judgeTopic } from '#contracts/council-topics';
import { enterPaperBallots, openVote } from '#contracts/council-vote';
import { listInbox } from '#contracts/inbox';
import { dayMs, minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { MeetingRecord, VoteRecord } from '../../cloudfunctions/modules/council/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  decisionWith,
  meetingNow,
  meetingWith,
  moderator,
  neighbour,
  proposalWith,
} from '../kit/council';
import { accepted, deliveriesTo, moveTo, receivedBy } from '../kit/messages';
import { personId, type Who } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  await moveTo(cloud, '09:30');
});
afterAll(stopTestClouds);

const now = () => cloud.cloud.clock.now();
const items = () => cloud.all<InboxItemRecord>('inbox_items');
const shown = async (who: Who) => (await cloud.as(who)(listInbox, { filter: 'others' })).items;
const titles = async (who: Who) => (await shown(who)).map(({ title }) => title);
const seen = ({ _id: id }: Pick<MeetingRecord, '_id'>) => ({
  id,
  version: meetingNow(cloud, id).version,
});

/** What listeners did not hear at once, they hear now; no message names anybody. */
async function heard(): Promise<void> {
  await cloud.cloud.clock.advance(minuteMs);
  await cloud.tick();
  await cloud.tick();
  expect(JSON.stringify(items())).not.toMatch(/王梅|李强|孙玉芬|周正|老邻居|1000000\d{4}/);
}

/** Something that happened elsewhere, as the outbox has it. */
async function happened(name: string, data: Record<string, unknown>, pending: string[]) {
  const event = {
    _id: `ev-${name}`,
    action: 'system.clock',
    name,
    callerId: 'system',
    inputHash: '',
    at: now(),
    answer: {},
    subjectIds: [],
    data,
    pending,
    isPending: true,
    traceId: 'tr_1',
  } satisfies EventRecord;
  await cloud.load('events', [event]);
  await heard();
}

/** A published meeting that 王梅 and a neighbour signed up for; 李强 said he does not come. */
async function awaited(): Promise<MeetingRecord> {
  const meeting = await meetingWith(cloud, 'published');
  await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
  await attendeeOf(cloud, meeting, { who: neighbour, status: 'registered' });
  await attendeeOf(cloud, meeting, { who: 'li', status: 'cancelled' });
  return meeting;
}

describe('a meeting that does not happen as announced', () => {
  it('is told to everybody who signed up, and to nobody else', async () => {
    const meeting = await awaited();
    await cloud.as('luo')(cancelMeeting, { ...seen(meeting), reason: '当天停电' });
    await heard();
    expect(await titles('wang')).toEqual(['您报名的议事会取消了']);
    expect(await shown(neighbour)).toMatchObject([
      {
        text: expect.stringContaining('原因：当天停电'),
        link: { kind: 'meeting', id: meeting._id },
      },
    ]);
    expect(await titles('li')).toEqual([]);
  });

  it('comes by WeChat to whoever signed up and said yes, once', async () => {
    const meeting = await awaited();
    await accepted(cloud, 'wang', 'meeting');
    await accepted(cloud, 'li', 'meeting');
    await cloud.as('luo')(postponeMeeting, { ...seen(meeting), reason: '当天停电' });
    await heard();
    await heard();
    expect(receivedBy(cloud, 'wang')).toMatchObject([
      {
        page: `features/council/pages/meeting/index?id=${meeting._id}`,
        data: {
          thing1: { value: meeting.title },
          thing3: { value: meeting.place },
          thing4: { value: '会议延期，新的时间再通知您' },
        },
      },
    ]);
    expect(deliveriesTo(cloud, neighbour)).toEqual([]);
    expect(deliveriesTo(cloud, 'li')).toEqual([]);
    expect(await titles(neighbour)).toEqual(['您报名的议事会延期了']);
  });

  it('that has its new time tells whoever signed up for the old one', async () => {
    const meeting = await meetingWith(cloud, 'postponed');
    await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    const startsAt = (meeting.startsAt ?? 0) + minuteMs;
    await cloud.as('luo')(publishMeeting, {
      ...seen(meeting),
      place: '党群服务中心二楼',
      startsAt,
      endsAt: startsAt + 60 * minuteMs,
      parties: meeting.parties.map(({ party }) => ({ party })),
      shortLeadReason: '上次停电',
      proofReason: '明天补拍',
    });
    await heard();
    expect(await shown('wang')).toMatchObject([
      { title: '您报名的议事会定了时间', text: expect.stringContaining('在党群服务中心二楼') },
    ]);
    expect(await titles(neighbour)).toEqual([]);
  });

  it('that is near is told a day ahead, with time and place', async () => {
    const meeting = await awaited();
    await accepted(cloud, 'wang', 'meeting');
    await cloud.cloud.clock.moveTo((meeting.startsAt ?? 0) - dayMs + minuteMs);
    await cloud.tick();
    await heard();
    expect(await shown('wang')).toMatchObject([
      { title: '您报名的议事会快开了', text: expect.stringContaining(meeting.place ?? '') },
    ]);
    expect(receivedBy(cloud, 'wang')).toHaveLength(1);
    await heard();
    expect(receivedBy(cloud, 'wang')).toHaveLength(1);
  });
});

describe('minutes', () => {
  it('that go round are read by those who were there, and by whoever confirms', async () => {
    const meeting = await meetingWith(cloud, 'minutes');
    await attendeeOf(cloud, meeting, { who: 'wang' });
    await attendeeOf(cloud, meeting, { who: neighbour, status: 'registered' });
    await cloud.as(moderator)(circulateMinutes, seen(meeting));
    await heard();
    expect(await titles('wang')).toEqual(['请核对议事会的纪要']);
    expect(await titles(neighbour)).toEqual([]);
    expect(await titles('he')).toEqual(['纪要发给到会的人核对了']);
    expect(await titles(moderator)).toEqual([]);
  });

  it('that are final tell those whose topics they decide', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    await decisionWith(cloud, meeting, { concerns: [personId('wang'), personId('li')] });
    const facts = { meetingId: meeting._id, hallId: meeting.hallId, title: meeting.title };
    await happened('council.minutes-final', facts, ['inbox.tell-final-minutes']);
    expect(await shown('wang')).toMatchObject([
      { title: '您提的议题有结果了', link: { kind: 'trace', id: meeting.hallId } },
    ]);
    expect(await titles('li')).toEqual(['您提的议题有结果了']);
    expect(await titles(neighbour)).toEqual([]);
  });
});

test('whoever brought a topic reads what became of it, and why', async () => {
  const meeting = await meetingWith(cloud, 'agenda', { agenda: [] });
  const { _id: id, version } = await proposalWith(cloud);
  const judging = { as: 'not-tabled' as const, id, version, meetingId: meeting._id };
  await cloud.as('luo')(judgeTopic, { ...judging, reason: '已经有人在办' });
  await heard();
  expect(await shown('wang')).toMatchObject([
    {
      title: '您的议题这次不上会',
      text: expect.stringContaining('原因：已经有人在办'),
      link: { kind: 'topics' },
    },
  ]);
});

test('whoever is asked to sign beside the count reads so', async () => {
  const meeting = await meetingWith(cloud, 'in-session');
  const witness = await attendeeOf(cloud, meeting, { who: 'wang' });
  const { personId: _, ...paper } = await attendeeOf(cloud, meeting, { who: 'visitor-paper' });
  await cloud.load('meeting_attendances', [paper]);
  const { id } = await cloud.as(moderator)(openVote, {
    meetingId: meeting._id,
    itemId: 'it_1',
    question: '东侧空地装充电棚',
    way: 'ballot',
    unit: 'person',
  });
  const tally = { for: 1, against: 0, abstain: 0 };
  const version = cloud.one<VoteRecord>('votes', id)?.version ?? 0;
  await cloud.as(moderator)(enterPaperBallots, { id, version, tally, witness: witness._id });
  await heard();
  expect(await shown('wang')).toMatchObject([
    { title: '请您监票', link: { kind: 'meeting', id: meeting._id } },
  ]);
});

test('colleagues whose turn it is are told, each once', async () => {
  const meeting = await meetingWith(cloud, 'collecting');
  const facts = { meetingId: meeting._id, title: meeting.title, hallName: meeting.hallName };
  const tell = [personId(moderator), `community-staff@${meeting.communityId}`];
  await happened('council.collecting-ended', { ...facts, tell }, ['inbox.tell-council']);
  for (const who of [moderator, 'luo'] as const)
    expect(await shown(who)).toMatchObject([
      { title: '议题征集结束了', link: { kind: 'council-work' } },
    ]);
  expect(await titles('wang')).toEqual([]);
});
