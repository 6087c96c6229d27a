import type { MeetingKind, MeetingStatus } from '#contracts/council';
import { type Day, dateText, dayOf } from '../day';
import { kindRules } from './model';

/** This month and so many after it can be prepared. */
const monthsAhead = 2;

const numbersOf = (month: string): [year: number, month: number] => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return [year, number];
};

/** Months a meeting can be opened for on a day: 'YYYY-MM', this one first. */
export function openMonths(today: Day): string[] {
  const [year, month] = numbersOf(today);
  return Array.from({ length: monthsAhead + 1 }, (_, later) => {
    const index = year * 12 + month - 1 + later;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

const quarterOf = (month: string): number => Math.ceil(numbersOf(month)[1] / 3);

/** What there is one of in a hall: 「2026-11」, 「2026-q4」; undefined for gatherings that are held as often as somebody likes. */
export function slotOf(kind: MeetingKind, month: string): string | undefined {
  const { slot } = kindRules[kind];
  if (slot === 'none') return undefined;
  return slot === 'month' ? month : `${numbersOf(month)[0]}-q${quarterOf(month)}`;
}

/** 「11月」「4季度」 */
const slotText = (kind: MeetingKind, month: string): string =>
  kindRules[kind].slot === 'quarter' ? `${quarterOf(month)}季度` : `${numbersOf(month)[1]}月`;

/** 「11月议事会」「4季度联席会」; undefined where a title has to be given. */
export function titleOf(kind: MeetingKind, month: string): string | undefined {
  if (kindRules[kind].slot === 'none') return undefined;
  return `${slotText(kind, month)}${kind === 'monthly' ? '议事会' : '联席会'}`;
}

const preparing: readonly MeetingStatus[] = [
  'draft',
  'collecting',
  'agenda',
  'published',
  'postponed',
];

type There = { title: string; status: MeetingStatus; startsAt?: number };

/** Why it cannot be opened a second time: 「11月议事会已经在筹备了」. */
export function thereWords({ title, status, startsAt }: There, now: number): string {
  if (status === 'in-session') return `${title}正在开`;
  if (!preparing.includes(status)) return `${title}已经开过了`;
  const isKnown = status === 'published' && startsAt !== undefined;
  return isKnown
    ? `${title}已经公示了，${dateText(dayOf(startsAt), dayOf(now))}开`
    : `${title}已经在筹备了`;
}
