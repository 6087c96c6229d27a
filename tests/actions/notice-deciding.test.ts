import type { Sent } from '#contracts/action';
import { readNotice } from '#contracts/notice';
import {
  amendNotice,
  getNoticePolicy,
  listWritten,
  reviewNotice,
  setNoticePolicy,
  withdrawNotice,
} from '#contracts/notice-desk';
import { type NoticeReadRecord, readIdOf } from '../../cloudfunctions/modules/notice/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
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
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

type Wrote = { id: string; version: number };
const publish = (over: Parameters<typeof publishing>[1] = {}, who: Who = 'unitLead') =>
  publishing(cloud, over, who);
const markOf = (where: TestCloud, who: Who, { id }: { id: string }) =>
  where.one<NoticeReadRecord>('notice_reads', readIdOf(id, personId(who)));
const doubted = '请看待审示例词，明早停水。';

const said = () => {
  const { areaIds: _, kind: __, ...words } = water(cloud);
  return { ...words, isToldAgain: false };
};
type Change = Partial<Sent<typeof amendNotice>>;
const amend = (wrote: Wrote, over: Change = {}, who: Who = 'unitLead') =>
  cloud.as(who)(amendNotice, { ...seenOf(wrote), ...said(), ...over });
const withdraw = (wrote: Wrote, reason?: string, who: Who = 'unitLead') =>
  cloud.as(who)(withdrawNotice, { ...seenOf(wrote), ...(reason && { reason }) });
type Decision = Omit<Sent<typeof reviewNotice>, 'id' | 'version'>;
const decide = (wrote: Wrote, decision: Decision, who: Who = 'luo') =>
  cloud.as(who)(reviewNotice, { ...seenOf(wrote), ...decision });
const refusal: Decision = { decision: 'refuse', reason: '请不要写邻居的名字' };
const reading = (wrote: Wrote, who: Who = 'wang') => cloud.as(who)(readNotice, seenOf(wrote));
const isReadBy = async (who: Who, wrote: Wrote) =>
  (await openedBy(cloud, who, wrote)).notice.isRead;

