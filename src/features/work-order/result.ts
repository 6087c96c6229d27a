import type { Outcome } from '#contracts/work-order';

export const resultTextLeast = 10;
const textLimit = 500;
const reasonLeast = 4;

/** A result as it is being written; kept when somebody else changed the work order meanwhile. */
export type ResultForm = { text: string; outcome?: Outcome; reviewOn?: string; override?: string };

type ResultRules = { photoCount: number; isAfterPhotoNeeded: boolean; hasOpenParts: boolean };
export type ResultProblems = Partial<
  Record<'photos' | 'outcome' | 'reviewOn' | 'text' | 'override', string>
>;

/** Only what was done can be shown: an answer or 暂时解决不了 needs no photo. */
export const needsPhoto = (outcome: Outcome | undefined, isAfterPhotoNeeded: boolean): boolean =>
  isAfterPhotoNeeded && (outcome === 'solved' || outcome === 'partly-solved');

/** What a result still lacks (`rules.md §4.1.2` T16); empty when it can be sent. */
export function resultProblems(form: ResultForm, rules: ResultRules): ResultProblems {
  const problems: ResultProblems = {};
  const text = textProblem(form.text, resultTextLeast);
  if (!form.outcome) problems.outcome = '请选一个结果';
  if (form.outcome === 'not-now' && !form.reviewOn) problems.reviewOn = '请选一个再来看的日子';
  if (text) problems.text = `${text}，居民会读到`;
  if (needsPhoto(form.outcome, rules.isAfterPhotoNeeded) && rules.photoCount === 0)
    problems.photos = '请拍一张处理后的照片';
  if (rules.hasOpenParts && textProblem(form.override ?? '', reasonLeast))
    problems.override = '还有协办单位没有完成；一定要先提交，请写明原因';
  return problems;
}

/** The result as `work-order.submit-result` wants it, without its photos; undefined while no outcome is chosen. */
export const resultInput = (form: ResultForm, seen: { id: string; version: number }) =>
  form.outcome && {
    ...seen,
    text: form.text.trim(),
    outcome: form.outcome,
    ...(form.outcome === 'not-now' && form.reviewOn ? { reviewOn: form.reviewOn } : {}),
    ...(form.override?.trim() ? { override: form.override.trim() } : {}),
  };

/** What a reason or a note still lacks; `least` characters, at most 500. */
export function textProblem(text: string, least: number): string | undefined {
  const length = text.trim().length;
  if (length < least) return `请至少写 ${least} 个字`;
  return length > textLimit ? `最多 ${textLimit} 个字` : undefined;
}
