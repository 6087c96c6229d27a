import { datedText } from '#domain/day';
import { amendHours } from '#domain/meeting/numbers';
import type { EventRecord } from '#runtime/records';
import { type Addressed, because, maybe, type Table, until } from './addressed';
import { councilDeskWords } from './council-desk-words';
import {
  type Facts,
  idOf,
  type Link,
  meetingOf,
  message,
  type Say,
  topicOf,
} from './council-telling';

const toMeeting = ({ meetingId }: Facts): Link => ({ kind: 'meeting', ...idOf(meetingId) });
const toTrace = ({ hallId }: Facts): Link => ({ kind: 'trace', ...idOf(hallId) });
const toTopics = (): Link => ({ kind: 'topics' });

/** 「11月28日 19:00，在党群服务中心一楼」 */
const whenAndWhere = ({ startsAt, place }: Facts, now: number): string =>
  [startsAt !== undefined && datedText(startsAt, now), place && `在${place}`]
    .filter(Boolean)
    .join('，');

const told = (facts: Facts, now: number) => {
  const words = whenAndWhere(facts, now);
  return words ? `：${words}` : '';
};

/** What whoever signed up for a meeting, or was there, hears; the listener knows who they are. */
const attending: Readonly<Record<string, Say>> = {
  'council.amended': (facts, { at }) => ({
    title: '您报名的议事会有变更',
    text: `${meetingOf(facts)}现在是这样${told(facts, at)}。来不了请取消报名。`,
  }),
  'council.published': (facts, { at }) => ({
    title: '您报名的议事会定了时间',
    text: `${meetingOf(facts)}${told(facts, at)}。您的报名还算数，来不了请取消。`,
  }),
  'council.postponed': (facts) => ({
    title: '您报名的议事会延期了',
    text: `${meetingOf(facts)}延期${because(facts.reason)}。新的时间定了再告诉您，报名还算数。`,
  }),
  'council.cancelled': (facts) => ({
    title: '您报名的议事会取消了',
    text: `${meetingOf(facts)}取消${because(facts.reason)}。不用来了，谢谢您报名。`,
  }),
  'council.neared': (facts, { at }) => ({
    title: '您报名的议事会快开了',
    text: `${meetingOf(facts)}${told(facts, at)}。到了请扫门口的码，或填 6 位到会码。`,
  }),
  'council.minutes-circulated': (facts, { at }) => ({
    title: '请核对议事会的纪要',
    text: `${meetingOf(facts)}的纪要写好了，请在 ${until(facts.until, at) || `${amendHours} 小时内`}看看，哪里不对可以提。`,
  }),
};

/** Events that go to everybody of a meeting; `present`: to those who were there. */
export const attendeeEvents: Readonly<Record<string, 'registered' | 'present'>> = {
  /** Of one that was postponed; before the first time nobody can sign up. */
  'council.published': 'registered',
  'council.amended': 'registered',
  'council.postponed': 'registered',
  'council.cancelled': 'registered',
  'council.neared': 'registered',
  'council.minutes-circulated': 'present',
};

export const attendeeWords = (event: EventRecord, to: readonly string[]): Addressed[] => {
  const say = attending[event.name];
  return say ? message(say, { link: toMeeting, to: () => to })(event) : [];
};

/** That what she brought or backed has an outcome; the listener knows what was decided about whose. */
export const finalWords = (event: EventRecord, to: readonly string[]): Addressed[] =>
  message(
    (facts) => ({
      title: '您提的议题有结果了',
      text: `${meetingOf(facts)}的纪要定了。您提的、跟着提的事怎么决定、谁负责，点开可以看到。`,
    }),
    { link: toTrace, to: () => to },
  )(event);

const judged: Readonly<Record<string, Say>> = {
  adopted: (facts) => ({
    title: '您的议题列入议程了',
    text: `${topicOf(facts)}会在「${facts.meetingTitle ?? '议事会'}」上议，欢迎您来。`,
  }),
  merged: (facts) => ({
    title: '您的议题和相同的并在一起',
    text: `${topicOf(facts)}并入${facts.mergedIntoTitle ? `「${facts.mergedIntoTitle}」` : '相同的议题'}，一起上会议。`,
  }),
  'not-tabled': (facts) => ({
    title: '您的议题这次不上会',
    text: `${topicOf(facts)}${because(facts.reason)}。有话要说，可以联系社区或话事员。`,
  }),
};

const reviewed: Readonly<Record<string, Say>> = {
  show: (facts) => ({
    title: '您的议题邻居能看到了',
    text: `${topicOf(facts)}等着审定，有结果再告诉您。`,
  }),
  refuse: judged['not-tabled'] ?? (() => undefined),
};

const author = { link: toTopics, to: ({ authorId }: Facts) => maybe(authorId) };

/** Only what really became of it: that it was opened, is done, or cannot be done for now with its plan. */
const moves: Readonly<Record<string, Say>> = {
  done: (facts) => ({
    title: '您提的事办好了',
    text: `${topicOf(facts)}已落实。做了什么，点开可以看到。`,
  }),
  'not-now': (facts) => ({
    title: '您提的事暂时办不了',
    text: `${topicOf(facts)}为什么、打算怎么办、什么时候再看，点开可以看到。`,
  }),
};
const moved: Say = (facts, event) => moves[facts.status ?? '']?.(facts, event);
const concerned = { link: toTrace, to: ({ to = [] }: Facts) => to };

export const councilWords: Table = {
  'council.topic-judged': message((facts, event) => judged[facts.as ?? '']?.(facts, event), author),
  'council.topic-reviewed': message(
    (facts, event) => reviewed[facts.decision ?? '']?.(facts, event),
    author,
  ),
  'council.topic-became-report': message(
    (facts) => ({
      title: '您的议题转到随手拍办理了',
      text: `${topicOf(facts)}不用等开会，编号 ${facts.number ?? '见随手拍'}，进展在随手拍里看。`,
    }),
    author,
  ),
  'council.decision-opened': message(
    (facts) => ({
      title: '您提的事转成工单在办了',
      text: `${topicOf(facts)}${facts.number ? `编号 ${facts.number}，` : ''}办到哪一步，点开可以看到。`,
    }),
    concerned,
  ),
  'council.decision-moved': message(moved, concerned),
  'council.progress-noted': message(moved, concerned),
  'council.amendment-answered': message(
    (facts) => ({
      title: facts.isTaken ? '您提的修改采纳了' : '您提的修改有答复了',
      text: `${meetingOf(facts)}的纪要${facts.isTaken ? '按您说的改' : '这一处没有改'}，答复点开可以看到。`,
    }),
    { link: toMeeting, to: ({ personId }) => maybe(personId) },
  ),
  'council.paper-entered': message(
    () => ({
      title: '请您监票',
      text: '议事会上的纸质票录好了，请看一看数目对不对，对了再签。',
    }),
    { link: toMeeting, to: ({ witnessId }) => maybe(witnessId) },
  ),
  'council.counter-signed': message(
    ({ isRight }) =>
      isRight
        ? undefined
        : { title: '监票人说纸质票数目不对', text: '这次录的没有算数，请再数一遍重新录。' },
    { link: toMeeting, to: ({ by }) => maybe(by) },
  ),
  ...councilDeskWords,
};
