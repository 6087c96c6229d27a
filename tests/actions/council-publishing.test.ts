import type { Sent } from '#contracts/action';
import {
  addProof,
  amendMeeting,
  cancelMeeting,
  closeCollecting,
  collectTopics,
  type openMeeting,
  postponeMeeting,
  publishMeeting,
} from '#contracts/council-meeting';
import { prepareFiles } from '#contracts/file';
import { dayMs, dayOf, minuteMs } from '#domain/day';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  eveningNextMonth,
  hallNow,
  hallWith,
  meetingNow,
  moderator,
  monthAt,
  otherModerator,
  secondStaff,
} from '../kit/council';
import {
  confirmedMeeting,
  councilEvents,
  lookedAt,
  openedMeeting,
  planOf,
  publishingAs,
  seenMeeting,
} from '../kit/council-steps';
import { photosOf } from '../kit/journey';
import { fourParties } from '../kit/meeting-story';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { upload } from '../kit/upload';
import { personId, type Who } from '../kit/world';

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
const plan = (over: Partial<Sent<typeof publishMeeting>> = {}) => planOf(cloud, over);
const confirmed = () => confirmedMeeting(cloud);
const publish = (id: string, over: object = {}, who: Who = 'luo') =>
  publishingAs(cloud, who, { ...over, id });
const published = async () => {
  const id = await confirmed();
  await publish(id);
  return id;
};

