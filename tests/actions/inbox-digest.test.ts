import { policy, rules } from '#config/policy';
import { listInbox } from '#contracts/inbox';
import { isWorkday } from '#domain/calendar';
import { addDays, type Day, dayOf, instantOf, minuteMs } from '#domain/day';
import type { OfflinePersonRecord } from '../../cloudfunctions/modules/coverage/records';
import type { DigestRecord } from '../../cloudfunctions/modules/inbox/digest';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { announce } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { orderIn, submitted, taken } from '../kit/journey';
import { area, personId, type Who } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  await clockTo(nextDay(isWorkday), '07:00');
});
afterAll(stopTestClouds);

type IsDay = (day: Day, calendar: typeof rules.calendar) => boolean;

/** The next day after today that is one of these. */
function nextDay(isOne: IsDay): Day {
  const today = dayOf(cloud.cloud.clock.now());
  for (let day = addDays(today, 1); ; day = addDays(day, 1))
    if (isOne(day, rules.calendar)) return day;
}
const clockTo = (day: Day, time: string) => cloud.cloud.clock.moveTo(instantOf(day, time));
const today = () => dayOf(cloud.cloud.clock.now());
const digests = () =>
  cloud.all<InboxItemRecord>('inbox_items').filter(({ kind }) => kind === 'digest');
const digestOf = (who: Who) => digests().filter((item) => item.personId === personId(who));
/** The timer fires at this time of today. */
async function fireAt(time: string): Promise<void> {
  await clockTo(today(), time);
  await cloud.tick();
}

describe('at 08:05 of a working day', () => {
  test('everybody with a desk hears once what waits for her, and nobody else', async () => {
    await taken(cloud);
    await submitted(cloud, { category: 'waste' });
    await fireAt('08:04');
    expect(digests()).toEqual([]);
    await clockTo(today(), policy.digestAt.value);
    await Promise.all([cloud.tick(), cloud.tick()]);
    expect(digestOf('zhao').map(({ title }) => title)).toEqual(['今天有 2 件等您办']);
    expect(digestOf('chen').map(({ title }) => title)).toEqual(['今天有 1 件等您办']);
    for (const who of ['qian', 'nine', 'wang', 'unitLead', 'shi', 'desk', 'auditor'] as const)
      expect(digestOf(who)).toEqual([]);
    const [item] = (await cloud.as('zhao')(listInbox, { filter: 'others' })).items;
    expect(item).toMatchObject({ kind: 'digest', link: { kind: 'desk' }, isRead: false });
    await fireAt('08:10');
    await fireAt('17:00');
    expect(digestOf('zhao')).toHaveLength(1);
    expect(cloud.one<DigestRecord>('digests', today())?.isDone).toBe(true);
  });

  test('it says what is pressing', async () => {
    const told = await taken(cloud);
    await clockTo(dayOf(orderIn(cloud, told).dueAt), '07:00');
    await fireAt('08:05');
    expect(digestOf('zhao').at(-1)).toMatchObject({ text: '1 件快到期。' });
    await clockTo(nextDay(isWorkday), '07:00');
    await fireAt('08:05');
    expect(digestOf('zhao').at(-1)).toMatchObject({ text: '1 件已超期。' });
  });

  test('a notice that waits is told to the desk that decides about it', async () => {
    const waiting = (
      id: string,
      path: readonly string[],
    ): Partial<NoticeRecord> & { _id: string } => ({
      _id: `nt_${id}`,
      path: path.map(area),
      areaIds: path.slice(-1).map(area),
      status: 'in-review',
      isListed: false,
      writtenAt: 1,
    });
    await cloud.load('notices', [
      waiting('unit00000001', ['district', 'street', 'huai', 'estate', 'grid3', 'b5', 'u52']),
      waiting('street000001', ['district', 'street']),
    ]);
    await fireAt('08:05');
    const titleOf = (who: Who) => digestOf(who).map(({ title }) => title);
    expect(titleOf('luo')).toEqual(['今天有 1 份通知等您审核']);
    expect(titleOf('he')).toEqual(['今天有 1 份通知等您审核']);
    expect(titleOf('cheng')).toEqual(['今天有 1 份通知等您审核']);
    for (const who of ['zhao', 'gu', 'desk', 'unitLead'] as const) expect(titleOf(who)).toEqual([]);
  });
});

