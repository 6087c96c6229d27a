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
  'assign-below': '等您派单',
  'assign-agency': '等您派单',
  designate: '等您指定主办',
  sign: '等您签收',
  'submit-result': '您在处理，办好后提交结果',
  'finish-subtask': '请您单位协办，做完后记下',
  'confirm-result': '等您核查结果',
  'refuse-result': '等您核查结果',
  pause: '申请挂起，等您审批',
  attend: '下级报上来，等您报到',
  review: '等您看能不能给邻居看',
  'uphold-appeal': '居民申诉，等您评议',
  'dismiss-appeal': '居民申诉，等您评议',
  'judge-rating-appeal': '单位对评价申诉，等您评议',
  explain: '等您写给居民的说明',
  'answer-petition': '住户联名，等您答复',
  'check-sample': '等您抽查',
  rate: '等您回访，记下评价',
  resume: '挂起中，可以恢复办理',
};

/** What the caller herself can do next, as the end of a sentence. */
export const waitingWords = (step: Step): string => waiting[step] ?? `可以${stepWords[step]}`;
