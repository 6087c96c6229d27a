import { createHash } from 'node:crypto';
import type { Sent } from '#contracts/action';
import {
  addPaperAttendee,
  attendMeeting,
  cancelRegistration,
  getMeetingDoor,
  registerForMeeting,
  tickPresent,
} from '#contracts/council-attendance';
import { doorCodeAt } from '#domain/attendance';
import { minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import {
  type AttendanceRecord,
  attendanceIdOf,
  type MeetingRecord,
} from '../../cloudfunctions/modules/council/records';
import { householdIdOf, type PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
  councilWorld,
  firmManager,
  housemate,
  meetingNow,
  meetingWith,
  moderator,
  neighbour,
  otherModerator,
  secondStaff,
} from '../kit/council';
import { allAtOnce } from '../kit/crowd';
import { paperAccount } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const hour = 60 * minuteMs;
const now = () => cloud.cloud.clock.now();
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const placeNow = (meetingId: string, who: string) =>
  cloud.one<AttendanceRecord>('meeting_attendances', attendanceIdOf(meetingId, who));
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((event) => event.name === name);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
/** So many more who live as `neighbour` does. */
const neighbours = async (many: number): Promise<Who[]> => {
  const person = cloud.one<PersonRecord>('people', personId(neighbour));
  const all = Array.from({ length: many }, (_, index): Who => `visitor-n${index}`);
  await cloud.load(
    'people',
    all.map((who) => ({ ...(person as PersonRecord), _id: personId(who) })),
  );
  return all;
};

describe('signing up', () => {
  let meeting: MeetingRecord;
  beforeEach(async () => {
    meeting = await meetingWith(cloud, 'published', { capacity: 5 });
  });
  const register = (who: Who) => cloud.as(who)(registerForMeeting, { id: meeting._id });
  const cancel = (who: Who) => cloud.as(who)(cancelRegistration, { id: meeting._id });

  test('keeps a place and her door, once, until she gives it back', async () => {
    expect(await register('wang')).toEqual({ registered: 1 });
    expect(placeNow(meeting._id, personId('wang'))).toMatchObject({
      status: 'registered',
      householdId: householdIdOf(area('u52'), '302'),
    });
    expect(await reasonOf(register('wang'))).toMatch(/已经报过名/);
    expect(await register('li')).toEqual({ registered: 2 });
    expect(placeNow(meeting._id, personId('li'))).not.toHaveProperty('householdId');
    expect(await cancel('wang')).toEqual({ registered: 1 });
    expect(await reasonOf(cancel('wang'))).toMatch(/没有报名/);
    expect(await register('wang')).toEqual({ registered: 2 });
    expect(meetingNow(cloud, meeting._id)).toMatchObject({ version: meeting.version, present: 0 });
  });

  test('is for who lives or works there, and for who speaks there for a party', async () => {
    for (const who of ['wang', 'luo', firmManager, moderator] as const) await register(who);
    for (const who of ['far', 'nine', 'officer', 'auditor', 'admin', 'visitor'] as const)
      expect(await codeOf(register(who))).toBe('not-found');
    expect(meetingNow(cloud, meeting._id).registered).toBe(4);
  });

  test('gives five places to twelve who ask at once', async () => {
    const all = await neighbours(12);
    const outcome = await allAtOnce(
      all.map(
        (who) => (requestId) =>
          cloud.as(who)(registerForMeeting, { id: meeting._id }, { requestId }),
      ),
    );
    expect([outcome.done, outcome.refused]).toEqual([5, { 'step-not-allowed': 7 }]);
    expect(meetingNow(cloud, meeting._id).registered).toBe(5);
    const kept = cloud.all<AttendanceRecord>('meeting_attendances');
    expect(kept.filter(({ status }) => status === 'registered')).toHaveLength(5);
  });

  test('sent again with the same request is one, and answered the same', async () => {
    const again = () =>
      cloud.as('wang')(registerForMeeting, { id: meeting._id }, { requestId: 'the-same-place' });
    expect(await again()).toEqual(await again());
    expect(meetingNow(cloud, meeting._id).registered).toBe(1);
    expect(eventsNamed('council.registered')).toHaveLength(1);
  });

  test('stands when the meeting is postponed, and is refused with a reason while there is no time', async () => {
    await register('wang');
    await cloud.change('meetings', meeting._id, { status: 'postponed' });
    expect(await reasonOf(register('li'))).toMatch(/以前的报名还算数/);
    expect(await cancel('wang')).toEqual({ registered: 0 });
    await cloud.change('meetings', meeting._id, { status: 'cancelled' });
    expect(await reasonOf(register('li'))).toMatch(/取消/);
  });

  test('tells others no name', async () => {
    await register('wang');
    expect(JSON.stringify(eventsNamed('council.registered'))).not.toMatch(/王|302/);
  });
});

describe('the code at the door', () => {
  let meeting: MeetingRecord;
  beforeEach(async () => {
    meeting = await meetingWith(cloud, 'in-session', { capacity: 1, registered: 1 });
  });
  const codeNow = (by = 0, secret = meeting.secret) => doorCodeAt(secret, now() + by, sha256);
  const attend = (who: Who, over: Partial<Sent<typeof attendMeeting>> = {}) =>
    cloud.as(who)(attendMeeting, { id: meeting._id, way: 'code', code: codeNow(), ...over });

  test('lets in whoever comes, signed up or not, and counts her once', async () => {
    await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    expect(await attend('wang', { way: 'qr' })).toEqual({ present: 1 });
    expect(await attend('wang')).toEqual({ present: 1 });
    expect(await attend('li', { code: codeNow().toLowerCase() })).toEqual({ present: 2 });
    expect(placeNow(meeting._id, personId('wang'))).toMatchObject({ status: 'present', way: 'qr' });
    expect(meetingNow(cloud, meeting._id)).toMatchObject({ registered: 2, present: 2 });
    const first = eventsNamed('council.attended').map(({ data }) => data.isFirst);
    expect(first.sort()).toEqual([false, true, true]);
  });

  test('is taken with the turn before and after it, and not older', async () => {
    await attend('wang', { code: codeNow(-5 * minuteMs) });
    await attend('li', { code: codeNow(5 * minuteMs) });
    for (const code of [codeNow(-11 * minuteMs), codeNow(0, 'another'), '222222'])
      expect(await fieldsOf(attend(neighbour, { code }))).toHaveProperty('code');
    for (const code of ['K7QM3O', 'K7QM3', ''])
      expect(await fieldsOf(attend(neighbour, { code }))).toHaveProperty('code');
    expect(meetingNow(cloud, meeting._id).present).toBe(2);
  });

  test('opens half an hour before and closes half an hour after', async () => {
    const { startsAt = 0, endsAt = 0 } = meeting;
    const { startedAt: _, ...notYet } = meeting;
    const published: MeetingRecord = { ...notYet, status: 'published' };
    await cloud.load('meetings', [published]);
    const shift = async (fields: object) => cloud.change('meetings', meeting._id, fields);
    await shift({ startsAt: now() + 31 * minuteMs, endsAt: now() + 3 * hour });
    expect(await reasonOf(attend('wang'))).toMatch(/来得早/);
    await shift({ startsAt: now() + 29 * minuteMs });
    await attend('wang');
    await shift({ startsAt, endsAt, status: 'minutes', endedAt: now() - 31 * minuteMs });
    expect(await reasonOf(attend('li'))).toMatch(/时间过了/);
  });

  test('is for nobody from outside, and for none who can open it herself', async () => {
    expect(await codeOf(attend('far'))).toBe('not-found');
    for (const who of [moderator, 'luo', 'he'] as const)
      expect(await reasonOf(attend(who))).toMatch(/别的同事/);
    await attend(firmManager);
    await attend(otherModerator);
  });

  test('counts everybody of a crowd that comes at once', async () => {
    const all = await neighbours(12);
    const code = codeNow();
    const asks = [...all, ...all].map(
      (who) => (requestId: string) => attendAs(who, code, requestId),
    );
    expect((await allAtOnce(asks)).done).toBe(24);
    expect(meetingNow(cloud, meeting._id).present).toBe(12);
  });
  const attendAs = (who: Who, code: string, requestId: string) =>
    cloud.as(who)(attendMeeting, { id: meeting._id, way: 'qr', code }, { requestId });
});

describe('what whoever leads keeps by hand', () => {
  let meeting: MeetingRecord;
  beforeEach(async () => {
    meeting = await meetingWith(cloud, 'in-session');
  });
  const door = async (who: Who = moderator) => cloud.as(who)(getMeetingDoor, { id: meeting._id });
  const tick = (who: Who, { _id: id, version }: AttendanceRecord, isPresent = true) =>
    cloud.as(who)(tickPresent, { id, version, isPresent });
  const add = (who: Who, over: Partial<Sent<typeof addPaperAttendee>> = {}) =>
    cloud.as(who)(addPaperAttendee, {
      ...{ id: meeting._id, name: '李奶奶', placeText: '5号楼1单元201' },
      ...over,
    });

  test('is a list with masked names, for those who lead alone', async () => {
    await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    await attendeeOf(cloud, meeting, { who: 'li', status: 'cancelled' });
    const { people, secret, registered, present } = await door();
    expect(people).toMatchObject([{ name: '王*', status: 'registered', isPaper: false }]);
    expect([secret, registered, present]).toEqual([meeting.secret, 1, 0]);
    expect(await codeOf(door(otherModerator))).toBe('not-found');
    expect(await codeOf(door('wang'))).toBe('forbidden');
  });

  test('is ticked and taken back, on the page of now', async () => {
    const wang = await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    const { version } = await tick(moderator, wang);
    expect(placeNow(meeting._id, personId('wang'))).toMatchObject({
      ...{ status: 'present', way: 'ticked', tickedById: personId(moderator) },
      tickedByText: '话事员 周正',
    });
    expect(meetingNow(cloud, meeting._id)).toMatchObject({ registered: 1, present: 1 });
    expect(await codeOf(tick(moderator, wang))).toBe('conflict');
    await tick(moderator, { ...wang, version }, false);
    const back = placeNow(meeting._id, personId('wang'));
    expect(back?.status).toBe('registered');
    expect(back).not.toHaveProperty('way');
    expect(meetingNow(cloud, meeting._id)).toMatchObject({ registered: 1, present: 0 });
  });

  test('is not kept for oneself, nor for the own household, nor by another hall’s moderator', async () => {
    const own = await attendeeOf(cloud, meeting, { who: moderator, status: 'registered' });
    expect(await reasonOf(tick(moderator, own))).toMatch(/别的同事/);
    await tick('luo', own);
    const home = cloud.one<PersonRecord>('people', personId('wang'))?.homes[0];
    await cloud.change('people', personId(secondStaff), { homes: [home] });
    const wang = await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    expect(await reasonOf(tick(secondStaff, wang))).toMatch(/您家里人/);
    const mate = await attendeeOf(cloud, meeting, { who: housemate, status: 'registered' });
    expect(await reasonOf(tick(secondStaff, mate))).toMatch(/您家里人/);
    expect(await codeOf(tick(otherModerator, wang))).toBe('not-found');
    await tick('luo', wang);
  });

  test('of who came by the code nobody says she did not', async () => {
    const wang = await attendeeOf(cloud, meeting, { who: 'wang', way: 'qr' });
    expect(await reasonOf(tick(moderator, wang, false))).toMatch(/本人扫码/);
  });

  test('ends two days after the meeting, and with the minutes', async () => {
    const wang = await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    const at = (fields: object) => cloud.change('meetings', meeting._id, fields);
    await at({ status: 'published' });
    expect(await reasonOf(tick(moderator, wang))).toMatch(/还没有开会/);
    await at({ status: 'minutes', endedAt: now() - 49 * hour });
    expect(await reasonOf(tick(moderator, wang))).toMatch(/48 小时/);
    expect(await reasonOf(add(moderator))).toMatch(/48 小时/);
    await at({ status: 'resolved', endedAt: now() - hour });
    expect(await reasonOf(tick(moderator, wang))).toMatch(/纪要/);
  });

  test('has a line for somebody without a phone; the same name and door twice is one', async () => {
    const first = await add(moderator);
    expect(first.present).toBe(1);
    expect(await add('luo', { name: '李 奶奶' })).toEqual(first);
    expect((await add('luo', { placeText: '6号楼' })).present).toBe(2);
    const [paper] = (await door()).people;
    expect(paper).toMatchObject({ isPaper: true, way: 'ticked', placeText: '5号楼1单元201' });
    expect(JSON.stringify(eventsNamed('council.paper-attended'))).not.toMatch(/李|201/);
    expect(await fieldsOf(add('luo', { name: ' ' }))).toHaveProperty('name');
    const line = cloud.one<AttendanceRecord>('meeting_attendances', first.id);
    await tick('luo', line as AttendanceRecord, false);
    expect(meetingNow(cloud, meeting._id).present).toBe(1);
    expect((await add(moderator)).present).toBe(2);
  });

  test('knows a paper passbook of the place, and no other', async () => {
    const paper = await paperAccount(cloud, { name: '赵爷爷', areaName: 'u51', door: '101' });
    const { id } = await add(moderator, { accountId: paper._id });
    expect(cloud.one<AttendanceRecord>('meeting_attendances', id)).toMatchObject({
      ...{ name: '赵爷爷', accountId: paper._id },
      householdId: householdIdOf(area('u51'), '101'),
    });
    const away = await paperAccount(cloud, { name: '远奶奶', areaName: 'u91' });
    const none = `ac_${'0'.repeat(24)}`;
    for (const accountId of [away._id, none])
      expect(await fieldsOf(add(moderator, { accountId }))).toHaveProperty('accountId');
    const home = cloud.one<PersonRecord>('people', personId('wang'))?.homes[0];
    await cloud.change('people', personId(secondStaff), {
      homes: [{ ...home, areaId: area('u51'), door: '101' }],
    });
    const own = await paperAccount(cloud, { name: '赵奶奶', areaName: 'u51', door: '101' });
    expect(await reasonOf(add(secondStaff, { accountId: own._id }))).toMatch(/您家里人/);
  });

  test('a repeat tells nothing to somebody who leads there no more', async () => {
    const wang = await attendeeOf(cloud, meeting, { who: 'wang', status: 'registered' });
    const once = () =>
      cloud.as(moderator)(
        tickPresent,
        { id: wang._id, version: 1, isPresent: true },
        { requestId: 'tick-her-once' },
      );
    await once();
    expect(await once()).toEqual({ version: 2 });
    await cloud.change('halls', meeting.hallId, { moderatorIds: [] });
    expect(await codeOf(once())).toBe('not-found');
  });
});
