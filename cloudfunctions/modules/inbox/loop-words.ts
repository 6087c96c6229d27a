import { outcomeWords, type WorkOrderEvent } from '#contracts/work-order';
import { datedText } from '#domain/day';
import { furtherText } from '#domain/next';
import { promiseText } from '#domain/promise-words';
import type { LoopFacts } from '../work-order/fact-records';

/** One message. No name of a resident, no door, no phone: only what it is about and what comes next. */
export type Words = { title: string; text: string };
export type Say = (facts: LoopFacts, now: number) => Words | undefined;

const promised = ({ promise }: LoopFacts, now: number) =>
  promiseText({ ...promise, isOverdue: false, isStopped: false }, now, datedText);
const handler = ({ assignee, holderText }: LoopFacts) => assignee?.name ?? holderText;
const rateBy = ({ rateUntil }: LoopFacts, now: number) =>
  rateUntil === undefined ? '' : `请在 ${datedText(rateUntil, now)} 前评价`;
const until = ({ until }: LoopFacts, now: number) =>
  until === undefined ? '' : `${datedText(until, now)} 前`;

/** The number, and what comes next, as one message. */
const tell =
  (title: string, text: (facts: LoopFacts, now: number) => string): Say =>
  (facts, now) => ({ title, text: `编号 ${facts.number}，${text(facts, now)}。` });

const unitHasIt = tell('已交给负责的单位', (it) => `由${it.unit ?? handler(it)}处理`);
const goesOn = tell('继续办理了', promised);
const again = tell('我们再处理', (it, now) => `已请工作人员再办，${promised(it, now)}`);

/** What the resident who reported reads; events not named here are not told to her. */
export const toReporter: Partial<Record<WorkOrderEvent, Say>> = {
  'report.submitted': tell('已收到您反映的问题', promised),
  'work-order.accepted': tell('您反映的问题已受理', promised),
  'work-order.taken': tell(
    '您反映的问题已受理，正在处理',
    (it, now) => `由${handler(it)}处理，${promised(it, now)}`,
  ),
  'work-order.more-asked': tell(
    '想请您补充一下',
    (it, now) => `请点开看看问题，在 ${until(it, now)}补充，补充好我们接着办`,
  ),
  'report.supplemented': tell('已收到您的补充', promised),
  'work-order.closed-unsupplemented': tell(
    '没有等到补充，先归档了',
    () => '情况还在的话，可以重新提交，我们接着办',
  ),
  'work-order.declined': tell(
    '这件事不能在这里受理',
    (it, now) => `原因和正确的渠道点开可以看到；不同意可以在 ${until(it, now)}申诉`,
  ),
  'report.appealed': tell('已收到您的申诉', () => '由另外的同事评议，结果会告诉您'),
  'work-order.appeal-upheld': tell('您的申诉成立，重新受理', (it, now) => `${promised(it, now)}`),
  'work-order.appeal-dismissed': tell(
    '您的申诉有结果了',
    () => '认真看过了，维持原来的决定，说明和别的渠道点开可以看到',
  ),
  'work-order.closed-declined': tell(
    '已归档',
    () => '申诉的时间已过；正确的渠道点开可以看到，再有问题，随时再反映',
  ),
  'work-order.merged': tell(
    '已并入同一个问题',
    (it) => `并入编号 ${it.mergedNumber ?? ''} 一起办理，进度会一样告诉您`,
  ),
  'work-order.unmerged': tell(
    '您这一件单独办理',
    (it, now) => `已和别的分开，${promised(it, now)}`,
  ),
  'work-order.closed-merged': tell(
    '同一个问题已办结',
    () => '您这一件一起归档。再有问题，随时再反映',
  ),
  'work-order.withdrawn': tell('已撤回', () => '不用再做什么'),
  'work-order.assigned': tell('已安排人处理', (it) => `由${handler(it)}处理`),
  'work-order.assigned-below': unitHasIt,
  'work-order.assigned-agency': unitHasIt,
  'work-order.designated': unitHasIt,
  'work-order.signed': tell('开始处理了', (it) => `${handler(it)}正在处理`),
  'work-order.paused': tell('暂时不能继续', () => '原因和再看的日子点开可以看到，到时我们会告诉您'),
  'work-order.resumed': goesOn,
  'work-order.resumed-due': goesOn,
  'work-order.extended': tell(
    '需要的时间长一些',
    (it, now) => `这件事比较复杂，原因点开可以看到，${promised(it, now)}`,
  ),
  'work-order.handed-over': tell(
    '已转给外部平台办理',
    () => '平台和编号点开可以看到，有回复会告诉您',
  ),
  'work-order.note-added': (it, now) =>
    it.isInternal
      ? undefined
      : tell('有新的进展', () => `点开看看${handler(it)}告诉您什么`)(it, now),
  'work-order.result-submitted': tell(
    '处理完了，正在核实',
    () => '正在请另一位同事核实，核实好就请您评价',
  ),
  'work-order.result-refused': tell('还要再处理一下', () => '核实时发现还没有弄好，正在继续处理'),
  'work-order.result-confirmed': tell(
    '办好了，请您评价',
    (it, now) => `${rateBy(it, now)}；不满意可以请我们再处理`,
  ),
  'work-order.rated': tell('谢谢您的评价', () => '这件事办完了。再有问题，随时再反映'),
  'work-order.reopened': again,
  'work-order.reopened-by-majority': again,
  'work-order.recurred': again,
  'work-order.finished-unsatisfied': (it) => ({
    title: '您的意见已如实记下',
    text: `编号 ${it.number}。${furtherText}`,
  }),
  'work-order.explained': tell('向您说明原因', () => '请点开看看'),
  'work-order.closed-unrated': tell(
    '评价时间到了，已归档',
    () => '记为未评价。再有问题，随时再反映',
  ),
  'work-order.became-overdue': tell(
    '比约定的时间晚了，很抱歉',
    (it) => `我们会抓紧；着急可以打${handler(it)}的电话，点开可以看到`,
  ),
  'report.petitioned': tell('已联名', () => '会书面答复是否受理'),
  'work-order.petition-answered': tell('联名有书面答复了', () => '请点开看看'),
  'work-order.recounted': tell('日期重新算过', (it, now) => `放假安排公布了，${promised(it, now)}`),
  'report.revealed': tell('有工作人员查看了您的联系方式', () => '是谁、为什么，点开都能看到'),
};

const closedForNeighbours = tell('已归档', () => '再有问题，随时再反映');

/** Where a neighbour whose report hangs on it reads something else than the one who reported; undefined: nothing. */
export const toFollower: Partial<Record<WorkOrderEvent, Say | undefined>> = {
  'report.submitted': undefined,
  'work-order.more-asked': undefined,
  'report.supplemented': undefined,
  'work-order.declined': tell('这件事不能在这里受理', () => '原因和正确的渠道点开可以看到'),
  'report.appealed': undefined,
  'work-order.appeal-upheld': tell('重新受理了', promised),
  'work-order.appeal-dismissed': undefined,
  'work-order.rated': tell('这件事办完了', () => '反映的人评价过了。再有问题，随时再反映'),
  'work-order.finished-unsatisfied': closedForNeighbours,
  'work-order.explained': undefined,
  'report.revealed': undefined,
};

/** The words for one report: of the one who reported, or of a neighbour whose report hangs on it. */
export const wordsFor = (event: WorkOrderEvent, { isFollower }: { isFollower?: boolean }) =>
  isFollower && event in toFollower ? toFollower[event] : toReporter[event];

export const resultText = ({ outcome }: LoopFacts): string =>
  outcome ? `，处理结果：${outcomeWords[outcome]}` : '';
