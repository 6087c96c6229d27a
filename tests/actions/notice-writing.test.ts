import type { Sent } from '#contracts/action';
import { mergeArea } from '#contracts/area';
import { prepareFiles } from '#contracts/file';
import { getNoticeForm, getNoticeImage, noteChannel, publishNotice } from '#contracts/notice-desk';
import { dayMs } from '#domain/day';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { photosOf } from '../kit/journey';
import {
  eventNames,
  minutesLater,
  noticeEvents,
  openedBy,
  publishing,
  storedNotice,
  titlesFor,
  water,
} from '../kit/noticed';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { jpeg, upload } from '../kit/upload';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

type Over = Partial<Sent<typeof publishNotice>>;
const publish = (over: Over = {}, who: Who = 'unitLead') => publishing(cloud, over, who);

describe('a unit lead writes to her stairwell', () => {
  it('and her neighbours find it at once', async () => {
    const wrote = await publish();
    expect(wrote).toMatchObject({ version: 1, status: 'published' });
    expect(wrote.id).toMatch(/^nt_[0-9a-f]{24}$/);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    expect(await titlesFor(cloud, 'li')).toEqual([]);
    expect(storedNotice(cloud, wrote)).toMatchObject({
      areaIds: [area('u52')],
      areaText: '5号楼2单元',
      path: ['district', 'street', 'huai', 'estate', 'grid3', 'micro', 'b5', 'u52'].map(area),
      publisher: {
        personId: personId('unitLead'),
        name: '林平',
        role: 'unit-lead',
        areaName: '5号楼2单元',
        unitName: '槐安社区',
      },
      isListed: true,
    });
    const { notice, isMine, desk } = await openedBy(cloud, 'wang', wrote);
    expect(notice).toMatchObject({
      publisherText: '林平 · 5号楼2单元 单元长',
      phone: '0000-0000003',
      isRead: false,
      isOver: false,
    });
    expect(notice.publisher).not.toHaveProperty('personId');
    expect({ isMine, desk }).toEqual({ isMine: true, desk: undefined });
  });

  it('and the event names nobody', async () => {
    const { id } = await publish();
    const [event] = noticeEvents(cloud);
    expect(event).toMatchObject({
      name: 'notice.published',
      subjectIds: [id],
      callerText: '林平 · 5号楼2单元 单元长',
      data: { noticeId: id, kind: 'outage', areaIds: [area('u52')], round: 1, version: 1 },
    });
    expect(JSON.stringify(event?.data)).not.toMatch(/林平|0000-/);
  });

  it('once, however often the same request arrives', async () => {
    const input = water(cloud);
    const options = { requestId: 'the-same-request' };
    const first = await cloud.as('unitLead')(publishNotice, input, options);
    expect(await cloud.as('unitLead')(publishNotice, input, options)).toEqual(first);
    expect(cloud.all('notices')).toHaveLength(1);
    expect(eventNames(cloud)).toEqual(['notice.published']);
    const other = { ...input, title: '停电通知' };
    expect(await codeOf(cloud.as('unitLead')(publishNotice, other, options))).toBe('conflict');
  });

  it('and has five minutes until it counts', async () => {
    const wrote = await publish();
    const { desk } = await openedBy(cloud, 'unitLead', wrote);
    const publishedAt = storedNotice(cloud, wrote).publishedAt ?? 0;
    expect(desk).toMatchObject({
      mayAmend: true,
      mayWithdraw: true,
      mayReview: false,
      takeBackUntil: publishedAt + 5 * 60_000,
      revisions: [],
      channels: [],
    });
  });
});

