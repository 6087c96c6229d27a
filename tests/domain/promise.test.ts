import { rules } from '#config/policy';
import type { SlaTier } from '#contracts/work-order';
import {
  leftText,
  type PromiseView,
  promiseSecond,
  promiseText,
  promiseToAccept,
  promiseToFinish,
  recounted,
} from '#domain/promise';
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
