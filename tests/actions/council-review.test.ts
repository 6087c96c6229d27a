import type { Sent } from '#contracts/action';
import { getMeeting } from '#contracts/council-meeting';
import { replyToReview, reviewProperty } from '#contracts/council-review';
import { dayMs, minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type {
  MeetingRecord,
  PropertyReviewRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  firmManager,
  meetingWith,
  moderator,
  neighbour,
} from '../kit/council';
import { allAtOnce } from '../kit/crowd';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { personId, type Who } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

type Answer = Partial<Sent<typeof reviewProperty>>;
const now = () => cloud.cloud.clock.now();
const salt = 'a1b2c3d4e5f6a7b8';
const review = (who: Who, { _id: id }: MeetingRecord, over: Answer = {}) =>
  cloud.as(who)(reviewProperty, { id, cleaning: 4, repairs: 2, order: 5, salt, ...over });
const reply = (who: Who, { _id: id }: MeetingRecord, text = '维修改为当天上门，谢谢大家。') =>
  cloud.as(who)(replyToReview, { id, text });
const kept = ({ _id }: MeetingRecord) => cloud.one<PropertyReviewRecord>('property_reviews', _id);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;

/** So many neighbours of 王梅. */
async function neighbours(many: number): Promise<Who[]> {
  const wang = cloud.one<PersonRecord>('people', personId('wang'));
  if (!wang) throw new RangeError('nobody to be a neighbour of');
  const everybody = Array.from({ length: many }, (_, index): Who => `visitor-${index}`);
  await cloud.load(
    'people',
    everybody.map((who) => ({ ...wang, _id: personId(who) })),
  );
  return everybody;
}

async function answered(meeting: MeetingRecord, many: number): Promise<void> {
  for (const who of await neighbours(many)) await review(who, meeting);
}

describe('an answer', () => {
  it('is given once a person and kept as sums alone', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    expect(await review('wang', meeting, { comment: '电梯常坏' })).toEqual({ answers: 1 });
    expect(await reasonOf(review('wang', meeting))).toContain('已经评过');
    expect(await review(neighbour, meeting, { cleaning: 1 })).toEqual({ answers: 2 });
    expect(kept(meeting)).toMatchObject({
      answers: 2,
      sums: { cleaning: 5, repairs: 4, order: 10 },
      comments: ['电梯常坏'],
    });
    const marks = cloud.all('property_review_marks').map((mark) => Object.keys(mark).sort());
    expect(marks).toEqual([
      ['_id', 'at', 'meetingId'],
      ['_id', 'at', 'meetingId'],
    ]);
    const events = cloud.all<EventRecord>('events');
    expect(JSON.stringify(events)).not.toMatch(/电梯|cleaning|repairs/);
  });

  it('is one of those who live there, never of the firm or whoever is paid', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    expect(await reasonOf(review('far', meeting))).toContain('范围');
    expect(await reasonOf(review(firmManager, meeting))).toContain('物业可以');
    expect(await reasonOf(review('zhao', meeting))).toContain('工作人员');
    expect(await fieldsOf(review('wang', meeting, { order: 6 }))).toHaveProperty('order');
    expect(kept(meeting)).toBeUndefined();
  });

  it('comes from the start until 48 hours after the end, of a kind that has it', async () => {
    expect(await reasonOf(review('wang', await meetingWith(cloud, 'published')))).toContain('48');
    expect(await codeOf(review('wang', await meetingWith(cloud, 'draft')))).toBe('not-found');
    const other = await meetingWith(cloud, 'in-session', {
      kind: 'building-talk',
      month: '2020-01',
    });
    expect(await reasonOf(review('wang', other))).toContain('48');
    const over = await meetingWith(cloud, 'minutes', { endedAt: now() - 2 * dayMs + minuteMs });
    expect(await review('wang', over)).toEqual({ answers: 1 });
    await cloud.cloud.clock.advance(minuteMs);
    expect(await reasonOf(review(neighbour, over))).toContain('48');
  });

  it('is kept without words WeChat doubts, and says so', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    expect(
      (await fieldsOf(review('wang', meeting, { comment: '这里有违规示例词' }))).comment,
    ).toContain('换个说法');
    expect(kept(meeting)).toBeUndefined();
    await review('wang', meeting);
    expect(kept(meeting)?.answers).toBe(1);
  });

  it('has its words kept up to two hundred of a meeting, its scores always', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    await review(neighbour, meeting, { comment: '电梯常坏' });
    const comments = Array.from({ length: 200 }, (_, index) => `第${index}条`);
    await cloud.change('property_reviews', meeting._id, { comments });
    const refused = await fieldsOf(review('wang', meeting, { comment: '灯不亮' }));
    expect(refused.comment).toContain('只打分');
    expect(await review('wang', meeting)).toEqual({ answers: 2 });
    expect(kept(meeting)?.comments).toHaveLength(200);
  });

  it('is written by whoever leads for somebody who is there without a phone, once', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    const { personId: _, ...paper } = await attendeeOf(cloud, meeting, { who: 'visitor-paper' });
    await cloud.load('meeting_attendances', [paper]);
    const withPhone = await attendeeOf(cloud, meeting, { who: 'wang' });
    const forAttendanceId = paper._id;
    expect(await review(moderator, meeting, { forAttendanceId })).toEqual({ answers: 1 });
    expect(await reasonOf(review(moderator, meeting, { forAttendanceId }))).toContain('已经评过');
    expect(await codeOf(review('wang', meeting, { forAttendanceId }))).toBe('not-found');
    expect(
      await fieldsOf(review(moderator, meeting, { forAttendanceId: withPhone._id })),
    ).toHaveProperty('forAttendanceId');
    expect(kept(meeting)?.answers).toBe(1);
  });

  it('counts exactly once of twenty who answer together', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    const everybody = await neighbours(20);
    const { done, refused } = await allAtOnce(
      everybody.map((who) => () => review(who, meeting, { comment: '好' })),
    );
    expect([done, refused]).toEqual([20, {}]);
    expect(kept(meeting)).toMatchObject({ answers: 20, sums: { cleaning: 80, repairs: 40 } });
    expect(kept(meeting)?.comments).toHaveLength(20);
  });
});

