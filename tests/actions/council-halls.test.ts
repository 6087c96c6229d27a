import type { Sent } from '#contracts/action';
import { getHall, listHalls } from '#contracts/council';
import { closeHall, getHallForm, saveHall } from '#contracts/council-halls';
import { cancelMeeting, postponeMeeting } from '#contracts/council-meeting';
import { monthAt } from '#domain/cadence';
import { dateText, dayMs, dayOf } from '#domain/day';
import { derivedId } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { HallRecord } from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  decisionWith,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  otherModerator,
  proposalWith,
} from '../kit/council';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const worldPath = (...names: string[]) => ['district', 'street', ...names].map(area);
const hallFor = (name: string, path: string[], over: Partial<HallRecord> = {}) =>
  hallWith(cloud, {
    _id: derivedId('ha', name),
    name: `${name}议事厅`,
    areaId: path.at(-1) ?? '',
    path,
    moderators: [],
    moderatorIds: [],
    ...over,
  });
const look = (who: Who, id = 'ha_huaiestate') => cloud.as(who)(getHall, { id });
const namesFor = async (who: Who, input: Sent<typeof listHalls> = {}) =>
  (await cloud.as(who)(listHalls, input)).items.map(({ name }) => name);
const events = () => cloud.all<EventRecord>('events').sort((a, b) => a.at - b.at);
const personNow = (who: Who): PersonRecord => {
  const person = cloud.one<PersonRecord>('people', personId(who));
  if (!person) throw new RangeError(`${who} is not there`);
  return person;
};
/** Listeners that only the timer runs have heard everything that was said. */
const heard = async () => {
  await cloud.cloud.clock.advance(6_000);
  await cloud.tick();
};
const eventNames = () => events().map(({ name }) => name);

const said = (over: Partial<Sent<typeof saveHall>> = {}): Sent<typeof saveHall> => ({
  areaId: area('estate'),
  name: '槐安小区议事厅',
  place: '槐安小区凉亭',
  hasOwnersCommittee: false,
  moderators: [{ personId: personId(moderator), source: 'retired-cadre' }],
  ...over,
});
const save = (who: Who, over: Partial<Sent<typeof saveHall>> = {}) =>
  cloud.as(who)(saveHall, said(over));
/** The hall of the kit as an editor sends it back. */
const edited = (hall: HallRecord, over: Partial<Sent<typeof saveHall>> = {}) => ({
  id: hall._id,
  version: hall.version,
  name: hall.name,
  place: hall.place,
  hasOwnersCommittee: hall.hasOwnersCommittee,
  moderators: [{ personId: personId(moderator) }],
  ...over,
});

describe('halls in a list', () => {
  beforeEach(async () => {
    await hallFor('桂园', worldPath('gui'), { order: 1 });
    await hallFor('第四网格', worldPath('huai', 'estate', 'grid4'), { order: 2 });
    await hallFor('槐安', worldPath('huai'), { order: 3 });
    await hallWith(cloud, { order: 4 });
  });

  it('begin at her own door, go on in her community and end there', async () => {
    expect(await namesFor('wang')).toEqual(['槐安小区红色议事厅', '槐安议事厅', '第四网格议事厅']);
  });

  it('are all of the district for a visitor, and those of one area for whoever asks', async () => {
    expect(await namesFor('visitor')).toEqual([
      '桂园议事厅',
      '第四网格议事厅',
      '槐安议事厅',
      '槐安小区红色议事厅',
    ]);
    expect(await namesFor('wang', { areaId: area('gui') })).toEqual(['桂园议事厅']);
  });

  it('are those below her post', async () => {
    expect(await namesFor('cheng')).toHaveLength(4);
    expect(await namesFor('shi')).toEqual([]);
    expect(await namesFor('officer')).toHaveLength(4);
  });

  it('name one that is closed after those that are open, with the reason', async () => {
    await cloud.change('halls', 'ha_huaiestate', { closed: { at: now(), reason: '合到社区' } });
    const { items } = await cloud.as('wang')(listHalls, {});
    expect(items.map(({ closedReason }) => closedReason)).toEqual([
      undefined,
      '合到社区',
      undefined,
    ]);
  });

  it('come once each, page by page', async () => {
    for (let index = 0; index < 41; index += 1)
      await hallFor(`第${index}厅`, worldPath('huai'), { order: 5 + (index % 3) });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('visitor')(listHalls, cursor === undefined ? {} : { cursor });
      expect(page.items.length).toBeLessThanOrEqual(20);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names).toHaveLength(45);
    expect(new Set(names).size).toBe(45);
  });
});

