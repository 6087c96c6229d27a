import { datedText } from '#domain/day';
import { amendHours } from '#domain/meeting/numbers';
import { sentence, type Table } from './addressed';
import {
  type Facts,
  idOf,
  type Link,
  meetingOf,
  message,
  type Said,
  type Say,
  topicOf,
} from './council-telling';

const toWork = (): Link => ({ kind: 'council-work' });
const tell = ({ tell: keys = [] }: Facts) => keys;

const colleagues = { link: toWork, to: tell };

const whys: Readonly<Record<string, Said>> = {
  'plan-missed': { title: '议事会没有按时公示', text: '定好的公示没有发出，请重新定时间。' },
  'not-started': {
    title: '议事会到时间还没有开始',
    text: '开了请补记开始；没开请改期或取消，让报名的人知道。',
  },
  'not-ended': {
    title: '议事会还没有记散会',
    text: '散会了请记一下：记了才算这个月开过会，也才能发纪要。',
  },
  'no-minutes': { title: '议事会的纪要还没有写', text: '散会三天了，请写好发给到会的人核对。' },
  'to-confirm': {
    title: '议事会的纪要可以确认了',
    text: `核对的 ${amendHours} 小时已满，请看一看再确认。`,
  },
};

const chased: Say = (facts) => {
  const said = whys[facts.why ?? ''];
  return said && { ...said, text: `${meetingOf(facts)}：${said.text}` };
};

const heldBack: Say = (facts) =>
  facts.isHeldBack
    ? {
        title: '有议题请您先看一看',
        text: `${facts.hallName ?? '议事厅'}收到的议题里，有的字要先看过再给邻居看。`,
      }
    : undefined;

const dayText = (on: string): string => {
  const [, month = 0, day = 0] = on.split('-').map(Number);
  return `${month}月${day}日`;
};

const late: Say = (facts) => {
  const on = facts.reviewOn ?? facts.dueOn;
  const asked = facts.reviewOn ? '该再看一看了' : '还没有办好';
  const todo = facts.isByOrder ? '工单还在办，请问问承办的同事' : '请记一笔进展';
  return {
    title: '议定的事该有进展了',
    text: `${topicOf(facts)}${on ? `说好 ${dayText(on)}，` : ''}${asked}，${todo}。`,
  };
};

/** What colleagues read whose turn it is. */
export const councilDeskWords: Table = {
  'council.collecting-ended': message(
    (facts) => ({
      title: '议题征集结束了',
      text: `${meetingOf(facts)}的议题请逐条审定，再请社区书记确认。`,
    }),
    colleagues,
  ),
  'council.agenda-confirmed': message(
    (facts) => ({
      title: '议题确认了，可以公示',
      text: `${meetingOf(facts)}的议题社区书记已经确认，请定时间、地点，发公示。`,
    }),
    colleagues,
  ),
  'council.amendment-asked': message(
    (facts) => ({
      title: '有人对纪要提了修改',
      text: `${meetingOf(facts)}的纪要有一条修改意见，请看看怎么答复。`,
    }),
    colleagues,
  ),
  'council.minutes-sent-back': message(
    (facts) => ({
      title: '纪要退回来改',
      text: `${meetingOf(facts)}的纪要退回了。${sentence(facts.reason)}改好再发给到会的人核对。`,
    }),
    colleagues,
  ),
  'council.chased': message(chased, colleagues),
  'council.topic-suggested': message(heldBack, colleagues),
  'council.topics-entered': message(heldBack, colleagues),
  'council.months-missed': message(
    (facts) => ({
      title: '有议事厅连续两个月没有开会',
      text: `${[facts.areaText, facts.hallName].filter(Boolean).join(' ') || '一个议事厅'}连续两个月没有开会，请问问难处。`,
    }),
    { link: ({ hallId }) => ({ kind: 'hall', ...idOf(hallId) }), to: tell },
  ),
  'council.party-absent': message(
    (facts) => ({
      title: '议事会有一方连续三次没来',
      text: `${facts.hallName ?? '一个议事厅'}：${facts.partiesText ?? '有一方'}连续三次没有到会，请帮着联系。`,
    }),
    { link: ({ hallId }) => ({ kind: 'hall', ...idOf(hallId) }), to: tell },
  ),
  'council.decision-late': message(late, colleagues),
};

/** Of minutes sent round, whoever confirms them hears when she can; those who were there hear from the listener. */
export const toConfirmers = message(
  (facts, { at }) => ({
    title: '纪要发给到会的人核对了',
    text: `${meetingOf(facts)}的纪要核对到 ${facts.until === undefined ? `${amendHours} 小时后` : datedText(facts.until, at)}，之后请确认。`,
  }),
  colleagues,
);
