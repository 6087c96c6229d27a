import {
  type DeclineReason,
  declineReasonWords,
  type Ending,
  type PauseReason,
  type Platform,
  pauseReasonWords,
  platformWords,
  type WorkOrderStatus,
} from '#contracts/loop';
import { beforeText, dateText, dayOf } from './day';
import { type PromiseView, promiseText } from './promise-words';

/** What the sentence about the next step needs of an order (`#domain/order` Order has it all). */
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
  isDisputed?: boolean | undefined;
  sendBacks?: readonly unknown[];
  assignment?: { unit: { name: string } } | undefined;
  question?: { text: string; returnBy: number } | undefined;
  decline?: { reason: DeclineReason; channel: string; appealUntil: number } | undefined;
  appeal?: { verdict?: 'upheld' | 'dismissed'; answer?: string } | undefined;
  mergedInto?: { number: string; until?: number } | undefined;
  pause?: { reason: PauseReason; reviewOn: string } | undefined;
  external?: { platform: Platform; number: string } | undefined;
  explanation?: { dueAt: number; text?: string | undefined } | undefined;
  ending?: Ending | undefined;
};

const lawfulText = '您还可以拨打 12345，或者通过信访、行政复议、诉讼等法定途径反映。';

/** Where else she may turn after 不满意 for the third time (`rules.md §4.1.2` T20b). */
export const furtherText = `很抱歉没有让您满意，这个结果已如实记下。${lawfulText}`;

const ring = ({ phone }: Progress) => (phone ? `着急可以打 ${phone}。` : '');

const promiseOf = (it: Progress, now: number): string =>
  it.promised.isOverdue ? '比约定的时间晚了，很抱歉。' : `${promiseText(it.promised, now)}。`;

/** Sent back, and not yet with somebody else: no count, no reason, no unit (`rules.md §4.1.2` T9). */
const isUnsettled = ({ assignment, isDisputed, sendBacks = [] }: Partial<Progress>) =>
  !assignment && (isDisputed === true || sendBacks.length > 0);
const unsettled = '正在确认由谁负责';

/** What she may still say against a decision, or what was answered. */
function appealText(it: Progress, until: number | undefined, now: number): string {
  if (it.appeal?.verdict === 'dismissed')
    return `您的申诉认真看过了，维持原来的决定。${lawfulText}`;
  if (it.appeal) return '您的申诉已经收到，由另外的同事评议，结果会告诉您。';
  return until === undefined || until <= now ? '' : `不同意可以在 ${beforeText(until, now)}申诉。`;
}

function declinedText(it: Progress, now: number): string {
  const { decline } = it;
  if (!decline) return '这件事不归这里办，请看上面写的正确渠道；不同意可以申诉。';
  const why = `这件事不能在这里受理：${declineReasonWords[decline.reason]}。`;
  return `${why}请走正确的渠道：${ended(decline.channel)}${appealText(it, decline.appealUntil, now)}`;
}

function pausedText(it: Progress, now: number): string {
  const { pause } = it;
  if (!pause) return '暂时不能继续，到复核的日子我们再看，并告诉您。';
  const on = dateText(pause.reviewOn, dayOf(now));
  return `暂时不能继续：${pauseReasonWords[pause.reason]}。${on} 我们再看，并告诉您。${ring(it)}`;
}

function returnedText({ question }: Progress, now: number): string {
  if (!question) return '请补充一下情况，补充好我们接着办。';
  return `想请您补充：${ended(question.text)}请在 ${beforeText(question.returnBy, now)}补充，补充好我们接着办。`;
}

function unsatisfiedText({ explanation }: Progress, now: number): string {
  if (!explanation || explanation.text) return furtherText;
  const by = explanation.dueAt > now ? beforeText(explanation.dueAt, now) : '会尽快';
  return `${furtherText}${by}由街道向您书面说明原因。`;
}

