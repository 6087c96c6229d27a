import type { Sent } from '#contracts/action';
import { getMeeting } from '#contracts/council-meeting';
import type { Choice } from '#contracts/council-vote';
import {
  castBallot,
  closeVote,
  counterSign,
  countHands,
  enterPaperBallots,
  openVote,
} from '#contracts/council-vote';
import { prepareFiles } from '#contracts/file';
import { dayMs, minuteMs } from '#domain/day';
import { sumOf } from '#domain/vote';
import type { EventRecord } from '#runtime/records';
import type {
  AttendanceRecord,
  BallotRecord,
  MeetingRecord,
  VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import {
  type HouseholdRecord,
  householdIdOf,
  type PersonRecord,
} from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  housemate,
  meetingWith,
  moderator,
  neighbour,
} from '../kit/council';
import { allAtOnce } from '../kit/crowd';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { upload } from '../kit/upload';
import { personId, type Who } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const salt = 'a1b2c3d4e5f6a7b8';
const now = () => cloud.cloud.clock.now();
const voteNow = (id: string): VoteRecord => {
  const vote = cloud.one<VoteRecord>('votes', id);
  if (!vote) throw new RangeError(`${id} is not there`);
  return vote;
};
const asSeen = (id: string) => ({ id, version: voteNow(id).version });
const tally = (forIt: number, against = 0, abstain = 0) => ({ for: forIt, against, abstain });

const opened = async (meeting: MeetingRecord, over: Partial<Sent<typeof openVote>> = {}) =>
  (
    await cloud.as(moderator)(openVote, {
      meetingId: meeting._id,
      itemId: 'it_1',
      question: '东侧空地装充电棚',
      way: 'ballot',
      unit: 'person',
      ...over,
    })
  ).id;
type Ballot = { choice?: Choice; requestId?: string };
const cast = (who: Who, id: string, { choice = 'for', requestId }: Ballot = {}) =>
  cloud.as(who)(castBallot, { id, choice, salt }, requestId ? { requestId } : {});
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;

/** A meeting in session with these people in the room. */
async function roomWith(...there: Who[]): Promise<MeetingRecord> {
  const meeting = await meetingWith(cloud, 'in-session');
  for (const who of there) await attendeeOf(cloud, meeting, { who });
  return meeting;
}

/** So many neighbours of 王梅 by name alone, each behind a door of her own unless said otherwise. */
async function neighbours(many: number, door?: string): Promise<Who[]> {
  const wang = cloud.one<PersonRecord>('people', personId('wang'));
  if (!wang) throw new RangeError('nobody to be a neighbour of');
  const everybody = Array.from({ length: many }, (_, index): Who => `visitor-voter-${index}`);
  await cloud.load(
    'people',
    everybody.map((who, index) => ({
      ...wang,
      _id: personId(who),
      homes: wang.homes.map((home) => ({ ...home, door: door ?? `${401 + index}` })),
    })),
  );
  return everybody;
}

describe('a vote is opened', () => {
  it('by whoever leads there, about an item, by hands only in the room', async () => {
    const soon = await meetingWith(cloud, 'published');
    expect(await codeOf(cloud.as('wang')(openVote, { ...vote(soon), way: 'ballot' }))).toBe(
      'forbidden',
    );
    expect(await codeOf(cloud.as('visitor-other-moderator')(openVote, vote(soon)))).toBe(
      'not-found',
    );
    expect(await reasonOf(opened(soon, { way: 'hands' }))).toContain('开会的时候');
    expect(await fieldsOf(opened(soon, { itemId: 'it_9' }))).toHaveProperty('itemId');
    expect(await fieldsOf(opened(soon, { itemId: 'it_review' }))).toHaveProperty('itemId');
    expect(await fieldsOf(opened(soon, { closesAt: now() }))).toHaveProperty('closesAt');
    expect(cloud.all('votes')).toEqual([]);
    expect(await opened(soon)).toMatch(/^vt_/);
    const over = await meetingWith(cloud, 'minutes');
    expect(await reasonOf(opened(over))).toContain('散会以前');
  });

  it('ten times a meeting and not eleven, however many ask at once', async () => {
    const meeting = await roomWith();
    const asks = Array.from(
      { length: 12 },
      (_, index) => (requestId: string) =>
        cloud.as(moderator)(
          openVote,
          { ...vote(meeting), question: `第 ${index} 个问题` },
          { requestId },
        ),
    );
    const { done, refused } = await allAtOnce(asks);
    expect([done, refused]).toEqual([10, { 'step-not-allowed': 2 }]);
    expect(cloud.all('votes')).toHaveLength(10);
  });
});