describe('nobody writes beyond her own area', () => {
  const foreign = '选的地方不在您负责的范围里，请重新选';
  const areasOf = async (over: Over, who?: Who) => (await fieldsOf(publish(over, who))).areaIds;

  it.each([
    ['another stairwell of her house', ['u51']],
    ['her whole house', ['b5']],
    ['a house of another grid', ['b6']],
    ['her own and another one', ['u52', 'u61']],
    ['an area that is not there', ['nowhere']],
    ['an agency', ['ag-law']],
  ])('a unit lead not to %s, in words that say nothing of it', async (_, names) => {
    expect(await areasOf({ areaIds: names.map(area) })).toBe(foreign);
    expect(cloud.all('notices')).toEqual([]);
  });

  it('a building lead to her building and its stairwells', async () => {
    await posted(cloud, 'li', ['building-lead', 'b6']);
    const wrote = await publish({ areaIds: [area('b6')] }, 'li');
    expect(storedNotice(cloud, wrote).publisher).toMatchObject({
      areaName: '6号楼',
      unitName: '槐安社区',
    });
    expect(await publish({ areaIds: [area('u61')] }, 'li')).toMatchObject({ status: 'published' });
    expect(await areasOf({ areaIds: [area('b5')] }, 'li')).toBe(foreign);
  });

  it('a grid worker not to another grid, a community not to another one', async () => {
    expect(await areasOf({ areaIds: [area('grid4')] }, 'zhao')).toBe(foreign);
    expect(await areasOf({ areaIds: [area('gui')] }, 'luo')).toBe(foreign);
    expect(await areasOf({ areaIds: [area('street')] }, 'luo')).toBe(foreign);
  });

  it('the district desk to everybody, but to no agency', async () => {
    expect(await publish({ areaIds: [area('district')] }, 'desk')).toMatchObject({
      status: 'published',
    });
    expect(await areasOf({ areaIds: [area('ag-water')] }, 'desk')).toBe(foreign);
  });

  it('and who holds two posts writes through one of them', async () => {
    expect(await areasOf({ areaIds: [area('grid3'), area('grid4')] }, 'gu')).toBe(
      '选的地方不归您的同一个岗位管，请分开发',
    );
    expect(await publish({ areaIds: [area('grid4')] }, 'gu')).toMatchObject({
      status: 'published',
    });
  });

  it('and one whose post has ended, or who has none, writes nowhere', async () => {
    for (const who of ['wang', 'visitor', 'officer', 'auditor', 'admin'] as const)
      expect(await codeOf(publish({}, who))).toBe('forbidden');
    const { memberships = [] } =
      cloud.one<{ _id: string; memberships: object[] }>('people', personId('unitLead')) ?? {};
    const until = cloud.cloud.clock.now() - 1;
    const ended = memberships.map((one) => ({ ...one, until }));
    await cloud.change('people', personId('unitLead'), { memberships: ended });
    expect(await codeOf(publish())).toBe('forbidden');
  });

  it('nor to an area that was merged away', async () => {
    const { version = 0 } = cloud.one<{ _id: string; version: number }>('areas', area('gui')) ?? {};
    await cloud.as('cheng')(mergeArea, { areaId: area('gui'), version, intoId: area('huai') });
    expect(await areasOf({ areaIds: [area('gui')] }, 'cheng')).toBe(foreign);
  });
});

describe('several areas', () => {
  const stored = async (names: string[], who: Who) =>
    storedNotice(cloud, await publish({ areaIds: names.map(area) }, who));

  it('are kept once each, without those inside another', async () => {
    const kept = await stored(['b5', 'u52', 'b5', 'b6', 'u61'], 'luo');
    expect(kept.areaIds).toEqual([area('b5'), area('b6')]);
    expect(kept.areaText).toBe('槐安社区 5号楼、6号楼');
    expect(kept.path).toEqual(['district', 'street', 'huai', 'estate'].map(area));
  });

  it('are named as neighbours would', async () => {
    expect((await stored(['u51', 'u52'], 'zhao')).areaText).toBe('5号楼 1单元、2单元');
    expect((await stored(['b5', 'b9'], 'cheng')).areaText).toBe('槐安社区5号楼、桂园社区9号楼');
    expect((await stored(['huai', 'gui'], 'cheng')).areaText).toBe('槐安社区、桂园社区');
    expect((await stored(['huai'], 'cheng')).publisher).toMatchObject({
      areaName: '云渚街道',
      unitName: '云渚街道',
    });
  });
});

