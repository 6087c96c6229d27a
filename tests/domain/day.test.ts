import fc from 'fast-check';
import {
  addDays,
  beforeText,
  datedText,
  dayOf,
  daysBetween,
  dayText,
  durationText,
  instantOf,
  minuteOfDay,
  momentText,
  spanText,
  startOfDay,
  weekdayOf,
} from '#domain/day';
import { at } from '../kit/clock';

const instants = fc.integer({ min: at('1990-01-01'), max: at('2120-01-01') });
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe('a day in Asia/Shanghai', () => {
  it('begins at 16:00 UTC', () => {
    expect(dayOf(Date.UTC(2026, 10, 20, 15, 59))).toBe('2026-11-20');
    expect(dayOf(Date.UTC(2026, 10, 20, 16, 0))).toBe('2026-11-21');
  });
  it('is the day and minute the rest of the world computes', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('1992-01-01'), max: at('2120-01-01') }), (instant) => {
        const [day = '', time = ''] = shanghai.format(instant).split(' ');
        expect(dayOf(instant)).toBe(day);
        expect(instantOf(day, time)).toBe(instant - (instant % 60_000));
        expect(startOfDay(day)).toBe(at(day));
      }),
    );
  });
  it('adds and subtracts days across leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    fc.assert(
      fc.property(instants, fc.integer({ min: -9999, max: 9999 }), (instant, days) => {
        const day = dayOf(instant);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
  it('knows its weekday', () => {
    expect(weekdayOf('2026-11-20')).toBe(5);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('1969-12-29')).toBe(1);
  });
  it('has minutes', () => expect(minuteOfDay(at('2026-11-20 10:20'))).toBe(620));
});

describe('words for a time', () => {
  const now = at('2026-11-22 12:00');
  it.each([
    ['2026-11-22 10:20', '今天 10:20'],
    ['2026-11-21 15:02', '昨天 15:02'],
    ['2026-11-23 08:30', '明天 08:30'],
    ['2026-11-20 19:30', '11月20日 19:30'],
    ['2025-12-31 00:05', '2025年12月31日 00:05'],
  ])('%s reads %s', (when, words) => expect(momentText(at(when), now)).toBe(words));
  it('says a date that stays true when it is read later', () => {
    expect(datedText(at('2026-11-22 17:30'), now)).toBe('11月22日 17:30');
  });
  it.each([
    ['2026-11-23 08:00', '2026-11-23 12:00', '明天 08:00–12:00'],
    ['2026-11-22 20:00', '2026-11-23 06:00', '今天 20:00 到明天 06:00'],
    ['2026-11-22 20:00', undefined, '今天 20:00'],
  ])('from %s to %s reads %s', (from, to, words) =>
    expect(spanText({ startsAt: at(from), endsAt: to === undefined ? to : at(to) }, now)).toBe(
      words,
    ),
  );
  it('says by when', () => {
    expect(beforeText(at('2026-11-30 17:30'), now)).toBe('11月30日 17:30 前');
    expect(beforeText(at('2026-11-22 17:30'), now)).toBe('今天 17:30 前');
  });
  it('names a near day', () => expect(dayText('2026-11-23', '2026-11-22')).toBe('明天'));
  it.each([
    [0.2, '1 分'],
    [59, '59 分'],
    [60, '1 小时'],
    [130, '2 小时 10 分'],
    [47 * 60 + 59, '47 小时 59 分'],
    [75 * 60, '3 天'],
  ])('%d minutes are %s', (minutes, words) => expect(durationText(minutes)).toBe(words));
});