const vote = (meeting: MeetingRecord) => ({
  meetingId: meeting._id,
  itemId: 'it_1',
  question: '东侧空地装充电棚',
  way: 'ballot' as const,
  unit: 'person' as const,
});

describe('a ballot', () => {
  it('counts once for each person, and the same request again answers again', async () => {
    const id = await opened(await roomWith('wang'));
    expect(await cast('wang', id, { choice: 'against', requestId: 'request-one' })).toEqual({
      ballots: 1,
    });
    expect(await cast('wang', id, { choice: 'against', requestId: 'request-one' })).toEqual({
      ballots: 1,
    });
    expect(await codeOf(cast('wang', id, { requestId: 'request-one' }))).toBe('conflict');
    expect(await reasonOf(cast('wang', id))).toBe('您已经投过了');
    expect(voteNow(id)).toMatchObject({ tally: tally(0, 1), version: 1 });
  });

  it('leaves nowhere how somebody voted', async () => {
    const id = await opened(await roomWith('wang'));
    await cast('wang', id, { choice: 'against' });
    const slips = cloud.all<BallotRecord>('ballots');
    expect(slips.map((slip) => Object.keys(slip).sort())).toEqual([['_id', 'at', 'voteId']]);
    const events = cloud
      .all<EventRecord>('events')
      .filter(({ callerId }) => callerId === personId('wang'));
    expect(events).toHaveLength(1);
    expect(JSON.stringify([slips, events, cloud.lastCall()])).not.toMatch(/against|反对/);
  });

  it('is one per household: who lives with somebody that voted is told so', async () => {
    const id = await opened(await roomWith('wang', housemate, neighbour, 'luo'), {
      unit: 'household',
    });
    await cast('wang', id);
    expect(await reasonOf(cast(housemate, id))).toBe('您家已经投过了');
    expect(await reasonOf(cast(neighbour, id))).toContain('门牌号');
    expect(await reasonOf(cast('luo', id))).toContain('住户');
    expect(sumOf(voteNow(id).tally)).toBe(1);
  });

  it('is not taken from whoever is known to live there by somebody who only says so', async () => {
    const id = await opened(await roomWith('wang', housemate), { unit: 'household' });
    const wang = cloud.one<PersonRecord>('people', personId('wang'));
    const [home] = wang?.homes ?? [];
    if (!home) throw new RangeError('she lives nowhere');
    const { areaId } = home;
    const member = { personId: personId('wang'), homeId: home.id, isVerified: true };
    const household: HouseholdRecord = {
      _id: householdIdOf(areaId, '302'),
      ...{ areaId, door: '302', version: 1, members: [member] },
    };
    await cloud.load('households', [household]);
    expect(await reasonOf(cast(housemate, id))).toContain('核实');
    expect(await cast('wang', id)).toEqual({ ballots: 1 });
  });

  it('is not cast again from behind another door', async () => {
    const id = await opened(await roomWith('wang'), { unit: 'household' });
    await cast('wang', id);
    const wang = cloud.one<PersonRecord>('people', personId('wang'));
    const homes = wang?.homes.map((home) => ({ ...home, door: '909' }));
    await cloud.change('people', personId('wang'), { homes });
    expect(await reasonOf(cast('wang', id))).toBe('您家已经投过了');
    expect(sumOf(voteNow(id).tally)).toBe(1);
  });

  it('is of the place; once the meeting began, of whoever is there', async () => {
    const soon = await opened(await meetingWith(cloud, 'published'));
    expect(await reasonOf(cast('far', soon))).toContain('范围');
    expect(await reasonOf(cast('visitor', soon))).toContain('范围');
    expect(await cast('wang', soon)).toEqual({ ballots: 1 });
    const id = await opened(await roomWith('wang'));
    expect(await reasonOf(cast('li', id))).toContain('到会的人');
    expect(await codeOf(cast('wang', `vt_${'0'.repeat(24)}`))).toBe('not-found');
  });

  it('comes before the end of the vote, and its clock closes it once', async () => {
    const id = await opened(await roomWith('wang'), { closesAt: now() + 10 * minuteMs });
    await cloud.cloud.clock.advance(10 * minuteMs);
    expect(await reasonOf(cast('wang', id))).toBe('投票已经截止');
    await cloud.tick();
    await cloud.tick();
    expect(voteNow(id)).toMatchObject({ isOpen: false, tally: tally(0) });
    expect(
      cloud.all<EventRecord>('events').filter(({ name }) => name === 'council.vote-closed'),
    ).toHaveLength(1);
    expect(await reasonOf(cloud.as(moderator)(closeVote, asSeen(id)))).toContain('已经结束');
  });
});