describe('the page of a hall', () => {
  it('says who leads, what is next, what waits and what became of what was decided', async () => {
    const until = now() + 30 * dayMs;
    await hallWith(cloud, {
      moderators: [
        { personId: personId(moderator), name: '周正', until },
        { personId: 'pe_gone', name: '老话', until: now() - dayMs },
      ],
      months: { [monthAt(now() - 35 * dayMs)]: 'held' },
      openDecisions: 1,
    });
    const held = await meetingWith(cloud, 'executing');
    const open = await decisionWith(cloud, held, { workOrderId: 'wo_private' });
    const done = await decisionWith(cloud, held, {
      _id: 'dc_donedone',
      itemId: 'it_2',
      status: 'done',
      isFinal: true,
      decidedAt: open.decidedAt + 1,
    });
    const next = await meetingWith(cloud, 'published', { month: '2031-01' });
    await proposalWith(cloud);
    await proposalWith(cloud, { title: '另一个议题', heldBackFor: 'community-staff@x' });
    await cloud.change('decisions', open._id, { concerns: [personId('wang')] });
    const page = await look('wang');
    expect(page.hall).toMatchObject({ name: '槐安小区红色议事厅', hasOwnersCommittee: true });
    expect(page.hall.moderators).toEqual([{ name: '周正', untilOn: dayOf(until - 1) }]);
    expect(page.next).toMatchObject({ id: next._id, status: 'published', topics: 2 });
    expect(page.past.map(({ id }) => id)).toEqual([held._id]);
    expect(page.waitingTopics).toBe(1);
    expect(page.decisions.map(({ id, isMine }) => [id, isMine])).toEqual([
      [open._id, true],
      [done._id, false],
    ]);
    expect(page.cadence.at(-1)).toEqual({ month: monthAt(now()), cadence: 'planned' });
    expect(page).toMatchObject({ isOurs: true, mayLead: false, mayEdit: false });
  });

  it('tells the number of a work order, and of a private one only where it stands', async () => {
    const held = await meetingWith(cloud, 'executing');
    const plain = { number: '20261101-A', status: 'in-progress', isPrivate: false };
    await cloud.load('work_orders', [
      { _id: 'wo_public', ...plain } as { _id: string },
      { _id: 'wo_private', ...plain, isPrivate: true } as { _id: string },
    ]);
    await decisionWith(cloud, held, { workOrderId: 'wo_public' });
    await decisionWith(cloud, held, { _id: 'dc_second1', workOrderId: 'wo_private', decidedAt: 1 });
    expect((await look('visitor')).decisions.map(({ workOrder }) => workOrder)).toEqual([
      { number: '20261101-A', statusText: '处理中' },
      { statusText: '处理中' },
    ]);
  });

  it('shows the newest five words about a decision, the newest first', async () => {
    const held = await meetingWith(cloud, 'executing');
    const progress = Array.from({ length: 7 }, (_, at) => ({
      ...{ at, text: `第${at}步`, status: 'in-progress' as const, photos: [] },
    }));
    await decisionWith(cloud, held, { progress });
    const [decision] = (await look('wang')).decisions;
    expect(decision?.progress.map(({ text }) => text)).toEqual([
      '第6步',
      '第5步',
      '第4步',
      '第3步',
      '第2步',
    ]);
  });

  it.each<[Who, object]>([
    ['visitor', { isOurs: false, mayLead: false, mayEdit: false }],
    ['far', { isOurs: false, mayLead: false, mayEdit: false }],
    [moderator, { isOurs: true, mayLead: true, mayEdit: false }],
    [otherModerator, { isOurs: true, mayLead: false, mayEdit: false }],
    ['luo', { isOurs: true, mayLead: true, mayEdit: true }],
    ['shi', { isOurs: false, mayLead: false, mayEdit: false }],
  ])('says to %s what she may do there', async (who, rights) => {
    await hallWith(cloud);
    expect(await look(who)).toMatchObject(rights);
  });

  it('does not exist where there is none', async () => {
    expect(await codeOf(look('wang', 'ha_nowhere1'))).toBe('not-found');
  });

  it('looks at the same number of documents however long its past is', async () => {
    const pastOf = async (from: number, to: number) => {
      const one = await meetingWith(cloud, 'closed');
      for (let index = from; index < to; index += 1) {
        const startsAt = one.sortAt - index * dayMs;
        const past = await meetingWith(cloud, 'closed', { _id: `mt_past${index}00`, startsAt });
        const itemOf = (name: string) => ({ _id: `dc_${name}${index}0000`, decidedAt: startsAt });
        await decisionWith(cloud, past, { ...itemOf('open'), isFinal: false });
        await decisionWith(cloud, past, { ...itemOf('done'), isFinal: true, status: 'done' });
      }
    };
    const examined = async () => {
      await look('wang');
      const { requests } = cloud.lastCall();
      const queries = requests.flatMap((request) => request.queries);
      return queries.reduce((sum, { documentsExamined }) => sum + documentsExamined, 0);
    };
    await hallWith(cloud);
    await pastOf(1, 6);
    await look('wang');
    const few = await examined();
    await pastOf(6, 60);
    expect(await examined()).toBe(few);
  });
});

