import type { Sent } from '#contracts/action';
import type { amendNotice } from '#contracts/notice-desk';
import { type Filled, whenText } from '#domain/notice-words';
import type { FullNotice } from './full-notice';
import { timesOf, type When } from './times';
import { type WriteProblems, wordsProblems } from './write-form';

/** What is said otherwise; missing parts stay as they are. */
export type AmendForm = {
  when?: When;
  place?: string;
  words?: Filled;
  /** Whether doors are counted afresh; asked where time or place changed. */
  isToldAgain?: boolean;
};
export const emptyAmend: AmendForm = {};

type Times = { startsAt?: number | undefined; endsAt?: number | undefined };

/** The text with the new time where it named the old one. */
export function retimed(
  text: string,
  { from, to }: { from: Times; to: Times },
  now: number,
): string {
  const before = whenText(from, now);
  return before ? text.split(before).join(whenText(to, now)) : text;
}

/** What the notice says with the changes. */
export function amendedNotice(notice: FullNotice, form: AmendForm, now: number) {
  const { startsAt, endsAt } = notice;
  const template = notice.kind === 'meeting' ? ('meeting' as const) : undefined;
  const times: Times = form.when
    ? timesOf(form.when, { template, hasTime: false, now })
    : { startsAt, endsAt };
  const place = (form.place ?? notice.place ?? '').trim();
  const words = form.words ?? {
    title: notice.title,
    text: retimed(notice.text, { from: notice, to: times }, now),
  };
  return {
    title: words.title,
    text: words.text,
    ...(times.startsAt !== undefined && { startsAt: times.startsAt }),
    ...(times.endsAt !== undefined && { endsAt: times.endsAt }),
    ...(place && { place }),
  };
}

/** Whether whoever read it before would now be at the wrong time or place. */
export function isMoved(notice: FullNotice, form: AmendForm, now: number): boolean {
  const next = amendedNotice(notice, form, now);
  return (
    next.startsAt !== notice.startsAt ||
    next.endsAt !== notice.endsAt ||
    (next.place ?? '') !== (notice.place ?? '')
  );
}

export type AmendProblems = WriteProblems & { isToldAgain?: string };

/** What is missing or cannot be, by field; the cloud checks it all again. */
export function amendProblems(notice: FullNotice, form: AmendForm, now: number): AmendProblems {
  const next = amendedNotice(notice, form, now);
  const isSame =
    !isMoved(notice, form, now) && next.title === notice.title && next.text === notice.text;
  const asks = isMoved(notice, form, now) && form.isToldAgain === undefined;
  return {
    ...wordsProblems(next),
    ...(isSame && { text: '还没有改动' }),
    ...(asks && { isToldAgain: '请选一个' }),
  };
}

/** The change as `notice.amend` wants it. */
export function amendInput(
  notice: FullNotice,
  form: AmendForm,
  now: number,
): Sent<typeof amendNotice> {
  const next = amendedNotice(notice, form, now);
  return {
    id: notice.id,
    version: notice.version,
    ...next,
    title: next.title.trim(),
    text: next.text.trim(),
    isToldAgain: isMoved(notice, form, now) && form.isToldAgain === true,
  };
}
