import fc from 'fast-check';
import { rules } from '#config/policy';
import {
  addWorkingDays,
  addWorkingMinutes,
  hoursText,
  isOpenAt,
  isWorkday,
  nextOpening,
  workdaysBetween,
  workingDaysLeft,
  workingMinutesBetween,
} from '#domain/calendar';
import { addDays, dayOf, minuteMs } from '#domain/day';
import { at, wall } from '../kit/clock';

const { calendar } = rules;

describe('the vectors of rules.md §4.1.4', () => {
  it.each([
    ['2026-11-20', 5, '2026-11-27', 'plain week'],
    ['2026-11-21', 1, '2026-11-23', 'weekend intake'],
    ['2026-02-13', 5, '2026-02-27', '02-14 is worked; 02-15…23 off'],
    ['2026-04-30', 5, '2026-05-11', '05-09 (Sat) is worked'],
    ['2026-09-18', 3, '2026-09-22', '09-20 (Sun) is worked'],
    ['2026-09-30', 5, '2026-10-13', '10-10 (Sat) is worked'],
    ['2025-12-31', 1, '2026-01-04', 'a worked Sunday'],
  ])('%s + %d working days is %s: %s', (from, days, due) => {
    for (const time of ['00:00', '10:00', '23:59'])
      expect(addWorkingDays(at(`${from} ${time}`), days, rules)).toEqual({
        at: at(`${due} 17:30`),
        isProvisional: false,
      });
  });

  it('2026-12-25 + 5 working days is provisional and never on New Year', () => {
    const due = addWorkingDays(at('2026-12-25 10:00'), 5, rules);
    expect(due.isProvisional).toBe(true);
    expect(wall(due.at)).toBe('2027-01-04 17:30');
  });

  it.each([
    ['2026-11-20 16:30', '2026-11-23 11:30'],
    ['2026-02-13 16:30', '2026-02-14 11:30'],
    ['2026-02-14 16:30', '2026-02-24 11:30'],
    ['2026-09-30 17:00', '2026-10-08 12:00'],
    ['2026-10-10 13:00', '2026-10-12 09:00'],
    ['2026-11-21 23:50', '2026-11-23 14:30'],
  ])('%s + 4 working hours is %s', (from, due) => {
    const counted = addWorkingMinutes(at(from), 240, rules);
    expect({ ...counted, at: wall(counted.at) }).toEqual({ at: due, isProvisional: false });
  });
});

describe('the announced years', () => {
  it.each([
    ['2025', 248],
    ['2026', 248],
  ])('%s has %d working days', (year, days) => {
    expect(workdaysBetween(`${Number(year) - 1}-12-31`, `${year}-12-31`, calendar)).toBe(days);
  });
  it('moves weekends only onto weekends', () => {
    for (const { makeups, holidays } of Object.values(calendar.years))
      for (const day of makeups) {
        expect([0, 6]).toContain(new Date(`${day}T00:00Z`).getUTCDay());
        expect(holidays.some(({ from, until }) => from <= day && day <= until)).toBe(false);
      }
  });
  it('guesses Monday to Friday for other years, but works on no fixed holiday', () => {
    expect(isWorkday('2027-01-01', calendar)).toBe(false);
    expect(isWorkday('2027-10-01', calendar)).toBe(false);
    expect(isWorkday('2027-01-04', calendar)).toBe(true);
    expect(isWorkday('2027-01-03', calendar)).toBe(false);
  });
  it('is provisional backwards too', () =>
    expect(addWorkingDays(at('2024-12-30 10:00'), 1, rules).isProvisional).toBe(true));
});

const instants = fc
  .integer({ min: at('2025-01-01'), max: at('2026-11-30') })
  .map((instant) => instant - (instant % minuteMs));

describe('counting', () => {
  it('adds days that count back to the same number', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 }), (from, days) => {
        const due = addWorkingDays(from, days, rules).at;
        expect(workingDaysLeft(from, due, calendar)).toBe(days);
        expect(isWorkday(dayOf(due), calendar)).toBe(true);
      }),
    );
  });
  it('adds minutes that count back to the same number', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 3000 }), (from, minutes) => {
        const due = addWorkingMinutes(from, minutes, rules).at;
        expect(workingMinutesBetween(from, due, rules)).toBe(minutes);
        expect(isOpenAt(due - 1, rules)).toBe(true);
      }),
    );
  });
  it('never comes earlier for a later start or a longer time', () => {
    const later = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(instants, later, fc.integer({ min: 1, max: 900 }), (from, by, minutes) => {
        const due = addWorkingMinutes(from, minutes, rules).at;
        expect(addWorkingMinutes(from + by * minuteMs, minutes, rules).at).toBeGreaterThanOrEqual(
          due,
        );
        expect(addWorkingMinutes(from, minutes + 1, rules).at).toBeGreaterThan(due);
        expect(addWorkingDays(from + by * minuteMs, 3, rules).at).toBeGreaterThanOrEqual(
          addWorkingDays(from, 3, rules).at,
        );
      }),
    );
  });
  it('counts nothing on a holiday', () => {
    for (const { holidays } of Object.values(calendar.years))
      for (const { from, until } of holidays)
        for (let day = from; day <= until; day = addDays(day, 1)) {
          expect(isWorkday(day, calendar)).toBe(false);
          const [start, end] = [at(day), at(addDays(day, 1))];
          expect(workingMinutesBetween(start, end, rules)).toBe(0);
        }
  });
  it('adds up over pieces', () => {
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), (three) => {
        const [a = 0, b = 0, c = 0] = [...three].sort((x, y) => x - y);
        const piece = (x: number, y: number) => workingMinutesBetween(x, y, rules);
        expect(piece(a, b) + piece(b, c)).toBe(piece(a, c));
      }),
      { numRuns: 30 },
    );
  });
  it('counts nothing backwards', () =>
    expect(workingMinutesBetween(at('2026-11-20 11:00'), at('2026-11-20 10:00'), rules)).toBe(0));
});

describe('the desk', () => {
  it.each([
    ['2026-11-20 08:29', false, '2026-11-20 08:30'],
    ['2026-11-20 08:30', true, '2026-11-20 08:30'],
    ['2026-11-20 12:00', false, '2026-11-20 14:00'],
    ['2026-11-20 17:30', false, '2026-11-23 08:30'],
    ['2026-09-20 09:00', true, '2026-09-20 09:00'],
    ['2026-10-01 09:00', false, '2026-10-08 08:30'],
  ])('at %s is open: %s, opens %s', (when, isOpen, opening) => {
    expect(isOpenAt(at(when), rules)).toBe(isOpen);
    expect(wall(nextOpening(at(when), rules).at)).toBe(opening);
  });
  it('is open whenever it says it opens', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { at: opening } = nextOpening(instant, rules);
        expect(isOpenAt(opening, rules)).toBe(true);
        expect(workingMinutesBetween(instant, opening, rules)).toBe(0);
      }),
    );
  });
  it('reads', () => expect(hoursText(rules.hours)).toBe('08:30–12:00、14:00–17:30'));
  it('cannot be without hours', () =>
    expect(() => addWorkingDays(at('2026-11-20'), 1, { calendar, hours: [] })).toThrow(RangeError));
});
