import type { Sent } from '#contracts/action';
import {
  amendMinutes,
  answerAmendment,
  circulateMinutes,
  confirmMinutes,
  saveMinutes,
  sendBackMinutes,
} from '#contracts/council-minutes';
import { prepareFiles } from '#contracts/file';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { mostAmendments } from '#domain/meeting/amending';
import type { Amendment } from '#domain/meeting/model';
import type { EventRecord } from '#runtime/records';
import type { DecisionRecord, MeetingRecord } from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  attendeeOf,
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
import { posted } from '../kit/desk';
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
const today = () => dayOf(now());
const later = (days: number) => addDays(today(), days);

type Items = Sent<typeof saveMinutes>['items'];
const item = (over: Partial<Items[number]> = {}): Items[number] => ({
  itemId: 'it_1',
  problem: '晚上回来没有位置充电',
  opinions: '有人说加装，有人说腾地方',
  conclusion: '腾出东侧空地，加装 12 个充电位',
  decision: { kind: 'owner-task', ownerText: '物业企业 · 槐安物业', dueOn: later(14) },
  ...over,
});

const inMinutes = () => meetingWith(cloud, 'minutes');
const seen = (id: string) => ({ id, version: meetingNow(cloud, id).version });
const write = (who: Who, id: string, items: Items = [item()]) =>
  cloud.as(who)(saveMinutes, { ...seen(id), items });
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((one) => one.name === name);
const decided = () => cloud.all<DecisionRecord>('decisions');

/** Sent round, as the moderator does. */
async function sentRound() {
  const { _id: id } = await inMinutes();
  await cloud.as(moderator)(circulateMinutes, seen(id));
  return id;
}

describe('writing', () => {
  it('keeps what is written so far, by item, from the start of the meeting on', async () => {
    const { _id: id } = await meetingWith(cloud, 'in-session');
    await write(moderator, id, [item({ decision: undefined, conclusion: '' })]);
    await write('luo', id, [item({ itemId: 'it_2', problem: '灯坏了一个月' })]);
    const { minutes } = meetingNow(cloud, id);
    expect(minutes?.items.map(({ itemId, problem }) => [itemId, problem])).toEqual([
      ['it_1', '晚上回来没有位置充电'],
      ['it_2', '灯坏了一个月'],
      ['it_review', '大家都提到'],
    ]);
    expect(minutes?.byId).toBe(personId('luo'));
    expect(minutes?.items[0]).not.toHaveProperty('decision');
  });

  it('adds photos of the paper, which WeChat is asked about, nine at most', async () => {
    const { _id: id } = await inMinutes();
    const photographed = async (count: number) => {
      const { batchId } = await cloud.as(moderator)(prepareFiles, { count });
      const places = Array.from({ length: count }, (_, place) => place);
      return cloud.as(moderator)(saveMinutes, {
        ...seen(id),
        items: [item()],
        photos: { batchId, places },
      });
    };
    await photographed(5);
    await photographed(4);
    expect(await fieldsOf(photographed(1))).toHaveProperty('photos');
    expect(meetingNow(cloud, id).minutes?.photos).toHaveLength(9);
    const [first] = eventsNamed('council.minutes-saved');
    expect(first?.data).toMatchObject({ meetingId: id, photos: expect.any(Array) });
    expect(first?.pending).toContain('file.ask-check');
  });

  it('tells the second of two who write at once which version she has to look at, and takes nothing of hers', async () => {
    const { _id: id, version } = await inMinutes();
    await write(moderator, id);
    const second = cloud.as('luo')(saveMinutes, {
      id,
      version,
      items: [item({ conclusion: '另一个结论' })],
    });
    const refusal = await refusalOf(second);
    expect([refusal.code, refusal.details?.version]).toEqual(['conflict', version + 1]);
    expect(meetingNow(cloud, id).minutes?.items[0]?.conclusion).toBe(
      '腾出东侧空地，加装 12 个充电位',
    );
  });

  it('refuses at its field a decision without owner, without day, or with one before the meeting', async () => {
    const { _id: id } = await inMinutes();
    const task = { kind: 'owner-task' as const, ownerText: '槐安物业', dueOn: later(7) };
    const fieldsFor = (decision: object) =>
      fieldsOf(
        write(moderator, id, [item(), item({ itemId: 'it_2', decision: decision as never })]),
      );
    expect(await fieldsFor({ ...task, ownerText: ' ' })).toHaveProperty([
      'items.1.decision.ownerText',
    ]);
    const { dueOn: _, ...undated } = task;
    expect(await fieldsFor(undated)).toHaveProperty(['items.1.decision.dueOn']);
    expect(await fieldsFor({ ...task, dueOn: later(-30) })).toHaveProperty([
      'items.1.decision.dueOn',
    ]);
    expect(await fieldsFor({ kind: 'not-adopted', ownerText: '社区', reason: '' })).toHaveProperty([
      'items.1.decision.reason',
    ]);
    expect(meetingNow(cloud, id).minutes?.items[0]?.problem).toBe('大家都提到');
  });

  it('keeps a work order to be within the community', async () => {
    const { _id: id } = await inMinutes();
    const order = (areaName: string) =>
      write(moderator, id, [
        item({
          decision: {
            kind: 'work-order',
            category: 'estate-facility',
            areaId: area(areaName),
            dueOn: later(20),
          },
        }),
      ]);
    expect(await fieldsOf(order('b9'))).toHaveProperty(['items.0.decision.areaId']);
    expect(await fieldsOf(order('nowhere'))).toHaveProperty(['items.0.decision.areaId']);
    await order('b5');
    expect(meetingNow(cloud, id).minutes?.items[0]?.decision).toMatchObject({ areaId: area('b5') });
  });

  it('refuses words WeChat finds unfit at the field they stand in, and nothing that stands there already', async () => {
    const { _id: id } = await inMinutes();
    const bad = item({ itemId: 'it_2', opinions: '辱骂示例词' });
    expect(await fieldsOf(write(moderator, id, [item(), bad]))).toEqual({
      'items.1.opinions': expect.stringContaining('换个说法'),
    });
    const { minutes, ...rest } = meetingNow(cloud, id);
    const items = minutes?.items.map((one) => ({ ...one, opinions: '辱骂示例词' }));
    await cloud.load('meetings', [{ ...rest, minutes: { ...minutes, items } } as never]);
    await write(moderator, id, [bad]);
  });

  it('is for whoever leads this hall: for others there is no meeting', async () => {
    const { _id: id } = await inMinutes();
    expect(await codeOf(write('wang', id))).toBe('forbidden');
    expect(await codeOf(write(otherModerator, id))).toBe('not-found');
    await posted(cloud, 'far', ['community-staff', 'gui']);
    expect(await codeOf(write('far', id))).toBe('not-found');
  });
});

