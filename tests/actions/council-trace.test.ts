import type { Sent } from '#contracts/action';
import { type DecisionView, getHall, getTrace } from '#contracts/council';
import { noteProgress } from '#contracts/council-minutes';
import { prepareFiles } from '#contracts/file';
import { listInbox } from '#contracts/inbox';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { progressLimit } from '#domain/decision';
import type { EventRecord } from '#runtime/records';
import type { DecisionRecord } from '../../cloudfunctions/modules/council/records';
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
} from '../kit/council';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { upload } from '../kit/upload';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const later = (days: number) => addDays(dayOf(now()), days);
const hallId = 'ha_huaiestate';
const traceOf = (who: Who, over: Partial<Sent<typeof getTrace>> = {}) =>
  cloud.as(who)(getTrace, { hallId, ...over });
const ids = (items: readonly DecisionView[]) => items.map(({ id }) => id);
const decisionNow = (id: string) => cloud.one<DecisionRecord>('decisions', id);
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((one) => one.name === name);

/** Confirmed `days` ago, the whole agenda of it. */
async function decidedAgo(days: number, over: Partial<DecisionRecord> = {}) {
  const month = `2025-${String(12 - (days % 12)).padStart(2, '0')}`;
  const meeting = await meetingWith(cloud, 'executing', { month, startsAt: now() - days * dayMs });
  const decidedAt = now() - days * dayMs;
  const kept = { ...over, decidedAt };
  const decisions = [
    await decisionWith(cloud, meeting, { ...kept, itemId: 'it_1' }),
    await decisionWith(cloud, meeting, { ...kept, itemId: 'it_2', decidedAt: decidedAt - 1 }),
  ];
  return { meeting, decisions, ids: decisions.map(({ _id }) => _id) };
}

describe('the trace of a hall', () => {
  it('has every decision, the newest meeting first and each in the order of its agenda, for anybody', async () => {
    const old = await decidedAgo(40);
    const fresh = await decidedAgo(5);
    const { items, hallName, mayNote, nextCursor } = await traceOf('visitor');
    expect(ids(items)).toEqual([...fresh.ids, ...old.ids]);
    expect([hallName, mayNote, nextCursor]).toEqual(['槐安小区红色议事厅', false, undefined]);
    expect((await traceOf(moderator)).mayNote).toBe(true);
    expect((await traceOf(otherModerator)).mayNote).toBe(false);
    expect(await codeOf(traceOf('wang', { hallId: 'ha_nowhere0' }))).toBe('not-found');
  });

  it('is read in pages without a gap or a repeat, whatever is decided meanwhile', async () => {
    const meeting = await meetingWith(cloud, 'closed');
    const one = await decisionWith(cloud, meeting);
    const many = Array.from({ length: 55 }, (_, index) => ({
      ...one,
      _id: `dc_${String(index).padStart(8, '0')}`,
      decidedAt: now() - Math.floor(index / 4) * dayMs,
      order: index % 4,
    }));
    await cloud.load('decisions', [...many, { ...one, hallId: 'ha_elsewhere' }]);
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await traceOf('wang', { ...(cursor !== undefined && { cursor }) });
      read.push(...ids(page.items));
      if (cursor === undefined)
        await cloud.load('decisions', [
          { ...one, _id: 'dc_tooLate00', decidedAt: now() + 1 } as DecisionRecord,
        ]);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(read).toHaveLength(55);
    expect(new Set(read)).toEqual(new Set(many.map(({ _id }) => _id)));
    expect(await codeOf(traceOf('wang', { cursor: 'x' }))).toBe('invalid-input');
  });

  it('shows what is open, what one brought or backed, or one meeting alone', async () => {
    const { ids: all, meeting, decisions } = await decidedAgo(5);
    const [first, second] = all;
    const done = { ...decisions[0], status: 'done', isFinal: true, concerns: [personId('wang')] };
    await cloud.load('decisions', [done as never]);
    const other = await decidedAgo(9);
    expect(ids((await traceOf('wang', { only: 'open' })).items)).toEqual([second, ...other.ids]);
    const mine = (await traceOf('wang', { only: 'mine' })).items;
    expect(mine.map(({ id, isMine }) => [id, isMine])).toEqual([[first, true]]);
    const ofOne = { meetingId: meeting._id };
    expect(ids((await traceOf('li', ofOne)).items)).toEqual(all);
    expect(ids((await traceOf('li', { ...ofOne, only: 'open' })).items)).toEqual([second]);
    expect(ids((await traceOf('wang', { ...ofOne, only: 'mine' })).items)).toEqual([first]);
    const foreign = await hallWith(cloud, { _id: 'ha_foreign00' });
    expect((await traceOf('wang', { ...ofOne, hallId: foreign._id })).items).toEqual([]);
  });

  it('reads no more documents with hundreds of meetings behind it, whatever is asked for', async () => {
    const meeting = await meetingWith(cloud, 'closed');
    const one = await decisionWith(cloud, meeting, { concerns: [personId('wang')] });
    const many = (from: number, count: number) =>
      cloud.load(
        'decisions',
        Array.from({ length: count }, (_, index) => ({
          ...one,
          _id: `dc_${String(from + index).padStart(8, '0')}`,
          decidedAt: one.decidedAt - from - index,
        })),
      );
    const read = () => {
      const queries = cloud.lastCall().requests.flatMap((request) => request.queries);
      expect(queries.some(({ sortedInMemory }) => sortedInMemory)).toBe(false);
      return queries.reduce((sum, { documentsExamined }) => sum + documentsExamined, 0);
    };
    const costs = async () => {
      const all: number[] = [];
      for (const only of ['all', 'open', 'mine'] as const) {
        const { nextCursor = '' } = await traceOf('wang', { only });
        all.push(read());
        await traceOf('wang', { only, cursor: nextCursor });
        all.push(read());
      }
      return all;
    };
    await many(1, 45);
    await costs();
    const few = await costs();
    await many(100, 3000);
    expect(await costs()).toEqual(few);
    expect(Math.max(...few)).toBeLessThan(60);
  });
});