describe('a change', () => {
  it('is a new version that everybody finds unread', async () => {
    const wrote = await publish();
    await reading(wrote);
    expect(await isReadBy('wang', wrote)).toBe(true);
    await minutesLater(cloud, 2);
    const next = await amend(wrote, { text: '停水改到后天早上，请提前存水。', isToldAgain: true });
    expect(next).toEqual({ version: 2, status: 'published' });
    const { notice } = await openedBy(cloud, 'wang', wrote);
    expect(notice).toMatchObject({
      version: 2,
      isRead: false,
      text: '停水改到后天早上，请提前存水。',
    });
    expect(notice.amendedAt).toBeGreaterThan(notice.at);
    const { desk } = await openedBy(cloud, 'unitLead', wrote);
    expect(desk?.revisions).toEqual([
      { version: 1, at: notice.at, byText: '林平 · 5号楼2单元 单元长' },
    ]);
    expect(noticeEvents(cloud).at(-1)).toMatchObject({
      name: 'notice.amended',
      data: { version: 2, round: 2 },
    });
  });

  it('counts no doors for whoever read what it said before', async () => {
    const wrote = await publish();
    await amend(wrote, { isToldAgain: true });
    await reading(wrote);
    expect(markOf(cloud, 'wang', wrote)).toMatchObject({ version: 1, round: 1 });
    expect(await isReadBy('wang', wrote)).toBe(false);
    await reading({ ...wrote, version: 2 });
    expect(markOf(cloud, 'wang', wrote)).toMatchObject({ version: 2, round: 2 });
    await reading(wrote);
    expect(await isReadBy('wang', wrote)).toBe(true);
  });

  it('from a page of before is refused with the version that is there', async () => {
    const wrote = await publish();
    await amend(wrote);
    const refused = await refusalOf(amend(wrote));
    expect([refused.code, refused.details?.version]).toEqual(['conflict', 2]);
  });

  it('twice with one request is one version', async () => {
    const wrote = await publish();
    const input = { ...seenOf(wrote), ...said() };
    const options = { requestId: 'the-same-change' };
    const first = await cloud.as('unitLead')(amendNotice, input, options);
    expect(await cloud.as('unitLead')(amendNotice, input, options)).toEqual(first);
    expect(storedNotice(cloud, wrote).version).toBe(2);
  });

  it('is made by its writer alone: a desk above sees it, others find nothing', async () => {
    const wrote = await publish();
    expect(await codeOf(amend(wrote, {}, 'luo'))).toBe('step-not-allowed');
    for (const who of ['zhao', 'nine', 'shi'] as const)
      expect(await codeOf(amend(wrote, {}, who))).toBe('not-found');
    expect(await codeOf(amend(wrote, {}, 'wang'))).toBe('forbidden');
    expect(await codeOf(amend({ id: 'nt_000000000000', version: 1 }))).toBe('not-found');
  });

  it('that is doubted is read by nobody until the community looked', async () => {
    const wrote = await publish();
    await reading(wrote);
    const next = await amend(wrote, { text: doubted });
    expect(next).toEqual({ version: 2, status: 'in-review' });
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    const before = await openedBy(cloud, 'wang', wrote);
    const { text } = water(cloud);
    expect(before.notice).toMatchObject({ status: 'published', version: 1, text, isRead: true });
    expect(before.desk).toBeUndefined();
    const own = await openedBy(cloud, 'unitLead', wrote);
    expect(own.notice).toMatchObject({ status: 'in-review', version: 2, text: doubted });
    const waiting = noticeEvents(cloud).find(({ name }) => name === 'notice.waiting');
    expect(waiting).toMatchObject({
      name: 'notice.waiting',
      data: { tell: [`community-staff@${area('huai')}`, `chief-grid-lead@${area('huai')}`] },
    });
    const { version } = await decide({ ...wrote, ...next }, { decision: 'publish' });
    expect(version).toBe(2);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    expect((await openedBy(cloud, 'wang', wrote)).notice).toMatchObject({
      version: 2,
      text: doubted,
      isRead: false,
    });
    const names = eventNames(cloud).filter((name) => name !== 'notice.read');
    expect(names).toEqual(['notice.published', 'notice.waiting', 'notice.published']);
  });

  it('that is refused takes back what neighbours had read, with the reason', async () => {
    const wrote = await publish();
    await minutesLater(cloud, 10);
    const next = await amend(wrote, { text: doubted });
    expect(await decide({ ...wrote, ...next }, refusal)).toMatchObject({ status: 'withdrawn' });
    const { notice } = await openedBy(cloud, 'wang', wrote);
    const { text } = water(cloud);
    expect(notice).toMatchObject({ status: 'withdrawn', withdrawnReason: refusal.reason, text });
    expect(noticeEvents(cloud).at(-1)).toMatchObject({
      name: 'notice.withdrawn',
      data: { tell: [personId('unitLead')], reason: refusal.reason },
    });
  });

  it('of words that were doubted lets it out', async () => {
    const wrote = await publish({ text: doubted });
    expect(await amend(wrote)).toEqual({ version: 2, status: 'published' });
    expect(eventNames(cloud)).toEqual(['notice.waiting', 'notice.published']);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
  });

  it('of a plan is a plan still', async () => {
    const wrote = await publish({ publishAt: cloud.cloud.clock.now() + 3_600_000 });
    expect(await amend(wrote)).toEqual({ version: 2, status: 'scheduled' });
    expect(eventNames(cloud)).toEqual(['notice.scheduled', 'notice.scheduled']);
  });

  it('of times that cannot be is refused at its field', async () => {
    const wrote = await publish();
    const { startsAt = 0 } = said();
    expect(await fieldsOf(amend(wrote, { endsAt: startsAt - 1 }))).toHaveProperty('endsAt');
    expect(await fieldsOf(amend(wrote, { title: '停' }))).toHaveProperty('title');
    expect(storedNotice(cloud, wrote).version).toBe(1);
  });
});