describe('publishing', () => {
  it('makes time, place, topics and parties known, and fills nobody’s inbox', async () => {
    const id = await confirmed();
    expect((await publish(id)).status).toBe('published');
    const { meeting, mine } = await looked('wang', id);
    expect(meeting).toMatchObject({ place: '党群服务中心二楼', isAgendaConfirmed: true });
    expect(meeting.parties.map(({ who }) => who)).toEqual(['代表', '代表', '代表', '代表']);
    expect(meeting.publicity).toMatchObject({ isComplete: false, reason: '宣传栏在换' });
    expect(meeting.nextText).toContain('欢迎来');
    expect([mine.mayRegister, mine.mayAttend]).toEqual([true, false]);
    expect((await looked('far', id)).mine.obstacle).toContain('别处');
    expect((await looked('visitor', id)).mine.obstacle).toContain('先选您住哪个单元');
    expect(hallNow(cloud).next).toMatchObject({ meetingId: id, status: 'published' });
    const inbox = cloud.all<InboxItemRecord>('inbox_items');
    expect(inbox.filter(({ personId: to }) => to === personId('wang'))).toEqual([]);
    expect((await looked(moderator, id)).holdUps).toEqual([
      '还差小区宣传栏的照片',
      '还差业主微信群的照片',
    ]);
  });

  it('without a time, a place or a topic is refused at its field', async () => {
    const id = await confirmed();
    expect(await fieldsOf(publish(id, { startsAt: undefined }))).toHaveProperty('startsAt');
    expect(await fieldsOf(publish(id, { place: ' ' }))).toHaveProperty('place');
    expect(await fieldsOf(publish(id, { endsAt: eveningNextMonth(now()) }))).toHaveProperty(
      'endsAt',
    );
    const { id: bare } = await open('luo', { month: monthAt(now(), 2) });
    const untilOn = dayOf(now());
    await cloud.as('luo')(collectTopics, { ...seen(bare), untilOn });
    await cloud.as('luo')(closeCollecting, seen(bare));
    expect(await reasonOf(publish(bare))).toContain('议题还没有经社区书记确认');
  });

  it('wants four parties, three days or a reason, both photos or a reason', async () => {
    const id = await confirmed();
    const parties = fourParties.slice(0, 3).map((party) => ({ party }));
    expect(await fieldsOf(publish(id, { parties }))).toHaveProperty('parties');
    expect(await fieldsOf(publish(id, { proofReason: undefined }))).toHaveProperty('proofReason');
    const startsAt = eveningNextMonth(now());
    await cloud.cloud.clock.moveTo(startsAt - 2 * dayMs);
    const soon = { startsAt, endsAt: startsAt + hour };
    expect(await fieldsOf(publish(id, soon))).toHaveProperty('shortLeadReason');
    await publish(id, { ...soon, shortLeadReason: '水管爆了，等不得' });
    expect((await looked('visitor', id)).meeting.shortLeadReason).toBe('水管爆了，等不得');
  });

  it('marks the field whose words WeChat doubts', async () => {
    const id = await confirmed();
    expect(await fieldsOf(publish(id, { place: '待审示例词一楼' }))).toHaveProperty('place');
    const parties = fourParties.map((party, index) => ({
      party,
      ...(index === 2 && { who: '违规示例词' }),
    }));
    expect(await fieldsOf(publish(id, { parties }))).toHaveProperty(['parties.2.who']);
    expect(meetingNow(cloud, id).status).toBe('agenda');
  });

  it('is the desk’s: not the moderator’s, nobody’s of elsewhere', async () => {
    const id = await confirmed();
    expect(await codeOf(publish(id, {}, moderator))).toBe('forbidden');
    expect(await codeOf(publish(id, {}, otherModerator))).toBe('not-found');
  });

  it('from an old page, or by two at once, changes nothing twice', async () => {
    const id = await confirmed();
    const page = seen(id);
    const send = (who: Who, place: string) =>
      cloud.as(who)(publishMeeting, { ...page, ...plan({ place }) });
    const answers = await Promise.allSettled([
      send('luo', '一楼大厅'),
      send(secondStaff, '二楼大厅'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = await refusalOf(send('he', '三楼大厅'));
    expect([late.code, late.details?.version]).toEqual(['conflict', page.version + 1]);
    expect(names().filter((name) => name === 'council.published')).toHaveLength(1);
  });

  it('sent again by the same phone is told as the first time', async () => {
    const id = await confirmed();
    const input = { ...seen(id), ...plan() };
    const ask = () => cloud.as('luo')(publishMeeting, input, { requestId: 'publish-1' });
    expect(await ask()).toEqual(await ask());
    expect(meetingNow(cloud, id).changes).toEqual([]);
  });

  it('planned comes out by the clock, once, also after a day without one', async () => {
    const id = await confirmed();
    const publishAt = now() + 2 * hour;
    expect((await publish(id, { publishAt })).status).toBe('agenda');
    const waiting = await looked('wang', id);
    expect(waiting.meeting.nextText).toContain('公示时间和地点');
    expect(waiting.meeting.startsAt).toBeDefined();
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('agenda');
    await cloud.cloud.clock.advance(dayMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(meetingNow(cloud, id)).toMatchObject({ status: 'published', version: 6 });
    expect(names().filter((name) => name.startsWith('council.publi'))).toEqual([
      'council.publication-planned',
      'council.published',
    ]);
  });

  it('planned and slept through waits for somebody at the desk, who is told', async () => {
    const id = await confirmed();
    await publish(id, { publishAt: now() + hour });
    await cloud.cloud.clock.moveTo(eveningNextMonth(now()) + hour);
    await cloud.tick();
    await cloud.tick();
    const { status, publishAt, waitsFor } = meetingNow(cloud, id);
    expect([status, publishAt]).toEqual(['agenda', undefined]);
    expect(waitsFor).toEqual(['community-staff@ar_huai']);
    const [chased, ...more] = councilEvents(cloud).filter(({ name }) => name === 'council.chased');
    expect([chased?.data.why, more]).toEqual(['plan-missed', []]);
  });

  it('is shown with photos, which neighbours see once WeChat passed them', async () => {
    const id = await published();
    const { batchId, paths } = await cloud.as(moderator)(prepareFiles, { count: 1 });
    for (const path of paths) await upload(cloud.cloud, path);
    const photos = { batchId, places: [0] };
    await cloud.as(moderator)(addProof, { ...seen(id), channel: 'poster', photos });
    const channels = async (who: Who) => (await looked(who, id)).meeting.publicity.channels;
    expect(await channels('wang')).toEqual([
      expect.objectContaining({ channel: 'poster', byText: '话事员 周正', photos: [] }),
    ]);
    expect((await channels('luo'))[0]?.photos).toEqual([
      { note: expect.stringContaining('还在检查') },
    ]);
    await cloud.cloud.clock.advance(minuteMs);
    await cloud.tick();
    await cloud.cloud.answerMediaChecks({ suggest: 'pass' });
    expect((await channels('wang'))[0]?.photos).toEqual([{ url: expect.any(String) }]);
    const again = { ...seen(id), channel: 'group-card' as const, photos };
    expect(await codeOf(cloud.as(moderator)(addProof, again))).toBe('file-refused');
    const more = await photosOf(cloud, 'luo');
    await cloud.as('luo')(addProof, { ...again, photos: more });
    expect((await looked('visitor', id)).meeting.publicity.isComplete).toBe(true);
  });
});

describe('what changes afterwards', () => {
  const amend = (who: Who, id: string, over: object = {}) => {
    const { proofReason: _, ...announced } = plan();
    const page = { ...seen(id), ...announced };
    return cloud.as(who)(amendMeeting, { ...page, place: '小区凉亭', reason: '一楼漏水', ...over });
  };

  it('is said where everybody reads it, with its reason', async () => {
    const id = await published();
    await amend('luo', id);
    const { meeting } = await looked('wang', id);
    expect(meeting.place).toBe('小区凉亭');
    expect(meeting.changes).toEqual([
      expect.objectContaining({
        text: '地点改为小区凉亭。原因：一楼漏水',
        byText: '社区工作人员 罗晴',
      }),
    ]);
    expect(await fieldsOf(amend('luo', id, { reason: ' ' }))).toHaveProperty('reason');
    expect(await fieldsOf(amend('luo', id, { reason: '待审示例词' }))).toHaveProperty('reason');
  });

  it('of two who change it at once, one reads that the other was first', async () => {
    const id = await published();
    const answers = await Promise.allSettled([
      amend('luo', id, { place: '东门' }),
      amend(secondStaff, id, { place: '西门' }),
    ]);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(meetingNow(cloud, id).changes).toHaveLength(1);
  });

  it('put off leaves no time, and comes again with a new one', async () => {
    const id = await published();
    const reason = '暴雨';
    expect(await codeOf(cloud.as(moderator)(postponeMeeting, { ...seen(id), reason }))).toBe(
      'forbidden',
    );
    await cloud.as('he')(postponeMeeting, { ...seen(id), reason });
    const off = await looked('wang', id);
    expect(off.meeting).toMatchObject({ status: 'postponed', reason });
    expect(off.mine.obstacle).toContain('延期');
    const startsAt = eveningNextMonth(now()) + dayMs;
    await publish(id, { startsAt, endsAt: startsAt + hour });
    expect((await looked('wang', id)).meeting).toMatchObject({ status: 'published', startsAt });
    const last = councilEvents(cloud).findLast(
      ({ name, data }) => name === 'council.published' && data.isAgain === true,
    );
    expect(last).toBeDefined();
  });

  it('published again says only what holds now: no old limit of places, no old haste', async () => {
    const id = await confirmed();
    const old = { capacity: 20, shortLeadReason: '楼道积水，等不得', proofReason: '宣传栏在换' };
    await publish(id, old);
    await cloud.as('he')(postponeMeeting, { ...seen(id), reason: '暴雨' });
    await publish(id, { proofReason: '还在换' });
    const { meeting } = await looked('wang', id);
    expect(meeting).not.toHaveProperty('capacity');
    expect(meeting).not.toHaveProperty('shortLeadReason');
    expect(meeting.publicity.reason).toBe('还在换');
  });

  it('cancelled stays readable, leaves the hall’s line, and its month is free again', async () => {
    const id = await published();
    await cloud.as('luo')(cancelMeeting, { ...seen(id), reason: '没有场地' });
    const { meeting } = await looked('visitor', id);
    expect(meeting).toMatchObject({ status: 'cancelled', reason: '没有场地' });
    expect(hallNow(cloud).next).toBeUndefined();
    expect(hallNow(cloud).months).toEqual({});
    const { version } = meetingNow(cloud, id);
    expect(await open(moderator)).toEqual({ id, version: version + 1, status: 'draft' });
    const fresh = meetingNow(cloud, id);
    expect([fresh.changes, fresh.startsAt, fresh.isPublic]).toEqual([[], undefined, false]);
  });
});
