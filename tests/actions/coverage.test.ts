import { getCoverage, tellDoors } from '#contracts/coverage';
import { bindHome } from '#contracts/identity';
import { amendNotice, publishNotice } from '#contracts/notice-desk';
import { coverageText } from '#domain/coverage';
import { dayMs } from '#domain/day';
import type { CoverageRecord } from '../../cloudfunctions/modules/coverage/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { announce, countedWorld, opened } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(countedWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const water = (name = 'water', over: object = {}) =>
  announce(cloud, name, { kind: 'outage', areas: ['u52'], ...over });
const everywhere = (name = 'storm', over: object = {}) =>
  announce(cloud, name, { kind: 'emergency', areas: ['district'], ...over });

const look = (who: Who, { _id: noticeId }: NoticeRecord, name?: string) =>
  cloud.as(who)(getCoverage, { noticeId, ...(name && { areaId: area(name) }) });
type Ticked = {
  doors: string[];
  how?: 'phone' | 'visit' | 'take-back';
  name?: string;
  requestId?: string;
};
const tell = (
  who: Who,
  { _id: noticeId }: NoticeRecord,
  { doors, how = 'phone', name = 'u52', ...options }: Ticked,
) => cloud.as(who)(tellDoors, { noticeId, areaId: area(name), doors, how }, options);

/** A resident of the world lives behind a door of her unit, as she says herself. */
const behind = async (who: Name, door: string) => {
  const person = cloud.one<PersonRecord>('people', personId(who));
  const areaId = person?.homes[0]?.areaId ?? '';
  await cloud.change('people', personId(who), { homes: [] });
  await cloud.as(who)(bindHome, { areaId, label: 'own', door });
};
const read = async (who: Who, ...seen: NoticeRecord[]) => {
  for (const notice of seen) await opened(cloud, who, notice);
  await cloud.cloud.clock.advance(10_000);
  await cloud.tick();
};

describe('a household is reached', () => {
  it('once, when one of those behind its door opens the notice, however often', async () => {
    const notice = await water();
    await behind('wang', '302');
    await behind('unitLead', '302');
    await read('wang', notice);
    await read('wang', notice);
    await read('unitLead', notice);
    const { counts } = await look('unitLead', notice);
    expect(counts).toEqual({ total: 12, read: 1, phone: 0, visit: 0, uncovered: 11 });
    expect(coverageText(counts)).toBe('已覆盖 1/12 户（8%）');
  });

  it('under its own name where she gave no door, and under the door once she did', async () => {
    const notice = await water();
    await read('wang', notice);
    const seen = await look('unitLead', notice);
    expect(seen.counts.read).toBe(1);
    expect(seen.doors).toEqual({ uncovered: [], told: [], unknown: 11 });
    await behind('wang', '302');
    await read('wang', notice);
    const { counts, doors } = await look('unitLead', notice);
    expect(counts.read).toBe(1);
    expect(doors).toEqual({ uncovered: [], told: [], unknown: 11 });
  });

  it('in every one of her homes that the notice is for, and nowhere else', async () => {
    const notice = await announce(cloud, 'both', { kind: 'outage', areas: ['b5', 'b6'] });
    await cloud.as('far')(bindHome, { areaId: area('u51'), label: 'parents', door: '101' });
    await read('far', notice);
    expect(cloud.all<CoverageRecord>('coverages').map(({ unitId }) => unitId)).toEqual([
      area('u51'),
    ]);
  });

  it('not by somebody who does not live there, nor by a notice that was withdrawn or is over', async () => {
    const notice = await water();
    await read('far', notice);
    const gone = await water('gone', { status: 'withdrawn' });
    await read('wang', gone);
    const late = await water('late');
    await cloud.cloud.clock.advance(3 * dayMs);
    await read('wang', late);
    expect(cloud.all('coverages')).toEqual([]);
  });

  it('anew in a new round, and not by a page that stood open since before the change', async () => {
    const { id } = await cloud.as('unitLead')(publishNotice, {
      areaIds: [area('u52')],
      kind: 'outage',
      title: '停水通知',
      text: '明天上午停水，请提前存水。',
      startsAt: cloud.cloud.clock.now() + dayMs,
      endsAt: cloud.cloud.clock.now() + dayMs + 3_600_000,
    });
    const now = () => {
      const notice = cloud.one<NoticeRecord>('notices', id);
      if (!notice) throw new Error('no notice');
      return notice;
    };
    const first = now();
    await read('wang', first);
    expect((await look('unitLead', first)).counts.read).toBe(1);
    await cloud.cloud.clock.advance(60_000);
    await cloud.as('unitLead')(amendNotice, {
      id,
      version: first.version,
      title: '停水改期',
      text: '改到后天上午停水，请提前存水。',
      startsAt: cloud.cloud.clock.now() + 2 * dayMs,
      isToldAgain: true,
    });
    expect((await look('unitLead', now())).counts.read).toBe(0);
    await read('unitLead', first);
    expect((await look('unitLead', now())).counts.read).toBe(0);
    await read('wang', now());
    expect((await look('unitLead', now())).counts.read).toBe(1);
    expect(cloud.all('coverages')).toHaveLength(2);
  });
});

