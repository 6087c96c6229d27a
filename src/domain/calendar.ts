import type { Calendar } from './calendar-days';
import {
  addDays,
  type Day,
  dayOf,
  instantOf,
  minuteMs,
  minutesOfTime,
  startOfDay,
  weekdayOf,
  yearOf,
} from './day';

/** Hours in which a desk works, 'HH:mm', in order and not overlapping. */
export type Hours = readonly { from: string; until: string }[];
export type WorkTime = { calendar: Calendar; hours: Hours };

/** An instant counted on the calendar; provisional where it touches a year without a notice. */
export type Counted = { at: number; isProvisional: boolean };

/**
 * Statutory days with a fixed date (全国年节及纪念日放假办法, 2025): off in every year, announced or not.
 * `docs/decisions/0001-uncovered-years.md`.
 */
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

export const isCovered = (day: Day, calendar: Calendar): boolean => yearOf(day) in calendar.years;

/** Whether people work on this day; Monday to Friday without fixed holidays where the year is uncovered. */
export function isWorkday(day: Day, calendar: Calendar): boolean {
  const year = calendar.years[yearOf(day)];
  const isWeekday = weekdayOf(day) <= 5;
  if (!year) return isWeekday && !fixedHolidays.has(day.slice(5));
  if (year.makeups.includes(day)) return true;
  return isWeekday && !year.holidays.some((one) => one.from <= day && day <= one.until);
}

/** Working days after `after` up to and including `until`. */
export function workdaysBetween(after: Day, until: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (isWorkday(day, calendar)) count += 1;
  return count;
}

const closingOf = (hours: Hours): string => {
  const last = hours.at(-1);
  if (!last) throw new RangeError('a desk without hours never closes');
  return last.until;
};

/** When the desk closes on a day, or would on one that is off. */
export const closingOn = (day: Day, { hours }: Pick<WorkTime, 'hours'>): number =>
  instantOf(day, closingOf(hours));

/** The day of `at` is not counted; due at closing time of the last of `days` ≥ 1 working days (`rules.md §4.1.4`). */
export function addWorkingDays(at: number, days: number, time: WorkTime): Counted {
  let day = dayOf(at);
  let isProvisional = false;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    isProvisional ||= !isCovered(day, time.calendar);
    if (isWorkday(day, time.calendar)) left -= 1;
  }
  return { at: closingOn(day, time), isProvisional };
}

type Span = { from: number; until: number };

const spansOn = (day: Day, time: WorkTime): Span[] =>
  isWorkday(day, time.calendar)
    ? time.hours.map(({ from, until }) => ({
        from: instantOf(day, from),
        until: instantOf(day, until),
      }))
    : [];

/** Counts `minutes` ≥ 1 of working time from `at` on; ends at a closing minute rather than the next opening. */
export function addWorkingMinutes(at: number, minutes: number, time: WorkTime): Counted {
  let left = minutes * minuteMs;
  let isProvisional = false;
  closingOf(time.hours);
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    isProvisional ||= !isCovered(day, time.calendar);
    for (const span of spansOn(day, time)) {
      const start = Math.max(span.from, at);
      const length = Math.max(0, span.until - start);
      if (length >= left && length > 0) return { at: start + left, isProvisional };
      left -= length;
    }
  }
}

/** Whole working minutes between two instants; 0 where `until` is not after `from`. */
export function workingMinutesBetween(from: number, until: number, time: WorkTime): number {
  let total = 0;
  for (let day = dayOf(from); startOfDay(day) < until; day = addDays(day, 1))
    for (const span of spansOn(day, time))
      total += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
  return Math.floor(total / minuteMs);
}

/** Working days left after today until the day of `dueAt`; 0 on that day and after it. */
export const workingDaysLeft = (now: number, dueAt: number, calendar: Calendar): number =>
  workdaysBetween(dayOf(now), dayOf(dueAt), calendar);

/** Whether somebody is at the desk at this instant. */
export const isOpenAt = (at: number, time: WorkTime): boolean =>
  spansOn(dayOf(at), time).some((span) => span.from <= at && at < span.until);

/** The instant itself while open, else when the desk opens next. */
export function nextOpening(at: number, time: WorkTime): Counted {
  let isProvisional = false;
  closingOf(time.hours);
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    isProvisional ||= !isCovered(day, time.calendar);
    const span = spansOn(day, time).find(({ until }) => until > at);
    if (span) return { at: Math.max(span.from, at), isProvisional };
  }
}

/** Hours as people read them: 「08:30–12:00、14:00–17:30」. */
export const hoursText = (hours: Hours): string =>
  [...hours]
    .sort((a, b) => minutesOfTime(a.from) - minutesOfTime(b.from))
    .map(({ from, until }) => `${from}–${until}`)
    .join('、');
