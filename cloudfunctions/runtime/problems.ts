import type * as z from 'zod';
import type { FieldProblem } from '#contracts/errors';

/** What a person reads where a schema says nothing of its own. */
const wordsForIssue = (issue: Problem): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '请填写这一项' : '这一项的格式不对';
    case 'too_small':
      return least(issue.origin, issue.minimum);
    case 'too_big':
      return most(issue.origin, issue.maximum);
    case 'invalid_value':
    case 'invalid_union':
      return '请从列出的选项里选一个';
    case 'unrecognized_keys':
      return '有不认识的内容';
    default:
      return '这一项的格式不对';
  }
};

type Problem = {
  code?: string | undefined;
  input?: unknown;
  origin?: unknown;
  minimum?: unknown;
  maximum?: unknown;
};

const least = (origin: unknown, minimum: unknown) => {
  if (origin === 'string') return `请至少写 ${minimum} 个字`;
  if (origin === 'array') return `请至少选 ${minimum} 项`;
  return `不能小于 ${minimum}`;
};
const most = (origin: unknown, maximum: unknown) => {
  if (origin === 'string') return `最多 ${maximum} 个字`;
  if (origin === 'array') return `最多 ${maximum} 项`;
  return `不能大于 ${maximum}`;
};

/** Given to `safeParse`: Chinese words for every issue that has none. */
export const inChinese = { error: (issue: Problem) => wordsForIssue(issue) };

/** At most 20 problems, each with its path in the input and words for a person. */
export const problemsOf = (error: z.ZodError): FieldProblem[] =>
  error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), words: message }));