describe('a notice taken back', () => {
  it('within five minutes goes without a word, and no neighbour finds it', async () => {
    const wrote = await publish();
    await minutesLater(cloud, 4);
    expect(await withdraw(wrote)).toEqual({ version: 2 });
    expect(await titlesFor(cloud, 'wang')).toEqual([]);
    expect(await codeOf(openedBy(cloud, 'wang', wrote))).toBe('not-found');
    expect((await openedBy(cloud, 'unitLead', wrote)).notice.status).toBe('withdrawn');
    expect(noticeEvents(cloud).at(-1)?.data).not.toHaveProperty('tell');
  });

  it('later needs a reason, which its readers find', async () => {
    const wrote = await publish();
    await minutesLater(cloud, 6);
    expect(await fieldsOf(withdraw(wrote))).toHaveProperty('reason');
    await withdraw(wrote, '供水公司改期了');
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    const { notice } = await openedBy(cloud, 'wang', wrote);
    expect(notice).toMatchObject({
      status: 'withdrawn',
      withdrawnReason: '供水公司改期了',
      isRead: false,
    });
    expect(notice.withdrawnAt).toBeGreaterThan(notice.at);
  });

  it('while somebody reads it is no error for her', async () => {
    const wrote = await publish();
    await withdraw(wrote);
    expect(await reading(wrote)).toEqual({});
    expect(cloud.all('notice_reads')).toEqual([]);
    const other = await publish();
    await minutesLater(cloud, 6);
    await withdraw(other, '供水公司改期了');
    expect(await reading(other)).toEqual({});
    await reading({ ...other, version: 2 });
    expect(await isReadBy('wang', other)).toBe(true);
  });

  it('by the community is told to its writer, and needs a reason at once', async () => {
    const wrote = await publish();
    expect(await fieldsOf(withdraw(wrote, undefined, 'luo'))).toHaveProperty('reason');
    await withdraw(wrote, '写了邻居的名字', 'luo');
    expect(noticeEvents(cloud).at(-1)).toMatchObject({
      name: 'notice.withdrawn',
      callerText: '罗晴 · 槐安社区 社区工作人员',
      data: { tell: [personId('unitLead')], reason: '写了邻居的名字' },
    });
  });

  it('is never withdrawn from below or beside', async () => {
    const wrote = await publish({ areaIds: [area('huai')] }, 'cheng');
    expect(await codeOf(withdraw(wrote, '不合适', 'luo'))).toBe('not-found');
    expect(await codeOf(withdraw(wrote, '不合适', 'shi'))).toBe('not-found');
    expect(await codeOf(withdraw(wrote, '不合适', 'unitLead'))).toBe('not-found');
    expect(await withdraw(wrote, '改由区里发', 'desk')).toEqual({ version: 2 });
  });

  it('is taken back once', async () => {
    const wrote = await publish();
    await withdraw(wrote);
    expect(await codeOf(withdraw({ ...wrote, version: 2 }))).toBe('step-not-allowed');
    expect(await codeOf(amend({ ...wrote, version: 2 }))).toBe('step-not-allowed');
    expect(await codeOf(withdraw(wrote))).toBe('conflict');
  });

  it('by somebody who left her post is left to the desk', async () => {
    const wrote = await publish();
    await posted(cloud, 'unitLead', ['moderator', 'gui']);
    type Person = { _id: string; memberships: { areaId: string }[] };
    const person = cloud.one<Person>('people', personId('unitLead'));
    const memberships = person?.memberships.filter(({ areaId }) => areaId === area('gui'));
    await cloud.change('people', personId('unitLead'), { memberships });
    expect(await codeOf(withdraw(wrote))).toBe('not-found');
    expect(await withdraw(wrote, '换了单元长', 'luo')).toEqual({ version: 2 });
  });
});

