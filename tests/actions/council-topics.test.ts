import { policy } from '#config/policy';
import type { Sent } from '#contracts/action';
import { agendaLimit } from '#contracts/council-meeting';
import {
  backTopic,
  judgeTopic,
  listTopics,
  reviewTopic,
  suggest,
  suggestBatch,
  withdrawTopic,
} from '#contracts/council-topics';
import { dayMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type {
  BackingRecord,
  MeetingRecord,
  ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  firmManager,
  hallWith,
  housemate,
  meetingNow,
  meetingWith,
  moderator,
  neighbour,
  otherModerator,
  proposalWith,
} from '../kit/council';
import { allAtOnce } from '../kit/crowd';
import { submitted } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const hallId = 'ha_huaiestate';
const words = { hallId, title: '加装充电棚', text: '晚上没有位置充电' };
const bring = (who: Who, over: Partial<Sent<typeof suggest>> = {}) =>
  cloud.as(who)(suggest, { ...words, ...over });
const topicNow = (id: string): ProposalRecord => {
  const topic = cloud.one<ProposalRecord>('proposals', id);
  if (!topic) throw new RangeError(`${id} is not there`);
  return topic;
};
const waitingFor = async (who: Who) => (await cloud.as(who)(listTopics, { hallId })).items;
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((event) => event.name === name);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;

describe('a topic somebody brings', () => {
  beforeEach(() => hallWith(cloud));

  test('waits in the hall, read by all without her name, and is hers', async () => {
    const { id, isHeldBack } = await bring('wang');
    expect(isHeldBack).toBe(false);
    const [line] = await waitingFor('li');
    expect(line).toMatchObject({
      ...{ id, title: '加装充电棚', byText: '5号楼居民', status: 'open' },
      ...{ isMine: false, isBacked: false, backers: 0 },
    });
    expect(JSON.stringify([line, eventsNamed('council.topic-suggested')])).not.toMatch(/王|梅/);
    expect((await waitingFor('wang'))[0]?.isMine).toBe(true);
    const mine = await cloud.as('wang')(listTopics, { isMine: true });
    expect(mine.items.map((one) => one.id)).toEqual([id]);
    expect((await cloud.as('li')(listTopics, { isMine: true })).items).toEqual([]);
  });

  test('comes from who lives or works there; for others the hall does not exist', async () => {
    await bring('unitLead', { title: '一' + '件' });
    const { id } = await bring('zhao');
    expect(topicNow(id).byText).toBe('网格员');
    expect(await codeOf(bring('far'))).toBe('not-found');
    expect(await codeOf(bring('nine'))).toBe('not-found');
    for (const who of ['officer', 'visitor', firmManager] as const)
      expect(await codeOf(bring(who))).toBe('forbidden');
    expect(cloud.all('proposals')).toHaveLength(2);
  });

  test('sent again with the same request is one', async () => {
    const again = { requestId: 'the-same-topic' };
    const first = await cloud.as('wang')(suggest, words, again);
    expect(await cloud.as('wang')(suggest, words, again)).toEqual(first);
    expect(cloud.all('proposals')).toHaveLength(1);
  });

  test('is one of at most five a day, and tomorrow there are five more', async () => {
    const limit = policy.topicsPerDay.value;
    for (let count = 0; count < limit; count += 1) await bring('wang', { title: `第${count}件` });
    expect(await codeOf(bring('wang'))).toBe('too-many');
    await bring('li');
    await cloud.cloud.clock.advance(dayMs);
    await bring('wang');
    expect(cloud.all('proposals')).toHaveLength(limit + 2);
  });

  test('refers to a report of her own, never to somebody else’s or to none', async () => {
    const told = await submitted(cloud);
    const number = cloud.one<{ _id: string; number: string }>('reports', told.reportId)?.number;
    await bring('wang', { linkedNumber: number });
    expect(await fieldsOf(bring('li', { linkedNumber: number }))).toHaveProperty('linkedNumber');
    const none = bring('wang', { linkedNumber: 'YH20990101000001' });
    expect(await fieldsOf(none)).toHaveProperty('linkedNumber');
    await bring('zhao', { linkedNumber: number });
    const seenBy = async (who: Who) => (await waitingFor(who)).map((one) => one.linkedNumber);
    expect(await seenBy('luo')).toEqual([number, number]);
    expect(await seenBy('li')).toEqual([undefined, undefined]);
  });

  test('goes to no hall that was closed', async () => {
    await hallWith(cloud, { closed: { at: 1, reason: '装修' } });
    expect(await reasonOf(bring('wang'))).toMatch(/停用/);
  });

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['a title that is too long', { title: '长'.repeat(31) }, 'title'],
    ['a text that is too long', { text: '长'.repeat(301) }, 'text'],
  ])('with %s is refused at its field', async (_, over, field) => {
    expect(await fieldsOf(bring('wang', over))).toHaveProperty(field);
  });
});