describe('a note about a decision', () => {
  const opened = async (over: Partial<DecisionRecord> = {}) => {
    await hallWith(cloud, { openDecisions: 2 });
    const meeting = await meetingWith(cloud, 'executing', { decisions: 2 });
    return decisionWith(cloud, meeting, { concerns: [personId('wang')], ...over });
  };
  const note = (who: Who, id: string, over: Partial<Sent<typeof noteProgress>> = {}) =>
    cloud.as(who)(noteProgress, {
      ...{ id, version: decisionNow(id)?.version ?? 1, as: 'in-progress' },
      text: '空地已经腾出来了',
      ...over,
    });

  it('says what was done, with whom and photos, and stands first on the trace', async () => {
    const { _id: id } = await opened();
    const { batchId } = await cloud.as(moderator)(prepareFiles, { count: 1 });
    await note(moderator, id, { photos: { batchId, places: [0] } });
    await note('luo', id, { text: '充电位装了一半' });
    const { items } = await traceOf('wang');
    expect(items[0]).toMatchObject({ status: 'in-progress', version: 3, isMine: true });
    expect(items[0]?.progress.map(({ text, byText }) => [text, byText])).toEqual([
      ['充电位装了一半', '社区工作人员 罗晴'],
      ['空地已经腾出来了', '话事员 周正'],
    ]);
    const told = eventsNamed('council.progress-noted');
    expect(told).toHaveLength(2);
    expect(told[0]?.data).toMatchObject({ decisionId: id, to: [personId('wang')] });
    expect(told.some(({ pending }) => pending.includes('file.ask-check'))).toBe(true);
    expect(hallNow(cloud).openDecisions).toBe(2);
  });

  it('shows neighbours a photo once WeChat passed it, and says to whoever leads that it is looked at', async () => {
    const { _id: id } = await opened();
    const { batchId, paths } = await cloud.as(moderator)(prepareFiles, { count: 1 });
    for (const path of paths) await upload(cloud.cloud, path);
    await note(moderator, id, { photos: { batchId, places: [0] } });
    const photos = async (who: Who) => (await traceOf(who)).items[0]?.progress[0]?.photos;
    const onPage = async (who: Who) =>
      (await cloud.as(who)(getHall, { id: hallId })).decisions[0]?.progress[0]?.photos;
    expect([await photos('wang'), await onPage('visitor')]).toEqual([[], []]);
    const looked = [{ note: expect.stringContaining('还在检查') }];
    expect([await photos(moderator), await onPage('luo')]).toEqual([looked, looked]);
    await cloud.cloud.clock.advance(minuteMs);
    await cloud.tick();
    await cloud.cloud.answerMediaChecks({ suggest: 'pass' });
    const passed = [{ url: expect.any(String) }];
    expect([await photos('wang'), await onPage('visitor')]).toEqual([passed, passed]);
  });

  it('that it is done counts on the hall and its meeting, once, and back again where it was not', async () => {
    const { _id: id, meetingId } = await opened();
    const counted = () => [
      hallNow(cloud).openDecisions,
      meetingNow(cloud, meetingId).decisionsDone,
      decisionNow(id)?.isFinal,
    ];
    await note(moderator, id, { as: 'done', text: '12 个充电位都能用了' });
    expect(counted()).toEqual([1, 1, true]);
    expect(decisionNow(id)).not.toHaveProperty('chaseOn');
    await note(moderator, id, { as: 'done', text: '又加了两个' });
    expect(counted()).toEqual([1, 1, true]);
    await note(moderator, id, { text: '有两个坏了，在修' });
    expect(counted()).toEqual([2, 0, false]);
  });

  it('that it cannot be done now has a day on which it is looked at again', async () => {
    const { _id: id } = await opened();
    const notNow = { as: 'not-now' as const, text: '要等明年的改造计划' };
    expect(await fieldsOf(note(moderator, id, notNow))).toHaveProperty('reviewOn');
    expect(await fieldsOf(note(moderator, id, { ...notNow, reviewOn: later(0) }))).toHaveProperty(
      'reviewOn',
    );
    await note(moderator, id, { ...notNow, reviewOn: later(90) });
    const [item] = (await traceOf('wang')).items;
    expect(item).toMatchObject({ status: 'not-now', reviewOn: later(90) });
    expect(decisionNow(id)).toMatchObject({ chaseOn: later(90), isFinal: false });
    expect(hallNow(cloud).openDecisions).toBe(2);
  });

  it('is refused where there is nothing to note, on a page of before, or once it is full', async () => {
    const { _id: id, ...one } = await opened();
    expect(await codeOf(note(moderator, id, { version: 9 }))).toBe('conflict');
    expect(await fieldsOf(note(moderator, id, { text: '辱骂示例词' }))).toHaveProperty('text');
    expect(await fieldsOf(note(moderator, id, { text: '好' }))).toHaveProperty('text');
    await cloud.change('decisions', id, { kind: 'work-order' });
    expect((await refusalOf(note(moderator, id))).details?.reason).toMatch(/工单自动更新/);
    await cloud.change('decisions', id, { kind: 'not-adopted' });
    expect((await refusalOf(note(moderator, id))).details?.reason).toMatch(/没有要办的事/);
    const news = { at: 1, status: 'in-progress' as const, text: '好', photos: [] };
    const progress = Array.from({ length: progressLimit }, () => news);
    await cloud.load('decisions', [{ ...one, _id: id, progress } as DecisionRecord]);
    expect((await refusalOf(note(moderator, id))).details?.reason).toMatch(/写满/);
  });

  it('is for whoever leads the hall; a repeat tells nobody who lost it', async () => {
    const { _id: id } = await opened();
    expect(await codeOf(note('wang', id))).toBe('forbidden');
    expect(await codeOf(note(otherModerator, id))).toBe('not-found');
    expect(await codeOf(note(moderator, 'dc_nothing0'))).toBe('not-found');
    const asked = () =>
      cloud.as(moderator)(
        noteProgress,
        { id, version: 1, as: 'in-progress', text: '空地已经腾出来了' },
        { requestId: 'note-0000001' },
      );
    const first = await asked();
    expect(await asked()).toEqual(first);
    expect(decisionNow(id)?.progress).toHaveLength(1);
    await cloud.change('halls', hallId, { moderatorIds: [] });
    expect(await codeOf(asked())).toBe('not-found');
  });
});

