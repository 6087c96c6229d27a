import type { Opening } from '#contracts/shop-stock';
import { hoursText } from './calendar';
import { clockText, type Day, dayOf, weekdayOf } from './day';

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What is wrong with the hours of a shop, at its field; undefined where nothing is. */
export function openingFault({ hours }: Opening): { field: string; words: string } | undefined {
  const wrong = hours.findIndex(
    ({ from, until }) => !isTime(from) || !isTime(until) || from >= until,
  );
  if (wrong >= 0) return { field: `hours.${wrong}`, words: '关门时间要晚于开门时间' };
  const sorted = [...hours].sort((a, b) => a.from.localeCompare(b.from));
  const overlaps = sorted.some(({ until }, at) => until > (sorted[at + 1]?.from ?? until));
  return overlaps ? { field: 'hours', words: '两段时间重叠了' } : undefined;
}

/** Whether a shop opens on this day at all. */
export const isOpeningDay = ({ weekdays, closedOn }: Opening, day: Day): boolean =>
  weekdays.includes(weekdayOf(day)) && !closedOn.includes(day);

/** Whether somebody is at the counter at this instant. */
export function isShopOpen(opening: Opening, at: number): boolean {
  const time = clockText(at);
  return (
    isOpeningDay(opening, dayOf(at)) &&
    opening.hours.some(({ from, until }) => from <= time && time < until)
  );
}

const weekdayWords = ['一', '二', '三', '四', '五', '六', '日'];
const wordOf = (weekday: number): string => `周${weekdayWords[weekday - 1] ?? ''}`;

/** Weekdays in a row, each with its first and last. */
function runsOf(weekdays: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** 「周一至周五 08:30–12:00、14:00–17:30」, 「每天 09:00–17:00」 */
export function openingText({ weekdays, hours }: Opening): string {
  const days = runsOf(weekdays).map(([first, last]) => {
    if (last === first) return wordOf(first);
    return `${wordOf(first)}${last === first + 1 ? '、' : '至'}${wordOf(last)}`;
  });
  const isDaily = new Set(weekdays).size === weekdayWords.length;
  return `${isDaily ? '每天' : days.join('、')} ${hoursText(hours)}`;
}
