import { type Step, stepWords } from '#contracts/work-order';
import { clockText, dateText, dayOf, daysBetween, durationText, minuteMs } from '#domain/day';

type Promised = { dueAt: number; isOverdue: boolean; isStopped: boolean };
type Due = { words: string; tone: 'red' | 'amber' | 'blue' };

/** When it is due, short enough for the end of a line; undefined once the clock has stopped. */
export function duePill(promised: Promised, now: number): Due | undefined {
  if (promised.isStopped) return undefined;
  const { dueAt } = promised;
  if (promised.isOverdue || dueAt < now)
    return { words: `超 ${durationText((now - dueAt) / minuteMs)}`, tone: 'red' };
  const today = dayOf(now);
  const days = daysBetween(today, dayOf(dueAt));
  if (days === 0) return { words: `今天 ${clockText(dueAt)}`, tone: 'red' };
  if (days === 1) return { words: `明天 ${clockText(dueAt)}`, tone: 'amber' };
  return { words: dateText(dayOf(dueAt), today), tone: 'blue' };
}

const waiting: Partial<Record<Step, string>> = {
  accept: '等您受理',
  take: '等您受理',
  assign: '等您定由谁处理',
  sign: '等您签收',
  'submit-result': '您在处理，办好后提交结果',
  'confirm-result': '等您核查结果',
};

/** What the caller herself can do next, as the end of a sentence. */
export const waitingWords = (step: Step): string => waiting[step] ?? `可以${stepWords[step]}`;