describe('sending round', () => {
  it('waits until every topic has a conclusion with a decision, and locks the minutes then', async () => {
    const { _id: id } = await inMinutes();
    await write(moderator, id, [item({ itemId: 'it_2', decision: undefined })]);
    const early = await refusalOf(cloud.as(moderator)(circulateMinutes, seen(id)));
    expect(early.details?.reason).toMatch(/每个议题都要写结论/);
    await write(moderator, id, [item({ itemId: 'it_2' })]);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    expect(meetingNow(cloud, id).minutes).toMatchObject({
      circulatedAt: expect.any(Number),
      amendUntil: expect.any(Number),
    });
    const locked = await refusalOf(write(moderator, id));
    expect([locked.code, locked.details?.reason]).toEqual([
      'step-not-allowed',
      expect.stringContaining('有人提出修改时才能改'),
    ]);
    const [told] = eventsNamed('council.minutes-circulated');
    expect(told?.data).toMatchObject({ until: expect.any(Number) });
  });

  it('answers a repeat only to somebody who still leads there', async () => {
    const { _id: id } = await inMinutes();
    const asked = () =>
      cloud.as(moderator)(circulateMinutes, { id, version: 3 }, { requestId: 'round-000001' });
    const first = await asked();
    expect(await asked()).toEqual(first);
    await hallWith(cloud, { moderatorIds: [] });
    expect(await codeOf(asked())).toBe('not-found');
  });
});

