/** A day in Asia/Shanghai as 'YYYY-MM-DD'. China keeps UTC+8 all year, so arithmetic is exact. */
export type Day = string;

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;
const zoneMs = 8 * 60 * minuteMs;

const two = (n: number) => String(n).padStart(2, '0');

/** Days since 1970-01-01 for a proleptic Gregorian date (Hinnant's days_from_civil). */
function dayNumber(day: Day): number {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber` (Hinnant's civil_from_days). */
function dayOfNumber(n: number): Day {
  const shifted = n + 719_468;
  const era = Math.floor(shifted / 146_097);
  const doe = shifted - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const m = mp < 10 ? mp + 3 : mp - 9;
  const y = yoe + era * 400 + (m <= 2 ? 1 : 0);
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
}

/** The day in Asia/Shanghai on which the instant falls. */
export const dayOf = (at: number): Day => dayOfNumber(Math.floor((at + zoneMs) / dayMs));

/** The first instant of a day in Asia/Shanghai. */
export const startOfDay = (day: Day): number => dayNumber(day) * dayMs - zoneMs;

/** Minutes since midnight in Asia/Shanghai, 0–1439. */
export const minuteOfDay = (at: number): number =>
  Math.floor((at - startOfDay(dayOf(at))) / minuteMs);

/** Minutes since midnight of an 'HH:mm'. */
export function minutesOfTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The instant of a day and an 'HH:mm' in Asia/Shanghai. */
export const instantOf = (day: Day, time: string): number =>
  startOfDay(day) + minutesOfTime(time) * minuteMs;

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** How many days `to` lies after `from`; negative before it. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const yearOf = (day: Day): string => day.slice(0, 4);

/** 'HH:mm' in Asia/Shanghai. */
export function clockText(at: number): string {
  const minute = minuteOfDay(at);
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const nearDayWords = new Map([
  [-1, '昨天'],
  [0, '今天'],
  [1, '明天'],
]);

/** 「11月30日」, with the year where it is not `today`'s. */
export function dateText(day: Day, today: Day): string {
  const [, m, d] = day.split('-').map(Number);
  const year = yearOf(day) === yearOf(today) ? '' : `${Number(yearOf(day))}年`;
  return `${year}${m}月${d}日`;
}

/** 「今天」「昨天」「明天」, else the date. */
export const dayText = (day: Day, today: Day): string =>
  nearDayWords.get(daysBetween(today, day)) ?? dateText(day, today);

/** 「今天 10:20」「昨天 15:02」「11月20日 19:30」 */
export const momentText = (at: number, now: number): string =>
  `${dayText(dayOf(at), dayOf(now))} ${clockText(at)}`;

/** 「11月20日 19:30」: for what is kept and read on another day, where 「今天」 would be untrue. */
export const datedText = (at: number, now: number): string =>
  `${dateText(dayOf(at), dayOf(now))} ${clockText(at)}`;

/** 「明天 08:00–12:00」「今天 20:00 到明天 06:00」; the start alone where no end is known. */
export function spanText(
  { startsAt, endsAt }: { startsAt: number; endsAt?: number | undefined },
  now: number,
): string {
  const begins = momentText(startsAt, now);
  if (endsAt === undefined) return begins;
  return dayOf(startsAt) === dayOf(endsAt)
    ? `${begins}–${clockText(endsAt)}`
    : `${begins} 到${momentText(endsAt, now)}`;
}

/** 「11月30日 17:30 前」「今天 17:30 前」 */
export const beforeText = (at: number, now: number): string => `${momentText(at, now)} 前`;

/** 「2 小时 10 分」「3 天」; anything under a minute is 「1 分」. Days from 48 hours on. */
export function durationText(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole >= 48 * 60) return `${Math.floor(whole / (24 * 60))} 天`;
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} 分`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}