describe('the firm', () => {
  it('answers once, when no more answers come in and there are five', async () => {
    const meeting = await meetingWith(cloud, 'minutes', { endedAt: now() });
    await answered(meeting, 5);
    expect(await reasonOf(reply(firmManager, meeting))).toContain('截止以后');
    await cloud.cloud.clock.advance(2 * dayMs);
    expect(await codeOf(reply('wang', meeting))).toBe('forbidden');
    expect((await fieldsOf(reply(firmManager, meeting, '这里有违规示例词'))).text).toContain(
      '换个说法',
    );
    await reply(firmManager, meeting);
    expect(kept(meeting)?.reply).toMatchObject({ text: '维修改为当天上门，谢谢大家。' });
    expect(await reasonOf(reply(firmManager, meeting))).toContain('已经答复');
  });

  it('reads nothing of four answers, and answers nothing', async () => {
    const meeting = await meetingWith(cloud, 'minutes', { endedAt: now() });
    await answered(meeting, 4);
    await cloud.cloud.clock.advance(2 * dayMs);
    expect(await reasonOf(reply(firmManager, meeting))).toContain('不足 5 份');
  });
});

describe('what is read of 评议', () => {
  const seen = async (who: Who, { _id: id }: MeetingRecord) => {
    const { meeting, mine } = await cloud.as(who)(getMeeting, { id });
    return { review: meeting.review, mine };
  };

  it('is how many answered while it is open, whoever looks', async () => {
    const meeting = await meetingWith(cloud, 'in-session');
    for (const who of await neighbours(6)) await review(who, meeting, { comment: '电梯常坏' });
    for (const who of ['wang', moderator, firmManager] as const) {
      const { review: view } = await seen(who, meeting);
      expect(view).toMatchObject({ isOpen: true, answers: 6, comments: [], hasAnswered: false });
      expect(view).not.toHaveProperty('means');
    }
    expect((await seen('wang', meeting)).mine).toMatchObject({ mayReview: true, mayReply: false });
    expect((await seen('zhao', meeting)).mine.mayReview).toBe(false);
    await review('wang', meeting);
    const { review: own, mine } = await seen('wang', meeting);
    expect([own?.hasAnswered, mine.mayReview]).toEqual([true, false]);
  });

  it('is the means of five after it closed, with what neighbours wrote, and the answer', async () => {
    const meeting = await meetingWith(cloud, 'minutes', { endedAt: now() });
    const [first = 'wang', ...others] = await neighbours(5);
    await review(first, meeting, { cleaning: 1, comment: '电梯常坏' });
    for (const who of others) await review(who, meeting);
    await cloud.cloud.clock.advance(2 * dayMs);
    const { review: view, mine } = await seen(firmManager, meeting);
    expect(view).toMatchObject({
      isOpen: false,
      means: { cleaning: 3.4, repairs: 2, order: 5 },
      comments: ['电梯常坏'],
    });
    expect(mine.mayReply).toBe(true);
    await reply(firmManager, meeting);
    const after = await seen('visitor', meeting);
    expect(after.review?.reply?.text).toContain('当天上门');
    expect((await seen(firmManager, meeting)).mine.mayReply).toBe(false);
  });

  it('is nothing of four, also after it closed', async () => {
    const meeting = await meetingWith(cloud, 'minutes', { endedAt: now() });
    for (const who of await neighbours(4)) await review(who, meeting, { comment: '电梯常坏' });
    await cloud.cloud.clock.advance(2 * dayMs);
    for (const who of ['wang', moderator, firmManager] as const) {
      const { review: view, mine } = await seen(who, meeting);
      expect(view).toMatchObject({ isOpen: false, answers: 4, comments: [] });
      expect(view).not.toHaveProperty('means');
      expect(mine.mayReply).toBe(false);
    }
  });

  it('is not there before it begins, nor of a kind without it', async () => {
    expect((await seen('wang', await meetingWith(cloud, 'published'))).review).toBeUndefined();
    const other = { kind: 'quarterly', month: '2020-01' } as const;
    const meeting = await meetingWith(cloud, 'minutes', other);
    expect((await seen('wang', meeting)).review).toBeUndefined();
  });
});
