import type { NoticeTemplate } from '#contracts/notice';
import { addDays, clockText, type Day, dateText, dayOf, instantOf, minuteMs } from '#domain/day';

/**
 * From when to when, 'HH:mm': on one day, into the next where the end is not later, or until `lastDay`. The end may
 * be missing.
 */
export type Span = { from: string; until: string; lastDay?: Day };
/** When it happens, as far as it was chosen; missing parts follow from the template and the clock. */
export type When = { day?: Day | typeof noDay; span?: Span };
export const noDay = 'none';

type NamedSpan = Span & { words: string };
const workSpans: readonly NamedSpan[] = [
  { from: '08:00', until: '12:00', words: '上午' },
  { from: '14:00', until: '18:00', words: '下午' },
  { from: '08:00', until: '18:00', words: '全天' },
  { from: '18:00', until: '22:00', words: '晚上' },
];
const meetingSpans: readonly NamedSpan[] = [
  { from: '09:00', until: '10:30', words: '上午' },
  { from: '15:00', until: '16:30', words: '下午' },
  { from: '19:00', until: '20:30', words: '晚上' },
];
const nowMinutes = 4 * 60;
const halfHourMs = 30 * minuteMs;

const spansOf = (template: NoticeTemplate | undefined) =>
  template === 'meeting' ? meetingSpans : workSpans;

/** 「现在起」: from the last full half hour for four hours. */
function spanFromNow(now: number): NamedSpan {
  const from = Math.floor(now / halfHourMs) * halfHourMs;
  const until = clockText(from + nowMinutes * minuteMs);
  return { from: clockText(from), until, words: '现在起' };
}

const endOf = (day: Day, { from, until, lastDay }: Span): number =>
  instantOf(lastDay ?? (until > from ? day : addDays(day, 1)), until);

export const spanKey = ({ from, until, lastDay = '' }: Span): string =>
  `${from}-${lastDay}${until}`;

/** The span with another last day; the first day itself is none. */
export const lasting = ({ from, until }: Span, day: Day, lastDay: Day): Span => ({
  from,
  until,
  ...(lastDay > day && { lastDay }),
});

/** What can be chosen in one tap on a day; what is over by now is left out, and today may begin at once. */
export function spanChoices(
  template: NoticeTemplate | undefined,
  day: Day,
  now: number,
): NamedSpan[] {
  const open = spansOf(template).filter((span) => endOf(day, span) > now);
  return day === dayOf(now) ? [spanFromNow(now), ...open] : open;
}

/** 今天, 明天, 后天, and the day that was picked otherwise. */
export function dayChoices(
  now: number,
  chosen: string | undefined,
): { value: Day; words: string }[] {
  const today = dayOf(now);
  const near = ['今天', '明天', '后天'].map((words, at) => ({ value: addDays(today, at), words }));
  const isFar = chosen && chosen !== noDay && !near.some(({ value }) => value === chosen);
  return isFar ? [...near, { value: chosen, words: dateText(chosen, today) }] : near;
}

/** The day that holds: the chosen one, tomorrow where a time is needed, or none. */
export function dayIn({ day }: When, hasTime: boolean, now: number): Day | undefined {
  if (day === noDay) return undefined;
  return day ?? (hasTime ? addDays(dayOf(now), 1) : undefined);
}

/** The span that holds: the chosen one, or the first that is not over. */
export const spanIn = (
  { span }: When,
  at: { template: NoticeTemplate | undefined; day: Day; now: number },
): Span => span ?? spanChoices(at.template, at.day, at.now)[0] ?? spanFromNow(at.now);

/** Begin and end, epoch ms; nothing where no day is told. */
export function timesOf(
  when: When,
  {
    template,
    hasTime,
    now,
  }: { template: NoticeTemplate | undefined; hasTime: boolean; now: number },
): { startsAt?: number; endsAt?: number } {
  const day = dayIn(when, hasTime, now);
  if (!day) return {};
  const span = spanIn(when, { template, day, now });
  const startsAt = instantOf(day, span.from);
  return span.until ? { startsAt, endsAt: endOf(day, span) } : { startsAt };
}

/** The choice that says the same as two instants, for a notice that is changed. */
export function whenOf({
  startsAt,
  endsAt,
}: {
  startsAt?: number | undefined;
  endsAt?: number | undefined;
}): When {
  if (startsAt === undefined) return { day: noDay };
  const day = dayOf(startsAt);
  const from = clockText(startsAt);
  if (endsAt === undefined) return { day, span: { from, until: '' } };
  return { day, span: lasting({ from, until: clockText(endsAt) }, day, dayOf(endsAt)) };
}
