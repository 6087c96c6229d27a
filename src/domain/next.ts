import type { WorkOrderStatus } from '#contracts/work-order';
import { beforeText } from './day';
import { type PromiseView, promiseText } from './promise';

/** What the sentence about the next step needs to know. */
export type Progress = {
  status: WorkOrderStatus;
  promised: PromiseView;
  /** 「赵小河」, or the desk that has it: 「第三网格 赵小河」. */
  holder: string;
  /** Whom to ring about it. */
  phone?: string | undefined;
  rateUntil?: number | undefined;
  isUnsatisfied?: boolean | undefined;
  isRated?: boolean | undefined;
};

/** Where else she may turn after 不满意 for the third time (`rules.md §4.1.2` T20b). */
export const furtherText =
  '很抱歉没有让您满意，这个结果已如实记下。您还可以拨打 12345，或者通过信访、行政复议、诉讼等法定途径反映。';

const ring = ({ phone }: Progress) => (phone ? `着急可以打 ${phone}。` : '');

const promiseOf = (it: Progress, now: number): string =>
  it.promised.isOverdue ? '比约定的时间晚了，很抱歉。' : `${promiseText(it.promised, now)}。`;

const closedText = (it: Progress): string => {
  if (it.isUnsatisfied) return furtherText;
  return it.isRated ? '这件事办完了，谢谢您的评价。' : '这件事办完了。再有问题，随时再反映。';
};

type Sentence = (it: Progress, now: number) => string;

const sentences: Record<WorkOrderStatus, Sentence> = {
  submitted: (it, now) => `等${it.holder}受理，${promiseOf(it, now)}${ring(it)}`,
  returned: () => '请补充一下情况，补充好我们接着办。',
  declined: () => '这件事不归这里办，请看上面写的正确渠道；不同意可以申诉。',
  accepted: (it, now) => `${it.holder}正在安排，${promiseOf(it, now)}${ring(it)}`,
  assigned: (it, now) => `${it.holder}马上开始处理，${promiseOf(it, now)}${ring(it)}`,
  'in-progress': (it, now) => `${it.holder}正在处理，${promiseOf(it, now)}${ring(it)}`,
  paused: () => '暂时不能继续，到复核的日子我们再看，并告诉您。',
  'handed-over': (it) => `已经转给外部平台办理，有回复会告诉您。${ring(it)}`,
  'result-submitted': (it) => `处理完了，正在请另一位同事核实，核实好就请您评价。${ring(it)}`,
  resolved: (it, now) =>
    it.rateUntil === undefined
      ? '请您评价：办好了吗？'
      : `请您在 ${beforeText(it.rateUntil, now)}评价；不满意可以请我们再处理。`,
  closed: closedText,
  merged: () => '已并入同一个问题，进度一样会告诉您。',
  withdrawn: () => '您已经撤回，不用再做什么。再有问题，随时再反映。',
};

/** One plain sentence to the resident: what happens next, by when, whom to call. */
export const nextText = (it: Progress, now: number): string => sentences[it.status](it, now);

/** Who has it now, for a line in a list: 「赵小河正在处理」. */
export function holderLine({ status, holder }: Pick<Progress, 'status' | 'holder'>): string {
  if (status === 'submitted') return `等${holder}受理`;
  if (status === 'accepted' || status === 'assigned') return `${holder}正在安排`;
  if (status === 'in-progress') return `${holder}正在处理`;
  if (status === 'result-submitted') return '正在核实结果';
  if (status === 'resolved') return '请您评价';
  return '';
}
