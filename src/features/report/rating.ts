import type { ReportDetail } from '#contracts/report';
import type { Rating, ReopenReason, Step } from '#contracts/work-order';
import { type HeardBy, heardByProblem } from './steps';

/** A rating as it is being given; `heardBy` where somebody without a phone was asked. */
export type RatingForm = {
  rating?: Rating;
  reasons: readonly ReopenReason[];
  text: string;
  heardBy?: HeardBy;
};

export const emptyRating: RatingForm = { reasons: [], text: '' };
export const ratingTextLimit = 200;

export type RatingProblems = Partial<Record<'heardBy' | 'reasons' | 'text', string>>;

/** What a rating still lacks: 不满意 says why, with one tick; for 代报 how the person was asked. */
export function ratingProblems(
  form: RatingForm,
  { isProxy }: { isProxy: boolean },
): RatingProblems {
  const problems: RatingProblems = {};
  if (isProxy && !form.heardBy) problems.heardBy = heardByProblem;
  if (form.rating === 'unsatisfied' && form.reasons.length === 0)
    problems.reasons = '请点一下原因，点一个就行';
  if (form.text.trim().length > ratingTextLimit) problems.text = `最多 ${ratingTextLimit} 个字`;
  return problems;
}

/** The card is there while any of its answers would be accepted. */
export const mayRate = (steps: readonly Step[]): boolean =>
  steps.includes('rate') ||
  steps.includes('rate-along') ||
  steps.includes('reopen') ||
  steps.includes('finish-unsatisfied');

/** The question, by whose answer it is: her own, somebody's she asked, or a neighbour's. */
export function ratingQuestion(report: Pick<ReportDetail, 'proxyFor' | 'steps'>) {
  const { proxyFor, steps } = report;
  if (proxyFor)
    return {
      title: `请问一问${proxyFor.name ?? '本人'}：办得怎么样？`,
      note: '打电话或上门问过以后，照本人说的替他记下。',
    };
  return {
    title: '这件事办得怎么样？',
    note: steps.includes('rate-along') ? '您说过也遇到了，请您也评一评。' : undefined,
  };
}

/** What 不满意 leads to, said before it is sent. */
export function unsatisfiedWords(steps: readonly Step[]): string {
  if (steps.includes('rate-along')) return '会如实记下。邻居多数说没有解决，我们就再处理。';
  return steps.includes('reopen')
    ? '我们会再处理一次，并给您新的时限。'
    : '会如实记下您不满意，并告诉您还可以找谁。';
}

/** The rating as `report.rate` wants it, without its photos; undefined while nothing is chosen. */
export function ratingInput(form: RatingForm, seen: { id: string; version: number }) {
  const text = form.text.trim();
  const { rating, heardBy } = form;
  const said = { ...(text && { text }), ...(heardBy && { heardBy }) };
  if (!rating) return undefined;
  return rating === 'unsatisfied'
    ? { ...seen, rating, reasons: [...form.reasons], ...said }
    : { ...seen, rating, ...said };
}

export const toggled = (reasons: readonly ReopenReason[], one: ReopenReason): ReopenReason[] =>
  reasons.includes(one) ? reasons.filter((other) => other !== one) : [...reasons, one];
