import { categoryWords } from '#contracts/report';
import { outcomeWords, ratingWords, type WorkOrderEvent } from '#contracts/work-order';
import { datedText } from '#domain/day';
import { furtherText } from '#domain/next';
import { promiseText } from '#domain/promise';
import type { LoopFacts } from '../work-order/records';

/** One message. No name of a resident, no door, no phone: only what it is about and what comes next. */
export type Words = { title: string; text: string };
type Say = (facts: LoopFacts, now: number) => Words;

export type LoopEvent = WorkOrderEvent | 'work-order.became-overdue';

const promised = ({ promise }: LoopFacts, now: number) =>
  promiseText({ ...promise, isOverdue: false, isStopped: false }, now, datedText);
const handler = ({ assignee, holderText }: LoopFacts) => assignee?.name ?? holderText;
const rateBy = ({ rateUntil }: LoopFacts, now: number) =>
  rateUntil === undefined ? '' : `请在 ${datedText(rateUntil, now)} 前评价`;

/** What the resident who reported reads; events not named here are not told to her. */
export const toReporter: Partial<Record<LoopEvent, Say>> = {
  'report.submitted': (it, now) => ({
    title: '已收到您反映的问题',
    text: `编号 ${it.number}，${promised(it, now)}。`,
  }),
  'work-order.accepted': (it, now) => ({
    title: '您反映的问题已受理',
    text: `编号 ${it.number}，${promised(it, now)}。`,
  }),
  'work-order.taken': (it, now) => ({
    title: '您反映的问题已受理，正在处理',
    text: `编号 ${it.number}，由${handler(it)}处理，${promised(it, now)}。`,
  }),
  'work-order.assigned': (it) => ({
    title: '已安排人处理',
    text: `编号 ${it.number}，由${handler(it)}处理。`,
  }),
  'work-order.signed': (it) => ({
    title: '开始处理了',
    text: `编号 ${it.number}，${handler(it)}正在处理。`,
  }),
  'work-order.note-added': (it) => ({
    title: '有新的进展',
    text: `编号 ${it.number}，点开看看${handler(it)}告诉您什么。`,
  }),
  'work-order.result-submitted': (it) => ({
    title: '处理完了，正在核实',
    text: `编号 ${it.number}，正在请另一位同事核实，核实好就请您评价。`,
  }),
  'work-order.result-refused': (it) => ({
    title: '还要再处理一下',
    text: `编号 ${it.number}，核实时发现还没有弄好，正在继续处理。`,
  }),
  'work-order.result-confirmed': (it, now) => ({
    title: '办好了，请您评价',
    text: `编号 ${it.number}，${rateBy(it, now)}；不满意可以请我们再处理。`,
  }),
  'work-order.rated': (it) => ({
    title: '谢谢您的评价',
    text: `编号 ${it.number}，这件事办完了。再有问题，随时再反映。`,
  }),
  'work-order.reopened': (it, now) => ({
    title: '我们再处理',
    text: `编号 ${it.number}，已请工作人员再办，${promised(it, now)}。`,
  }),
  'work-order.finished-unsatisfied': (it) => ({
    title: '您的意见已如实记下',
    text: `编号 ${it.number}。${furtherText}`,
  }),
  'work-order.closed-unrated': (it) => ({
    title: '评价时间到了，已归档',
    text: `编号 ${it.number}，记为未评价。再有问题，随时再反映。`,
  }),
  'work-order.withdrawn': (it) => ({
    title: '已撤回',
    text: `编号 ${it.number}，不用再做什么。`,
  }),
  'report.revealed': (it) => ({
    title: '有工作人员查看了您的联系方式',
    text: `编号 ${it.number}，是谁、为什么，点开都能看到。`,
  }),
};

const about = (it: LoopFacts) => `${categoryWords(it.category)} ${it.number}`;

/** What those read whose step is next. */
export const toNext: Partial<Record<LoopEvent, Say>> = {
  'report.submitted': (it, now) => ({
    title: '新的反映，等您受理',
    text: `${about(it)}，请在 ${datedText(it.promise.dueAt, now)} 前受理。`,
  }),
  'work-order.accepted': (it) => ({
    title: '已受理，等着定下由谁处理',
    text: `${about(it)}，请安排处理。`,
  }),
  'work-order.result-submitted': (it) => ({
    title: '结果已提交，等您核查',
    text: `${about(it)}${it.outcome ? `，处理结果：${outcomeWords[it.outcome]}` : ''}。`,
  }),
  'work-order.result-refused': (it, now) => ({
    title: '核查没有通过，请再处理一下',
    text: `${about(it)}，原因在详情里，${datedText(it.promise.dueAt, now)} 前办好。`,
  }),
  'work-order.reopened': (it, now) => ({
    title: '居民说还没有解决，请再处理',
    text: `${about(it)}，请在 ${datedText(it.promise.dueAt, now)} 前办好。`,
  }),
  'work-order.became-overdue': (it) => ({
    title: '有一件已经超过时限',
    text: `${about(it)}，请尽快处理；办不了请告诉上一级。`,
  }),
};

/** What the handler reads about the end of her work. */
export const toHandler: Partial<Record<LoopEvent, Say>> = {
  'work-order.result-confirmed': (it) => ({
    title: '核查通过',
    text: `${about(it)}，已请居民评价。`,
  }),
  'work-order.rated': (it) => ({
    title: '居民评价了',
    text: `${about(it)}${it.rating ? `：${ratingWords[it.rating]}` : ''}。`,
  }),
  'work-order.finished-unsatisfied': (it) => ({
    title: '居民仍不满意',
    text: `${about(it)}，已按不满意归档，请向上一级说明情况。`,
  }),
  'work-order.withdrawn': (it) => ({
    title: '居民撤回了',
    text: `${about(it)}，不用再处理。`,
  }),
};