describe('many at once', () => {
  it('thirty neighbours cast, and every ballot counts exactly once', async () => {
    const everybody = await neighbours(30);
    const id = await opened(await meetingWith(cloud, 'published'));
    const choices: Choice[] = ['for', 'against', 'abstain'];
    const { done, refused } = await allAtOnce(
      everybody.map(
        (who, index) => (requestId) =>
          cast(who, id, { choice: choices[index % 3] ?? 'for', requestId }),
      ),
    );
    expect([done, refused]).toEqual([30, {}]);
    expect(voteNow(id).tally).toEqual({ for: 10, against: 10, abstain: 10 });
    expect(cloud.all('ballots')).toHaveLength(30);
  });

  it('of one household exactly one ballot counts', async () => {
    const everybody = await neighbours(6, '1501');
    const id = await opened(await meetingWith(cloud, 'published'), { unit: 'household' });
    const { done, refused } = await allAtOnce(
      everybody.map((who) => (requestId) => cast(who, id, { requestId })),
    );
    expect([done, refused]).toEqual([1, { 'step-not-allowed': 5 }]);
    expect(voteNow(id).tally).toEqual(tally(1));
  });
});

describe('hands', () => {
  it('are counted of those who are there, and the result is told after closing', async () => {
    const id = await opened(await roomWith('wang', housemate), { way: 'hands' });
    const count = (forIt: number, against = 0) =>
      cloud.as(moderator)(countHands, { ...asSeen(id), tally: tally(forIt, against) });
    expect(await reasonOf(cast('wang', id))).toContain('举手');
    expect(await reasonOf(cloud.as(moderator)(closeVote, asSeen(id)))).toContain('人数');
    expect((await fieldsOf(count(2, 1))).tally).toContain('比到会的 2 人多');
    expect(await fieldsOf(count(0))).toHaveProperty('tally');
    await count(1, 1);
    await count(2);
    expect(await codeOf(cloud.as(moderator)(closeVote, { id, version: 1 }))).toBe('conflict');
    await cloud.as(moderator)(closeVote, asSeen(id));
    expect(voteNow(id)).toMatchObject({ isOpen: false, tally: tally(2) });
    expect(await reasonOf(count(1))).toContain('已经结束');
  });
});