describe('words WeChat doubts', () => {
  beforeEach(() => hallWith(cloud));
  const doubted = () => bring('wang', { text: '待审示例词' });

  test('are read by their author and the desk alone until somebody looked', async () => {
    const { id, isHeldBack } = await doubted();
    expect(isHeldBack).toBe(true);
    for (const who of ['li', moderator, 'zhao'] as const) expect(await waitingFor(who)).toEqual([]);
    for (const who of ['wang', 'luo', 'he'] as const)
      expect((await waitingFor(who))[0]).toMatchObject({ id, isHeldBack: true });
    expect(await codeOf(cloud.as('li')(backTopic, { id, isBacked: true }))).toBe('not-found');
    const tell = [`community-staff@${area('huai')}`];
    expect(eventsNamed('council.topic-suggested')[0]?.data).toMatchObject({ tell });
  });

  test('that WeChat could not look at wait as well', async () => {
    const api = 'security.msgSecCheck';
    cloud.cloud.faults.set({ kind: 'openapi', api, answer: { errcode: -1 } });
    expect(await bring('wang')).toMatchObject({ isHeldBack: true });
  });

  test('are shown once the desk says so, on the page that is there now', async () => {
    const { id } = await doubted();
    const show = (who: Who, version = 1) =>
      cloud.as(who)(reviewTopic, { id, version, decision: 'show' });
    expect(await codeOf(show(moderator))).toBe('forbidden');
    expect(await codeOf(show('luo', 7))).toBe('conflict');
    await show('luo');
    expect((await waitingFor('li'))[0]).toMatchObject({ id, isHeldBack: false });
    expect(await reasonOf(show('luo', 2))).toMatch(/已经看过/);
  });

  test('stay hidden where the desk refused them, and their author reads why', async () => {
    const { id } = await doubted();
    const refuse = (reason?: string) =>
      cloud.as('he')(reviewTopic, {
        id,
        version: 1,
        decision: 'refuse',
        ...(reason && { reason }),
      });
    expect(await fieldsOf(refuse())).toHaveProperty('reason');
    await refuse('请不要骂人');
    const { items } = await cloud.as('wang')(listTopics, { isMine: true });
    expect(items[0]).toMatchObject({ status: 'not-tabled', reason: '请不要骂人' });
    expect(await codeOf(cloud.as('li')(backTopic, { id, isBacked: true }))).toBe('not-found');
    expect(topicNow(id)).not.toHaveProperty('heldBackFor');
  });

  test('are not looked at by whoever wrote them', async () => {
    const { id } = await bring('luo', { text: '待审示例词' });
    const own = cloud.as('luo')(reviewTopic, { id, version: 1, decision: 'show' });
    expect(await reasonOf(own)).toMatch(/别的同事/);
  });
});