describe('who sees what', () => {
  it('the lead of the unit reads door numbers, everybody above counts', async () => {
    const notice = await announce(cloud, 'build', { kind: 'outage', areas: ['b5'] });
    await behind('wang', '302');
    await behind('unitLead', '201');
    await read('wang', notice);
    await tell('zhao', notice, { doors: ['501'] });
    const own = await look('unitLead', notice);
    expect(own.area).toEqual({ id: area('u52'), name: '5号楼2单元', level: 'unit' });
    expect(own.doors).toEqual({
      uncovered: ['201'],
      told: [{ door: '501', how: 'phone' }],
      unknown: 9,
    });
    for (const who of ['zhao', 'gu', 'luo'] as const) {
      const seen = await look(who, notice, 'u52');
      expect(seen.counts).toEqual(own.counts);
      expect(seen).not.toHaveProperty('doors');
    }
    expect(JSON.stringify(own)).not.toMatch(/王梅|林平|pe_/);
  });

  it('no doors of an everyday notice, only how many read it', async () => {
    const notice = await announce(cloud, 'daily', { kind: 'everyday', areas: ['u52'] });
    await behind('wang', '302');
    await read('wang', notice);
    const seen = await look('unitLead', notice);
    expect([seen.counts.read, seen.doors]).toEqual([1, undefined]);
  });

  it('nothing outside the own area: neither the notice nor a part of it', async () => {
    const notice = await water();
    for (const who of ['qian', 'nine', 'shi'] as const)
      expect(await codeOf(look(who, notice))).toBe('not-found');
    const wide = await announce(cloud, 'wide', { kind: 'outage', areas: ['huai'] });
    for (const name of ['u51', 'b5', 'grid3', 'huai', 'district'])
      expect(await codeOf(look('unitLead', wide, name))).toBe('not-found');
    expect(await codeOf(look('zhao', wide, 'b6'))).toBe('not-found');
    expect(await codeOf(look('wang', wide))).toBe('forbidden');
  });

  it('nothing of a notice that never came out', async () => {
    const notice = await water('draft', { status: 'in-review', publishedAt: undefined });
    expect(await codeOf(look('unitLead', notice))).toBe('not-found');
  });
});

describe('figures by level', () => {
  const rowsOf = async (who: Who, notice: NoticeRecord, name?: string) => {
    const { area: at, counts, rows } = await look(who, notice, name);
    return {
      at: at.id,
      counts: [counts.total, counts.read, counts.phone],
      rows: rows.map((row) => [row.name, row.total, row.read, row.phone, row.canOpen]),
    };
  };

  it('add up from the stairwell to the district, for all of it or the part somebody answers for', async () => {
    const notice = await everywhere();
    for (const who of ['wang', 'unitLead', 'li', 'far'] as const) await opened(cloud, who, notice);
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    await tell('zhao', notice, { doors: ['101', '102'], name: 'u51' });
    await cloud.tick();
    expect(await rowsOf('desk', notice)).toEqual({
      at: area('district'),
      counts: [38, 4, 2],
      rows: [
        ['云渚街道', 38, 4, 2, true],
        ['石桥街道', 0, 0, 0, true],
      ],
    });
    expect(await rowsOf('cheng', notice)).toEqual({
      at: area('street'),
      counts: [38, 4, 2],
      rows: [
        ['槐安社区', 32, 3, 2, true],
        ['桂园社区', 6, 1, 0, true],
      ],
    });
    const huai = {
      at: area('huai'),
      counts: [32, 3, 2],
      rows: [
        ['5号楼', 24, 2, 2, true],
        ['6号楼', 8, 1, 0, true],
      ],
    };
    expect(await rowsOf('luo', notice)).toEqual(huai);
    expect(await rowsOf('gu', notice)).toEqual({ ...huai, at: area('estate') });
    expect(await rowsOf('zhao', notice)).toEqual({
      at: area('grid3'),
      counts: [24, 2, 2],
      rows: [['5号楼', 24, 2, 2, true]],
    });
    expect(await rowsOf('zhao', notice, 'b5')).toEqual({
      at: area('b5'),
      counts: [24, 2, 2],
      rows: [
        ['1单元', 12, 0, 2, true],
        ['2单元', 12, 2, 0, true],
      ],
    });
    expect((await rowsOf('cheng', notice, 'b5')).rows[0]).toEqual(['1单元', 12, 0, 2, false]);
  });

  it('count only the doors a notice is for', async () => {
    const notice = await announce(cloud, 'some', { kind: 'outage', areas: ['u52', 'u61', 'gui'] });
    await opened(cloud, 'li', notice);
    await read('wang', notice);
    expect(await rowsOf('cheng', notice)).toEqual({
      at: area('street'),
      counts: [26, 2, 0],
      rows: [
        ['槐安社区', 20, 2, 0, true],
        ['桂园社区', 6, 0, 0, true],
      ],
    });
    expect(await rowsOf('luo', notice)).toEqual({
      at: area('estate'),
      counts: [20, 2, 0],
      rows: [
        ['5号楼', 12, 1, 0, true],
        ['6号楼', 8, 1, 0, true],
      ],
    });
  });
});

