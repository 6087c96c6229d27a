import { addWorkingMinutes, isWorkday, type WorkTime } from '#domain/calendar';
import { addDays, type Day, dayOf, instantOf, minuteMs, minuteOfDay } from '#domain/day';

/** Instants of the demo, all counted from its first start: nothing here ever names a date. */
export type Moments = {
  /** The first start, epoch ms. */
  start: number;
  /** A day so many days before the first; negative is after it. */
  day(before: number): Day;
  /** A clock time on that day, whatever day of the week it is. */
  at(before: number, clock: string): number;
  /** A clock time on the nth finished working day before the first day; 1 is the last one. */
  onWorkday(before: number, clock: string): number;
  /** The nth finished working day before the first day. */
  workday(before: number): Day;
  /** Like `onWorkday`, but never more than five days ago, so that what must still be rated can be. */
  lately(before: number, clock: string): number;
  /** So many minutes before the start, but when people are awake: 06:30 to 21:30. */
  awake(minutesBefore: number): number;
  /** The end of so many working minutes after an instant. */
  afterWork(at: number, minutes: number): number;
};

const latelyDays = 5;
const wakes = 6 * 60 + 30;
const sleeps = 21 * 60 + 30;

export function momentsFrom(start: number, time: WorkTime): Moments {
  const first = dayOf(start);
  const day = (before: number) => addDays(first, -before);
  const workdays: Day[] = [];
  const workdayBefore = (day: Day): Day => {
    const before = addDays(day, -1);
    return isWorkday(before, time.calendar) ? before : workdayBefore(before);
  };
  const workday = (before: number): Day => {
    while (workdays.length < before) workdays.push(workdayBefore(workdays.at(-1) ?? first));
    return workdays[before - 1] ?? first;
  };
  return {
    start,
    day,
    at: (before, clock) => instantOf(day(before), clock),
    workday,
    onWorkday: (before, clock) => instantOf(workday(before), clock),
    lately: (before, clock) =>
      Math.max(instantOf(workday(before), clock), instantOf(day(latelyDays), clock)),
    awake: (minutesBefore) => lastAwake(start - minutesBefore * minuteMs),
    afterWork: (at, minutes) => addWorkingMinutes(at, minutes, time).at,
  };
}

/** The instant itself by day, else the evening before. */
function lastAwake(at: number): number {
  const minute = minuteOfDay(at);
  if (minute >= wakes && minute < sleeps) return at;
  const back = minute >= sleeps ? minute - sleeps : minute + 24 * 60 - sleeps;
  return at - back * minuteMs;
}