describe('what was said without a phone', () => {
  beforeEach(() => hallWith(cloud));
  const said = { title: '修长椅', text: '凉亭的长椅坏了', speakers: 6 };
  const enter = (who: Who, over: Partial<Sent<typeof suggestBatch>> = {}) =>
    cloud.as(who)(suggestBatch, { hallId, place: '凉亭', topics: [said], ...over });

  test('is entered for so many neighbours, by a post in the area of the hall', async () => {
    const more = { title: '早点熄灯', text: '', speakers: 2 };
    const { ids } = await enter('unitLead', { topics: [said, more] });
    expect(ids.map((id) => topicNow(id).byText)).toEqual([
      '单元长代 6 位居民（凉亭）',
      '单元长代 2 位居民（凉亭）',
    ]);
    expect(topicNow(ids[0] ?? '')).not.toHaveProperty('authorId');
    expect((await waitingFor('unitLead'))[0]?.isMine).toBe(true);
    await enter('luo');
    expect(await codeOf(enter('nine'))).toBe('not-found');
    expect(await codeOf(enter('wang'))).toBe('forbidden');
  });

  test('is all entered or nothing', async () => {
    const wrong = { ...said, speakers: 0 };
    const many = Array.from({ length: 21 }, () => said);
    expect(await fieldsOf(enter('luo', { topics: [said, wrong] }))).toHaveProperty([
      'topics.1.speakers',
    ]);
    expect(await fieldsOf(enter('luo', { topics: many }))).toHaveProperty('topics');
    const linked = { ...said, linkedNumber: 'YH20990101000001' };
    expect(await fieldsOf(enter('luo', { topics: [said, linked] }))).toHaveProperty([
      'topics.1.linkedNumber',
    ]);
    expect(cloud.all('proposals')).toEqual([]);
  });

  test('is held back row by row', async () => {
    const { ids } = await enter('luo', { topics: [said, { ...said, text: '辱骂示例词' }] });
    expect(ids.map((id) => topicNow(id).heldBackFor !== undefined)).toEqual([false, true]);
  });
});

describe('「我也想议这件」', () => {
  let id: string;
  beforeEach(async () => {
    ({ _id: id } = await proposalWith(cloud));
  });
  const say = (who: Who, isBacked = true) => cloud.as(who)(backTopic, { id, isBacked });

  test('counts a person once, however often she says it, and no more once she takes it back', async () => {
    expect(await say('li')).toEqual({ backers: 1 });
    expect(await say('li')).toEqual({ backers: 1 });
    expect(await say(neighbour)).toEqual({ backers: 2 });
    expect((await waitingFor('li'))[0]).toMatchObject({ isBacked: true, backers: 2 });
    expect(await say('li', false)).toEqual({ backers: 1 });
    expect(await say('li', false)).toEqual({ backers: 1 });
    expect(cloud.all<BackingRecord>('proposal_backings')).toHaveLength(1);
  });

  test('counts many who say it at once, each of them once', async () => {
    const many = ['li', neighbour, housemate, 'unitLead', 'zhao', 'gu'] as const;
    const twice = [...many, ...many];
    const asks = twice.map(
      (who) => (requestId: string) =>
        cloud.as(who)(backTopic, { id, isBacked: true }, { requestId }),
    );
    expect((await allAtOnce(asks)).done).toBe(twice.length);
    expect(topicNow(id).backers).toBe(many.length);
    expect(cloud.all('proposal_backings')).toHaveLength(many.length);
  });

  test('is not for its author, not from outside, not for what is withdrawn or decided', async () => {
    expect(await reasonOf(say('wang'))).toMatch(/您自己提的/);
    expect(await codeOf(say('far'))).toBe('not-found');
    await cloud.change('proposals', id, { status: 'merged' });
    expect(await reasonOf(say('li'))).toMatch(/并入/);
    await cloud.change('proposals', id, { status: 'withdrawn' });
    expect(await codeOf(say('li'))).toBe('not-found');
  });

  test('is for what stands on an agenda until its meeting is over', async () => {
    const { _id: meetingId } = await meetingWith(cloud, 'published');
    await cloud.change('proposals', id, { status: 'adopted', meetingId });
    expect(await say('li')).toEqual({ backers: 1 });
    await cloud.change('meetings', meetingId, { status: 'minutes' });
    expect(await reasonOf(say(neighbour))).toMatch(/已经开过会/);
  });
});