describe('telling', () => {
  it('ticks doors; the stronger word stands, and a tick can be taken back, a reading never', async () => {
    const notice = await water();
    await behind('wang', '302');
    await read('wang', notice);
    expect((await tell('unitLead', notice, { doors: ['101', '102', '101'] })).counts).toEqual({
      total: 12,
      read: 1,
      phone: 2,
      visit: 0,
      uncovered: 9,
    });
    await tell('zhao', notice, { doors: ['101', '302'], how: 'visit' });
    await tell('luo', notice, { doors: ['101'], how: 'phone' });
    expect((await look('unitLead', notice)).counts).toMatchObject({ read: 0, phone: 1, visit: 2 });
    const { counts } = await tell('unitLead', notice, {
      doors: ['101', '302', '999'],
      how: 'take-back',
    });
    expect(counts).toEqual({ total: 12, read: 1, phone: 1, visit: 0, uncovered: 10 });
  });

  it('happens once for one request and for two at once', async () => {
    const notice = await water();
    const requestId = 'the-same-tick';
    const first = await tell('zhao', notice, { doors: ['101'], requestId });
    expect(await tell('zhao', notice, { doors: ['101'], requestId })).toEqual(first);
    expect(await codeOf(tell('zhao', notice, { doors: ['102'], requestId }))).toBe('conflict');
    await Promise.all([
      tell('zhao', notice, { doors: ['201', '202'] }),
      tell('unitLead', notice, { doors: ['202', '203'] }),
      tell('luo', notice, { doors: ['101', '203'], how: 'visit' }),
    ]);
    expect((await look('unitLead', notice)).doors?.told.map(({ door }) => door)).toEqual([
      '101',
      '201',
      '202',
      '203',
    ]);
  });

  it('answers a repeat by the rights of today', async () => {
    const notice = await water();
    const requestId = 'told-then-moved-away';
    await tell('zhao', notice, { doors: ['101'], requestId });
    await cloud.change('people', personId('zhao'), {
      memberships: cloud.one<PersonRecord>('people', personId('qian'))?.memberships,
    });
    expect(await codeOf(tell('zhao', notice, { doors: ['101'], requestId }))).toBe('not-found');
  });

  it('is for the own area and for the notice of this unit alone', async () => {
    const notice = await water();
    for (const who of ['qian', 'nine'] as const)
      expect(await codeOf(tell(who, notice, { doors: ['101'] }))).toBe('not-found');
    expect(await codeOf(tell('zhao', notice, { doors: ['101'], name: 'u51' }))).toBe('not-found');
    expect(await codeOf(tell('zhao', notice, { doors: ['101'], name: 'nowhere' }))).toBe(
      'not-found',
    );
    expect(await codeOf(tell('cheng', notice, { doors: ['101'] }))).toBe('forbidden');
    const wide = await announce(cloud, 'wide', { kind: 'outage', areas: ['huai'] });
    expect(await codeOf(tell('unitLead', wide, { doors: ['101'], name: 'u51' }))).toBe('not-found');
    expect(await fieldsOf(tell('zhao', wide, { doors: ['101'], name: 'grid3' }))).toHaveProperty(
      'areaId',
    );
    expect(cloud.all('coverages')).toEqual([]);
  });

  it('is for what everybody must know of, while it is up and until a day after it', async () => {
    const daily = await announce(cloud, 'daily', { kind: 'everyday', areas: ['u52'] });
    const gone = await water('gone', { status: 'withdrawn' });
    const notice = await water();
    for (const one of [daily, gone])
      expect((await refusalOf(tell('zhao', one, { doors: ['101'] }))).details?.reason).toBeTruthy();
    await cloud.cloud.clock.advance(1.5 * dayMs);
    expect((await tell('zhao', notice, { doors: ['101'] })).counts.phone).toBe(1);
    await cloud.cloud.clock.advance(dayMs);
    expect(await codeOf(tell('zhao', notice, { doors: ['102'] }))).toBe('step-not-allowed');
  });

  it('takes doors as people write them, and nothing else', async () => {
    const notice = await water();
    const many = Array.from({ length: 41 }, (_, index) => String(100 + index));
    for (const doors of [[], many, ['3 02'], ['<b>1</b>'], ['$where'], ['a.b'], ['~pe_1'], ['']])
      expect(await codeOf(tell('zhao', notice, { doors }))).toBe('invalid-input');
    await tell('zhao', notice, { doors: ['constructor', 'toString', '东户'] });
    expect((await look('unitLead', notice)).counts).toMatchObject({ phone: 3, uncovered: 9 });
    await tell('zhao', notice, { doors: ['constructor'], how: 'take-back' });
    expect((await look('unitLead', notice)).doors?.told).toHaveLength(2);
  });

  it('leaves no door in what is kept of it for ever', async () => {
    const notice = await water();
    await tell('zhao', notice, { doors: ['7788'] });
    expect(JSON.stringify(cloud.all('events'))).not.toContain('7788');
  });
});
