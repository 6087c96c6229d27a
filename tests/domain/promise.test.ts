import fc from 'fast-check';
import { rules } from '#config/policy';
import type { SlaTier } from '#contracts/work-order';
import { workingMinutesBetween } from '#domain/calendar';
import {
  freeze,
  lengthened,
  type OrderPromise,
  after as ofLimit,
  promiseSecond,
  promiseToAccept,
  promiseToFinish,
  recounted,
  thaw,
} from '#domain/promise';
import { leftText, type PromiseView, promiseText } from '#domain/promise-words';
import { at, wall } from '../kit/clock';

const submittedAt = at('2026-11-20 16:30');
const acceptedAt = at('2026-11-23 09:00');

describe('the promise of each speed class (rules.md §4.1.4)', () => {
  it.each<[SlaTier, PromiseView['clock'], string[]]>([
    ['p0', 'wall', ['2026-11-20 16:45', '2026-11-20 18:30', '2026-12-01 11:00']],
    ['p1', 'wall', ['2026-11-20 17:30', '2026-11-21 16:30', '2026-12-02 09:00']],
    ['p2', 'working', ['2026-11-23 11:30', '2026-11-30 17:30', '2026-12-04 17:30']],
    ['p3', 'working', ['2026-11-23 11:30', '2026-11-24 17:30', '2026-12-04 17:30']],
    ['p4', 'working', ['2026-11-23 11:30', '2026-12-14 17:30', '2026-12-04 17:30']],
  ])('%s on the %s clock: %o', (tier, clock, dates) => {
    const given = [
      promiseToAccept(tier, submittedAt, rules),
      promiseToFinish(tier, { submittedAt, acceptedAt }, rules),
      promiseSecond(tier, at('2026-12-01 09:00'), rules),
    ];
    expect(given.map(({ dueAt }) => wall(dueAt))).toEqual(dates);
    expect(given.map(({ what }) => what)).toEqual(['accept', 'finish', 'second']);
    for (const one of given)
      expect(one).toMatchObject({ clock, calendarVersion: rules.calendar.version });
  });
});

