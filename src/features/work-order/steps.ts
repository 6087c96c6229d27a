import { type Category, categories } from '#contracts/category';
import { type Outcome, type Step, stepWords } from '#contracts/work-order';
import { routeOf } from '#domain/routing';

/** The steps staff take, the one that moves the matter on first. */
const deskOrder = [
  'take',
  'sign',
  'submit-result',
  'confirm-result',
  'accept',
  'assign',
  'refuse-result',
] as const satisfies readonly Step[];
export type DeskStep = (typeof deskOrder)[number];

/** What a step still has to ask before it is sent: nothing, which category, a result, a check on site, a reason. */
export type Question = 'nothing' | 'category' | 'result' | 'check' | 'reason';
const questions: Record<DeskStep, Question> = {
  take: 'nothing',
  sign: 'nothing',
  accept: 'nothing',
  assign: 'nothing',
  'submit-result': 'result',
  'confirm-result': 'check',
  'refuse-result': 'reason',
};

export type StepButton = {
  step: DeskStep;
  words: string;
  kind: 'primary' | 'quiet';
  question: Question;
};

/** What came as 其他 or 不清楚 is sorted when it is accepted (`rules.md §4.1.3`). */
export const isUnsorted = (category: string): boolean =>
  categories.some(({ code }) => code === category && routeOf(code).isUnsorted);

/** The categories something unsorted can be sorted into. */
export const sortedCategories: readonly { value: Category; words: string }[] = categories
  .filter(({ code }) => !routeOf(code).isUnsorted)
  .map(({ code, words }) => ({ value: code, words }));

const questionOf = (step: DeskStep, category: string): Question =>
  (step === 'take' || step === 'accept') && isUnsorted(category) ? 'category' : questions[step];

/** Buttons for the steps the cloud says the caller may take: one of them red, the others quiet, in a fixed order. */
export const stepButtons = (steps: readonly Step[], category: string): StepButton[] =>
  deskOrder
    .filter((step) => steps.includes(step))
    .map((step, place) => ({
      step,
      words: stepWords[step],
      kind: place === 0 ? 'primary' : 'quiet',
      question: questionOf(step, category),
    }));

/** A line for the resident may be added by whoever is handling it. */
export const mayAddNote = (steps: readonly Step[]): boolean => steps.includes('submit-result');

/** What the page says after a step: what has happened, and what comes next. */
export const afterWords: Record<DeskStep | 'add-note', { done: string; next: string }> = {
  take: { done: '已受理，由您处理', next: '居民已经看到。处理好以后，回来提交结果。' },
  accept: { done: '已受理', next: '居民已经看到承诺时限。接着定下由谁处理。' },
  assign: { done: '已定由您处理', next: '请签收，时限照常计算。' },
  sign: { done: '已签收', next: '处理好以后，回来提交结果。' },
  'submit-result': { done: '结果已提交', next: '由另一位同事核查，通过后请居民评价。' },
  'confirm-result': { done: '核查通过', next: '居民已收到通知，可以评价了。' },
  'refuse-result': { done: '已退回再办', next: '处理的人会看到原因，承诺时限不变。' },
  'add-note': { done: '进展已发给居民', next: '居民在进度里能看到这一句。' },
};

export const resultTextLeast = 10;
const textLimit = 500;

/** A result as it is being written; kept when somebody else changed the work order meanwhile. */
export type ResultForm = { text: string; outcome?: Outcome; reviewOn?: string };

type ResultRules = { photoCount: number; isAfterPhotoNeeded: boolean };
export type ResultProblems = Partial<Record<'photos' | 'outcome' | 'reviewOn' | 'text', string>>;

/** Only what was done can be shown: an answer or 暂时解决不了 needs no photo. */
export const needsPhoto = (outcome: Outcome | undefined, isAfterPhotoNeeded: boolean): boolean =>
  isAfterPhotoNeeded && (outcome === 'solved' || outcome === 'partly-solved');

/** What a result still lacks (`rules.md §4.1.2` T16); empty when it can be sent. */
export function resultProblems(form: ResultForm, rules: ResultRules): ResultProblems {
  const problems: ResultProblems = {};
  const length = form.text.trim().length;
  if (!form.outcome) problems.outcome = '请选一个结果';
  if (form.outcome === 'not-now' && !form.reviewOn) problems.reviewOn = '请选一个再来看的日子';
  if (length < resultTextLeast) problems.text = `请至少写 ${resultTextLeast} 个字，居民会读到`;
  if (length > textLimit) problems.text = `最多 ${textLimit} 个字`;
  if (needsPhoto(form.outcome, rules.isAfterPhotoNeeded) && rules.photoCount === 0)
    problems.photos = '请拍一张处理后的照片';
  return problems;
}

/** The result as `work-order.submit-result` wants it, without its photos; undefined while no outcome is chosen. */
export const resultInput = (form: ResultForm, seen: { id: string; version: number }) =>
  form.outcome && {
    ...seen,
    text: form.text.trim(),
    outcome: form.outcome,
    ...(form.outcome === 'not-now' && form.reviewOn ? { reviewOn: form.reviewOn } : {}),
  };

/** What a reason or a note still lacks; `least` characters, at most 500. */
export function textProblem(text: string, least: number): string | undefined {
  const length = text.trim().length;
  if (length < least) return `请至少写 ${least} 个字`;
  return length > textLimit ? `最多 ${textLimit} 个字` : undefined;
}
