import { categoryWords } from '#contracts/report';
import { ratingWords, type WorkOrderEvent } from '#contracts/work-order';
import type { Audience } from '#domain/audience';
import { datedText } from '#domain/day';
import type { LoopFacts } from '../work-order/fact-records';
import { resultText, type Say } from './loop-words';

const about = (it: LoopFacts) => `${categoryWords(it.category)} ${it.number}`;
const dueBy = ({ promise }: LoopFacts, now: number) => `${datedText(promise.dueAt, now)} 前`;
const signBy = ({ until }: LoopFacts, now: number) =>
  until === undefined ? '' : `${datedText(until, now)} 前`;
const unit = ({ unit }: LoopFacts) => unit ?? '承办单位';

/** What it is about, and what comes next, as one message. */
const tell =
  (title: string, text: (facts: LoopFacts, now: number) => string): Say =>
  (facts, now) => ({ title, text: `${about(facts)}，${text(facts, now)}。` });
const open = () => '详情里有说明';

const givenToUnit = {
  holder: tell(
    '交给您单位处理，请签收',
    (it, now) => `请在 ${signBy(it, now)}签收，不归您单位管可以在这之前退单`,
  ),
  partners: tell('请您单位协办', (it, now) => `${dueBy(it, now)}一起办好，分工在详情里`),
};
const toReview = tell('有内容等您审核', () => '邻居看到之前，请看一看');
const handleAgain = tell(
  '居民说还没有解决，请再处理',
  (it, now) => `请在 ${dueBy(it, now)}办好，一个工作日内先和居民联系`,
);
const goneUp = tell('居民第二次不满意，由上一级接着办', open);