describe('amendments', () => {
  const wish = (who: Who, id: string, over: Partial<Sent<typeof amendMinutes>> = {}) =>
    cloud.as(who)(amendMinutes, { id, itemId: 'it_1', text: '第一条写漏了时间', ...over });

  it('are of those who were there, unnamed, and told to whoever leads', async () => {
    const id = await sentRound();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    await attendeeOf(cloud, { _id: id }, { who: 'li', status: 'registered' });
    await wish('wang', id);
    expect((await refusalOf(wish('li', id))).details?.reason).toMatch(/到会的人/);
    expect((await refusalOf(wish('far', id))).details?.reason).toMatch(/到会的人/);
    const [amendment] = meetingNow(cloud, id).minutes?.amendments ?? [];
    expect(amendment).toMatchObject({ byText: '到会居民', status: 'open', itemId: 'it_1' });
    const [told] = eventsNamed('council.amendment-asked');
    expect(told?.data.tell).toEqual([personId(moderator), `community-staff@${area('huai')}`]);
    expect(JSON.stringify(told)).not.toMatch(/漏了时间|王梅/);
  });

  it('come after the minutes went round and before the 48 hours are over', async () => {
    const { _id: id } = await inMinutes();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    expect((await refusalOf(wish('wang', id))).details?.reason).toMatch(/还没有发出来/);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    expect(await fieldsOf(wish('wang', id, { itemId: 'it_9' }))).toHaveProperty('itemId');
    expect(await fieldsOf(wish('wang', id, { text: '辱骂示例词' }))).toHaveProperty('text');
    await wish('wang', id);
    await cloud.cloud.clock.advance(48 * hour);
    expect((await refusalOf(wish('wang', id))).details?.reason).toMatch(/已经过了/);
  });

  it('are three open ones a person at most, and fifty in all', async () => {
    const id = await sentRound();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    for (const text of ['第一处', '第二处', '第三处']) await wish('wang', id, { text });
    expect((await refusalOf(wish('wang', id))).details?.reason).toMatch(/还没有答复/);
    const meeting = meetingNow(cloud, id);
    const [one] = meeting.minutes?.amendments ?? [];
    const many = Array.from({ length: mostAmendments }, (_, index): Amendment => {
      const who = { id: `am_${index}`, personId: 'pe_other' };
      return { ...(one as Amendment), ...who, status: 'declined' };
    });
    await cloud.load('meetings', [
      { ...meeting, minutes: { ...meeting.minutes, amendments: many } } as never,
    ]);
    expect((await refusalOf(wish('wang', id))).details?.reason).toMatch(/已经很多/);
  });

  it('leave a page that is open as fresh as it was, and open the minutes until they are answered', async () => {
    const id = await sentRound();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    const before = meetingNow(cloud, id).version;
    await wish('wang', id);
    expect(meetingNow(cloud, id).version).toBe(before);
    await write(moderator, id, [item({ conclusion: '周日上午腾出东侧空地' })]);
    const [amendment] = meetingNow(cloud, id).minutes?.amendments ?? [];
    const answered = (version: number) =>
      cloud.as(moderator)(answerAmendment, {
        ...{ id, version, amendmentId: amendment?.id ?? '' },
        ...{ isTaken: true, answer: '已补上时间' },
      });
    await answered(meetingNow(cloud, id).version);
    expect(meetingNow(cloud, id).minutes?.amendments[0]).toMatchObject({
      status: 'taken',
      answer: '已补上时间',
    });
    expect(await fieldsOf(answered(meetingNow(cloud, id).version))).toHaveProperty('amendmentId');
    expect(await codeOf(write(moderator, id))).toBe('step-not-allowed');
    const [told] = eventsNamed('council.amendment-answered');
    expect(told?.data).toMatchObject({ personId: personId('wang'), isTaken: true });
    expect(told?.data).not.toHaveProperty('tell');
  });
});

describe('what is left to the next meeting', () => {
  const left = { kind: 'next-meeting', ownerText: '社区' } as const;
  /** Final minutes that leave their first item to the next meeting. */
  async function finalWith() {
    const { _id: id } = await inMinutes();
    await write(moderator, id, [item({ decision: left })]);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    await cloud.cloud.clock.advance(48 * hour);
    await cloud.as('he')(confirmMinutes, seen(id));
    return decided().find(({ itemId }) => itemId === 'it_1');
  }
  const ahead = (status: 'draft' | 'agenda' | 'published', over: Partial<MeetingRecord> = {}) =>
    meetingWith(cloud, status, { month: '2099-01', ...over });

  it('is taken up by one that was opened before the minutes were final', async () => {
    const agenda = [{ id: 'it_new', title: '加装电梯', proposalIds: [] }];
    const { _id: nextId, version } = await ahead('agenda', { agenda });
    const decision = await finalWith();
    expect(decision?.carriedToId).toBe(nextId);
    const next = meetingNow(cloud, nextId);
    expect([next.version, next.agenda.map(({ carriedFromId }) => carriedFromId)]).toEqual([
      version + 1,
      [decision?._id, undefined],
    ]);
  });

  it('waits where the agenda is agreed on already', async () => {
    const { _id: nextId } = await ahead('published');
    expect(await finalWith()).not.toHaveProperty('carriedToId');
    expect(meetingNow(cloud, nextId).agenda).toHaveLength(3);
  });
});