describe('what waits', () => {
  const waiting = async (who: Who) =>
    (await cloud.as(who)(listWritten, { view: 'waiting' })).items.map(({ id }) => id);

  it('is found by the desks of its place and above, and by nobody else', async () => {
    const { id } = await publish({ text: doubted });
    for (const who of ['luo', 'he', 'cheng', 'desk'] as const)
      expect(await waiting(who)).toEqual([id]);
    for (const who of ['unitLead', 'zhao', 'gu', 'shi'] as const)
      expect(await waiting(who)).toEqual([]);
    expect(await codeOf(waiting('wang'))).toBe('forbidden');
  });

  it('is let out, and its writer told', async () => {
    const wrote = await publish({ text: doubted });
    expect(await decide(wrote, { decision: 'publish' })).toEqual({
      version: 1,
      status: 'published',
    });
    expect(await waiting('luo')).toEqual([]);
    expect(await titlesFor(cloud, 'wang')).toEqual(['停水通知']);
    expect(noticeEvents(cloud).at(-1)).toMatchObject({
      name: 'notice.published',
      callerText: '罗晴 · 槐安社区 社区工作人员',
      data: { version: 1, tell: [personId('unitLead')] },
    });
  });

  it('is refused with a reason its writer reads', async () => {
    const wrote = await publish({ text: doubted });
    expect(await fieldsOf(decide(wrote, { decision: 'refuse' }))).toHaveProperty('reason');
    expect(await decide(wrote, refusal)).toEqual({ version: 2, status: 'refused' });
    const { notice, desk } = await openedBy(cloud, 'unitLead', wrote);
    expect(notice.status).toBe('refused');
    expect(desk).toMatchObject({
      refusedReason: refusal.reason,
      mayAmend: false,
      mayWithdraw: false,
    });
    expect(await codeOf(openedBy(cloud, 'wang', wrote))).toBe('not-found');
    expect(noticeEvents(cloud).at(-1)).toMatchObject({
      name: 'notice.refused',
      data: { tell: [personId('unitLead')], reason: refusal.reason },
    });
  });

  it('is decided once, by a desk that may', async () => {
    const wrote = await publish({ text: doubted });
    expect(await codeOf(decide(wrote, refusal, 'unitLead'))).toBe('forbidden');
    expect(await codeOf(decide(wrote, refusal, 'shi'))).toBe('not-found');
    await decide(wrote, refusal, 'he');
    expect(await codeOf(decide(wrote, { decision: 'publish' }))).toBe('conflict');
    const after = { ...wrote, version: 2 };
    expect(await codeOf(decide(after, { decision: 'publish' }))).toBe('step-not-allowed');
  });

  it('is decided once, also by two at the same time', async () => {
    const wrote = await publish({ text: doubted });
    const both = await Promise.allSettled([
      decide(wrote, { decision: 'publish' }),
      decide(wrote, refusal, 'he'),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(eventNames(cloud)).toHaveLength(2);
  });

  it('is withdrawn by its writer, whatever is decided at the same time', async () => {
    const wrote = await publish({ text: doubted });
    await Promise.allSettled([decide(wrote, { decision: 'publish' }), withdraw(wrote)]);
    expect(storedNotice(cloud, wrote).status).toBe('withdrawn');
  });

  it('for a later time comes out then', async () => {
    const publishAt = cloud.cloud.clock.now() + 3_600_000;
    const wrote = await publish({ text: doubted, publishAt });
    expect(await decide(wrote, { decision: 'publish' })).toMatchObject({ status: 'scheduled' });
    expect(await titlesFor(cloud, 'wang')).toEqual([]);
  });

  it('of a firm in the whole subdistrict waits there', async () => {
    await posted(cloud, 'far', ['property-manager', 'street']);
    await publish({ areaIds: [area('huai'), area('gui')] }, 'far');
    expect(noticeEvents(cloud)[0]?.data).toMatchObject({
      tell: [`subdistrict-dispatcher@${area('street')}`],
    });
    expect(await waiting('luo')).toEqual([]);
    expect(await waiting('cheng')).toHaveLength(1);
  });
});

describe('先审后发', () => {
  const set = (isReviewedFirst: boolean, requestId?: string) =>
    cloud.as('desk')(setNoticePolicy, { isReviewedFirst }, requestId ? { requestId } : {});
  const look = (who: Who = 'desk') => cloud.as(who)(getNoticePolicy, {});

  it('is off until the district switches it on, and says who did', async () => {
    expect(await look()).toEqual({ isReviewedFirst: false });
    await set(true);
    expect(await look()).toMatchObject({ isReviewedFirst: true, changedBy: '区指挥中心 区台' });
    const [event] = noticeEvents(cloud);
    expect(event).toMatchObject({
      name: 'notice.policy-set',
      callerId: personId('desk'),
      data: { isReviewedFirst: true },
    });
  });

  it('lets leads wait, and nobody who is paid for it', async () => {
    await set(true);
    expect(await publish()).toMatchObject({ status: 'in-review', reviewReason: 'review-first' });
    expect(await publish({}, 'zhao')).toMatchObject({ status: 'published' });
    expect(await publish({}, 'luo')).toMatchObject({ status: 'published' });
    await set(false);
    expect(await publish()).toMatchObject({ status: 'published' });
  });

  it('is switched once with one request, and not to what it is', async () => {
    await set(true, 'the-same-switch');
    await set(true, 'the-same-switch');
    expect(eventNames(cloud)).toEqual(['notice.policy-set']);
    expect(await codeOf(set(true))).toBe('step-not-allowed');
  });

  it('is the district’s alone', async () => {
    for (const who of ['luo', 'cheng', 'unitLead', 'auditor', 'admin', 'visitor'] as const) {
      expect(await codeOf(look(who))).toBe('forbidden');
      expect(await codeOf(cloud.as(who)(setNoticePolicy, { isReviewedFirst: true }))).toBe(
        'forbidden',
      );
    }
  });
});