/** What colleagues read, by event and by what they are to it (`#domain/audience`). */
export const toStaff: Partial<Record<WorkOrderEvent, Partial<Record<Audience, Say>>>> = {
  'report.submitted': {
    desk: tell('新的反映，等您受理', (it, now) => `请在 ${dueBy(it, now)}受理`),
    reviewers: toReview,
  },
  'work-order.accepted': { holder: tell('已受理，等着定下由谁处理', () => '请安排处理') },
  'report.supplemented': {
    desk: tell('居民补充了，等您受理', (it, now) => `请在 ${dueBy(it, now)}受理`),
  },
  'report.appealed': { judges: tell('居民申诉，等您评议', open) },
  'work-order.appeal-upheld': {
    desk: tell('申诉成立，请重新受理', (it, now) => `请在 ${dueBy(it, now)}受理`),
  },
  'work-order.unmerged': {
    holder: tell('取消合并，请接着办', (it, now) => `请在 ${dueBy(it, now)}办好`),
  },
  'work-order.withdrawn': { former: tell('居民撤回了', () => '不用再处理') },
  'work-order.assigned-below': givenToUnit,
  'work-order.assigned-agency': givenToUnit,
  'work-order.designated': {
    ...givenToUnit,
    holder: tell('指定您单位主办，请签收', (it, now) => `请在 ${signBy(it, now)}签收`),
  },
  'work-order.escalated': { desk: tell('下级报上来，请您协调', open) },
  'work-order.escalated-overdue': {
    desk: tell('下级超过时限，已自动上报，请您协调', open),
    holder: tell('超过时限，已自动上报上一级', () => '请尽快办好'),
  },
  'work-order.attended': { holder: tell('上一级已经报到', open) },
  'work-order.taken-back': {
    desk: tell('已收回，请重新安排', (it, now) => `请在 ${dueBy(it, now)}办好`),
    former: tell('上级已收回重派', () => '不用再处理'),
  },
  'work-order.sent-back': { holder: tell('被退单，请重新安排', open) },
  'work-order.collaborator-invited': { partners: givenToUnit.partners },
  'work-order.subtask-finished': { holder: tell('一项协办完成了', open) },
  'report.nudged': { holder: tell('居民催了一催，请今天答复', (it, now) => dueText(it, now)) },
  'work-order.reminded': { holder: tell('上级催办', (it, now) => dueText(it, now)) },
  'work-order.pause-asked': { approvers: tell('申请挂起，等您审批', open) },
  'work-order.paused': { holder: tell('同意挂起', () => '到复核的日子自动恢复') },
  'work-order.pause-refused': {
    holder: tell('没有同意挂起', (it, now) => `请在 ${dueBy(it, now)}办好，原因在详情里`),
  },
  'work-order.resumed-due': {
    holder: tell('到了复核的日子，请接着办', (it, now) => `请在 ${dueBy(it, now)}办好`),
  },
  'work-order.extended': {
    holder: tell('时限已延长', (it, now) => `请在 ${dueBy(it, now)}办好，并告诉居民原因`),
  },
  'work-order.handed-over': { former: tell('已转外部平台', () => '由街道跟进') },
  'work-order.result-submitted': {
    verifiers: (it) => ({
      title: '结果已提交，等您核查',
      text: `${about(it)}${resultText(it)}。`,
    }),
  },
  'work-order.result-confirmed': {
    holder: tell('核查通过', () => '已请居民评价'),
    caller: tell('办好了，请回访', () => '打电话或上门问一问本人满意不满意'),
  },
  'work-order.result-refused': {
    holder: tell('核查没有通过，请再处理一下', (it, now) => `原因在详情里，${dueBy(it, now)}办好`),
  },
  'work-order.rated': {
    holder: (it) => ({
      title: '居民评价了',
      text: `${about(it)}${it.rating ? `：${ratingWords[it.rating]}` : ''}。`,
    }),
  },
  'work-order.reopened': { holder: handleAgain, former: goneUp },
  'work-order.reopened-by-majority': { holder: handleAgain },
  'work-order.recurred': {
    holder: tell('又出现了，请再处理', (it, now) => `请在 ${dueBy(it, now)}办好`),
    former: goneUp,
  },
  'work-order.finished-unsatisfied': {
    holder: tell('居民仍不满意', () => '已按不满意归档，请向上一级说明情况'),
    explainers: tell(
      '居民三次不满意，请向居民说明',
      (it, now) => `请在 ${signBy(it, now)}书面说明原因和别的渠道`,
    ),
  },
  'work-order.sample-checked': { holder: tell('当场处置的一件被抽查了', open) },
  'work-order.unit-rated': { holder: tell('派单单位评价了您单位', open) },
  'work-order.rating-appealed': {
    judges: tell('承办单位对评价申诉，等您评议', () => '要两位评议'),
  },
  'work-order.rating-appeal-judged': { holder: tell('对评价的申诉有评议了', open) },
  'work-order.put-under-review': { reviewers: toReview },
  'work-order.deadline-neared': {
    holder: ({ percent, ...it }, now) =>
      tell(
        percent === 80 ? '时限快到了，请抓紧' : '时间过了一半',
        (facts, at) => `请在 ${dueBy(facts, at)}${facts.status === 'submitted' ? '受理' : '办好'}`,
      )(it, now),
  },
  'work-order.became-overdue': {
    holder: tell('有一件已经超过时限', () => '请尽快处理；办不了请告诉上一级'),
    lead: tell('您单位有一件超过时限，请督促', open),
  },
  'work-order.put-under-supervision': {
    holder: tell('已列入督办', () => '请尽快办好，并写明进展'),
    supervisors: tell('超期已久，列入督办', open),
  },
  'work-order.sign-missed': {
    holder: tell('签收时限已过，请马上签收', () => '现在不能再退单'),
    dispatcher: tell('还没有签收', (it) => `${unit(it)}过了签收时限，可以催办或收回重派`),
  },
  'work-order.contact-missed': {
    holder: tell('还没有联系居民，请尽快联系', open),
    lead: tell('没有按时联系居民，请督促', open),
  },
  'work-order.explanation-missed': { explainers: tell('还没有向居民说明，请尽快', open) },
  'work-order.reply-missing': {
    holder: tell('外部平台还没有回复，请问一问', () => '问到什么，请写给居民'),
  },
  'report.petitioned': {
    repliers: tell('居民联名反映，请书面答复', () => '两个工作日内答复是否受理'),
  },
  'work-order.petition-missed': {
    repliers: tell('还没有书面答复联名，请尽快', open),
    lead: tell('没有按时书面答复联名，请督促', open),
  },
  'report.said': { holder: tell('居民留言', () => '请看一看，需要的话答复') },
};

function dueText(facts: LoopFacts, now: number): string {
  const { dueAt } = facts.promise;
  return dueAt < now ? '已经超过时限，请尽快处理' : `${dueBy(facts, now)}办好`;
}