/** The calendar of 2026 as the notice of the State Council has it (`rules.md §4.1.4`). */
describe('the vectors of rules.md §4.1.4', () => {
  it.each([
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('accepted on %s, %i working days are over on %s', (accepted, workingDays, due) => {
    const counted = ofLimit(at(`${accepted} 10:00`), { workingDays }, rules);
    expect([wall(counted.at), counted.isProvisional]).toEqual([`${due} 17:30`, false]);
  });
  it('reaching into a year without a notice says so', () =>
    expect(ofLimit(at('2026-12-25 10:00'), { workingDays: 5 }, rules).isProvisional).toBe(true));
  it.each([
    ['2026-11-20 16:30', '2026-11-23 11:30'],
    ['2026-02-13 16:30', '2026-02-14 11:30'],
    ['2026-02-14 16:30', '2026-02-24 11:30'],
    ['2026-09-30 17:00', '2026-10-08 12:00'],
    ['2026-10-10 13:00', '2026-10-12 09:00'],
    ['2026-11-21 23:50', '2026-11-23 14:30'],
  ])('of %s, four working hours are over at %s', (from, due) => {
    const given = promiseToAccept('p2', at(from), rules);
    expect(wall(given.dueAt)).toBe(wall(at(due)));
    expect(given.isProvisional).toBe(false);
  });
});

describe('the marks of a promise', () => {
  it.each<[string, OrderPromise, string[]]>([
    [
      'in working minutes',
      promiseToFinish('p2', { submittedAt, acceptedAt }, rules),
      ['2026-11-26 08:45', '2026-11-27 16:12', '2026-12-01 17:30', '2026-12-07 17:30'],
    ],
    [
      'in real minutes',
      promiseToFinish('p0', { submittedAt, acceptedAt }, rules),
      ['2026-11-20 17:30', '2026-11-20 18:06', '2026-11-20 18:45', '2026-11-27 17:30'],
    ],
  ])('%s are half, 80 %%, and what follows once it is broken', (_, { marks, dueAt }, when) => {
    const { halfAt, mostAt, escalateAt, superviseAt } = marks;
    expect([halfAt, mostAt, escalateAt, superviseAt].map(wall)).toEqual(when);
    expect(halfAt).toBeLessThan(mostAt);
    expect(mostAt).toBeLessThan(dueAt);
  });
});

describe('a clock that stands still', () => {
  const given = promiseToFinish('p2', { submittedAt, acceptedAt }, rules);
  const during = fc
    .integer({ min: acceptedAt, max: given.dueAt })
    .map((one) => one - (one % 60_000));
  const pause = fc.integer({ min: 0, max: 30 * 24 * 60 });
  const left = (it: OrderPromise, from: number) => workingMinutesBetween(from, it.dueAt, rules);

  it('loses and gains no working minute, whenever and however long it stood', () => {
    fc.assert(
      fc.property(during, pause, (stopAt, minutes) => {
        const resumeAt = stopAt + minutes * 60_000;
        const frozen = freeze(given, stopAt, rules);
        expect(frozen.usedMinutes + frozen.leftMinutes).toBe(left(given, acceptedAt));
        const again = thaw(given, { frozen, at: resumeAt, tier: 'p2' }, rules);
        expect(left(again, resumeAt)).toBe(frozen.leftMinutes);
        expect(again.dueAt).toBeGreaterThanOrEqual(Math.min(given.dueAt, resumeAt));
      }),
    );
  });
  it('twice counts what was used before, and not what it stood', () => {
    fc.assert(
      fc.property(during, pause, pause, (stopAt, minutes, more) => {
        const first = freeze(given, stopAt, rules);
        const resumeAt = stopAt + minutes * 60_000;
        const again = thaw(given, { frozen: first, at: resumeAt, tier: 'p2' }, rules);
        const second = freeze(again, Math.min(again.dueAt, resumeAt + more * 60_000), rules);
        expect(second.usedMinutes + second.leftMinutes).toBe(left(given, acceptedAt));
        expect(second.usedMinutes).toBeGreaterThanOrEqual(first.usedMinutes);
      }),
    );
  });
  it('keeps its reminders where they were in the whole', () => {
    const stopAt = at('2026-11-24 09:00');
    const frozen = freeze(given, stopAt, rules);
    const again = thaw(given, { frozen, at: at('2026-12-01 09:00'), tier: 'p2' }, rules);
    const { halfAt } = again.marks;
    const used = frozen.usedMinutes + workingMinutesBetween(at('2026-12-01 09:00'), halfAt, rules);
    expect(used).toBe(Math.round(left(given, acceptedAt) / 2));
  });
  it('runs on in real minutes where it counts those', () => {
    const urgent = promiseToFinish('p1', { submittedAt, acceptedAt }, rules);
    const frozen = freeze(urgent, submittedAt + 60 * 60_000, rules);
    expect(frozen).toEqual({ usedMinutes: 60, leftMinutes: 23 * 60 });
    const again = thaw(urgent, { frozen, at: at('2026-11-22 10:00'), tier: 'p1' }, rules);
    expect(wall(again.dueAt)).toBe('2026-11-23 09:00');
  });
  it('lengthened never ends earlier', () => {
    fc.assert(
      fc.property(during, pause, (stopAt, minutes) => {
        const frozen = freeze(given, stopAt, rules);
        const again = thaw(given, { frozen, at: stopAt + minutes * 60_000, tier: 'p2' }, rules);
        expect(lengthened(again, 'p4', rules).dueAt).toBeGreaterThan(again.dueAt);
        expect(lengthened(given, 'p4', rules).dueAt).toBeGreaterThan(given.dueAt);
      }),
    );
  });
});

describe('a year without a notice', () => {
  const times = { submittedAt: at('2026-12-25 09:00'), acceptedAt: at('2026-12-25 09:30') };
  const given = promiseToFinish('p2', times, rules);
  const announced = {
    ...rules,
    calendar: {
      version: '2027-1',
      years: {
        ...rules.calendar.years,
        '2027': {
          source: 'a notice of a test',
          holidays: [{ name: '元旦', from: '2027-01-01', until: '2027-01-03' }],
          makeups: ['2027-01-03'],
        },
      },
    },
  };

  it('gives a date that says so', () => {
    expect(given.isProvisional).toBe(true);
    const view = { ...given, isOverdue: false, isStopped: false };
    expect(promiseText(view, times.acceptedAt)).toBe(
      '预计 2027年1月4日 17:30 前给您结果（2027年放假安排公布后可能调整）',
    );
  });
  it('is counted again once the notice is in, from the same instant', () => {
    const again = recounted(given, 'p2', announced);
    expect(again?.isProvisional).toBe(false);
    expect(again?.fromAt).toBe(given.fromAt);
    expect(again && wall(again.dueAt)).toBe('2027-01-03 17:30');
  });
  it('is left alone otherwise', () => {
    expect(recounted(given, 'p2', rules)).toBeUndefined();
    const sure = promiseToFinish('p2', { submittedAt, acceptedAt }, rules);
    expect(recounted(sure, 'p2', announced)).toBeUndefined();
  });
});

describe('the words of a promise', () => {
  const view = (over: Partial<PromiseView> & { dueAt: number }): PromiseView => ({
    isProvisional: false,
    what: 'finish',
    clock: 'working',
    isOverdue: false,
    isStopped: false,
    ...over,
  });
  const now = at('2026-11-24 10:00');

  it('promises a result, an acceptance, a second try', () => {
    const dueAt = at('2026-11-30 17:30');
    expect(promiseText(view({ dueAt }), now)).toBe('11月30日 17:30 前给您结果');
    expect(promiseText(view({ dueAt, what: 'accept' }), now)).toBe('11月30日 17:30 前有人受理');
    expect(promiseText(view({ dueAt, what: 'second' }), now)).toBe('11月30日 17:30 前再次给您结果');
  });
  it.each<[string, Partial<PromiseView>, string]>([
    ['2026-11-30 17:30', {}, '还有 4 个工作日 · 周末和节假日不算'],
    ['2026-11-24 17:30', {}, '就在今天，还有 7 小时 30 分'],
    ['2026-11-24 12:10', { clock: 'wall' }, '还有 2 小时 10 分'],
    ['2026-11-24 09:59', {}, '比约定的时间晚了，您可以直接打电话问进度'],
    ['2026-11-30 17:30', { isStopped: true }, ''],
  ])('due %s: %o', (due, over, words) =>
    expect(leftText(view({ dueAt: at(due), ...over }), now, rules.calendar)).toBe(words),
  );
});
