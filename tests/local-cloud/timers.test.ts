import { personIdOf } from '#runtime/ids';
import type { LocalCloud } from '../../tools/local-cloud/index';
import { tomorrowMorning } from '../../tools/local-cloud/inspection/clock-moves';
import { Schedule } from '../../tools/local-cloud/timers/cron';
import { close, closeAll, startProbeCloud, temporaryDir } from './server-kit';

afterAll(closeAll);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 22 November 2026, 10:00 in Shanghai. */
const sunday = Date.parse('2026-11-22T10:00:00+08:00');
const shanghai = (at: number) => new Date(at + 8 * hourMs).toISOString().slice(0, 16);

describe('the 7-field cron', () => {
  test.each([
    ['0 0 9 * * * *', '2026-11-23T09:00'],
    ['0 */5 * * * * *', '2026-11-22T10:05'],
    ['0 30 8 * * MON *', '2026-11-23T08:30'],
    ['0 0 2 1 * * *', '2026-12-01T02:00'],
    // Day and weekday together mean either, as Tencent documents.
    ['0 0 2 1 * 3 *', '2026-11-25T02:00'],
    ['0 0 0 1 1 * 2028', '2028-01-01T00:00'],
  ])('%s next runs at %s in Shanghai', (pattern, expected) => {
    const next = new Schedule(pattern).next(sunday);
    expect(next === undefined ? undefined : shanghai(next)).toBe(expected);
  });

  test('with five fields, or nonsense, is refused', () => {
    expect(() => new Schedule('0 9 * * *')).toThrow('7 段');
    expect(() => new Schedule('0 0 99 * * * *')).toThrow();
  });

  test('over a long move runs at least once a day, in order, and not thousands of times', () => {
    const everyMinute = new Schedule('5 * * * * * *').between(sunday, sunday + 3 * dayMs);
    expect(everyMinute.map(shanghai)).toEqual([
      '2026-11-22T23:59',
      '2026-11-23T23:59',
      '2026-11-24T23:59',
      '2026-11-25T09:59',
    ]);
    const daily = new Schedule('0 0 9 * * * *').between(sunday, sunday + 3 * dayMs);
    expect(daily.map(shanghai)).toEqual([
      '2026-11-23T09:00',
      '2026-11-24T09:00',
      '2026-11-25T09:00',
    ]);
    expect(new Schedule('0 0 9 * * * *').between(sunday, sunday + hourMs)).toEqual([]);
    const year = new Schedule('* * * * * * *').between(sunday, sunday + 365 * dayMs);
    expect(year.length).toBeLessThanOrEqual(64);
    expect(year.at(-1)).toBe(sunday + 365 * dayMs);
  });
});

test('tomorrow is nine o’clock of the next day in Shanghai', () => {
  expect(shanghai(tomorrowMorning(sunday))).toBe('2026-11-23T09:00');
  const beforeMidnight = Date.parse('2026-11-22T23:59:59+08:00');
  expect(shanghai(tomorrowMorning(beforeMidnight))).toBe('2026-11-23T09:00');
});

const timed = {
  jobs: {
    invoke: 'nobody' as const,
    triggers: [
      { name: 'morning', type: 'timer' as const, config: '0 0 9 * * * *' },
      { name: 'evening', type: 'timer' as const, config: '0 0 18 * * * *' },
    ],
  },
};

const runs = (cloud: LocalCloud) =>
  cloud.inspect().calls.map(({ startedAt, source, outcome }) => {
    return [shanghai(startedAt).slice(11), source, outcome];
  });

test('a move forward stops where a timer is due, and the function sees that time', async () => {
  const cloud = await startProbeCloud(timed, { timersOn: true });
  await cloud.clock.moveTo(tomorrowMorning(cloud.clock.now()) + 12 * hourMs);
  const seen = runs(cloud).slice(-2);
  expect(seen).toEqual([
    ['09:00', 'wx_trigger', 'answered'],
    ['18:00', 'wx_trigger', 'answered'],
  ]);
  await expect(cloud.clock.moveTo(cloud.clock.now() - dayMs)).rejects.toThrow(RangeError);
  await expect(cloud.clock.advance(-1)).rejects.toThrow(RangeError);
  await close(cloud);
});

