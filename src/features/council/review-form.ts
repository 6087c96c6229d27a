import type { Sent } from '#contracts/action';
import {
  type ReviewQuestion,
  type ReviewView,
  type reviewProperty,
  reviewQuestions,
  reviewQuestionWords,
  smallReview,
} from '#contracts/council-review';
import { beforeText } from '#domain/day';

/** From one to five, in words: nobody has to know which end is the good one. */
export const scoreAnswers: { value: string; words: string }[] = [
  { value: '1', words: '很差' },
  { value: '2', words: '较差' },
  { value: '3', words: '一般' },
  { value: '4', words: '较好' },
  { value: '5', words: '很好' },
];

export type ReviewForm = Partial<Record<ReviewQuestion, string>> & { comment: string };
export const emptyReview: ReviewForm = { comment: '' };

/** What is not answered yet, each at its question. */
export function reviewProblems(form: ReviewForm): Partial<Record<ReviewQuestion, string>> {
  const missing = reviewQuestions.filter((question) => !form[question]);
  return Object.fromEntries(
    missing.map((question) => [question, `请给${reviewQuestionWords[question]}选一个`]),
  );
}

type Wanted = Sent<typeof reviewProperty>;

/** What is sent; undefined while a question has no answer. */
export function reviewInput(form: ReviewForm, id: string): Omit<Wanted, 'salt'> | undefined {
  const { cleaning, repairs, order } = form;
  if (!cleaning || !repairs || !order) return undefined;
  const comment = form.comment.trim();
  return {
    id,
    cleaning: Number(cleaning),
    repairs: Number(repairs),
    order: Number(order),
    ...(comment && { comment }),
  };
}

/** Where 评议 stands, for whoever does not answer now. */
export function reviewWords(view: ReviewView, now: number): string {
  const { isOpen, answers, until, hasAnswered, means } = view;
  if (isOpen) {
    const by = until === undefined ? '' : `${beforeText(until, now)}可以评，`;
    return `${hasAnswered ? '您评过了。' : ''}${by}已收到 ${answers} 份，截止后公布。`;
  }
  if (means) return `${answers} 位邻居评的，5 分最好，不记名。`;
  return answers === 0
    ? '没有人评。'
    : `收到 ${answers} 份，不足 ${smallReview} 份，不公布，免得看出是谁评的。`;
}

export type MeanBar = { question: ReviewQuestion; words: string; mean: number; percent: number };

export const meanBars = ({ means }: Pick<ReviewView, 'means'>): MeanBar[] =>
  means
    ? reviewQuestions.map((question) => ({
        question,
        words: reviewQuestionWords[question],
        mean: means[question],
        percent: Math.round(means[question] * 20),
      }))
    : [];
