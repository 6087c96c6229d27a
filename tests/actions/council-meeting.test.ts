import type { Sent } from '#contracts/action';
import { getHall, listMeetings } from '#contracts/council';
import {
  cancelMeeting,
  closeCollecting,
  collectTopics,
  confirmAgenda,
  openMeeting,
} from '#contracts/council-meeting';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import type { DecisionRecord } from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  decisionWith,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  monthAt,
  otherModerator,
  proposalWith,
  secondStaff,
} from '../kit/council';
import { councilEvents, lookedAt, openedMeeting, seenMeeting } from '../kit/council-steps';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import type { Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(async () => {
  await cloud.restart();
  await hallWith(cloud);
});

const hour = 60 * minuteMs;
const now = () => cloud.cloud.clock.now();
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const names = () => councilEvents(cloud).map(({ name }) => name);
const seen = (id: string) => seenMeeting(cloud, id);
const looked = (who: Who, id: string) => lookedAt(cloud, who, id);
const open = (who: Who, over: Partial<Sent<typeof openMeeting>> = {}) =>
  openedMeeting(cloud, who, over);
const hallId = 'ha_huaiestate';
const nextMonth = () => monthAt(now(), 1);

describe('opening', () => {
  it('makes one draft for the hall and month, which nobody but its leaders reads', async () => {
    const { id, status } = await open(moderator);
    expect(status).toBe('draft');
    const { meeting, steps, holdUps } = await looked(moderator, id);
    const month = Number(nextMonth().slice(5));
    expect(meeting).toMatchObject({ title: `${month}月议事会`, votes: [], agenda: [] });
    expect(meeting.nextText).toContain('筹备');
    expect([steps, holdUps]).toEqual([['collect'], ['还没有开始征集议题']]);
    expect((await looked('cheng', id)).mayLead).toBe(false);
    for (const who of ['wang', 'visitor', otherModerator, 'nine'] as const)
      expect(await codeOf(looked(who, id))).toBe('not-found');
    expect((await cloud.as('wang')(listMeetings, { hallId })).items).toEqual([]);
    expect(hallNow(cloud).next).toBeUndefined();
  });

  it('a second time says what is there, in a clear sentence', async () => {
    await open(moderator);
    expect(await reasonOf(open('luo'))).toMatch(/^\d+月议事会已经在筹备了$/);
    expect(cloud.all('meetings')).toHaveLength(1);
  });

  it('by two at once makes one', async () => {
    const answers = await Promise.allSettled([open(moderator), open('luo'), open(secondStaff)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(cloud.all('meetings')).toHaveLength(1);
  });

  it('sent twice by one phone is one opening, and answers a leader alone', async () => {
    const ask = () =>
      cloud.as(moderator)(
        openMeeting,
        { hallId, kind: 'monthly', month: nextMonth() },
        { requestId: 'open-once-1' },
      );
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(names()).toEqual(['council.opened']);
    await cloud.change('halls', hallId, { moderatorIds: [] });
    expect(await codeOf(ask())).toBe('not-found');
  });

  it('is refused out of scope, too far ahead, without a title, in a closed hall', async () => {
    expect(await codeOf(open(otherModerator))).toBe('not-found');
    expect(await codeOf(open('wang'))).toBe('forbidden');
    expect(await fieldsOf(open('luo', { month: monthAt(now(), 3) }))).toHaveProperty('month');
    expect(await fieldsOf(open('luo', { month: monthAt(now(), -1) }))).toHaveProperty('month');
    expect(await fieldsOf(open('luo', { kind: 'building-talk' }))).toHaveProperty('title');
    const risky = { kind: 'building-talk', title: '待审示例词' } as const;
    expect(await fieldsOf(open('luo', risky))).toHaveProperty('title');
    await hallWith(cloud, { closed: { at: now(), reason: '拆迁' } });
    expect(await reasonOf(open('luo'))).toContain('停用');
    expect(cloud.all('meetings')).toEqual([]);
  });

  it('of other kinds follows their own slots', async () => {
    const { id } = await open('luo', { kind: 'quarterly' });
    expect(meetingNow(cloud, id).title).toMatch(/^[1-4]季度联席会$/);
    expect(await reasonOf(open('luo', { kind: 'quarterly' }))).toContain('已经在筹备');
    const talk = { kind: 'building-talk', title: '3号楼加装电梯' } as const;
    const ids = [await open('luo', talk), await open('luo', talk)].map((one) => one.id);
    expect(new Set(ids).size).toBe(2);
    const pavilion = await open(moderator, { kind: 'pavilion-talk', title: '凉亭说事' });
    expect(meetingNow(cloud, pavilion.id).place).toBe('党群服务中心一楼');
    expect((await looked(moderator, pavilion.id)).steps).toContain('start');
  });

  it('takes up what was left to the next meeting, and gives it back where it is cancelled', async () => {
    const last = await meetingWith(cloud, 'executing');
    const left = await decisionWith(cloud, last, {
      status: 'carried',
      isFinal: true,
      kind: 'next-meeting',
      topic: '加装电梯',
    });
    const done = { itemId: 'it_2', status: 'done', isFinal: true } as const;
    await decisionWith(cloud, last, done);
    const { id } = await open(moderator);
    expect((await looked(moderator, id)).meeting.agenda).toEqual([
      expect.objectContaining({ title: '加装电梯', isCarried: true, isStanding: false }),
    ]);
    const carriedTo = () => cloud.one<DecisionRecord>('decisions', left._id)?.carriedToId;
    expect(carriedTo()).toBe(id);
    await cloud.as('luo')(cancelMeeting, { ...seen(id), reason: '没有场地' });
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(carriedTo()).toBeUndefined();
    const again = await open(moderator);
    expect([again.id, again.version, again.status]).toEqual([id, 3, 'draft']);
    expect(meetingNow(cloud, id).agenda).toHaveLength(1);
    expect(meetingNow(cloud, id).reason).toBeUndefined();
  });
});

describe('collecting and the agenda', () => {
  it('is public from then on, and stands in the line of the hall', async () => {
    const { id } = await open(moderator);
    const untilOn = addDays(dayOf(now()), 4);
    await cloud.as(moderator)(collectTopics, { ...seen(id), untilOn });
    const { meeting, steps, mine } = await looked('visitor', id);
    expect(meeting).toMatchObject({ status: 'collecting', collectUntilOn: untilOn });
    expect(meeting.nextText).toContain('您也可以提');
    expect([steps, mine.mayRegister]).toEqual([[], false]);
    expect(mine.obstacle).toContain('公示后可以报名');
    expect(hallNow(cloud).next).toMatchObject({ meetingId: id, collectUntilOn: untilOn });
    const { next } = await cloud.as('wang')(getHall, { id: hallId });
    expect(next?.id).toBe(id);
    expect(
      await fieldsOf(cloud.as('luo')(collectTopics, { ...seen(id), untilOn: '2020-01-01' })),
    ).toHaveProperty('untilOn');
  });

  it('ends by itself after the last day, however late the clock is, once', async () => {
    const { id } = await open(moderator);
    await cloud.as(moderator)(collectTopics, { ...seen(id), untilOn: dayOf(now()) });
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('collecting');
    await cloud.cloud.clock.advance(2 * dayMs);
    await cloud.tick();
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('agenda');
    expect(names().filter((name) => name === 'council.collecting-ended')).toHaveLength(1);
  });

  it('is confirmed by the secretary once every topic that came in time is judged', async () => {
    const { id } = await open(moderator);
    await proposalWith(cloud);
    await proposalWith(cloud, { title: '占道停车', heldBackFor: 'community-staff@ar_huai' });
    await cloud.as(moderator)(collectTopics, { ...seen(id), untilOn: dayOf(now()) });
    await cloud.as(moderator)(closeCollecting, seen(id));
    await proposalWith(cloud, { title: '来晚了的', at: now() + hour });
    expect((await looked(moderator, id)).holdUps).toEqual(['还有 1 个议题没有审定']);
    const confirm = (who: Who, over: object = {}) =>
      cloud.as(who)(confirmAgenda, { ...seen(id), ...over });
    expect(await fieldsOf(confirm('he'))).toHaveProperty('openTopics');
    expect(await codeOf(confirm(moderator))).toBe('forbidden');
    const [topic] = cloud
      .all<{ _id: string; title: string }>('proposals')
      .filter(({ title }) => title === '楼道堆物');
    await cloud.change('proposals', topic?._id ?? '', { status: 'not-tabled' });
    expect(await fieldsOf(confirm('he'))).toHaveProperty('noTopicsNote');
    expect((await confirm('he', { noTopicsNote: '这个月没有人提议题' })).status).toBe('agenda');
    const { meeting } = await looked('wang', id);
    expect(meeting.agenda.map(({ title }) => title)).toEqual(['评议物业服务']);
    expect(meeting).toMatchObject({ isAgendaConfirmed: true, noTopicsNote: '这个月没有人提议题' });
  });
});

it('a hall’s meetings are read in pages, the newest first', async () => {
  for (let index = 1; index <= 23; index += 1)
    await meetingWith(cloud, 'closed', {
      _id: `mt_past${String(index).padStart(8, '0')}`,
      startsAt: now() - index * 30 * dayMs,
      title: `第 ${index} 次`,
    });
  await meetingWith(cloud, 'draft');
  const first = await cloud.as('visitor')(listMeetings, { hallId });
  expect([first.items.length, first.items[0]?.title]).toEqual([20, '第 1 次']);
  const cursor = first.nextCursor ?? '';
  const rest = await cloud.as('visitor')(listMeetings, { hallId, cursor });
  expect(rest.items.map(({ title }) => title)).toEqual(['第 21 次', '第 22 次', '第 23 次']);
  expect(await codeOf(cloud.as('visitor')(listMeetings, { hallId: 'ha_nothinghere' }))).toBe(
    'not-found',
  );
});