describe('a hall that is made', () => {
  it('has its place in the tree and its moderators, and is found there', async () => {
    const { id, version } = await save('luo', { capacity: 40, phone: '0000-0000123' });
    expect(version).toBe(1);
    expect(hallNow(cloud, id)).toMatchObject({
      areaId: area('estate'),
      path: worldPath('huai', 'estate'),
      areaText: '槐安社区 槐安小区',
      communityId: area('huai'),
      moderatorIds: [personId(moderator)],
      moderators: [{ personId: personId(moderator), name: '周正', source: 'retired-cadre' }],
      cadenceTo: monthAt(now()),
    });
    expect(await namesFor('wang')).toEqual(['槐安小区议事厅']);
    expect(eventNames()).toEqual(['council.hall-saved']);
  });

  it('is one, however often the same request arrives, and gone for who lost the post', async () => {
    const options = { requestId: 'request-save-1' };
    const luo = personNow('luo');
    const first = await cloud.as('luo')(saveHall, said(), options);
    expect(await cloud.as('luo')(saveHall, said(), options)).toEqual(first);
    expect(cloud.all('halls')).toHaveLength(1);
    const post = { ...luo.memberships[0], areaId: area('gui') };
    await cloud.change('people', personId('luo'), { memberships: [post] });
    expect(await codeOf(cloud.as('luo')(saveHall, said(), options))).toBe('not-found');
  });

  it('has another name than the one that is there', async () => {
    await save('luo');
    expect(await fieldsOf(save('he'))).toHaveProperty('name');
    await save('he', { name: '第二议事厅' });
    expect(cloud.all('halls')).toHaveLength(2);
  });

  it.each<[string, Partial<Sent<typeof saveHall>>, string]>([
    [
      'a neighbour without the post',
      { moderators: [{ personId: personId('wang') }] },
      'moderators.0',
    ],
    [
      'nobody known',
      { moderators: [{ personId: personId(moderator) }, { personId: 'pe_nobody' }] },
      'moderators.1',
    ],
    ['no place', { place: ' ' }, 'place'],
    ['a phone that is none', { phone: '12' }, 'phone'],
    ['room for three', { capacity: 3 }, 'capacity'],
  ])('is not led by, or has, %s', async (_, over, field) => {
    expect(await fieldsOf(save('luo', over))).toHaveProperty([field]);
    expect(cloud.all('halls')).toEqual([]);
  });

  it.each<[Who, string]>([
    ['luo', 'gui'],
    ['luo', 'street'],
    ['shi', 'huai'],
    ['desk', 'street'],
    ['desk', 'u51'],
    ['desk', 'ag-law'],
    ['desk', 'nowhere'],
  ])('by %s for %s does not exist', async (who, name) => {
    expect(await codeOf(save(who, { areaId: area(name), moderators: [] }))).toBe('not-found');
  });

  it('is for a community, a grid or a building too', async () => {
    for (const name of ['huai', 'grid3', 'b5'])
      await save('desk', { areaId: area(name), moderators: [] });
    const texts = cloud.all<HallRecord>('halls').map(({ areaText }) => areaText);
    expect(texts.sort()).toEqual(['槐安社区', '槐安社区 5号楼', '槐安社区 第三网格']);
  });

  it('is refused to whoever has no such post', async () => {
    for (const who of ['wang', moderator, 'officer'] as const)
      expect(await codeOf(save(who))).toBe('forbidden');
  });
});