describe('taking a topic back', () => {
  const withdraw = (who: Who, id: string, version = 1) =>
    cloud.as(who)(withdrawTopic, { id, version });

  test('is for its author, while nobody has decided; others never see it again', async () => {
    const { _id: id } = await proposalWith(cloud);
    expect(await codeOf(withdraw('li', id))).toBe('not-found');
    expect(await codeOf(withdraw('wang', id, 4))).toBe('conflict');
    await withdraw('wang', id);
    expect(await waitingFor('wang')).toEqual([]);
    expect((await cloud.as('wang')(listTopics, { isMine: true })).items[0]?.status).toBe(
      'withdrawn',
    );
    expect(await reasonOf(withdraw('wang', id, 2))).toMatch(/有结果/);
  });
});

describe('deciding about topics', () => {
  let meeting: MeetingRecord;
  beforeEach(async () => {
    meeting = await meetingWith(cloud, 'agenda', { agenda: [] });
  });
  type Fields = { id: string; version?: number } & (
    | { as: 'adopted' | 'open' }
    | { as: 'merged'; intoId: string }
    | { as: 'not-tabled'; reason: string }
    | { as: 'to-report'; category: 'stairwell'; areaId: string }
  );
  const judge = (fields: Fields, who: Who = moderator) =>
    cloud.as(who)(judgeTopic, {
      version: topicNow(fields.id).version,
      meetingId: meeting._id,
      ...fields,
    } as Sent<typeof judgeTopic>);
  const agenda = () => meetingNow(cloud, meeting._id).agenda;

  test('puts one on the agenda with who stands behind it, and its author reads that', async () => {
    const { _id: id } = await proposalWith(cloud, { backers: 6 });
    const answer = await judge({ as: 'adopted', id });
    expect(answer).toEqual({ version: 2, meetingVersion: meeting.version + 1 });
    expect(agenda()).toEqual([
      {
        id: expect.stringMatching(/^it_[0-9a-z]{1,20}$/),
        title: '楼道堆物',
        text: '2单元楼道放满了纸箱',
        proposalIds: [id],
        byText: '5号楼居民 等 7 人',
      },
    ]);
    const { items } = await cloud.as('wang')(listTopics, { meetingId: meeting._id });
    expect(items[0]).toMatchObject({ id, status: 'adopted', meetingId: meeting._id });
    expect(await waitingFor('wang')).toEqual([]);
    expect(eventsNamed('council.topic-judged')[0]?.data).toMatchObject({
      ...{ as: 'adopted', proposalId: id, meetingId: meeting._id, title: '楼道堆物' },
    });
  });

  test('joins one to another, with everybody behind both counted once', async () => {
    const { _id: into } = await proposalWith(cloud);
    const { _id: id } = await proposalWith(cloud, { title: '纸箱太多', authorId: personId('li') });
    for (const who of ['li', neighbour] as const)
      await cloud.as(who)(backTopic, { id: into, isBacked: true });
    for (const who of ['wang', neighbour, 'zhao'] as const)
      await cloud.as(who)(backTopic, { id, isBacked: true });
    await judge({ as: 'adopted', id: into });
    expect(agenda()[0]?.byText).toBe('5号楼居民 等 3 人');
    await judge({ as: 'merged', id, intoId: into });
    expect(agenda()).toMatchObject([{ proposalIds: [into, id], byText: '5号楼居民 等 4 人' }]);
    const { items } = await cloud.as('li')(listTopics, { isMine: true });
    expect(items[0]).toMatchObject({ status: 'merged', mergedIntoTitle: '楼道堆物' });
    const first = await reasonOf(judge({ as: 'open', id: into }));
    expect(first).toMatch(/先把它们放回/);
    await judge({ as: 'open', id });
    expect(agenda()).toMatchObject([{ proposalIds: [into], byText: '5号楼居民 等 3 人' }]);
    expect(topicNow(id)).not.toHaveProperty('mergedIntoTitle');
    await judge({ as: 'open', id: into });
    expect(agenda()).toEqual([]);
    expect(await waitingFor('luo')).toHaveLength(2);
  });

  test('joins only what is on this agenda', async () => {
    const { _id: into } = await proposalWith(cloud);
    const { _id: id } = await proposalWith(cloud, { title: '纸箱太多' });
    expect(await fieldsOf(judge({ as: 'merged', id, intoId: into }))).toHaveProperty('intoId');
    expect(await fieldsOf(judge({ as: 'merged', id, intoId: id }))).toHaveProperty('intoId');
  });

  test('says why one does not come up, to those it concerns', async () => {
    const { _id: id } = await proposalWith(cloud);
    await judge({ as: 'not-tabled', id, reason: '属于私人事务' });
    const seenBy = async (who: Who) =>
      (await cloud.as(who)(listTopics, { meetingId: meeting._id })).items[0];
    expect(await seenBy('wang')).toMatchObject({ status: 'not-tabled', reason: '属于私人事务' });
    expect(await seenBy('li')).toMatchObject({ status: 'not-tabled' });
    expect(await seenBy('li')).not.toHaveProperty('reason');
    await judge({ as: 'open', id });
    expect((await waitingFor('wang'))[0]).not.toHaveProperty('reason');
  });

  test('turns one into a report about a place of the hall', async () => {
    const { _id: id } = await proposalWith(cloud);
    const report = (areaName: string) =>
      judge({ as: 'to-report', id, category: 'stairwell', areaId: area(areaName) });
    expect(await fieldsOf(report('u91'))).toHaveProperty('areaId');
    await report('u52');
    expect(topicNow(id)).toMatchObject({
      status: 'to-report',
      toReport: { category: 'stairwell', areaId: area('u52'), byId: personId(moderator) },
    });
    expect(eventsNamed('council.topic-judged')[0]?.data).toMatchObject({ as: 'to-report' });
    expect(await reasonOf(judge({ as: 'open', id }))).toMatch(/不能再放回/);
  });

  test('is for those who lead the hall, on the page of now, and undone before it is done anew', async () => {
    const { _id: id } = await proposalWith(cloud);
    expect(await codeOf(judge({ as: 'adopted', id }, otherModerator))).toBe('not-found');
    expect(await codeOf(judge({ as: 'adopted', id }, 'wang'))).toBe('forbidden');
    await judge({ as: 'adopted', id }, 'luo');
    expect(await codeOf(judge({ as: 'not-tabled', id, version: 1, reason: '理由' }))).toBe(
      'conflict',
    );
    expect(await reasonOf(judge({ as: 'not-tabled', id, reason: '理由' }))).toMatch(/先放回/);
    expect(agenda()).toHaveLength(1);
  });

  test('a repeat of the same request changes nothing', async () => {
    const { _id: id } = await proposalWith(cloud);
    const once = () =>
      cloud.as(moderator)(
        judgeTopic,
        { as: 'adopted', id, version: 1, meetingId: meeting._id },
        { requestId: 'adopt-this-one' },
      );
    expect(await once()).toEqual(await once());
    expect(agenda()).toHaveLength(1);
  });

  test('is over once the agenda is confirmed, and waits for doubted words', async () => {
    const { _id: id } = await proposalWith(cloud, { heldBackFor: 'community-staff@ar_huai' });
    expect(await reasonOf(judge({ as: 'adopted', id }))).toMatch(/先看看/);
    await cloud.change('meetings', meeting._id, { isAgendaConfirmed: true });
    expect(await reasonOf(judge({ as: 'adopted', id }))).toMatch(/不能再改/);
    await cloud.change('meetings', meeting._id, { isAgendaConfirmed: false, status: 'published' });
    expect(await reasonOf(judge({ as: 'adopted', id }))).toMatch(/征集和审定/);
  });

  test('fills an agenda to its limit and no further', async () => {
    const items = Array.from({ length: agendaLimit - 1 }, (_, index) => ({
      ...{ id: `it_${index}`, title: `第${index}件`, proposalIds: [] },
    }));
    await cloud.change('meetings', meeting._id, { agenda: items });
    const { _id: id } = await proposalWith(cloud);
    expect(await reasonOf(judge({ as: 'adopted', id }))).toMatch(/最多 14 个议题/);
  });

  test('two who decide at once decide once', async () => {
    const { _id: id } = await proposalWith(cloud);
    const answers = await Promise.allSettled([
      judge({ as: 'adopted', id, version: 1 }, moderator),
      judge({ as: 'not-tabled', id, version: 1, reason: '理由' }, 'luo'),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(agenda().length).toBe(topicNow(id).status === 'adopted' ? 1 : 0);
  });
});

describe('a meeting that is cancelled', () => {
  test('gives its topics back to those that wait, once, and keeps what was decided otherwise', async () => {
    const { _id: meetingId } = await meetingWith(cloud, 'cancelled');
    const at = (title: string, over: Partial<ProposalRecord>) =>
      proposalWith(cloud, { title, meetingId, ...over });
    const on = await at('一', { status: 'adopted' });
    const merged = await at('二', {
      status: 'merged',
      mergedIntoId: on._id,
      mergedIntoTitle: '一',
    });
    const declined = await at('三', { status: 'not-tabled', reason: '理由' });
    const event = {
      ...{ _id: 'ev_cancelled', action: 'council.cancel', name: 'council.cancelled' },
      ...{ callerId: 'system', inputHash: '', at: 1, answer: {}, subjectIds: [meetingId] },
      ...{ data: { meetingId, hallId }, pending: ['council.release-topics'], isPending: true },
    };
    for (let again = 0; again < 2; again += 1) {
      await cloud.load('events', [{ ...event, traceId: 't' } as never]);
      await cloud.tick();
    }
    expect(await waitingFor('wang')).toHaveLength(2);
    expect(topicNow(on._id)).toMatchObject({ status: 'open', version: 2 });
    expect(topicNow(merged._id)).not.toHaveProperty('mergedIntoId');
    expect(topicNow(declined._id)).toMatchObject({ status: 'not-tabled', meetingId });
  });

  test('heard late leaves alone what the meeting took up again since it was opened anew', async () => {
    const on = await proposalWith(cloud, { title: '一', status: 'adopted' });
    const item = { id: 'it_1', title: '一', proposalIds: [on._id] };
    const { _id: meetingId } = await meetingWith(cloud, 'collecting', { agenda: [item] });
    const left = await proposalWith(cloud, { title: '二', status: 'adopted', meetingId });
    await cloud.change('proposals', on._id, { meetingId });
    const event = {
      ...{ _id: 'ev_cancelled', action: 'council.cancel', name: 'council.cancelled' },
      ...{ callerId: 'system', inputHash: '', at: 1, answer: {}, subjectIds: [meetingId] },
      ...{ data: { meetingId, hallId }, pending: ['council.release-topics'], isPending: true },
    };
    await cloud.load('events', [{ ...event, traceId: 't' } as never]);
    await cloud.tick();
    expect(topicNow(on._id)).toMatchObject({ status: 'adopted', meetingId, version: 1 });
    expect(topicNow(left._id)).toMatchObject({ status: 'open', version: 2 });
  });
});

test('a long list goes on where it stopped, without a gap or a double', async () => {
  await hallWith(cloud);
  const many = Array.from({ length: 25 }, (_, index) => `第${index}个议题`);
  for (const title of many) await proposalWith(cloud, { title });
  const first = await cloud.as('li')(listTopics, { hallId });
  expect(first.items).toHaveLength(20);
  const rest = await cloud.as('li')(listTopics, { hallId, cursor: first.nextCursor });
  expect(rest.nextCursor).toBeUndefined();
  const titles = [...first.items, ...rest.items].map(({ title }) => title);
  expect(titles.sort()).toEqual(many.sort());
});

test('topics of a meeting nobody may see yet are for those who lead', async () => {
  const { _id: meetingId } = await meetingWith(cloud, 'draft');
  expect(await codeOf(cloud.as('wang')(listTopics, { meetingId }))).toBe('not-found');
  expect((await cloud.as(moderator)(listTopics, { meetingId })).items).toEqual([]);
});