test('a timer can be fired by hand, twice if one likes, and hears what the platform says', async () => {
  const cloud = await startProbeCloud(timed);
  await cloud.clock.advance(2 * dayMs);
  expect(cloud.inspect().calls).toEqual([]);
  const event = { Type: 'Timer', TriggerName: 'morning', Time: expect.any(String), Message: '' };
  expect(await cloud.fireTimer('jobs', 'morning')).toEqual(event);
  expect(await cloud.fireTimer('jobs', 'morning')).toEqual(event);
  await cloud.fireTimer('jobs');
  expect(cloud.inspect().calls).toHaveLength(4);
  await expect(cloud.fireTimer('jobs', 'noon')).rejects.toThrow('没有定时触发器');
  await close(cloud);
});

test('in real time a timer fires by itself', async () => {
  const everySecond = { name: 'often', type: 'timer' as const, config: '* * * * * * *' };
  const cloud = await startProbeCloud({ jobs: { triggers: [everySecond] } }, { timersOn: true });
  while (runs(cloud).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  await close(cloud);
});

test('the moved day survives a restart, and a reset returns to real time', async () => {
  const dataDir = temporaryDir();
  const before = await startProbeCloud({}, { dataDir });
  await before.clock.advance(40 * dayMs);
  const movedTo = before.clock.now();
  await close(before);
  const after = await startProbeCloud({}, { dataDir });
  expect(after.clock.now()).toBeGreaterThanOrEqual(movedTo);
  expect(after.clock.now() - movedTo).toBeLessThan(60_000);
  await after.reset();
  expect(Math.abs(after.clock.now() - Date.now())).toBeLessThan(2000);
});

test('the stage moves to tomorrow and to what is due', async () => {
  const openid = 'o-resident';
  const who = { name: '王秀兰', what: '', tryThis: '', isStaff: false };
  const cloud = await startProbeCloud({}, { personas: [{ id: 'resident', openid, ...who }] });
  const move = async (body: object) => {
    const response = await fetch(`${cloud.gatewayUrl}/inspect/clock`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { now: number } };
  };
  const start = cloud.clock.now();
  expect((await move({ to: 'tomorrow' })).body.now).toBeGreaterThanOrEqual(tomorrowMorning(start));
  expect(await move({ to: 'due' })).toMatchObject({
    status: 409,
    body: { message: '现在没有等着到期的事项，请先用居民身份提交一件' },
  });
  await cloud.database.defineCollection('work_orders', []);
  const now = cloud.clock.now();
  const followers = [personIdOf(openid)];
  await cloud.database.bulkLoad('work_orders', [
    { _id: 'wo_old', isOpen: true, submittedAt: now - 9, dueAt: now + hourMs },
    { _id: 'wo_hers', isOpen: true, submittedAt: now - 8, dueAt: now + 2 * dayMs, followers },
    { _id: 'wo_new', isOpen: true, submittedAt: now - 1, dueAt: now + 5 * dayMs },
    { _id: 'wo_done', isOpen: false, submittedAt: now, dueAt: now + 9 * dayMs, followers },
  ]);
  for (const [persona, days] of [
    ['resident', 2],
    ['visitor', 5],
  ] as const) {
    const moved = (await move({ to: 'due', persona })).body.now - (now + days * dayMs);
    expect(moved).toBeGreaterThanOrEqual(60_000);
    expect(moved).toBeLessThan(90_000);
  }
  expect(await move({ to: 'due' })).toMatchObject({ status: 409 });
  for (const bad of [{}, { ms: -1 }, { ms: 'x' }, { to: now - dayMs }]) {
    expect((await move(bad)).status).toBe(400);
  }
});
