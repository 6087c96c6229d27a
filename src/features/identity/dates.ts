import { addDays, type Day, daysBetween } from '#domain/day';

const two = (number: number) => String(number).padStart(2, '0');

const lastOfMonth = (year: number, month: number): Day =>
  addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1);

function partsOf(words: string): readonly [year: number | undefined, month: number, day: number] {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(words);
  const found = compact ?? /^(?:(\d{4})\D)?(\d{1,2})\D(\d{1,2})\D?$/.exec(words);
  const [, year, month, day] = found ?? [];
  return [year === undefined ? undefined : Number(year), Number(month), Number(day)];
}

/**
 * A day as people write it: 「12月31日」「2027-06-30」「2027年6月30日」「20270630」. Without a year the
 * next one there is, counted from `today`; undefined where it is no day.
 */
export function typedDay(typed: string, today: Day): Day | undefined {
  const words = typed.replace(/\s/g, '');
  const [year, month, day] = partsOf(words);
  const isMonth = month >= 1 && month <= 12;
  const inYear = (of: number): Day => `${of}-${two(month)}-${two(day)}`;
  const thisYear = Number(today.slice(0, 4));
  const near = isMonth && inYear(thisYear) < today ? thisYear + 1 : thisYear;
  const of = year ?? near;
  if (!isMonth || !(day >= 1) || inYear(of) > lastOfMonth(of, month)) return undefined;
  return inYear(of);
}

/** The last day of a post that lasts whole months from `fromOn`: 「1年」 from 2026-11-23 ends on 2027-11-22. */
export function lastDayAfter(fromOn: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = fromOn.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const last = lastOfMonth(Math.floor(index / 12), (index % 12) + 1);
  const same = `${last.slice(0, 8)}${two(day)}`;
  return same > last ? last : addDays(same, -1);
}

/** The last day of this month, or of the next where this one is as good as over. */
export function endOfMonth(today: Day): Day {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const last = lastOfMonth(year, month);
  return daysBetween(today, last) > 0 ? last : lastDayAfter(addDays(today, 1), 1);
}