describe('what is late', () => {
  const dueIn = async (days: number, over: Partial<DecisionRecord> = {}) => {
    const meeting = await meetingWith(cloud, 'executing');
    const dueOn = later(days);
    return decisionWith(cloud, meeting, { dueOn, chaseOn: dueOn, ...over });
  };
  const asked = () => eventsNamed('council.decision-late');

  it('is asked about on its day, then every week, by whoever leads today', async () => {
    const { _id: id } = await dueIn(2, { leadIds: ['pe_gone'] });
    await cloud.tick();
    expect(asked()).toEqual([]);
    await cloud.cloud.clock.advance(2 * dayMs);
    await cloud.tick();
    await cloud.tick();
    expect(asked()).toHaveLength(1);
    const leads = [personId(moderator), `community-staff@${area('huai')}`];
    expect(asked()[0]?.data).toMatchObject({ decisionId: id, status: 'in-progress', tell: leads });
    expect(decisionNow(id)).toMatchObject({ chaseOn: later(7), leadIds: leads, version: 1 });
    await cloud.cloud.clock.advance(7 * dayMs);
    await cloud.tick();
    expect(asked()).toHaveLength(2);
  });

  it('is asked about on the day it is looked at again, and not once it is final', async () => {
    await dueIn(-3, { status: 'not-now', reviewOn: later(0), chaseOn: later(0) });
    await dueIn(-3, { itemId: 'it_2', status: 'done', isFinal: true });
    await cloud.tick();
    expect(asked().map(({ data }) => data.reviewOn)).toEqual([later(0)]);
  });

  it('says where a work order tells how it goes on, so that nobody is asked for a note she cannot write', async () => {
    await dueIn(0);
    await dueIn(0, { itemId: 'it_2', kind: 'work-order' });
    await cloud.tick();
    const said = asked().map(({ data }) => [data.decisionId, data.isByOrder]);
    const kindOf = new Map(
      cloud.all<DecisionRecord>('decisions').map((one) => [one._id, one.kind]),
    );
    expect(said).toHaveLength(2);
    for (const [id, isByOrder] of said)
      expect(isByOrder).toBe(kindOf.get(id as string) === 'work-order');
    await cloud.tick();
    const leader = await cloud.as(moderator)(listInbox, {});
    expect(leader.items.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('请记一笔进展'),
        expect.stringContaining('请问问承办的同事'),
      ]),
    );
  });

  it('does not hold up the others where a hall is gone', async () => {
    const { _id: id } = await dueIn(0);
    await dueIn(-1, { itemId: 'it_2', hallId: 'ha_gone0000' });
    await cloud.tick();
    expect(asked().map(({ data }) => data.decisionId)).toEqual([id]);
  });
});