describe('minutes that went round', () => {
  it('change where somebody asked and nowhere else, and those who were there have 48 hours again', async () => {
    const { _id: id } = await inMinutes();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    await cloud.as(moderator)(circulateMinutes, seen(id));
    await cloud.cloud.clock.advance(47 * hour);
    await cloud.as('wang')(amendMinutes, { id, itemId: 'it_2', text: '漏了时间' });
    const kept = meetingNow(cloud, id).minutes?.items ?? [];
    const other = { kind: 'not-adopted', ownerText: '社区', reason: '以后再说' } as const;
    const quietly = write(moderator, id, [item({ decision: other })]);
    expect(await fieldsOf(quietly)).toHaveProperty('items');
    expect(meetingNow(cloud, id).minutes?.items).toEqual(kept);
    const [first, second] = kept;
    if (!first || !second) throw new RangeError('two items');
    await write(moderator, id, [first, { ...second, conclusion: '周日上午修好' }]);
    const { minutes } = meetingNow(cloud, id);
    expect(minutes?.items[1]?.conclusion).toBe('周日上午修好');
    expect(minutes?.amendUntil).toBeGreaterThan(now() + 48 * hour - minuteMs);
  });

  it('have their time run on where nothing was reworded', async () => {
    const id = await sentRound();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    await cloud.as('wang')(amendMinutes, { id, itemId: 'it_2', text: '漏了时间' });
    const { minutes } = meetingNow(cloud, id);
    await cloud.cloud.clock.advance(hour);
    await write(moderator, id, minutes?.items ?? []);
    expect(meetingNow(cloud, id).minutes?.amendUntil).toBe(minutes?.amendUntil);
  });
});

