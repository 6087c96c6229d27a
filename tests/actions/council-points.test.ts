import { confirmMinutes } from '#contracts/council-minutes';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { DecisionDraft } from '#domain/meeting/model';
import type { EventRecord } from '#runtime/records';
import {
  decisionIdOf,
  type MeetingRecord,
  type ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  accountIdOf,
  type CandidateRecord,
  candidateIdOf,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  meetingNow,
  meetingWith,
  moderator,
  neighbour,
  proposalWith,
} from '../kit/council';
import { accountOf, paperAccount } from '../kit/points';
import { personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const longAgo = () => ({ openedAt: now() - 60 * dayMs });
const candidates = () => cloud.all<CandidateRecord>('point_candidates');

/** Ready to be confirmed: it met four days ago and went round three days ago. */
async function ready(over: Partial<MeetingRecord> = {}): Promise<MeetingRecord> {
  const at = now();
  const startedAt = at - 4 * dayMs;
  const { minutes, ...rest } = await meetingWith(cloud, 'minutes', {
    ...{ startedAt, startsAt: startedAt, endedAt: startedAt + 1 },
    ...over,
  });
  const round = { circulatedAt: at - 3 * dayMs, amendUntil: at - dayMs };
  const meeting = { ...rest, minutes: { ...minutes, ...round } } as MeetingRecord;
  await cloud.load('meetings', [meeting]);
  return meeting;
}

const confirm = (id: string) =>
  cloud.as('he')(confirmMinutes, { id, version: meetingNow(cloud, id).version });

async function heard(): Promise<void> {
  await cloud.cloud.clock.advance(10_000);
  await cloud.tick();
}

/** A topic on the agenda, and what the minutes say became of it. */
async function withTopics(
  meeting: MeetingRecord,
  itemId: string,
  { proposalIds, decision }: { proposalIds: string[]; decision?: DecisionDraft },
): Promise<void> {
  const { agenda, minutes, ...rest } = meetingNow(cloud, meeting._id);
  const items = minutes?.items.map((one) =>
    one.itemId === itemId && decision ? { ...one, decision } : one,
  );
  await cloud.load('meetings', [
    {
      ...rest,
      agenda: agenda.map((one) => (one.id === itemId ? { ...one, proposalIds } : one)),
      minutes: { ...minutes, items },
    } as MeetingRecord,
  ]);
}

const topicOf = (who: Who, over: Partial<ProposalRecord> & { title: string }) =>
  proposalWith(cloud, { authorId: personId(who), status: 'adopted', ...over });

describe('points of a meeting', () => {
  it('are proposed for everybody who was there, and for nobody before the minutes are final', async () => {
    const meeting = await ready();
    const { _id: id } = meeting;
    for (const who of ['wang', 'li', 'unitLead'] as const) await accountOf(cloud, who, longAgo());
    const paper = await paperAccount(cloud, { name: '纸大爷', areaName: 'u52', ...longAgo() });
    await attendeeOf(cloud, meeting, { who: 'wang', way: 'qr' });
    await attendeeOf(cloud, meeting, { who: 'li', status: 'registered' });
    await attendeeOf(cloud, meeting, {
      who: 'unitLead',
      ...{ way: 'ticked', tickedById: personId(moderator), tickedByText: '话事员 周正' },
    });
    await attendeeOf(cloud, meeting, { who: neighbour });
    const { personId: _, ...onPaper } = await attendeeOf(cloud, meeting, {
      who: 'visitor-paper',
      ...{ accountId: paper._id, way: 'ticked', tickedById: personId('luo') },
    });
    await cloud.load('meeting_attendances', [onPaper]);
    await heard();
    expect(candidates()).toEqual([]);

    await confirm(id);
    await heard();
    const proposed = candidates().map(({ accountId, act, proposerId, subjectId }) => {
      expect([act, subjectId]).toEqual(['meeting-attended', id]);
      return [accountId, proposerId];
    });
    expect(new Map(proposed as [string, string][])).toEqual(
      new Map([
        [accountIdOf(personId('wang')), 'system'],
        [accountIdOf(personId('unitLead')), personId(moderator)],
        [paper._id, personId('luo')],
      ]),
    );
    const [hers] = candidates().filter(
      ({ accountId }) => accountId === accountIdOf(personId('wang')),
    );
    expect(hers).toMatchObject({
      points: 2,
      doneOn: dayOf(now() - 4 * dayMs),
      reason: `参加议事会：${meeting.title}`,
    });
  });

  it('are proposed for who brought what was taken up: once an item, not for what others entered or what was not adopted', async () => {
    const meeting = await ready();
    const { _id: meetingId } = meeting;
    for (const who of ['wang', 'li', 'unitLead'] as const) await accountOf(cloud, who, longAgo());
    const first = await topicOf('wang', { title: '充电棚', meetingId });
    const again = await topicOf('wang', { title: '充电位', meetingId, status: 'merged' });
    const { authorId: _, ...entered } = await topicOf('wang', {
      ...{ title: '凉亭说的', meetingId },
      enteredById: personId('unitLead'),
    });
    await cloud.load('proposals', [entered]);
    const earlier = await topicOf('unitLead', { title: '上次就议过', meetingId: 'mt_earlier00' });
    const proposalIds = [first._id, again._id, entered._id, earlier._id];
    await withTopics(meeting, 'it_1', { proposalIds });
    const refused = await topicOf('li', { title: '路灯', meetingId });
    await withTopics(meeting, 'it_2', {
      proposalIds: [refused._id],
      decision: { kind: 'not-adopted', ownerText: '社区', reason: '路灯归市政' },
    });
    await confirm(meeting._id);
    await heard();
    expect(
      candidates().map(({ accountId, act, points, reason }) => [accountId, act, points, reason]),
    ).toEqual([
      [accountIdOf(personId('wang')), 'suggestion-adopted', 2, '建议被采纳：电动车充电棚不够'],
    ]);
  });

  it('is earned for an item left to the next meeting too', async () => {
    const meeting = await ready();
    const { _id: meetingId } = meeting;
    await accountOf(cloud, 'wang', longAgo());
    const { _id } = await topicOf('wang', { title: '充电棚', meetingId });
    await withTopics(meeting, 'it_1', {
      proposalIds: [_id],
      decision: { kind: 'next-meeting', ownerText: '社区' },
    });
    await confirm(meeting._id);
    await heard();
    const subject = decisionIdOf(meeting._id, 'it_1');
    expect(candidates().map(({ _id: id }) => id)).toEqual([
      candidateIdOf('suggestion-adopted', subject, accountIdOf(personId('wang'))),
    ]);
  });

  it('are none for somebody paid, for a passbook opened later or closed, or twice for one that is heard again', async () => {
    const meeting = await ready();
    await accountOf(cloud, 'wang', longAgo());
    await accountOf(cloud, 'li');
    await accountOf(cloud, 'unitLead', { ...longAgo(), status: 'closed' });
    await accountOf(cloud, neighbour, longAgo());
    const paid = cloud.one<PersonRecord>('people', personId('zhao'))?.memberships;
    await cloud.change('people', personId(neighbour), { memberships: paid });
    for (const who of ['wang', 'li', 'unitLead', neighbour] as const)
      await attendeeOf(cloud, meeting, { who });
    await confirm(meeting._id);
    await heard();
    const once = candidates();
    expect(once.map(({ accountId }) => accountId)).toEqual([accountIdOf(personId('wang'))]);
    const [final] = cloud
      .all<EventRecord>('events')
      .filter(({ name }) => name === 'council.minutes-final');
    await cloud.change('events', final?._id ?? '', {
      pending: ['points.propose-from-meeting'],
      isPending: true,
    });
    await heard();
    expect(candidates()).toEqual(once);
    expect(addDays(once[0]?.doneOn ?? '', 4)).toBe(dayOf(now()));
  });
});
