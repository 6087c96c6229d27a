import type { Sent } from '#contracts/action';
import { mergeArea, moveArea } from '#contracts/area';
import {
  addOffline,
  checkSample,
  getCoverage,
  listOffline,
  listSamples,
  listToTell,
  removeOffline,
  tellDoors,
} from '#contracts/coverage';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type {
  CoverageSampleRecord,
  OfflinePersonRecord,
} from '../../cloudfunctions/modules/coverage/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { announce, countedWorld } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(countedWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const today = () => dayOf(cloud.cloud.clock.now());
const person = (over: Partial<Sent<typeof addOffline>> = {}): Sent<typeof addOffline> => ({
  areaId: area('u52'),
  door: '101',
  name: '郑奶奶',
  phone: '00000000101',
  how: 'phone',
  consent: 'spoken',
  consentOn: today(),
  ...over,
});
const add = (who: Who, over: Partial<Sent<typeof addOffline>> = {}) =>
  cloud.as(who)(addOffline, person(over));
const listed = async (who: Who) =>
  (await cloud.as(who)(listOffline, {})).people.map(({ door, name }) => [door, name]);
const water = (over: object = {}) =>
  announce(cloud, 'water', { kind: 'outage', areas: ['u52'], ...over });
const tell = (
  who: Who,
  { _id: noticeId }: NoticeRecord,
  { doors, how = 'phone' }: { doors: string[]; how?: 'phone' | 'visit' | 'take-back' },
) => cloud.as(who)(tellDoors, { noticeId, areaId: area('u52'), doors, how });

