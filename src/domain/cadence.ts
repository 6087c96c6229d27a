import { type Cadence, type Party, parties, partyWords } from '#contracts/council';
import { addDays, type Day, dayOf } from './day';
import { monthBefore } from './sheet';

/** What became of the months of a hall. */
export type MonthsOfHall = {
  /** 'YYYY-MM' → what became of it; a month that nobody wrote down is not there. */
  months: Readonly<Record<string, Cadence>>;
  openedOn: Day;
};

/** Months of a hall that are kept. */
const keptMonths = 24;
/** So many times in a row without a meeting, or without a party, and the subdistrict hears of it (`rules.md §4.2.1`). */
const quietMonths = 2;
const absentTimes = 3;

/** The month in Asia/Shanghai in which an instant lies: 'YYYY-MM'. */
export const monthAt = (at: number): string => dayOf(at).slice(0, 7);

const monthAfter = (month: string): string => addDays(`${month}-28`, 4).slice(0, 7);

/** So many months up to that of an instant, the newest last. */
export function lastMonths(now: number, count: number): string[] {
  const months = [monthAt(now)];
  while (months.length < count) months.unshift(monthBefore(months[0] ?? ''));
  return months;
}

/**
 * What became of one month: `planned` while it runs, `missed` once it is over; nothing (null) before the hall
 * opened, and nothing is owed in the month it opened in.
 */
export function cadenceOf(
  { months, openedOn }: MonthsOfHall,
  month: string,
  now: number,
): Cadence | null {
  const known = months[month];
  if (known !== undefined) return known;
  if (month === monthAt(now)) return 'planned';
  return month > openedOn.slice(0, 7) && month < monthAt(now) ? 'missed' : null;
}

/** Whether the last two months that are over went by without a meeting, and this one has had none so far. */
export function isQuiet(hall: MonthsOfHall, now: number): boolean {
  const months = lastMonths(now, quietMonths + 1);
  return months.every((month) => {
    const cadence = cadenceOf(hall, month, now);
    return cadence === 'missed' || (month === monthAt(now) && cadence === 'planned');
  });
}

/** Parties that stayed away three times in a row or more: 「物业企业连续 3 次没有到会」; undefined where none did. */
export function absentText(absences: Readonly<Partial<Record<Party, number>>>): string | undefined {
  const absent = parties.filter((party) => (absences[party] ?? 0) >= absentTimes);
  const said = absent.map((party) => `${partyWords[party]}连续 ${absences[party]} 次没有到会`);
  return said.length > 0 ? said.join('；') : undefined;
}

/** Until which month a hall that opens on a day is written up: it owes nothing before the month after. */
export const writtenFrom = (openedOn: Day): string => openedOn.slice(0, 7);

/** The last month that is over. */
export const monthOver = (now: number): string => monthBefore(monthAt(now));

const newest = (months: Readonly<Record<string, Cadence>>): Record<string, Cadence> =>
  Object.fromEntries(
    Object.entries(months)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(-keptMonths),
  );

/** The months of a hall with what became of one more; the last 24 are kept. */
export const withMonth = (
  months: Readonly<Record<string, Cadence>>,
  month: string,
  cadence: Cadence,
): Record<string, Cadence> => newest({ ...months, [month]: cadence });

/**
 * How often in a row each party that convened a meeting has stayed away, this one counted, and those for whom it was
 * just the third time.
 */
export function absencesAfter(
  before: Readonly<Partial<Record<Party, number>>>,
  came: readonly { party: Party; isPresent?: boolean }[],
): { absences: Partial<Record<Party, number>>; lasting: Party[] } {
  const counts = came.map(
    ({ party, isPresent }) => [party, isPresent ? 0 : (before[party] ?? 0) + 1] as const,
  );
  return {
    absences: Object.fromEntries(counts),
    lasting: counts.filter(([, count]) => count === absentTimes).map(([party]) => party),
  };
}

/**
 * The months of a hall with `missed` in each that is over, after `writtenTo`, and of which nobody wrote anything;
 * those that are new, oldest first. The last 24 are kept.
 */
export function withMissed(
  months: Readonly<Record<string, Cadence>>,
  writtenTo: string,
  now: number,
): { months: Record<string, Cadence>; missed: string[] } {
  const missed: string[] = [];
  for (let month = monthAfter(writtenTo); month < monthAt(now); month = monthAfter(month))
    if (months[month] === undefined) missed.push(month);
  const all = { ...months, ...Object.fromEntries(missed.map((month) => [month, 'missed'])) };
  return { months: newest(all as Record<string, Cadence>), missed };
}

/** Of months that were just written down as missed, whether the subdistrict is told: the last two were. */
export const isToldOf = (
  months: Readonly<Record<string, Cadence>>,
  missed: readonly string[],
  now: number,
): boolean => {
  const last = monthOver(now);
  return missed.includes(last) && months[monthBefore(last)] === 'missed';
};