describe('kinds', () => {
  it('a moderator invites, and announces no outage', async () => {
    await posted(cloud, 'far', ['moderator', 'gui']);
    const meeting: Over = { areaIds: [area('gui')], kind: 'meeting' };
    expect(await publish(meeting, 'far')).toMatchObject({ status: 'published' });
    expect(await fieldsOf(publish({ ...meeting, kind: 'outage' }, 'far'))).toEqual({
      kind: '话事员可以发：日常、会议',
    });
  });

  it('of two posts the one that may send it is taken', async () => {
    await posted(cloud, 'unitLead', ['moderator', 'u52']);
    expect(storedNotice(cloud, await publish()).publisher.role).toBe('unit-lead');
    await posted(cloud, 'far', ['moderator', 'gui']);
    await posted(cloud, 'far', ['unit-lead', 'u91']);
    const wrote = await publish({ areaIds: [area('u91')] }, 'far');
    expect(storedNotice(cloud, wrote).publisher.role).toBe('unit-lead');
  });

  it('a property firm waits, and the community is told', async () => {
    await posted(cloud, 'far', ['property-manager', 'estate']);
    const wrote = await publish({ areaIds: [area('estate')] }, 'far');
    expect(wrote).toMatchObject({ status: 'in-review', reviewReason: 'property' });
    expect(await titlesFor(cloud, 'wang')).toEqual([]);
    const [event] = noticeEvents(cloud);
    expect(event).toMatchObject({
      name: 'notice.waiting',
      data: { tell: [`community-staff@${area('huai')}`, `chief-grid-lead@${area('huai')}`] },
    });
    expect(
      await fieldsOf(publish({ areaIds: [area('estate')], kind: 'emergency' }, 'far')),
    ).toEqual({ kind: '物业可以发：日常、停水停电' });
  });
});

describe('words', () => {
  it('that WeChat doubts wait for the community', async () => {
    const wrote = await publish({ text: '请看待审示例词，明早停水。' });
    expect(wrote).toMatchObject({ status: 'in-review', reviewReason: 'text-doubted' });
    expect(eventNames(cloud)).toEqual(['notice.waiting']);
    for (const who of ['wang', 'li', 'zhao', 'visitor'] as const)
      expect(await codeOf(openedBy(cloud, who, wrote))).toBe('not-found');
    const { desk } = await openedBy(cloud, 'luo', wrote);
    expect(desk).toMatchObject({ mayReview: true, reviewReason: 'text-doubted', mayAmend: false });
  });

  it('in the title or the place count as well', async () => {
    expect(await publish({ title: '广告示例词' })).toMatchObject({ status: 'in-review' });
    expect(await publish({ place: '违规示例词' })).toMatchObject({ status: 'in-review' });
  });

  it('that WeChat could not look at wait as well', async () => {
    cloud.cloud.faults.set({
      kind: 'openapi',
      api: 'security.msgSecCheck',
      answer: { errcode: -1 },
    });
    expect(await publish()).toMatchObject({ reviewReason: 'text-doubted' });
    expect(await publish({}, 'luo')).toMatchObject({ status: 'published' });
  });

  const wrong: [why: string, over: Over, field: string][] = [
    ['no title', { title: '' }, 'title'],
    ['a title that is too long', { title: '停'.repeat(31) }, 'title'],
    ['no text', { text: '  ' }, 'text'],
    ['a text that is too long', { text: '水'.repeat(601) }, 'text'],
    ['a place that is too long', { place: '厅'.repeat(41) }, 'place'],
    ['no area', { areaIds: [] }, 'areaIds'],
    ['thirteen areas', { areaIds: Array.from({ length: 13 }, (_, i) => `ar_x${i}`) }, 'areaIds'],
    ['a kind that is none', { kind: 'gossip' as never }, 'kind'],
    ['an area id that is none', { areaIds: ['../u52'] }, 'areaIds.0'],
  ];
  it.each(wrong)('%s is refused at its field', async (_, over, field) => {
    expect(Object.keys(await fieldsOf(publish(over)))).toContain(field);
    expect(cloud.all('notices')).toEqual([]);
  });
});