describe('a hall that is changed', () => {
  it('is told by its version that somebody was faster, and nothing is lost', async () => {
    const hall = await hallWith(cloud);
    await save('luo', edited(hall, { name: '新名字议事厅' }));
    const late = await refusalOf(save('he', edited(hall, { name: '别的名字' })));
    expect([late.code, late.details?.version]).toEqual(['conflict', hall.version + 1]);
    expect(hallNow(cloud).name).toBe('新名字议事厅');
  });

  it('takes its meetings and what is open along', async () => {
    const hall = await hallWith(cloud);
    const draft = await meetingWith(cloud, 'draft');
    const over = await meetingWith(cloud, 'closed');
    const topic = await proposalWith(cloud);
    const decision = await decisionWith(cloud, await meetingWith(cloud, 'executing'));
    await save(
      'luo',
      edited(hall, { name: '凉亭议事厅', moderators: [{ personId: personId(otherModerator) }] }),
    );
    await heard();
    expect(meetingNow(cloud, draft._id)).toMatchObject({
      hallName: '凉亭议事厅',
      version: draft.version,
      waitsFor: expect.arrayContaining([personId(otherModerator)]),
    });
    expect(meetingNow(cloud, over._id).hallName).toBe(hall.name);
    expect(cloud.one('proposals', topic._id)).toMatchObject({ hallName: '凉亭议事厅' });
    expect(cloud.one('decisions', decision._id)).toMatchObject({
      hallName: '凉亭议事厅',
      leadIds: expect.arrayContaining([personId(otherModerator)]),
    });
  });
});

describe('a hall that moved', () => {
  const place = '党群服务中心二楼';
  const moveHall = async () => {
    const hall = await hallWith(cloud);
    const published = await meetingWith(cloud, 'published');
    const { _id: meetingId, kind, status, startsAt } = published;
    const next = { meetingId, kind, status, ...(startsAt !== undefined && { startsAt }) };
    await cloud.change('halls', hall._id, { next });
    await save('luo', edited(hall, { place }));
    return published;
  };

  it('says so on its page, and a meeting that was announced gets one 变更通知', async () => {
    const published = await moveHall();
    const today = dayOf(now());
    expect((await look('wang')).hall.movedNote).toBe(`从${dateText(today, today)}起在${place}开`);
    const told = events().find(({ name }) => name === 'council.hall-moved');
    expect(told?.data).toMatchObject({ place, meetingIds: [published._id] });
    await heard();
    await heard();
    const meeting = meetingNow(cloud, published._id);
    expect(meeting).toMatchObject({ place, version: published.version + 1 });
    expect(meeting.changes).toHaveLength(1);
    expect(meeting.changes[0]?.text).toContain(place);
    expect(meeting.changes[0]?.byText).toContain('罗晴');
    const amended = events().filter(({ name }) => name === 'council.amended');
    expect(amended.map(({ data }) => data)).toEqual([
      expect.objectContaining({ meetingId: published._id, place }),
    ]);
  });

  it('takes along what is not announced yet without a word, and comes back as it went', async () => {
    const hall = await hallWith(cloud);
    const { _id } = await meetingWith(cloud, 'agenda', { place: hall.place });
    await save('luo', edited(hall, { place }));
    await heard();
    expect(meetingNow(cloud, _id)).toMatchObject({ place, changes: [] });
    await save('luo', edited(hallNow(cloud), { place: '凉亭' }));
    await save('luo', edited(hallNow(cloud), { place: hall.place }));
    await heard();
    await heard();
    expect(meetingNow(cloud, _id).place).toBe(hall.place);
    expect(eventNames()).not.toContain('council.amended');
  });

  it('changes nothing for a meeting that is somewhere else or over', async () => {
    const hall = await hallWith(cloud);
    const elsewhere = await meetingWith(cloud, 'published', { place: '凉亭' });
    const over = await meetingWith(cloud, 'minutes');
    await save('luo', edited(hall, { place }));
    await heard();
    expect(meetingNow(cloud, elsewhere._id)).toMatchObject({ place: '凉亭', changes: [] });
    expect(meetingNow(cloud, over._id)).toMatchObject({ place: hall.place, changes: [] });
    expect(eventNames()).not.toContain('council.amended');
  });
});

describe('when a meeting is put off', () => {
  it('the hall tells of the one after it, and of nothing where none is known', async () => {
    await hallWith(cloud);
    const startsAt = now() + 9 * dayMs;
    const put = await meetingWith(cloud, 'published');
    const after = { kind: 'building-talk' as const, startsAt, endsAt: startsAt + dayMs / 12 };
    const later = await meetingWith(cloud, 'published', { ...after, _id: 'mt_later0000' });
    const { _id: meetingId, kind, status } = put;
    await cloud.change('halls', 'ha_huaiestate', { next: { meetingId, kind, status } });
    const stop = (id: string, version: number) =>
      cloud.as('he')(cancelMeeting, { id, version, reason: '场地停电' });
    await stop(put._id, put.version);
    expect(hallNow(cloud).next).toBeUndefined();
    await heard();
    expect(hallNow(cloud).next).toMatchObject({ meetingId: later._id, status: 'published' });
    await stop(later._id, later.version);
    await heard();
    expect(hallNow(cloud).next).toBeUndefined();
  });

  it('one that waits for another day makes room for one that has its day', async () => {
    await hallWith(cloud);
    const put = await meetingWith(cloud, 'published');
    const startsAt = now() + 9 * dayMs;
    const later = await meetingWith(cloud, 'published', { startsAt, _id: 'mt_later0000' });
    await cloud.as('he')(postponeMeeting, { id: put._id, version: put.version, reason: '暴雨' });
    await heard();
    expect(hallNow(cloud).next).toMatchObject({ meetingId: later._id });
  });
});

