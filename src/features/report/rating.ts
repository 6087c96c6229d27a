import type { Rating, ReopenReason, Step } from '#contracts/work-order';

/** A rating as it is being given. */
export type RatingForm = { rating?: Rating; reasons: readonly ReopenReason[]; text: string };

export const emptyRating: RatingForm = { reasons: [], text: '' };
export const ratingTextLimit = 200;

export type RatingProblems = Partial<Record<'reasons' | 'text', string>>;

/** What a rating still lacks: 不满意 says why, with one tick. */
export function ratingProblems(form: RatingForm): RatingProblems {
  const problems: RatingProblems = {};
  if (form.rating === 'unsatisfied' && form.reasons.length === 0)
    problems.reasons = '请点一下原因，点一个就行';
  if (form.text.trim().length > ratingTextLimit) problems.text = `最多 ${ratingTextLimit} 个字`;
  return problems;
}

/** The card is there while any of its answers would be accepted. */
export const mayRate = (steps: readonly Step[]): boolean =>
  steps.includes('rate') || steps.includes('reopen') || steps.includes('finish-unsatisfied');

/** What 不满意 leads to, said before it is sent. */
export const unsatisfiedWords = (steps: readonly Step[]): string =>
  steps.includes('reopen')
    ? '我们会再处理一次，并给您新的时限。'
    : '会如实记下您不满意，并告诉您还可以找谁。';

/** The rating as `report.rate` wants it, without its photos; undefined while nothing is chosen. */
export function ratingInput(form: RatingForm, seen: { id: string; version: number }) {
  const text = form.text.trim();
  const words = text ? { text } : {};
  if (!form.rating) return undefined;
  return form.rating === 'unsatisfied'
    ? { ...seen, rating: form.rating, reasons: [...form.reasons], ...words }
    : { ...seen, rating: form.rating, ...words };
}

export const toggled = (reasons: readonly ReopenReason[], one: ReopenReason): ReopenReason[] =>
  reasons.includes(one) ? reasons.filter((other) => other !== one) : [...reasons, one];