describe('ballots on paper', () => {
  const paperAt = async (meeting: MeetingRecord, many: number) => {
    for (let index = 0; index < many; index += 1) {
      const attendance = await attendeeOf(cloud, meeting, { who: `visitor-paper-${index}` });
      const { personId: _, ...rest } = attendance;
      const old = { ...rest, name: `老邻居${index}` };
      await cloud.load('meeting_attendances', [old]);
    }
  };
  const enter = (id: string, over: Partial<Sent<typeof enterPaperBallots>> = {}) =>
    cloud.as(moderator)(enterPaperBallots, { ...asSeen(id), tally: tally(2, 1), ...over });
  const sign = (who: Who, id: string, isRight = true) =>
    cloud.as(who)(counterSign, { ...asSeen(id), isRight });

  async function paperVote() {
    const meeting = await roomWith('wang', 'luo', moderator);
    await paperAt(meeting, 3);
    const seat = (who: Who) =>
      cloud
        .all<{ _id: string; personId?: string }>('meeting_attendances')
        .find((one) => one.personId === personId(who))?._id ?? '';
    return { id: await opened(meeting), seat };
  }

  it('count once somebody else who is there has signed beside whoever counted', async () => {
    const { id, seat } = await paperVote();
    await enter(id, { witness: seat('wang') });
    await cast('wang', id);
    expect(await reasonOf(cloud.as(moderator)(closeVote, asSeen(id)))).toContain('监票');
    expect(await reasonOf(sign(moderator, id))).toContain('不能自己监票');
    expect(await reasonOf(sign('luo', id))).toContain('另一位');
    expect(await codeOf(sign('li', id))).toBe('not-found');
    await sign('wang', id);
    expect(await reasonOf(enter(id, { witness: seat('luo') }))).toContain('已经录好');
    await cloud.as(moderator)(closeVote, asSeen(id));
    expect(voteNow(id)).toMatchObject({
      tally: tally(1),
      paper: { tally: tally(2, 1), signedById: personId('wang') },
    });
  });

  it('are no more than those who came without a phone, and never signed by who counted', async () => {
    const { id, seat } = await paperVote();
    const witness = seat('wang');
    expect((await fieldsOf(enter(id, { witness, tally: tally(4) }))).tally).toContain('3 人');
    expect(await fieldsOf(enter(id, { witness, tally: tally(0) }))).toHaveProperty('tally');
    expect((await fieldsOf(enter(id, { witness: seat(moderator) }))).witness).toContain('不能自己');
    expect(await fieldsOf(enter(id, { witness: 'at_0000000000' }))).toHaveProperty('witness');
    expect((await fieldsOf(enter(id))).witness).toContain('票单');
    expect(voteNow(id)).not.toHaveProperty('paper');
  });

  it('are counted anew where the witness says it is not right', async () => {
    const { id, seat } = await paperVote();
    await enter(id, { witness: seat('wang') });
    await sign('wang', id, false);
    expect(voteNow(id)).not.toHaveProperty('paper');
    expect(await reasonOf(sign('wang', id))).toContain('没有等您监票');
    await enter(id, { witness: seat('luo'), tally: tally(1, 1, 1) });
    await sign('luo', id);
    expect(voteNow(id).paper?.signedById).toBe(personId('luo'));
  });

  it('count at once with a photo of the signed sheet', async () => {
    const { id } = await paperVote();
    const { batchId, paths } = await cloud.as(moderator)(prepareFiles, { count: 1 });
    for (const path of paths) await upload(cloud.cloud, path);
    await enter(id, { photos: { batchId, places: [0] } });
    await cloud.as(moderator)(closeVote, asSeen(id));
    expect(voteNow(id).paper?.photos).toHaveLength(1);
  });
});

