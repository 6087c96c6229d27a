import {
  amendMeeting,
  endMeeting,
  getMeetingImage,
  listCouncilWork,
  startMeeting,
} from '#contracts/council-meeting';
import { noteProgress } from '#contracts/council-minutes';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import type { MeetingRecord } from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  decisionWith,
  firmManager,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  neighbour,
  otherModerator,
  proposalWith,
} from '../kit/council';
import { councilEvents, lookedAt, openedMeeting, seenMeeting } from '../kit/council-steps';
import { fourParties } from '../kit/meeting-story';
import { codeOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

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
const later = (ms: number) => cloud.cloud.clock.advance(ms);
const seen = (id: string) => seenMeeting(cloud, id);
const looked = (who: Who, id: string) => lookedAt(cloud, who, id);
const eventsCalled = (name: string) => councilEvents(cloud).filter((one) => one.name === name);
const soon = (over: Partial<MeetingRecord> = {}) =>
  meetingWith(cloud, 'published', {
    startsAt: now() + hour / 2,
    endsAt: now() + 2 * hour,
    ...over,
  });

describe('in the room', () => {
  it('it begins and ends with who came, and the month counts', async () => {
    const { _id: id, month } = await soon();
    const present = [...fourParties];
    await cloud.as(moderator)(startMeeting, { ...seen(id), present });
    const { meeting } = await looked('wang', id);
    expect([meeting.status, meeting.nextText]).toEqual([
      'in-session',
      '正在开会，到了请扫门口的码',
    ]);
    expect(meeting.parties.every(({ isPresent }) => isPresent)).toBe(true);
    expect([meeting.minutes, meeting.review?.isOpen]).toEqual([undefined, true]);
    expect(hallNow(cloud).next?.status).toBe('in-session');
    await later(hour);
    await cloud.as(moderator)(endMeeting, { ...seen(id), present: present.slice(0, 3) });
    const hall = hallNow(cloud);
    expect(hall.months).toEqual({ [month]: 'held' });
    expect(hall.next).toBeUndefined();
    expect(hall.absences).toMatchObject({ 'community-party': 0, 'owners-committee': 1 });
  });

  it('a month without a topic was held, and says so', async () => {
    const agenda = [
      { id: 'it_review', title: '评议物业服务', isStanding: true as const, proposalIds: [] },
    ];
    const { _id: id, month } = await meetingWith(cloud, 'in-session', { agenda });
    await cloud.as(moderator)(endMeeting, { ...seen(id), present: [] });
    expect(hallNow(cloud).months).toEqual({ [month]: 'without-topics' });
  });

  it('of other kinds counts for no month and for no party', async () => {
    const { _id: id } = await meetingWith(cloud, 'in-session', {
      kind: 'building-talk',
      parties: [],
    });
    await cloud.as(moderator)(endMeeting, { ...seen(id), present: [] });
    expect([hallNow(cloud).months, hallNow(cloud).absences]).toEqual([{}, {}]);
  });

  it('a party that stays away for the third time is told to the subdistrict, once', async () => {
    await hallWith(cloud, { absences: { 'property-firm': 2, 'owners-committee': 1 } });
    const first = await meetingWith(cloud, 'in-session');
    const present = fourParties.filter((party) => !/firm|committee/.test(party));
    await cloud.as(moderator)(endMeeting, { ...seen(first._id), present });
    const [told, ...more] = eventsCalled('council.party-absent');
    expect(more).toEqual([]);
    expect(told?.data).toMatchObject({
      parties: ['property-firm'],
      partiesText: '物业企业',
      tell: ['subdistrict-dispatcher@ar_street'],
    });
    const second = await meetingWith(cloud, 'in-session', { _id: 'mt_secondone00' });
    await cloud.as(moderator)(endMeeting, { ...seen(second._id), present: [...fourParties] });
    expect(hallNow(cloud).absences).toMatchObject({ 'property-firm': 0 });
    expect(eventsCalled('council.party-absent')).toHaveLength(1);
  });

  it('is begun by one of two who press at once, at its time, and only there', async () => {
    const { _id: id } = await soon();
    const page = { ...seen(id), present: [] };
    const answers = await Promise.allSettled(
      ([moderator, 'luo'] as const).map((who) => cloud.as(who)(startMeeting, page)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const stale = await refusalOf(cloud.as('he')(startMeeting, page));
    expect([stale.code, stale.details?.version]).toEqual(['conflict', page.version + 1]);
    const early = await meetingWith(cloud, 'published', { _id: 'mt_earlyone000' });
    const start = (who: Who) => cloud.as(who)(startMeeting, { ...seen(early._id), present: [] });
    expect((await refusalOf(start(moderator))).details?.reason).toContain('还没到时间');
    expect(await codeOf(start(otherModerator))).toBe('not-found');
    expect(await codeOf(start('wang'))).toBe('forbidden');
  });

  it('sent twice ends once: nobody is absent twice', async () => {
    const { _id: id } = await meetingWith(cloud, 'in-session');
    const input = { ...seen(id), present: [] };
    const end = () => cloud.as(moderator)(endMeeting, input, { requestId: 'end-once-1' });
    expect(await end()).toEqual(await end());
    expect(hallNow(cloud).absences).toMatchObject({ 'property-firm': 1 });
  });
});

describe('who reads the minutes', () => {
  const minutesFor = async (who: Who, id: string) => (await looked(who, id)).meeting.minutes;

  it('as they are written: whoever leads', async () => {
    const { _id: id } = await meetingWith(cloud, 'minutes');
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    expect(await minutesFor('he', id)).toBeDefined();
    for (const who of ['wang', 'li', 'visitor'] as const)
      expect(await minutesFor(who, id)).toBeUndefined();
  });

  it('sent round: those who were there, with what was asked for and no name', async () => {
    const { minutes } = await meetingWith(cloud, 'minutes');
    if (!minutes) throw new Error('no minutes');
    const amendment = {
      ...{ id: 'am_1', itemId: 'it_1', text: '数字写错了', byText: '参会居民' },
      ...{ personId: 'pe_somebody', at: now(), status: 'open' as const },
    };
    const round = { circulatedAt: now(), amendUntil: now() + 2 * dayMs };
    const { _id: id } = await meetingWith(cloud, 'minutes', {
      minutes: { ...minutes, ...round, amendments: [amendment] },
    });
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    await attendeeOf(cloud, { _id: id }, { who: neighbour, status: 'registered' });
    const read = await minutesFor('wang', id);
    expect(read?.amendments).toEqual([expect.not.objectContaining({ personId: 'pe_somebody' })]);
    expect((await looked('wang', id)).mine).toMatchObject({ isPresent: true, mayAmend: true });
    expect((await looked(moderator, id)).holdUps[0]).toBe('还有 1 条修改意见没有答复');
    for (const who of [neighbour, 'li', 'visitor'] as const) {
      expect(await minutesFor(who, id)).toBeUndefined();
      expect((await looked(who, id)).mine.mayAmend).toBe(false);
    }
    await later(2 * dayMs);
    expect((await looked('wang', id)).mine.mayAmend).toBe(false);
  });

  it('final: everybody, without what was asked for', async () => {
    const { _id: id } = await meetingWith(cloud, 'resolved');
    const read = await minutesFor('visitor', id);
    expect(read?.items.map(({ decision }) => decision?.ownerText)).toEqual([
      '物业企业 · 槐安物业',
      '物业企业 · 槐安物业',
      undefined,
    ]);
    expect([read?.amendments, read?.confirmedByText]).toEqual([[], '总网格长 何建舟']);
    expect((await looked(firmManager, id)).mine.mayReply).toBe(false);
    const { meeting } = await looked('wang', id);
    expect(meeting.nextText).toMatch(/^决议公示到.*有不同意见可以提$/);
  });
});

describe('the clock', () => {
  it('reminds those who come once, a day before; a new time is a new reminder', async () => {
    const { _id: id } = await meetingWith(cloud, 'published', { startsAt: now() + 30 * hour });
    await cloud.tick();
    expect(eventsCalled('council.neared')).toEqual([]);
    await later(7 * hour);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(eventsCalled('council.neared')).toHaveLength(1);
    const { place = '', parties, version } = meetingNow(cloud, id);
    expect([meetingNow(cloud, id).isReminded, version]).toEqual([true, 3]);
    const startsAt = now() + 24 * hour + minuteMs;
    const announced = { place, parties, startsAt, endsAt: startsAt + hour };
    const month = dayOf(startsAt).slice(0, 7);
    await cloud.change('meetings', id, { month });
    await cloud.as('luo')(amendMeeting, { id, version, ...announced, reason: '早一点' });
    await cloud.tick();
    expect(eventsCalled('council.neared')).toHaveLength(1);
    await later(2 * minuteMs);
    await cloud.tick();
    expect(eventsCalled('council.neared')).toHaveLength(2);
  });

  it('asks once what became of it: not begun, no minutes, not confirmed', async () => {
    const { _id: id } = await meetingWith(cloud, 'published', { startsAt: now() + 30 * hour });
    await later(43 * hour);
    await cloud.tick();
    await cloud.tick();
    const whys = () => eventsCalled('council.chased').map(({ data }) => data.why);
    expect([whys(), eventsCalled('council.neared')]).toEqual([['not-started'], []]);
    expect((await looked('luo', id)).steps).toContain('postpone');
    const held = await meetingWith(cloud, 'minutes');
    await later(3 * dayMs);
    await cloud.tick();
    await cloud.tick();
    expect(whys()).toEqual(['not-started', 'no-minutes']);
    const { minutes } = held;
    if (!minutes) throw new Error('no minutes');
    const round = { circulatedAt: now(), amendUntil: now() + 2 * dayMs };
    await meetingWith(cloud, 'minutes', { _id: held._id, minutes: { ...minutes, ...round } });
    await later(2 * dayMs);
    await cloud.tick();
    await cloud.tick();
    expect(whys()).toEqual(['not-started', 'no-minutes', 'to-confirm']);
    expect(eventsCalled('council.chased').at(-1)?.data.tell).toContain('chief-grid-lead@ar_huai');
  });

  it('ends the publicity after seven days, then waits for the last decision', async () => {
    const meeting = await meetingWith(cloud, 'resolved', { decisions: 2, decisionsDone: 1 });
    const { _id: id, resolution } = meeting;
    await decisionWith(cloud, meeting, { status: 'done', isFinal: true });
    const task = await decisionWith(cloud, meeting, { itemId: 'it_2' });
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('resolved');
    await cloud.cloud.clock.moveTo((resolution?.until ?? 0) + minuteMs);
    await cloud.tick();
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('executing');
    expect((await looked('wang', id)).meeting.nextText).toContain('正在落实');
    const note = { id: task._id, version: task.version, as: 'done' as const, text: '灯都换好了' };
    await cloud.as(moderator)(noteProgress, note);
    await later(10_000);
    await cloud.tick();
    await cloud.tick();
    expect(meetingNow(cloud, id).status).toBe('closed');
    const counted = (name: string) => eventsCalled(name).length;
    expect([counted('council.publicity-ended'), counted('council.closed')]).toEqual([1, 1]);
  });

  it('closes what has nothing left to do when its publicity ends', async () => {
    const meeting = await meetingWith(cloud, 'resolved');
    await decisionWith(cloud, meeting, { status: 'not-adopted', isFinal: true });
    await later(7 * dayMs);
    await cloud.tick();
    expect(meetingNow(cloud, meeting._id).status).toBe('closed');
  });

  it('one meeting it cannot move does not hold up the others', async () => {
    await meetingWith(cloud, 'resolved', { _id: 'mt_lostitshall' });
    await cloud.change('meetings', 'mt_lostitshall', { hallId: 'ha_nothinghere', wakeAt: 1 });
    const { _id: id } = await meetingWith(cloud, 'resolved');
    await later(7 * dayMs);
    await cloud.tick();
    expect(meetingNow(cloud, id).status).not.toBe('resolved');
  });
});

describe('the desk', () => {
  const desk = (who: Who) => cloud.as(who)(listCouncilWork, {});

  it('tells nothing of a draft to a moderator whose post is elsewhere by now', async () => {
    await openedMeeting(cloud, moderator);
    expect((await desk(moderator)).items).toHaveLength(1);
    const [post] = cloud.one<PersonRecord>('people', personId(moderator))?.memberships ?? [];
    await cloud.change('people', personId(moderator), {
      memberships: [{ ...post, areaId: area('gui') }],
    });
    expect((await desk(moderator)).items).toEqual([]);
  });

  it('names what waits for each, whose turn it is, and her halls', async () => {
    await openedMeeting(cloud, moderator);
    await meetingWith(cloud, 'agenda', { _id: 'mt_agendaone00' });
    const round = { circulatedAt: now() - 3 * dayMs, amendUntil: now() - dayMs };
    const { minutes } = await meetingWith(cloud, 'minutes');
    if (!minutes) throw new Error('no minutes');
    await meetingWith(cloud, 'minutes', { minutes: { ...minutes, ...round } });
    const textsOf = async (who: Who) =>
      (await desk(who)).items.map(({ whatText, isMyTurn }) => `${isMyTurn ? '→' : ''}${whatText}`);
    expect((await textsOf(moderator)).sort()).toEqual(
      ['→定征集议题到哪天', '→审定议题，再请社区书记确认', '等社区书记确认纪要'].sort(),
    );
    const secretary = await textsOf('he');
    expect(secretary).toEqual(expect.arrayContaining(['→等您确认议题', '→等您确认纪要']));
    expect(await desk(otherModerator)).toEqual({ items: [], late: [], heldBack: [], halls: [] });
    expect(await codeOf(desk('wang'))).toBe('forbidden');
    expect((await desk('shi')).items).toEqual([]);
  });

  it('knows which of her halls has its meeting of the month', async () => {
    await hallWith(cloud, {
      _id: 'ha_secondhall0',
      name: '第二议事厅',
      order: 2,
      moderatorIds: [],
    });
    await hallWith(cloud, { _id: 'ha_closedhall0', closed: { at: 1, reason: '拆迁' }, order: 3 });
    const { id } = await openedMeeting(cloud, 'luo', { month: dayOf(now()).slice(0, 7) });
    const { halls } = await desk('luo');
    expect(halls.map(({ name, monthHasMeeting }) => [name, monthHasMeeting])).toEqual([
      ['槐安小区红色议事厅', true],
      ['第二议事厅', false],
    ]);
    expect((await desk(moderator)).halls).toHaveLength(1);
    await cloud.change('meetings', id, { status: 'cancelled' });
    expect((await desk(moderator)).halls[0]?.monthHasMeeting).toBe(false);
  });

  it('shows what is late, the oldest first, and words that wait to be looked at', async () => {
    const meeting = await meetingWith(cloud, 'executing');
    const today = dayOf(now());
    await decisionWith(cloud, meeting, { dueOn: addDays(today, -2), text: '换灯' });
    await decisionWith(cloud, meeting, { itemId: 'it_2', dueOn: today, text: '今天到期' });
    await proposalWith(cloud, { title: '先看一看', heldBackFor: 'community-staff@ar_huai' });
    await proposalWith(cloud, {
      title: '已经看过',
      heldBackFor: 'community-staff@ar_huai',
      status: 'not-tabled',
    });
    const { late, heldBack } = await desk('luo');
    expect(late.map(({ text }) => text)).toEqual(['换灯']);
    expect(heldBack.map(({ title }) => title)).toEqual(['先看一看']);
    expect((await desk(moderator)).heldBack).toEqual([]);
  });

  it('prints the way to a meeting once neighbours may read it', async () => {
    const { id } = await openedMeeting(cloud, moderator);
    const image = (who: Who, of: string) => cloud.as(who)(getMeetingImage, { id: of });
    expect(await codeOf(image(moderator, id))).toBe('step-not-allowed');
    const { _id: shown } = await soon();
    expect((await image(moderator, shown)).contentType).toContain('image/');
    expect(await codeOf(image(otherModerator, shown))).toBe('not-found');
  });
});