describe('times', () => {
  const now = () => cloud.cloud.clock.now();
  const wrong: [why: string, over: () => Over, field: string][] = [
    ['an end before the start', () => ({ endsAt: now() + 1, startsAt: now() + 2 }), 'endsAt'],
    ['an end that is past', () => ({ startsAt: now() - 2000, endsAt: now() - 1000 }), 'endsAt'],
    ['a plan far ahead', () => ({ publishAt: now() + 61 * dayMs }), 'publishAt'],
    ['a plan after the end', () => ({ publishAt: now() + 21 * 3_600_000 }), 'publishAt'],
    ['shown until yesterday', () => ({ shownUntil: now() - dayMs }), 'shownUntil'],
    ['a time that is no time', () => ({ startsAt: Number.NaN }), 'startsAt'],
  ];
  it.each(wrong)('%s is refused at its field', async (_, over, field) => {
    expect(Object.keys(await fieldsOf(publish(over())))).toContain(field);
    expect(cloud.all('notices')).toEqual([]);
  });

  it('an end without a start is asked for', async () => {
    const { startsAt: _, ...rest } = water(cloud);
    expect(await fieldsOf(cloud.as('unitLead')(publishNotice, rest))).toHaveProperty('startsAt');
  });

  it('a plan in the past is now', async () =>
    expect(await publish({ publishAt: now() - 1000 })).toMatchObject({ status: 'published' }));
});

describe('photos', () => {
  it('go to nobody until WeChat passed them; the words go first', async () => {
    const photos = await photosOf(cloud, 'unitLead', 2);
    const wrote = await publish({ photos });
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    const photosSeen = async (who: Who) => (await openedBy(cloud, who, wrote)).notice.photos;
    expect(await photosSeen('wang')).toEqual([]);
    expect(await photosSeen('unitLead')).toEqual(
      Array(2).fill({ note: '照片还在检查，通过以后邻居才看得到' }),
    );
    const [fileId = ''] = storedNotice(cloud, wrote).photos;
    const passed = { _id: 'trace-1', fileId, subjectId: 'event', askedAt: 1, result: 'pass' };
    await cloud.load('photo_checks', [passed]);
    expect(await photosSeen('wang')).toHaveLength(1);
    const own = await photosSeen('unitLead');
    expect(own.map(({ note }) => note ?? 'shown')).toEqual([
      '照片暂时打不开',
      '照片还在检查，通过以后邻居才看得到',
    ]);
  });

  it('are shown to neighbours once WeChat passed them', async () => {
    const { batchId, paths } = await cloud.as('unitLead')(prepareFiles, { count: 1 });
    for (const path of paths) await upload(cloud.cloud, path);
    const wrote = await publish({ photos: { batchId, places: [0] } });
    await minutesLater(cloud, 1);
    await cloud.tick();
    expect((await openedBy(cloud, 'wang', wrote)).notice.photos).toEqual([]);
    await cloud.cloud.answerMediaChecks({ suggest: 'pass' });
    const [photo] = (await openedBy(cloud, 'wang', wrote)).notice.photos;
    expect(Buffer.from(await (await fetch(photo?.url ?? '')).arrayBuffer())).toEqual(jpeg);
  });

  it('are handed to WeChat by the event they came with', async () => {
    const photos = await photosOf(cloud, 'unitLead');
    await publish({ photos, text: '请看待审示例词，明早停水。' });
    await minutesLater(cloud, 1);
    await cloud.tick();
    expect(cloud.all<{ _id: string; fileId: string }>('photo_checks')).toHaveLength(1);
  });

  it('of somebody else, or taken before, are refused', async () => {
    const theirs = await photosOf(cloud, 'wang');
    expect(await codeOf(publish({ photos: theirs }))).toBe('file-refused');
    const photos = await photosOf(cloud, 'unitLead');
    await publish({ photos });
    expect(await codeOf(publish({ photos }))).toBe('file-refused');
    expect(cloud.all('notices')).toHaveLength(1);
  });
});