const closings: Partial<Record<Ending, (it: Progress) => string>> = {
  'on-spot': () => '发现的时候已经当场处理好了。',
  'not-supplemented': () => '没有等到补充，先归档了。情况还在的话，可以重新提交，我们接着办。',
  declined: ({ decline }) =>
    `申诉的时间已过，已归档。${decline ? `请走正确的渠道：${ended(decline.channel)}` : ''}`,
  merged: () => '同一个问题已经办结，这一件一起归档。再有问题，随时再反映。',
};

const closedText = (it: Progress, now: number): string => {
  if (it.isUnsatisfied) return unsatisfiedText(it, now);
  const closing = it.ending && closings[it.ending];
  if (closing) return closing(it);
  return it.isRated || it.ending === 'rated'
    ? '这件事办完了，谢谢您的评价。'
    : '这件事办完了。再有问题，随时再反映。';
};

/** What somebody wrote, ended as a sentence. */
const ended = (text: string) =>
  /[。！？!?；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`;

type Sentence = (it: Progress, now: number) => string;

const sentences: Record<WorkOrderStatus, Sentence> = {
  submitted: (it, now) => `等${it.holder}受理，${promiseOf(it, now)}${ring(it)}`,
  returned: returnedText,
  declined: declinedText,
  accepted: (it, now) =>
    `${isUnsettled(it) ? unsettled : `${it.holder}正在安排`}，${promiseOf(it, now)}${ring(it)}`,
  assigned: (it, now) =>
    `已交给${it.assignment?.unit.name ?? it.holder}，马上开始处理，${promiseOf(it, now)}${ring(it)}`,
  'in-progress': (it, now) => `${it.holder}正在处理，${promiseOf(it, now)}${ring(it)}`,
  paused: pausedText,
  'handed-over': (it) => {
    const { external } = it;
    const where = external
      ? `${platformWords[external.platform]}办理，编号 ${external.number}`
      : '外部平台办理';
    return `已经转给${where}，有回复会告诉您。${ring(it)}`;
  },
  'result-submitted': (it) => `处理完了，正在请另一位同事核实，核实好就请您评价。${ring(it)}`,
  resolved: (it, now) =>
    it.rateUntil === undefined
      ? '请您评价：办好了吗？'
      : `请您在 ${beforeText(it.rateUntil, now)}评价；不满意可以请我们再处理。`,
  closed: closedText,
  merged: (it, now) => {
    const number = it.mergedInto ? `（编号 ${it.mergedInto.number}）` : '';
    return `已并入同一个问题${number}，进度一样会告诉您。${appealText(it, it.mergedInto?.until, now)}`;
  },
  withdrawn: () => '您已经撤回，不用再做什么。再有问题，随时再反映。',
};

/** One plain sentence to the resident: what happens next, by when, whom to call. */
export const nextText = (it: Progress, now: number): string => sentences[it.status](it, now);

type Held = Pick<Progress, 'status' | 'holder'> & Partial<Progress>;

const lines: Partial<Record<WorkOrderStatus, (it: Held) => string>> = {
  submitted: ({ holder }) => `等${holder}受理`,
  returned: () => '请您补充情况',
  accepted: (it) => (isUnsettled(it) ? unsettled : `${it.holder}正在安排`),
  assigned: ({ assignment, holder }) => `已交给${assignment?.unit.name ?? holder}`,
  'in-progress': ({ holder }) => `${holder}正在处理`,
  paused: ({ pause }) => (pause ? `${dateText(pause.reviewOn, pause.reviewOn)} 再看` : '到期再看'),
  'handed-over': ({ external }) =>
    external ? `${platformWords[external.platform]}办理` : '外部平台办理',
  'result-submitted': () => '正在核实结果',
  resolved: () => '请您评价',
};

/** Who has it now, for a line in a list: 「赵小河正在处理」. */
export const holderLine = (it: Held): string => lines[it.status]?.(it) ?? '';