describe('the list of people without a phone', () => {
  it('holds whoever agreed, for those who answer for her unit and nobody else', async () => {
    const { id } = await add('unitLead');
    await add('zhao', { door: '602', name: '老方师傅', how: 'visit', consent: 'paper' });
    for (const who of ['unitLead', 'zhao', 'gu', 'luo', 'he'] as const)
      expect(await listed(who)).toEqual([
        ['101', '郑奶奶'],
        ['602', '老方师傅'],
      ]);
    for (const who of ['qian', 'nine'] as const) expect(await listed(who)).toEqual([]);
    for (const who of ['cheng', 'desk', 'auditor', 'wang', 'visitor'] as const)
      expect(await codeOf(cloud.as(who)(listOffline, {}))).toBe('forbidden');
    const { people } = await cloud.as('zhao')(listOffline, {});
    expect(people[0]).toEqual({
      id,
      areaId: area('u52'),
      shortAddress: '5号楼2单元',
      door: '101',
      name: '郑奶奶',
      phone: '00000000101',
      how: 'phone',
      consent: 'spoken',
      consentOn: today(),
    });
  });

  it('holds nobody without her consent, from a day that has been', async () => {
    const { consentOn: _, ...without } = person();
    expect(await fieldsOf(cloud.as('zhao')(addOffline, without as never))).toHaveProperty(
      'consentOn',
    );
    expect(await fieldsOf(add('zhao', { consentOn: addDays(today(), 1) }))).toHaveProperty(
      'consentOn',
    );
    expect(await fieldsOf(add('zhao', { consentOn: '2026-02-30' }))).toHaveProperty('consentOn');
    expect(cloud.all('offline_people')).toEqual([]);
  });

  it('holds nobody to ring without a number, nobody in a grid, nobody elsewhere', async () => {
    const { phone: _, ...unreachable } = person();
    expect(await fieldsOf(cloud.as('zhao')(addOffline, unreachable))).toHaveProperty('phone');
    await cloud.as('zhao')(addOffline, { ...unreachable, how: 'visit' });
    expect(await fieldsOf(add('zhao', { areaId: area('grid3') }))).toHaveProperty('areaId');
    for (const [who, name] of [
      ['zhao', 'u61'],
      ['unitLead', 'u51'],
      ['luo', 'u91'],
      ['zhao', 'nowhere'],
    ] as const)
      expect(await codeOf(add(who, { areaId: area(name) }))).toBe('not-found');
    for (const door of ['', '1 01', '<i>', 'x'.repeat(21)])
      expect(await fieldsOf(add('zhao', { door }))).toHaveProperty('door');
    expect(cloud.all('offline_people')).toHaveLength(1);
  });

  it('holds the same person once, and two of one household', async () => {
    await add('unitLead');
    const { details } = await refusalOf(add('zhao', { phone: '00000000102' }));
    expect(details?.reason).toMatch('已经在名单上');
    expect(await codeOf(add('zhao', { name: '郑大娘' }))).toBe('step-not-allowed');
    await add('zhao', { name: '郑爷爷', phone: '00000000103' });
    const both = await Promise.allSettled([
      add('zhao', { door: '201' }),
      add('luo', { door: '201' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(cloud.all('offline_people')).toHaveLength(3);
  });

  it('forgets somebody whole, and keeps nothing of her in what happened', async () => {
    const { id } = await add('unitLead', { door: '7788' });
    expect(await codeOf(cloud.as('qian')(removeOffline, { id }))).toBe('not-found');
    await cloud.as('zhao')(removeOffline, { id });
    expect(cloud.all('offline_people')).toEqual([]);
    expect(await codeOf(cloud.as('zhao')(removeOffline, { id }))).toBe('not-found');
    expect(JSON.stringify([cloud.all('events'), cloud.all('inbox_items')])).not.toMatch(
      /郑奶奶|00000000101|7788/,
    );
  });

  it('is read in pages, each once', async () => {
    const one = await add('zhao');
    const first = cloud.one<OfflinePersonRecord>('offline_people', one.id);
    if (!first) throw new Error('nobody');
    await cloud.load(
      'offline_people',
      Array.from({ length: 44 }, (_, index) => ({
        ...first,
        _id: `of_many${String(index).padStart(4, '0')}`,
        order: first.order + Math.floor(index / 3),
      })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('gu')(listOffline, cursor === undefined ? {} : { cursor });
      seen.push(...page.people.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    expect(await codeOf(cloud.as('gu')(listOffline, { cursor: 'x' }))).toBe('invalid-input');
  });

  it('follows its unit when that moves or is merged', async () => {
    await add('zhao');
    const moved = cloud.one<AreaRecord>('areas', area('b5'));
    await cloud.as('cheng')(moveArea, {
      areaId: area('b5'),
      version: moved?.version ?? 0,
      toParentId: area('grid4'),
    });
    await cloud.cloud.clock.advance(60_000);
    await cloud.tick();
    expect(await listed('qian')).toHaveLength(1);
    expect(await listed('zhao')).toEqual([]);
    const unit = cloud.one<AreaRecord>('areas', area('u52'));
    await cloud.as('cheng')(mergeArea, {
      areaId: area('u52'),
      version: unit?.version ?? 0,
      intoId: area('u51'),
    });
    await cloud.cloud.clock.advance(60_000);
    await cloud.tick();
    expect(cloud.all<OfflinePersonRecord>('offline_people')[0]).toMatchObject({
      areaId: area('u51'),
      shortAddress: '5号楼1单元',
    });
  });
});

describe('whom to tell', () => {
  const toTell = async (who: Who) =>
    (await cloud.as(who)(listToTell, {})).notices.map(({ noticeId, people }) => [
      noticeId,
      people.map(({ door }) => door),
    ]);

  it('is everybody on the list whom a counted notice is for, until somebody told her', async () => {
    await add('zhao');
    await add('zhao', { door: '602', name: '老方', how: 'visit' });
    await add('luo', { areaId: area('u61'), door: '301', name: '李奶奶' });
    const later = await announce(cloud, 'later', {
      kind: 'emergency',
      areas: ['huai'],
      startsAt: cloud.cloud.clock.now() + 2 * dayMs,
      endsAt: cloud.cloud.clock.now() + 3 * dayMs,
    });
    const notice = await water();
    await announce(cloud, 'daily', { kind: 'everyday', areas: ['huai'] });
    await announce(cloud, 'gone', { kind: 'outage', areas: ['huai'], status: 'withdrawn' });
    await announce(cloud, 'foreign', { kind: 'outage', areas: ['gui', 'u51'] });
    expect(await toTell('zhao')).toEqual([
      [notice._id, ['101', '602']],
      [later._id, ['101', '602']],
    ]);
    expect(await toTell('unitLead')).toEqual(await toTell('zhao'));
    expect(await toTell('qian')).toEqual([[later._id, ['301']]]);
    expect(await toTell('luo')).toEqual([
      [notice._id, ['101', '602']],
      [later._id, ['101', '602', '301']],
    ]);
    expect(await toTell('nine')).toEqual([]);
    await tell('unitLead', notice, { doors: ['101'] });
    expect((await toTell('zhao'))[0]).toEqual([notice._id, ['602']]);
    await tell('zhao', notice, { doors: ['602'], how: 'visit' });
    expect(await toTell('zhao')).toEqual([[later._id, ['101', '602']]]);
    await tell('zhao', notice, { doors: ['602'], how: 'take-back' });
    expect((await toTell('zhao'))[0]).toEqual([notice._id, ['602']]);
  });

  it('is everybody again in a new round, and nobody once it is over', async () => {
    await add('zhao');
    const notice = await water();
    await tell('zhao', notice, { doors: ['101'] });
    expect(await toTell('zhao')).toEqual([]);
    await water({ version: 2, round: 2 });
    expect(await toTell('zhao')).toEqual([[notice._id, ['101']]]);
    await cloud.cloud.clock.advance(2 * dayMs);
    expect(await toTell('zhao')).toEqual([]);
  });

  it('says what to say, and whom to ring', async () => {
    await add('zhao');
    await water({ place: '南门' });
    const { notices } = await cloud.as('zhao')(listToTell, {});
    expect(notices[0]?.words).toMatch(
      /^停水通知：5号楼2单元，\d+月\d+日（周.）.+，地点在南门。明天停水，请提前存水。$/,
    );
    expect(notices[0]?.people[0]).toMatchObject({ name: '郑奶奶', phone: '00000000101' });
  });

  it('asks few questions, also of a community with many on its list', async () => {
    const { id } = await add('zhao');
    const first = cloud.one<OfflinePersonRecord>('offline_people', id);
    if (!first) throw new Error('nobody');
    await cloud.load(
      'offline_people',
      Array.from({ length: 900 }, (_, index) => {
        const unit = `ar_many${index % 400}`;
        return {
          ...first,
          _id: `of_many${String(index).padStart(4, '0')}`,
          areaId: unit,
          areaPath: [...first.areaPath.slice(0, -1), unit],
          order: first.order + index,
        };
      }),
    );
    await announce(cloud, 'storm', { kind: 'emergency', areas: ['district'] });
    const { notices } = await cloud.as('luo')(listToTell, {});
    expect(notices[0]?.people).toHaveLength(600);
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(7);
  });
});

describe('a door that was ticked', () => {
  const many = (from: number) => Array.from({ length: 40 }, (_, index) => String(from + index));
  const drawn = () => cloud.all<CoverageSampleRecord>('coverage_samples');

  /** Ticks doors until the lot has fallen on so many. */
  async function drawnTo(notice: NoticeRecord, count: number): Promise<CoverageSampleRecord[]> {
    for (let from = 1000; drawn().length < count && from < 9000; from += 100)
      await tell('zhao', notice, { doors: many(from) });
    return drawn();
  }

  it('is drawn by lot, about one in ten, and by nobody’s choice', async () => {
    const notice = await water();
    for (let from = 1000; from < 2000; from += 100)
      await tell('zhao', notice, { doors: many(from) });
    const doors = drawn().map(({ door }) => door);
    expect(new Set(doors).size).toBe(doors.length);
    expect(doors.length).toBeGreaterThan(10);
    expect(doors.length).toBeLessThan(90);
    for (let from = 1000; from < 2000; from += 100)
      await tell('unitLead', notice, { doors: many(from) });
    expect(drawn().map(({ door }) => door)).toEqual(doors);
  });

  it('is rung back by the community, with the phone where she left one', async () => {
    const notice = await water();
    const [sample] = await drawnTo(notice, 1);
    await add('zhao', { door: sample?.door ?? '' });
    const { samples } = await cloud.as('luo')(listSamples, {});
    expect(samples.find(({ id }) => id === sample?._id)).toEqual({
      id: sample?._id,
      noticeId: notice._id,
      title: '停水通知',
      shortAddress: '5号楼2单元',
      door: sample?.door,
      how: 'phone',
      phone: '00000000101',
    });
    for (const who of ['zhao', 'unitLead', 'nine', 'cheng'] as const)
      expect(await codeOf(cloud.as(who)(listSamples, {}))).toBe('forbidden');
  });

  it('counts as uncovered again where the household did not know', async () => {
    const notice = await water();
    const [first, second, third] = await drawnTo(notice, 3);
    const counts = async () =>
      (await cloud.as('luo')(getCoverage, { noticeId: notice._id })).counts.phone;
    const before = await counts();
    const check = (
      sample: CoverageSampleRecord | undefined,
      answer: 'knew' | 'not-told' | 'not-reached',
    ) => cloud.as('luo')(checkSample, { id: sample?._id ?? '', answer });
    await check(first, 'knew');
    await check(second, 'not-reached');
    expect(await counts()).toBe(before);
    await check(third, 'not-told');
    expect(await counts()).toBe(before - 1);
    expect((await refusalOf(check(third, 'knew'))).details?.reason).toMatch('已经有人回访');
    const open = (await cloud.as('luo')(listSamples, {})).samples.map(({ id }) => id);
    for (const one of [first, second, third]) expect(open).not.toContain(one?._id);
    expect(drawn().find(({ _id }) => _id === third?._id)).toMatchObject({
      isOpen: false,
      answer: 'not-told',
    });
    expect(await codeOf(check({ ...third, _id: 'cs_unknown00' } as never, 'knew'))).toBe(
      'not-found',
    );
  });

  it('is asked about by another one than who ticked it, while it counts as told', async () => {
    const notice = await water();
    for (let from = 1000; drawn().length < 2 && from < 9000; from += 100)
      await tell('luo', notice, { doors: many(from) });
    const [sample, other] = drawn();
    expect((await cloud.as('luo')(listSamples, {})).samples).toEqual([]);
    const input = { id: sample?._id ?? '', answer: 'knew' } as const;
    expect(await codeOf(cloud.as('luo')(checkSample, input))).toBe('step-not-allowed');
    await tell('luo', notice, { doors: [other?.door ?? ''], how: 'take-back' });
    const open = (await cloud.as('he')(listSamples, {})).samples.map(({ id }) => id);
    expect(open).toContain(sample?._id);
    expect(open).not.toContain(other?._id);
    await cloud.as('he')(checkSample, input);
  });
});

describe('seven days after its end', () => {
  it('nobody knows any more which doors a notice reached, and how many stays', async () => {
    const notice = await water({ forgetAt: cloud.cloud.clock.now() + 3 * dayMs });
    await tell('zhao', notice, { doors: ['7701', '7702', '7703'] });
    await tell('unitLead', notice, { doors: ['7702'], how: 'visit' });
    const [one] = cloud.all<{ _id: string }>('coverages');
    await cloud.load(
      'coverages',
      Array.from({ length: 120 }, (_, index) => ({
        ...one,
        _id: `cv_many${String(index).padStart(4, '0')}`,
      })),
    );
    await cloud.load('coverage_samples', [
      {
        _id: 'cs_0000000001',
        noticeId: notice._id,
        round: 1,
        unitId: area('u52'),
        areaPath: notice.path,
        shortAddress: '5号楼2单元',
        door: '7701',
        how: 'phone',
        tickedBy: 'pe_x',
        at: 1,
        isOpen: true,
      } as never,
    ]);
    const { counts } = await cloud.as('luo')(getCoverage, { noticeId: notice._id });
    expect(counts).toMatchObject({ phone: 2, visit: 1 });
    await cloud.cloud.clock.advance(3 * dayMs);
    for (let minute = 0; minute < 3; minute += 1) {
      await cloud.tick();
      await cloud.cloud.clock.advance(60_000);
    }
    expect(JSON.stringify([cloud.all('coverages'), cloud.all('coverage_samples')])).not.toMatch(
      /770\d/,
    );
    expect(await cloud.as('luo')(getCoverage, { noticeId: notice._id })).toMatchObject({ counts });
    const own = await cloud.as('unitLead')(getCoverage, { noticeId: notice._id });
    expect([own.counts, own.doors]).toEqual([counts, undefined]);
    expect(cloud.all<CoverageSampleRecord>('coverage_samples')).not.toContainEqual(
      expect.objectContaining({ isOpen: true }),
    );
  });
});