describe('the secretary', () => {
  const overdue = async () => {
    const id = await sentRound();
    await cloud.cloud.clock.advance(48 * hour);
    return id;
  };
  const confirm = (who: Who, id: string) => cloud.as(who)(confirmMinutes, seen(id));

  it('gives minutes back with a reason, and the 48 hours begin again', async () => {
    const id = await sentRound();
    await cloud.cloud.clock.advance(hour);
    await cloud.as('he')(sendBackMinutes, { ...seen(id), reason: '第二条没写清楚' });
    expect(meetingNow(cloud, id).minutes).toMatchObject({ sentBackReason: '第二条没写清楚' });
    await write(moderator, id);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    const { minutes } = meetingNow(cloud, id);
    expect(minutes).not.toHaveProperty('sentBackReason');
    expect(minutes?.amendUntil).toBeGreaterThan(now() + 48 * hour - minuteMs);
  });

  it('confirms no earlier than after 48 hours, with every amendment answered', async () => {
    const id = await sentRound();
    await attendeeOf(cloud, { _id: id }, { who: 'wang' });
    await cloud.as('wang')(amendMinutes, { id, itemId: 'it_1', text: '漏了时间' });
    expect((await refusalOf(confirm('he', id))).details?.reason).toMatch(/48 小时/);
    await cloud.cloud.clock.advance(48 * hour);
    expect((await refusalOf(confirm('he', id))).details?.reason).toMatch(/没有答复/);
    expect(await codeOf(confirm(moderator, id))).toBe('forbidden');
    expect(await codeOf(confirm('shi', id))).toBe('not-found');
    expect(decided()).toEqual([]);
  });

  it('does not confirm what she wrote herself: the subdistrict does', async () => {
    const { _id: id } = await inMinutes();
    await write('he', id);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    await cloud.cloud.clock.advance(48 * hour);
    expect((await refusalOf(confirm('he', id))).details?.reason).toMatch(/请街道确认/);
    await confirm('cheng', id);
    expect(meetingNow(cloud, id)).toMatchObject({
      status: 'resolved',
      minutes: { confirmedByText: '街道调度员 程远' },
    });
  });

  it('makes one decision of every item, counted on meeting and hall, for those who brought and backed it', async () => {
    const topic = await proposalWith(cloud, { status: 'adopted' });
    const merged = await proposalWith(cloud, {
      title: '充电位太少',
      authorId: personId('li'),
      status: 'merged',
    });
    await cloud.load('proposal_backings', [
      { _id: 'pb_1', proposalId: topic._id, personId: personId('far'), at: 1 } as never,
    ]);
    const { _id: id } = await inMinutes();
    const meeting = meetingNow(cloud, id);
    const agenda = meeting.agenda.map((one) =>
      one.id === 'it_1'
        ? { ...one, proposalIds: [topic._id, merged._id], byText: '5号楼居民 等 3 人' }
        : one,
    );
    await cloud.load('meetings', [{ ...meeting, agenda } as MeetingRecord]);
    const notAdopted = { kind: 'not-adopted' as const, ownerText: '社区', reason: '路灯归市政' };
    await write(moderator, id, [item({ itemId: 'it_2', decision: notAdopted })]);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    await cloud.cloud.clock.advance(48 * hour);
    await confirm('he', id);

    const [first, second] = decided().sort((a, b) => b.decidedAt - a.decidedAt);
    expect(decided()).toHaveLength(2);
    expect(first).toMatchObject({
      topic: '电动车充电棚不够',
      proposersText: '5号楼居民 等 3 人',
      concerns: [personId('wang'), personId('li'), personId('far')],
      reporterId: personId('wang'),
      leadIds: [personId(moderator), `community-staff@${area('huai')}`],
      status: 'in-progress',
      isFinal: false,
      chaseOn: first?.dueOn,
    });
    expect(second).toMatchObject({
      proposersText: '会上提出',
      reporterId: personId(moderator),
      status: 'not-adopted',
      isFinal: true,
    });
    expect(second).not.toHaveProperty('chaseOn');
    expect(hallNow(cloud).openDecisions).toBe(1);
    expect(meetingNow(cloud, id)).toMatchObject({ decisions: 2, decisionsDone: 0 });
    const [told] = eventsNamed('council.minutes-final');
    expect(told?.data).toMatchObject({
      meetingId: id,
      hallId: meeting.hallId,
      decisionIds: [first?._id, second?._id],
    });
  });

  it('writes nothing twice: not for a repeat, not for a second secretary', async () => {
    const id = await overdue();
    const { version } = meetingNow(cloud, id);
    const asked = (who: Who) =>
      cloud.as(who)(confirmMinutes, { id, version }, { requestId: 'confirm-00001' });
    const first = await asked('he');
    const after = { decisions: decided(), hall: hallNow(cloud), meeting: meetingNow(cloud, id) };
    expect(await asked('he')).toEqual(first);
    expect(await codeOf(asked('cheng'))).toBe('conflict');
    expect(await codeOf(confirm('cheng', id))).toBe('step-not-allowed');
    expect({ decisions: decided(), hall: hallNow(cloud), meeting: meetingNow(cloud, id) }).toEqual(
      after,
    );
    expect(eventsNamed('council.minutes-final')).toHaveLength(1);
  });

  it('tells the decision of an earlier meeting that this one went on with it', async () => {
    const past = await meetingWith(cloud, 'closed', { month: '2026-01', title: '1月议事会' });
    const left = await decisionWith(cloud, past, {
      kind: 'next-meeting',
      status: 'carried',
      isFinal: true,
      reporterId: personId('li'),
      concerns: [personId('li')],
      proposersText: '6号楼居民',
    });
    const { _id: id, agenda, ...rest } = await inMinutes();
    const carried = agenda.map((one) =>
      one.id === 'it_1' ? { ...one, carriedFromId: left._id } : one,
    );
    await cloud.load('meetings', [{ ...rest, _id: id, agenda: carried } as never]);
    await cloud.as(moderator)(circulateMinutes, seen(id));
    await cloud.cloud.clock.advance(48 * hour);
    await confirm('he', id);
    const earlier = decided().find(({ _id }) => _id === left._id);
    expect(earlier).toMatchObject({ text: left.text, status: 'carried', carriedToId: id });
    expect(earlier?.progress.at(-1)?.text).toBe(`${rest.title}又议了这件`);
    const fresh = decided().find((one) => one.meetingId === id && one.order === 0);
    expect(fresh).toMatchObject({
      concerns: [personId('li')],
      reporterId: personId('li'),
      proposersText: '6号楼居民',
    });
  });

  it('hangs the resolution out for seven days from the moment she confirmed', async () => {
    const id = await overdue();
    await confirm('he', id);
    const { resolution, minutes } = meetingNow(cloud, id);
    expect(resolution?.until).toBe((minutes?.confirmedAt ?? 0) + 7 * dayMs);
  });
});
