import { mergeArea } from '#contracts/area';
import { listNotices, readNotice } from '#contracts/notice';
import { amendNotice, listWritten, withdrawNotice } from '#contracts/notice-desk';
import { dayMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { NoticeReadRecord, NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { announce } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  eventNames,
  minutesLater,
  noticeEvents,
  openedBy,
  publishing,
  seenOf,
  storedNotice,
  titlesFor,
  water,
} from '../kit/noticed';
import { codeOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const publish = (over: Parameters<typeof publishing>[1] = {}, who: Who = 'unitLead') =>
  publishing(cloud, over, who);
const now = () => cloud.cloud.clock.now();
const marks = () => cloud.all<NoticeReadRecord>('notice_reads');
const daysLater = (days: number) => cloud.cloud.clock.advance(days * dayMs);

/** Queries of the newest call that read more than they show, or sorted it by hand. */
const clumsy = () =>
  cloud
    .lastCall()
    .requests.flatMap(({ queries }) => queries)
    .filter(
      ({ sortedInMemory, documentsExamined, returned }) =>
        sortedInMemory || documentsExamined > returned + 2,
    );

describe('a list', () => {
  const everywhere = async () => {
    await publish({ title: '区里的通知', areaIds: [area('district')] }, 'desk');
    await publish({ title: '社区的通知', areaIds: [area('huai')] }, 'luo');
    await publish({ title: '五号楼的通知', areaIds: [area('b5')] }, 'zhao');
    await publish({ title: '单元的通知' });
    await publish({ title: '九号楼的通知', areaIds: [area('b9')] }, 'nine');
  };

  it('has what concerns where somebody lives or works, and nothing else', async () => {
    await everywhere();
    const of = async (who: Who) => (await titlesFor(cloud, who)).sort();
    expect(await of('wang')).toEqual(['五号楼的通知', '区里的通知', '单元的通知', '社区的通知']);
    expect(await of('li')).toEqual(['区里的通知', '社区的通知']);
    expect(await of('far')).toEqual(['九号楼的通知', '区里的通知']);
    expect(await of('luo')).toEqual(['区里的通知', '社区的通知']);
    expect(await of('visitor')).toEqual(['区里的通知']);
  });

  it('goes on page by page, without a gap or a double', async () => {
    const newest = now();
    for (let one = 0; one < 45; one += 1)
      await announce(cloud, `page-${one + 100}`, {
        kind: 'everyday',
        areas: ['u52'],
        title: `第${one}份`,
        publishedAt: newest - Math.floor(one / 2),
      });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('wang')(listNotices, cursor ? { cursor } : {});
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(clumsy()).toEqual([]);
    expect(ids).toHaveLength(45);
    expect(new Set(ids).size).toBe(45);
    expect(await codeOf(cloud.as('wang')(listNotices, { cursor: 'x.y' }))).toBe('invalid-input');
  });

  it('drops what is over for long enough', async () => {
    const wrote = await publish({ shownUntil: now() + 2 * dayMs });
    await daysLater(1);
    const [line] = (await cloud.as('wang')(listNotices, {})).items;
    expect(line).toMatchObject({ id: wrote.id, isOver: true });
    await daysLater(1);
    expect(await titlesFor(cloud, 'wang')).toEqual([]);
    expect((await openedBy(cloud, 'wang', wrote)).notice.isOver).toBe(true);
  });
});

describe('an area that became part of another', () => {
  it('keeps its notices, and the other gets none of them', async () => {
    await publish({ title: '桂园的通知', areaIds: [area('gui')] }, 'cheng');
    await publish({ title: '两处的通知', areaIds: [area('gui'), area('huai')] }, 'cheng');
    const later = { areaIds: [area('gui')], publishAt: now() + 3_600_000 };
    const planned = await publish({ title: '桂园的定时', ...later }, 'cheng');
    const { version = 0 } = cloud.one<{ _id: string; version: number }>('areas', area('gui')) ?? {};
    await cloud.as('cheng')(mergeArea, { areaId: area('gui'), version, intoId: area('huai') });
    await minutesLater(cloud, 2);
    await cloud.tick();
    await minutesLater(cloud, 60);
    await cloud.tick();
    expect((await titlesFor(cloud, 'far')).sort()).toEqual([
      '两处的通知',
      '桂园的定时',
      '桂园的通知',
    ]);
    expect(await titlesFor(cloud, 'wang')).toEqual(['两处的通知']);
    expect(storedNotice(cloud, planned).areaIds).toEqual([area('grid9')]);
  });
});

describe('whoever has the link', () => {
  it('reads it, wherever she lives', async () => {
    const wrote = await publish();
    for (const who of ['far', 'visitor', 'nine'] as const) {
      const { notice, isMine, desk } = await openedBy(cloud, who, wrote);
      expect(notice.text).toContain('停水');
      expect({ isMine, desk }).toEqual({ isMine: false, desk: undefined });
    }
  });

  it('finds nothing under an id that is none', async () => {
    for (const id of ['nt_000000000000000000000000', 'nt_ffffffff'])
      expect(await codeOf(openedBy(cloud, 'wang', { id }))).toBe('not-found');
    for (const id of ['', 'wo_12345678', 'nt_../../etc', 'nt_$gt_______'])
      expect(await codeOf(openedBy(cloud, 'wang', { id }))).toBe('invalid-input');
  });
});

describe('a read mark', () => {
  const read = (wrote: { id: string; version: number }, who: Who = 'wang') =>
    cloud.as(who)(readNotice, seenOf(wrote));

  it('is one per person and notice, with the version she read', async () => {
    const wrote = await publish();
    await Promise.all([read(wrote), read(wrote), read(wrote, 'unitLead')]);
    await read(wrote);
    expect(marks().map(({ personId: who, version }) => [who, version])).toEqual(
      expect.arrayContaining([
        [personId('wang'), 1],
        [personId('unitLead'), 1],
      ]),
    );
    expect(marks()).toHaveLength(2);
    const [line] = (await cloud.as('wang')(listNotices, {})).items;
    expect(line?.isRead).toBe(true);
  });

  it('never says more than was there', async () => {
    const wrote = await publish();
    await read({ ...wrote, version: 99 });
    expect(marks()).toMatchObject([{ version: 1 }]);
  });

  it('is not made for what somebody may not open', async () => {
    const wrote = await publish({ text: '请看待审示例词，明早停水。' });
    expect(await codeOf(read(wrote))).toBe('not-found');
    expect(await codeOf(read({ id: 'nt_000000000000', version: 1 }))).toBe('not-found');
    expect(marks()).toEqual([]);
  });
});

describe('通知管理', () => {
  const written = async (who: Who) =>
    (await cloud.as(who)(listWritten, { view: 'all' })).items.map(({ title }) => title);

  it('shows one’s own in every state, and of others what neighbours read', async () => {
    await publish({ title: '已经发布' });
    await minutesLater(cloud, 1);
    await publish({ title: '等着审核', text: '请看待审示例词，明早停水。' });
    await minutesLater(cloud, 1);
    await publish(
      { title: '社区定时', areaIds: [area('b5')], publishAt: now() + 3_600_000 },
      'luo',
    );
    expect(await written('unitLead')).toEqual(['等着审核', '已经发布']);
    expect(await written('zhao')).toEqual(['已经发布']);
    expect(await written('luo')).toEqual(['社区定时', '等着审核', '已经发布']);
    expect(await written('he')).toEqual(['社区定时', '等着审核', '已经发布']);
    expect(await written('nine')).toEqual([]);
    expect(await codeOf(written('wang'))).toBe('forbidden');
  });

  it('hides from a desk what a desk above has only planned', async () => {
    const later = { areaIds: [area('huai')], publishAt: now() + 3_600_000 };
    await publish({ title: '街道定时', ...later }, 'cheng');
    expect(await written('luo')).toEqual([]);
    expect(await written('desk')).toEqual(['街道定时']);
  });

  it('goes on page by page', async () => {
    const newest = now();
    for (let one = 0; one < 23; one += 1)
      await announce(cloud, `mine-${one + 100}`, {
        kind: 'everyday',
        areas: ['u52'],
        writtenAt: newest - one,
      });
    const first = await cloud.as('unitLead')(listWritten, { view: 'all' });
    expect(first.items).toHaveLength(20);
    const cursor = first.nextCursor ?? '';
    const second = await cloud.as('unitLead')(listWritten, { view: 'all', cursor });
    expect(second.items).toHaveLength(3);
    expect(clumsy()).toEqual([]);
    for (const who of ['zhao', 'luo', 'desk'] as const)
      for (const view of ['all', 'waiting'] as const) {
        await cloud.as(who)(listWritten, { view });
        expect(clumsy()).toEqual([]);
      }
    expect(second.nextCursor).toBeUndefined();
  });
});

describe('a planned notice', () => {
  it('comes out when its time has come, once', async () => {
    const publishAt = now() + 3_600_000;
    const wrote = await publish({ publishAt });
    expect(wrote.status).toBe('scheduled');
    expect(await codeOf(openedBy(cloud, 'wang', wrote))).toBe('not-found');
    await cloud.tick();
    expect(eventNames(cloud)).toEqual(['notice.scheduled']);
    await minutesLater(cloud, 61);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(eventNames(cloud)).toEqual(['notice.scheduled', 'notice.published']);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    expect(storedNotice(cloud, wrote).publishedAt).toBeGreaterThan(publishAt);
  });

  it('comes out after a standstill, unless what it says is over', async () => {
    const hour = 3_600_000;
    const over = await publish({ title: '已经过去', publishAt: now() + hour });
    const still = await publish({
      title: '还来得及',
      publishAt: now() + hour,
      endsAt: now() + 4 * dayMs,
    });
    await daysLater(2);
    await cloud.tick();
    expect(await titlesFor(cloud, 'wang')).toEqual(['还来得及']);
    expect(storedNotice(cloud, still).status).toBe('published');
    expect(storedNotice(cloud, over)).toMatchObject({
      status: 'withdrawn',
      isListed: false,
      withdrawn: { reason: '发布时间已过' },
    });
    expect(noticeEvents(cloud).find(({ name }) => name === 'notice.withdrawn')).toMatchObject({
      callerId: 'system',
      data: { tell: [personId('unitLead')], reason: '发布时间已过' },
    });
  });

  it('taken back before its time never comes out', async () => {
    const wrote = await publish({ publishAt: now() + 3_600_000 });
    await cloud.as('unitLead')(withdrawNotice, seenOf(wrote));
    await minutesLater(cloud, 61);
    await cloud.tick();
    expect(eventNames(cloud)).toEqual(['notice.scheduled', 'notice.withdrawn']);
  });
});

describe('a week after the end', () => {
  const load = async (name: string, readers: number, over: Partial<NoticeRecord> = {}) => {
    const ended = now() - 8 * dayMs;
    const notice = await announce(cloud, name, {
      kind: 'outage',
      areas: ['u52'],
      publishedAt: ended - dayMs,
      shownUntil: ended,
      forgetAt: ended + 7 * dayMs,
      ...over,
    });
    await cloud.load(
      'notice_reads',
      Array.from({ length: readers }, (_, one) => ({
        _id: `nr_${name}_${one}`,
        noticeId: notice._id,
        personId: `pe_${one}`,
        version: 1,
        at: 1,
      })),
    );
    return notice;
  };

  it('nobody can tell any more who read it', async () => {
    const wrote = await publish({ shownUntil: now() + dayMs });
    await cloud.as('wang')(readNotice, seenOf(wrote));
    await daysLater(7);
    await cloud.tick();
    expect(marks()).toHaveLength(1);
    await daysLater(1);
    await cloud.tick();
    expect(marks()).toEqual([]);
    const reading = noticeEvents(cloud).find(({ name }) => name === 'notice.read');
    expect(JSON.stringify(reading)).not.toContain(wrote.id);
    const kept = storedNotice(cloud, wrote);
    expect(kept).toMatchObject({ isListed: false, status: 'published' });
    expect(kept).not.toHaveProperty('forgetAt');
    expect(eventNames(cloud).filter((name) => name === 'notice.forgotten')).toHaveLength(1);
    await cloud.tick();
    expect(eventNames(cloud).filter((name) => name === 'notice.forgotten')).toHaveLength(1);
  });

  it('whoever opens it later leaves nothing that says what she read', async () => {
    const wrote = await publish({ shownUntil: now() + dayMs });
    await daysLater(9);
    await cloud.tick();
    await cloud.as('wang')(readNotice, seenOf(wrote));
    expect(marks()).toEqual([]);
    const late = cloud
      .all<EventRecord>('events')
      .filter(({ callerId, name }) => callerId === personId('wang') && name.startsWith('notice.'));
    expect(late.map(({ subjectIds, data }) => ({ subjectIds, data }))).toEqual([
      { subjectIds: [], data: {} },
    ]);
  });

  it('a withdrawn one counts from its withdrawal', async () => {
    const wrote = await publish();
    await minutesLater(cloud, 6);
    await cloud.as('unitLead')(withdrawNotice, { ...seenOf(wrote), reason: '供水公司改期了' });
    await cloud.as('wang')(readNotice, { id: wrote.id, version: 2 });
    await daysLater(7);
    await cloud.tick();
    expect(marks()).toEqual([]);
    expect(await titlesFor(cloud, 'wang')).toEqual([]);
  });

  it('hundreds of marks go in pages, and no others', async () => {
    const notice = await load('forgotten', 230);
    const other = await load('stays', 3, { forgetAt: now() + dayMs });
    await cloud.tick();
    expect(marks().map(({ noticeId }) => noticeId)).toEqual(Array(3).fill(other._id));
    expect(storedNotice(cloud, { id: notice._id })).not.toHaveProperty('forgetAt');
  });

  it('a job that was killed in the middle is taken up again', async () => {
    await cloud.tick();
    const idle = cloud.lastCall('jobs').requests.length;
    const notice = await load('halfway', 350);
    const request = idle + 20;
    cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'after', request });
    await cloud.tick().catch(() => undefined);
    const left = marks().length;
    expect([left > 0, left < 350]).toEqual([true, true]);
    await minutesLater(cloud, 2);
    expect(eventNames(cloud)).toEqual([]);
    await cloud.tick();
    expect(marks()).toEqual([]);
    expect(eventNames(cloud)).toEqual(['notice.forgotten']);
    expect(storedNotice(cloud, { id: notice._id })).toMatchObject({ isListed: false });
  });

  it('whoever still has the link reads it and leaves no mark', async () => {
    const notice = await load('linked', 0);
    await cloud.tick();
    const wrote = { id: notice._id, version: 1 };
    expect((await openedBy(cloud, 'wang', wrote)).notice.isRead).toBe(true);
    expect(await cloud.as('wang')(readNotice, wrote)).toEqual({});
    expect(marks()).toEqual([]);
  });

  it('one that says something new is listed and read anew', async () => {
    const notice = await load('anew', 2);
    await cloud.tick();
    const { areaIds: _, kind: __, ...said } = water(cloud);
    const change = { id: notice._id, version: 1, ...said, isToldAgain: true };
    await cloud.as('unitLead')(amendNotice, change);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    expect((await openedBy(cloud, 'wang', { id: notice._id })).notice.isRead).toBe(false);
    await cloud.as('wang')(readNotice, { id: notice._id, version: 2 });
    expect(marks()).toHaveLength(1);
  });
});