describe('the form', () => {
  it('begins with her own area', async () => {
    expect(await cloud.as('unitLead')(getNoticeForm, {})).toEqual({
      areas: [
        { id: area('u52'), name: '2单元', areaText: '5号楼2单元', households: 0, canOpen: false },
      ],
      kinds: ['everyday', 'meeting', 'outage', 'emergency'],
      publisher: {
        name: '林平',
        role: 'unit-lead',
        areaName: '5号楼2单元',
        unitName: '槐安社区',
      },
    });
  });

  it('opens area by area, and never beyond', async () => {
    const below = async (name: string, who: Who = 'luo') =>
      (await cloud.as(who)(getNoticeForm, { areaId: area(name) })).areas.map(
        ({ areaText }) => areaText,
      );
    expect(await below('estate')).toEqual(['第三网格', '第四网格']);
    expect(await below('b5')).toEqual(['5号楼1单元', '5号楼2单元']);
    expect(await below('district', 'desk')).toEqual(['云渚街道', '石桥街道']);
    for (const name of ['gui', 'street', 'nowhere', 'ag-law'])
      expect(await codeOf(below(name))).toBe('not-found');
    expect(await codeOf(below('b5', 'unitLead'))).toBe('not-found');
  });

  it('says who waits, and what she may send', async () => {
    await posted(cloud, 'far', ['property-manager', 'estate']);
    expect(await cloud.as('far')(getNoticeForm, {})).toMatchObject({
      kinds: ['everyday', 'outage'],
      reviewReason: 'property',
    });
    expect((await cloud.as('gu')(getNoticeForm, {})).areas.map(({ name }) => name)).toEqual([
      '第三网格',
      '第四网格',
    ]);
  });
});

describe('outputs', () => {
  it('lead by an image to the notice, once it is out', async () => {
    const wrote = await publish();
    const { imageBase64, contentType } = await cloud.as('unitLead')(getNoticeImage, {
      id: wrote.id,
    });
    expect(contentType).toMatch(/^image\//);
    expect(imageBase64.length).toBeGreaterThan(100);
    const waiting = await publish({ text: '请看待审示例词，明早停水。' });
    const early = await refusalOf(cloud.as('unitLead')(getNoticeImage, { id: waiting.id }));
    expect(early).toMatchObject({ code: 'step-not-allowed' });
    expect(await codeOf(cloud.as('zhao')(getNoticeImage, { id: waiting.id }))).toBe('not-found');
  });

  it('are noted with a photo, and nobody finds the notice unread again', async () => {
    const wrote = await publish();
    const photos = await photosOf(cloud, 'unitLead');
    const paper = { id: wrote.id, channel: 'paper', photos } as const;
    await cloud.as('unitLead')(noteChannel, paper);
    await cloud.as('zhao')(noteChannel, { id: wrote.id, channel: 'loudspeaker' });
    const { notice, desk } = await openedBy(cloud, 'unitLead', wrote);
    expect(notice.version).toBe(1);
    expect(desk?.channels.map(({ channel, byText }) => [channel, byText])).toEqual([
      ['paper', '林平 · 5号楼2单元 单元长'],
      ['loudspeaker', '赵小河 · 第三网格 网格员'],
    ]);
    expect(eventNames(cloud)).toEqual([
      'notice.published',
      'notice.channel-noted',
      'notice.channel-noted',
    ]);
    await minutesLater(cloud, 1);
    await cloud.tick();
    expect(cloud.all('photo_checks')).toHaveLength(1);
  });

  it('are noted by those who could have written it, and only of what is out', async () => {
    const wrote = await publish();
    const note = (who: Who, id = wrote.id) => cloud.as(who)(noteChannel, { id, channel: 'group' });
    expect(await codeOf(note('nine'))).toBe('not-found');
    expect(await codeOf(note('wang'))).toBe('forbidden');
    expect(await codeOf(note('unitLead', 'nt_000000000000'))).toBe('not-found');
    const plan = await publish({ publishAt: cloud.cloud.clock.now() + 3_600_000 });
    expect(await codeOf(note('unitLead', plan.id))).toBe('step-not-allowed');
    expect(await codeOf(note('zhao', plan.id))).toBe('not-found');
    expect(storedNotice(cloud, plan)).toMatchObject({ version: 1, channels: [] });
  });
});
