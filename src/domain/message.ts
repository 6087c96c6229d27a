import type { MessageTemplate } from '#contracts/subscription';
import {
  dateText,
  dayOf,
  instantOf,
  minuteMs,
  minuteOfDay,
  minutesOfTime,
  startOfDay,
} from './day';
import { clip } from './title';

/** Kinds of keywords WeChat has, with what each may hold (`platform.md §2`). */
export const fieldKinds = ['thing', 'phrase', 'character_string', 'time', 'date'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Controls, line breaks, halves of characters and marks nobody sees; but not what joins an emoji or makes a flag. */
const unseen = /(?:[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200d\u{e0020}-\u{e007f}])\p{Cf})+/gu;
const oneLine = (text: string) => text.replace(unseen, ' ').trim();
const isSeen = (line: string) => /[^\s\p{Cf}\p{M}]/u.test(line);

/**
 * What WeChat takes for a keyword, so that it never answers 47003: `thing` 20 characters, `phrase` five Chinese
 * ones, `character_string` 32 signs without Chinese. Cut between characters, never inside one; never empty.
 */
export function fitField(kind: FieldKind, text: string): string {
  const line = oneLine(text);
  if (kind === 'thing') return isSeen(line) ? clip(line, 20) : '请点开查看';
  if (kind === 'phrase')
    return (
      [...line]
        .filter((one) => /\p{Script=Han}/u.test(one))
        .slice(0, 5)
        .join('') || '有新进展'
    );
  if (kind === 'character_string')
    return (
      line
        .replace(/[^\x20-\x7e]/g, '')
        .trim()
        .slice(0, 32) || '-'
    );
  return line.slice(0, 32);
}

/** 「2026年11月23日 08:00」: what a `time` or `date` keyword takes. */
export const timeField = (at: number): string => {
  const minute = minuteOfDay(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dateText(dayOf(at), '0000-01-01')} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** How much a message is worth to her: the last credit is kept for what matters most (`rules.md §4.6`). */
export const worths = ['accepted', 'supplement', 'outcome'] as const;
export type Worth = (typeof worths)[number];

type Credits = Partial<Record<MessageTemplate, number>>;

/**
 * The template that pays for news of a report, or undefined where the credits are kept for something worth
 * more: 办结 > 待补充 > 受理. 办结 takes its own template first and 工单进度 where that is empty.
 */
export function spend(credits: Credits, worth: Worth): 'progress' | 'outcome' | undefined {
  const { progress = 0, outcome = 0 } = credits;
  if (worth === 'outcome') {
    if (outcome > 0) return 'outcome';
    return progress > 0 ? 'progress' : undefined;
  }
  const keptForOutcome = outcome > 0 ? 0 : 1;
  const kept = keptForOutcome + (worth === 'accepted' ? 1 : 0);
  return progress > kept ? 'progress' : undefined;
}

/**
 * Whether half an hour after another of its template a message says nothing new (`rules.md §4.6` rule 7). Urgent
 * ones, 办结, a question with a date and a notice with its own hours always go.
 */
export const mayMerge = ({
  template,
  worth,
  isUrgent,
}: {
  template: MessageTemplate;
  worth?: Worth;
  isUrgent: boolean;
}): boolean => !isUrgent && (worth === 'accepted' || template === 'work');

export type QuietHours = { from: string; until: string };

/** When a message may go: now, or when the quiet hours end; urgent ones always now (`rules.md §4.6` rule 4). */
export function sendAt(
  at: number,
  { quiet, isUrgent }: { quiet: QuietHours; isUrgent: boolean },
): number {
  if (isUrgent) return at;
  const minute = minuteOfDay(at);
  const from = minutesOfTime(quiet.from);
  const until = minutesOfTime(quiet.until);
  if (minute >= from) return startOfDay(dayOf(at)) + (24 * 60 + until) * minuteMs;
  return minute < until ? instantOf(dayOf(at), quiet.until) : at;
}

/** What to do after WeChat answered, or did not. */
export type Verdict = 'sent' | 'no-credit' | 'again' | 'dead' | 'unsure';

const noCredit = 43_101;
/**
 * WeChat is busy, limits us, or sends to her already; or a permission is not known yet (ten minutes after a
 * deployment): it did not send, and may later.
 */
const passing: readonly unknown[] = [-1, 43_108, 45_009, 45_011, -604_101];

/**
 * At most one message: only a clear refusal is tried again. Without an answer nobody knows whether it went out,
 * so it stays `unsure` and is never sent twice. Any other refusal is a mistake of ours or hers: `dead`.
 */
export function verdictOf(
  answer: { errCode: unknown } | { isSilent: true },
  { tries, mostTries }: { tries: number; mostTries: number },
): Verdict {
  if ('isSilent' in answer) return 'unsure';
  if (answer.errCode === 0) return 'sent';
  if (answer.errCode === noCredit) return 'no-credit';
  if (passing.includes(answer.errCode)) return tries < mostTries ? 'again' : 'dead';
  return 'dead';
}

/** One minute, then four, then sixteen. */
export const pushBackOffMs = (tries: number): number => minuteMs * 4 ** Math.max(0, tries - 1);