describe('a hall that closes', () => {
  const close = (who: Who, version: number) =>
    cloud.as(who)(closeHall, { id: 'ha_huaiestate', version, reason: '合到社区议事厅' });

  it('says why, owes no months and can be changed no more', async () => {
    const { version } = await hallWith(cloud, { cadenceTo: '2026-01' });
    expect(await close('luo', version)).toEqual({ version: version + 1 });
    const hall = hallNow(cloud);
    expect(hall.cadenceTo).toBeUndefined();
    expect((await look('wang')).hall.closedReason).toBe('合到社区议事厅');
    expect(await codeOf(save('luo', edited(hall)))).toBe('step-not-allowed');
    expect(await codeOf(close('luo', hall.version))).toBe('step-not-allowed');
    expect(events().at(-1)?.name).toBe('council.hall-closed');
  });

  it.each(['draft', 'collecting', 'published', 'in-session', 'postponed'] as const)(
    'stays open while a meeting is %s',
    async (status) => {
      const { version } = await hallWith(cloud);
      const meeting = await meetingWith(cloud, status);
      const { code, details } = await refusalOf(close('luo', version));
      expect([code, details?.reason]).toEqual([
        'step-not-allowed',
        expect.stringContaining(meeting.title),
      ]);
      expect(hallNow(cloud).closed).toBeUndefined();
    },
  );

  it('does so beside meetings that are over', async () => {
    const { version } = await hallWith(cloud);
    for (const status of ['minutes', 'executing', 'closed', 'cancelled'] as const)
      await meetingWith(cloud, status);
    expect(await close('he', version)).toEqual({ version: version + 1 });
  });

  it('exists for nobody outside, and not in an old version', async () => {
    const { version } = await hallWith(cloud);
    expect(await codeOf(close('shi', version))).toBe('not-found');
    expect(await codeOf(close('luo', version + 1))).toBe('conflict');
    expect(await codeOf(close('wang', version))).toBe('forbidden');
  });
});

describe('the form of a hall', () => {
  it('offers her own areas and whoever has the post there', async () => {
    await cloud.change('areas', area('huai'), {
      duties: [
        { personId: 'pe_now', name: '在任', role: 'moderator', from: 0, leaves: [] },
        { personId: 'pe_was', name: '已卸任', role: 'moderator', from: 0, until: 1, leaves: [] },
      ],
    });
    const form = await cloud.as('luo')(getHallForm, {});
    expect(form.areas).toEqual([
      { id: area('huai'), areaText: '槐安社区' },
      { id: area('estate'), areaText: '槐安社区 槐安小区' },
      { id: area('grid3'), areaText: '槐安社区 第三网格' },
      { id: area('grid4'), areaText: '槐安社区 第四网格' },
    ]);
    expect(form.candidates).toEqual([{ personId: 'pe_now', name: '在任' }]);
    const idsFor = async (who: Who, input: { areaId?: string } = {}) =>
      (await cloud.as(who)(getHallForm, input)).areas.map(({ id }) => id);
    expect(await idsFor('luo', { areaId: area('grid4') })).toContain(area('b6'));
    expect(await idsFor('desk')).toEqual([area('huai'), area('gui')]);
    expect(await idsFor('shi')).toEqual([]);
  });

  it('shows the hall as it is, to whoever may change it', async () => {
    await hallWith(cloud, { namedOnly: ['孙大同'], capacity: 30 });
    const form = await cloud.as('he')(getHallForm, { id: 'ha_huaiestate' });
    expect(form.hall).toMatchObject({
      areaId: area('estate'),
      capacity: 30,
      moderators: [{ personId: personId(moderator) }],
      namedOnly: ['孙大同'],
      isClosed: false,
    });
    expect(await codeOf(cloud.as('shi')(getHallForm, { id: 'ha_huaiestate' }))).toBe('not-found');
    expect(await codeOf(cloud.as('luo')(getHallForm, { areaId: area('gui') }))).toBe('not-found');
    expect(await codeOf(cloud.as('wang')(getHallForm, {}))).toBe('forbidden');
  });
});