describe('people without a phone', () => {
  const offline = (door: string, unit: string): OfflinePersonRecord => ({
    _id: `of_${unit}${door}00000`,
    areaId: area(unit),
    areaPath: cloud.one<{ _id: string; path: string[] }>('areas', area(unit))?.path ?? [],
    shortAddress: '5号楼2单元',
    door,
    how: 'visit',
    consent: { kind: 'spoken', on: '2026-11-01', takenBy: personId('zhao') },
    order: 1,
    version: 1,
  });

  test('whom nobody told yet are told of to the worker who goes round, by doors', async () => {
    const people = [offline('302', 'u52'), offline('401', 'u52'), offline('101', 'u61')];
    await cloud.load('offline_people', people);
    await fireAt('08:05');
    expect(digests()).toEqual([]);
    await clockTo(nextDay(isWorkday), '07:00');
    await announce(cloud, 'water', { kind: 'outage', areas: ['b5'] });
    await announce(cloud, 'light', { kind: 'outage', areas: ['u52'] });
    await announce(cloud, 'meeting', { kind: 'meeting', areas: ['u61'] });
    await fireAt('08:05');
    for (const who of ['zhao', 'chen'] as const)
      expect(digestOf(who).map(({ title }) => title)).toEqual(['今天有 2 户等您告知']);
    expect(digests()).toHaveLength(2);
  });
});

describe('at other times', () => {
  test('nothing on a day off', async () => {
    await submitted(cloud);
    await clockTo(
      nextDay((day, calendar) => !isWorkday(day, calendar)),
      '07:00',
    );
    await fireAt('08:05');
    await fireAt('11:00');
    expect(digests()).toEqual([]);
  });

  test('after a standstill it comes the same day until evening, and never for yesterday', async () => {
    await submitted(cloud);
    await fireAt('17:59');
    expect(digestOf('zhao').map(({ at }) => dayOf(at))).toEqual([today()]);
    const first = today();
    await clockTo(nextDay(isWorkday), '07:00');
    await fireAt('18:00');
    await fireAt('23:30');
    await clockTo(nextDay(isWorkday), '07:00');
    await fireAt('08:06');
    expect([...new Set(digests().map(({ at }) => dayOf(at)))]).toEqual([first, today()]);
  });
});

describe('however often it is cut short', () => {
  /** Where in a tick of the timer the summary begins: what else is due asks before it. */
  async function beginning(): Promise<number> {
    await fireAt('08:05');
    const { requests } = cloud.lastCall('jobs');
    return requests.findIndex(({ queries }) =>
      queries.some(({ collection }) => collection === 'digests'),
    );
  }
  const isDone = () => cloud.one<DigestRecord>('digests', today())?.isDone === true;

  test('everybody gets one, and a run that was killed goes on', async () => {
    await submitted(cloud);
    await submitted(cloud, { category: 'property' });
    const first = await beginning();
    expect(first).toBeGreaterThan(0);
    const before = digests().length;
    await clockTo(nextDay(isWorkday), '07:00');
    await fireAt('07:30');
    await clockTo(today(), '08:05');
    let [kills, wasHalf] = [0, false];
    for (let after = 0; after < 60 && !isDone(); after += 3) {
      const when = after % 2 === 0 ? 'before' : 'after';
      // More than once: a thread that is dying may still be asking.
      cloud.cloud.faults.set({
        kind: 'kill',
        function: 'jobs',
        when,
        request: first + after,
        times: 3,
      });
      const wasKilled = await cloud.tick().then(
        () => false,
        () => true,
      );
      if (wasKilled) kills += 1;
      cloud.cloud.faults.clear();
      wasHalf ||= digests().length > before && !isDone();
      // A killed holder keeps its lease for 90 s, and its transactions their locks for 30 s.
      await cloud.cloud.clock.advance(2 * minuteMs);
    }
    expect(kills).toBeGreaterThan(2);
    expect(wasHalf).toBe(true);
    await cloud.tick();
    expect(isDone()).toBe(true);
    const told = digests().filter(({ at }) => dayOf(at) === today());
    const people = told.map(({ personId: one }) => one);
    expect(new Set(people).size).toBe(people.length);
    const expected = (['zhao', 'chen', 'gu', 'luo', 'he'] as const).map((who) => personId(who));
    expect(people.toSorted()).toEqual(expected.toSorted());
  });
});