describe('what is read of a vote', () => {
  const viewOf = async (who: Who, { _id: id }: Pick<MeetingRecord, '_id'>) => {
    const { meeting } = await cloud.as(who)(getMeeting, { id });
    const [view] = meeting.votes;
    if (!view) throw new Error('no vote to be seen');
    return view;
  };

  it('is how many voted while it is open, and how they divide after closing', async () => {
    const everybody = await neighbours(5);
    const meeting = await meetingWith(cloud, 'published');
    const id = await opened(meeting);
    for (const who of everybody.slice(0, 4)) await cast(who, id);
    for (const who of ['wang', moderator] as const) {
      const view = await viewOf(who, meeting);
      expect(view).toMatchObject({ isOpen: true, ballots: 4, hasVoted: false, mayVote: true });
      expect(view).not.toHaveProperty('tally');
      expect(view).not.toHaveProperty('resultText');
    }
    const [voter = 'wang', , , , last = 'wang'] = everybody;
    expect(await viewOf(voter, meeting)).toMatchObject({ hasVoted: true, mayVote: false });
    expect(await viewOf('far', meeting)).toMatchObject({
      mayVote: false,
      obstacle: expect.stringContaining('范围'),
    });
    await cast(last, id, { choice: 'against' });
    await cloud.as(moderator)(closeVote, asSeen(id));
    expect(await viewOf('visitor', meeting)).toMatchObject({
      isOpen: false,
      tally: tally(4, 1),
      resultText: '通过',
      mayVote: false,
    });
  });

  it('is below five ballots only whether it passed, also for whoever leads', async () => {
    const everybody = await neighbours(4);
    const meeting = await meetingWith(cloud, 'published');
    const id = await opened(meeting, { quorum: 4 });
    for (const who of everybody) await cast(who, id);
    await cloud.as(moderator)(closeVote, asSeen(id));
    for (const who of ['wang', moderator] as const) {
      const view = await viewOf(who, meeting);
      expect(view).not.toHaveProperty('tally');
      expect(view.resultText).toBe('不足 5 票，只公布通过与否：通过');
    }
  });

  it('is of paper the count, and for the witness what she signs for', async () => {
    const meeting = await roomWith('wang', 'luo');
    const { personId: _, ...paper } = await attendeeOf(cloud, meeting, { who: 'visitor-paper' });
    await cloud.load('meeting_attendances', [paper]);
    const id = await opened(meeting);
    const seats = cloud.all<AttendanceRecord>('meeting_attendances');
    const witness = seats.find((one) => one.personId === personId('wang'))?._id;
    const ask = { ...asSeen(id), tally: tally(1), ...(witness && { witness }) };
    await cloud.as(moderator)(enterPaperBallots, ask);
    expect(await viewOf('wang', meeting)).toMatchObject({
      ballots: 0,
      mayCounterSign: true,
      paper: { count: 1, tally: tally(1), isCounterSigned: false },
    });
    for (const who of ['luo', moderator] as const) {
      const view = await viewOf(who, meeting);
      expect([view.mayCounterSign, view.paper?.count, view.paper?.tally]).toEqual([
        false,
        1,
        undefined,
      ]);
    }
    await cloud.as('wang')(counterSign, { ...asSeen(id), isRight: true });
    expect(await viewOf('luo', meeting)).toMatchObject({
      ballots: 1,
      paper: { isCounterSigned: true },
    });
  });
});

test('what is still open when the meeting is called off is closed with it', async () => {
  const meeting = await meetingWith(cloud, 'published');
  const id = await opened(meeting, { closesAt: now() + dayMs });
  await cloud.load('events', [
    {
      _id: 'called-off',
      action: 'council.cancel',
      name: 'council.cancelled',
      callerId: personId('luo'),
      inputHash: '',
      at: now() - minuteMs,
      answer: {},
      subjectIds: [meeting._id],
      data: { meetingId: meeting._id },
      pending: ['council.end-votes'],
      isPending: true,
      traceId: 'tr_1',
    } as never,
  ]);
  await cloud.tick();
  expect(voteNow(id).isOpen).toBe(false);
  expect(await reasonOf(cast('wang', id))).toBe('投票已经截止');
});

test('a meeting that was called off and opened anew shows none of the votes of before', async () => {
  const room = await roomWith('wang');
  const id = await opened(room);
  const shown = async () =>
    (await cloud.as('wang')(getMeeting, { id: room._id })).meeting.votes.map((vote) => vote.id);
  expect(await shown()).toEqual([id]);
  await cloud.cloud.clock.advance(minuteMs);
  await cloud.change('meetings', room._id, { openedAt: now() });
  expect(await shown()).toEqual([]);
  const fresh = await opened(room);
  expect([await shown(), fresh === id]).toEqual([[fresh], false]);
});
