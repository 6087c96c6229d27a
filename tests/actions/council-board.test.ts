import type { Cadence } from '#contracts/council';
import { getBoard } from '#contracts/council-halls';
import { lastMonths, monthOver } from '#domain/cadence';
import { addDays, dayMs, dayOf, instantOf } from '#domain/day';
import { roleKey } from '#domain/membership';
import { monthBefore } from '#domain/sheet';
import { derivedId } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { HallRecord } from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  councilWorld,
  decisionWith,
  hallNow,
  hallWith,
  meetingWith,
  moderator,
} from '../kit/council';
import { codeOf } from '../kit/refusal';
import { area, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const today = () => dayOf(now());
/** Months ago to what became of them, for a hall. */
const monthsAgo = (...cadences: (Cadence | undefined)[]): Record<string, Cadence> => {
  const months = lastMonths(now(), cadences.length).toReversed();
  return Object.fromEntries(
    cadences.flatMap((cadence, ago) => (cadence ? [[months[ago] ?? '', cadence]] : [])),
  );
};
const longOpen = () => ({ openedOn: addDays(today(), -400) });
const foreignHall = () =>
  hallWith(cloud, {
    _id: derivedId('ha', 'gui'),
    name: '桂园议事厅',
    areaId: area('gui'),
    path: ['district', 'street', 'gui'].map(area),
    communityId: area('gui'),
  });
const board = (who: Who, input: { areaId?: string; cursor?: string } = {}) =>
  cloud.as(who)(getBoard, input);
const told = () =>
  cloud.all<EventRecord>('events').filter(({ name }) => name === 'council.months-missed');

describe('the board of a month', () => {
  it('says what became of the last six, who is quiet and who stays away', async () => {
    await hallWith(cloud, {
      ...longOpen(),
      months: monthsAgo(undefined, 'missed', 'missed', 'without-topics', 'held', 'held'),
      absences: { 'property-firm': 3 },
      openDecisions: 2,
    });
    const held = await meetingWith(cloud, 'executing');
    await decisionWith(cloud, held, { dueOn: addDays(today(), -1) });
    await decisionWith(cloud, held, { _id: 'dc_intime00', dueOn: today() });
    const seen = await board('luo');
    expect(seen).toMatchObject({ areaName: '槐安社区', months: lastMonths(now(), 6) });
    expect(seen.counts).toEqual({ held: 0, withoutTopics: 0, planned: 1, missed: 0 });
    expect(seen.halls).toEqual([
      expect.objectContaining({
        months: ['held', 'held', 'without-topics', 'missed', 'missed', 'planned'],
        isQuiet: true,
        absentText: '物业企业连续 3 次没有到会',
        openDecisions: 2,
        overdueDecisions: 1,
      }),
    ]);
  });

  it('owes nothing of the time before a hall opened, and leaves out closed ones', async () => {
    await hallWith(cloud, { openedOn: today() });
    await foreignHall();
    await cloud.change('halls', derivedId('ha', 'gui'), { closed: { at: now(), reason: '合并' } });
    const { halls } = await board('cheng');
    expect(halls.map(({ months, isQuiet }) => [months, isQuiet])).toEqual([
      [[null, null, null, null, null, 'planned'], false],
    ]);
  });

  it('counts this month of the halls on its page', async () => {
    await hallWith(cloud, { ...longOpen(), months: monthsAgo('held') });
    await foreignHall();
    await cloud.change('halls', derivedId('ha', 'gui'), { months: monthsAgo('without-topics') });
    const { counts } = await board('desk');
    expect(counts).toEqual({ held: 1, withoutTopics: 1, planned: 0, missed: 0 });
  });

  it.each<[Who, number]>([
    ['luo', 1],
    ['he', 1],
    [moderator, 1],
    ['cheng', 2],
    ['desk', 2],
    ['auditor', 2],
    ['shi', 0],
  ])('shows %s the halls of her own area', async (who, count) => {
    await hallWith(cloud);
    await foreignHall();
    expect((await board(who)).halls).toHaveLength(count);
  });

  it('is looked at area by area within that, and exists for nobody else', async () => {
    await hallWith(cloud);
    await foreignHall();
    expect((await board('cheng', { areaId: area('gui') })).halls).toHaveLength(1);
    expect(await codeOf(board('luo', { areaId: area('gui') }))).toBe('not-found');
    expect(await codeOf(board('luo', { areaId: area('street') }))).toBe('not-found');
    expect(await codeOf(board('wang'))).toBe('forbidden');
    expect(await codeOf(board('officer'))).toBe('forbidden');
  });

  it('comes in pages, each hall once, at a cost that does not grow with their number', async () => {
    for (let index = 0; index < 89; index += 1)
      await hallWith(cloud, { _id: derivedId('ha', `${index}`), order: index, openDecisions: 1 });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await board('desk', cursor === undefined ? {} : { cursor });
      const { requests } = cloud.lastCall();
      expect(requests.length).toBeLessThanOrEqual(5);
      ids.push(...page.halls.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect([ids.length, new Set(ids).size]).toEqual([89, 89]);
  });
});

/** To ten past midnight of the first day of the next month. */
const nextMonth = async () => {
  const first = `${addDays(`${today().slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
  await cloud.cloud.clock.advance(instantOf(first, '00:10') - now());
};

describe('when a month is over', () => {
  const hall = (over: Partial<HallRecord> = {}) =>
    hallWith(cloud, { ...longOpen(), cadenceTo: monthOver(now()), ...over });

  it('it stands written that nobody met, once', async () => {
    await hall({ months: monthsAgo(undefined, 'held') });
    await cloud.tick();
    const month = today().slice(0, 7);
    expect(hallNow(cloud).months[month]).toBeUndefined();
    await nextMonth();
    await cloud.tick();
    const written = hallNow(cloud);
    expect(written.months[month]).toBe('missed');
    expect(written.cadenceTo).toBe(month);
    expect(told()).toEqual([]);
    await cloud.tick();
    expect(hallNow(cloud)).toEqual(written);
  });

  it('a month in which they met stays as it is', async () => {
    await hall({ months: monthsAgo('without-topics', 'missed') });
    const { months } = hallNow(cloud);
    await nextMonth();
    await cloud.tick();
    expect(hallNow(cloud).months).toEqual(months);
    expect(told()).toEqual([]);
  });

  it('the subdistrict hears of two in a row, once, whoever else runs the clock', async () => {
    const { _id } = await hall({ months: monthsAgo(undefined, 'missed') });
    const month = today().slice(0, 7);
    await nextMonth();
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.cloud.clock.advance(dayMs);
    await cloud.tick();
    expect(told().map(({ data }) => data)).toEqual([
      expect.objectContaining({
        hallId: _id,
        month,
        tell: [roleKey('subdistrict-dispatcher', area('street'))],
      }),
    ]);
  });

  it('an outage of months is made good at once, with one word about it', async () => {
    await hall({ months: {} });
    const first = today().slice(0, 7);
    for (const _ of [1, 2, 3]) await nextMonth();
    await cloud.tick();
    const last = monthOver(now());
    expect(hallNow(cloud).months).toEqual({
      [first]: 'missed',
      [monthBefore(last)]: 'missed',
      [last]: 'missed',
    });
    expect(told()).toHaveLength(1);
  });

  it('a hall owes nothing in the month it opened in, nor once it is closed', async () => {
    await hall({ openedOn: today(), cadenceTo: today().slice(0, 7) });
    const { cadenceTo: _, ...closed } = await hall({ _id: derivedId('ha', 'closed') });
    const over: HallRecord = { ...closed, closed: { at: now(), reason: '合并' } };
    await cloud.load('halls', [over]);
    await nextMonth();
    await cloud.tick();
    expect(cloud.all<HallRecord>('halls').map(({ months }) => months)).toEqual([{}, {}]);
  });

  it('more halls than one page holds are all written up', async () => {
    for (let index = 0; index < 120; index += 1) await hall({ _id: derivedId('ha', `${index}`) });
    const month = today().slice(0, 7);
    await nextMonth();
    await cloud.tick();
    await cloud.tick();
    const halls = cloud.all<HallRecord>('halls');
    expect(halls.filter(({ months }) => months[month] === 'missed')).toHaveLength(120);
  }, 60_000);

  it('a quiet minute asks once', async () => {
    await hall();
    await cloud.tick();
    const { requests } = cloud.lastCall('jobs');
    const asked = requests.filter((request) => JSON.stringify(request).includes('"halls"'));
    expect(asked.length).toBeLessThanOrEqual(1);
  });
});
