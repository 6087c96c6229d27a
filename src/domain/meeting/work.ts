import { type MeetingStatus, type MeetingStep, publicityChannelWords } from '#contracts/council';
import { datedText, dateText, dayMs, dayOf } from '../day';
import { stepsFor } from '../meeting';

import { type CouncilMoment, kindRules, type Meeting } from './model';
import { topicsOf } from './preparing';
import { shownIn } from './publishing';
import { undecided } from './writing';

const openAmendments = ({ minutes }: Meeting): number =>
  minutes?.amendments.filter(({ status }) => status === 'open').length ?? 0;

/** 「还差小区宣传栏的照片」, for each channel without one. */
const missingProofs = (proofs: Meeting['proofs']): string[] => {
  const shown = shownIn(proofs);
  return (['poster', 'group-card'] as const)
    .filter((channel) => !shown.has(channel))
    .map((channel) => `还差${publicityChannelWords[channel]}的照片`);
};

type Waiting = { openTopics: number; now: number };
type HoldUps = (meeting: Meeting, waiting: Waiting) => string[];

const ofAgenda: HoldUps = (meeting, { openTopics }) => {
  if (meeting.isAgendaConfirmed)
    return [
      ...(meeting.publishAt === undefined ? ['还没有定时间和地点'] : []),
      ...missingProofs(meeting.proofs),
    ];
  if (openTopics > 0) return [`还有 ${openTopics} 个议题没有审定`];
  const noTopics = topicsOf(meeting).length === 0 ? ['还没有议题：没有的话要写一句零议题说明'] : [];
  return [...noTopics, '等社区书记确认议题'];
};

const ofMinutes: HoldUps = (meeting, { now }) => {
  const { circulatedAt, amendUntil = 0 } = meeting.minutes ?? {};
  if (circulatedAt === undefined) {
    const items = undecided(meeting).length;
    return items > 0 ? [`还有 ${items} 个议题没有写结论或决定`] : ['还没有发给到会的人核对'];
  }
  const asked = openAmendments(meeting);
  return [
    ...(asked > 0 ? [`还有 ${asked} 条修改意见没有答复`] : []),
    now < amendUntil ? `到会的人核对到 ${datedText(amendUntil, now)}` : '等社区书记确认纪要',
  ];
};

const holdUps: Partial<Record<MeetingStatus, HoldUps>> = {
  draft: ({ kind }) => (kindRules[kind].isAnnounced ? ['还没有开始征集议题'] : []),
  agenda: ofAgenda,
  published: ({ proofs }) => missingProofs(proofs),
  minutes: ofMinutes,
  resolved: ({ resolution }) => (resolution ? missingProofs(resolution.proofs) : []),
  postponed: () => ['还没有定新的时间'],
};

/** What is missing for the next step, as whoever leads reads it: 「还有 2 个议题没有审定」. */
export const holdUpsOf = (meeting: Meeting, waiting: Waiting): string[] =>
  holdUps[meeting.status]?.(meeting, waiting) ?? [];

type Work = { whatText: string; isMyTurn: boolean; by?: number };
type Telling = (
  meeting: Meeting,
  moment: CouncilMoment,
  may: (step: MeetingStep) => boolean,
) => Work;

const turn = (whatText: string, by?: number): Work => ({
  whatText,
  isMyTurn: true,
  ...(by !== undefined && { by }),
});
const waiting = (whatText: string): Work => ({ whatText, isMyTurn: false });

const agendaWork: Telling = ({ isAgendaConfirmed, publishAt }, { at }, may) => {
  if (publishAt !== undefined) return waiting(`定在 ${datedText(publishAt, at)} 公示`);
  if (may('confirm-agenda')) return turn('等您确认议题');
  if (!isAgendaConfirmed) return turn('审定议题，再请社区书记确认');
  return may('publish') ? turn('公示时间、地点和议题') : waiting('等社区公示');
};

const publishedWork: Telling = (meeting, { at }, may) => {
  const { startsAt = at, proofs } = meeting;
  if (may('start')) return turn('可以开始开会了');
  if (at > startsAt) return turn('时间过了还没有开，请延期、改期或取消');
  const isShown = missingProofs(proofs).length === 0;
  return isShown ? waiting(`${datedText(startsAt, at)} 开会`) : turn('补上公示的照片', startsAt);
};

/** Minutes are owed three days after the end, as the clock asks for them. */
const minutesMs = 3 * dayMs;

function writingWork({ minutes, endedAt = 0 }: Meeting): Work {
  const isBack = minutes?.sentBackReason !== undefined;
  const text = isBack ? '纪要退回了，改好再发' : '写好纪要，发给到会的人核对';
  return turn(text, endedAt + minutesMs);
}

const minutesWork: Telling = (meeting, { at }, may) => {
  const { circulatedAt, amendUntil = 0 } = meeting.minutes ?? {};
  if (circulatedAt === undefined)
    return may('circulate') || may('save-minutes')
      ? writingWork(meeting)
      : waiting('话事员正在写纪要');
  const asked = openAmendments(meeting);
  if (asked > 0 && may('answer-amendment')) return turn(`答复 ${asked} 条修改意见`, amendUntil);
  if (at < amendUntil) return waiting(`到会的人核对纪要到 ${datedText(amendUntil, at)}`);
  return may('confirm') ? turn('等您确认纪要') : waiting('等社区书记确认纪要');
};

const works: Partial<Record<MeetingStatus, Telling>> = {
  draft: ({ kind }) => turn(kindRules[kind].isAnnounced ? '定征集议题到哪天' : '到时间点开始'),
  collecting: ({ collectUntilOn }, { at }) =>
    waiting(
      collectUntilOn === undefined
        ? '正在征集议题'
        : `征集议题到${dateText(collectUntilOn, dayOf(at))}`,
    ),
  agenda: agendaWork,
  published: publishedWork,
  'in-session': () => turn('正在开会，散会时记一下'),
  minutes: minutesWork,
  postponed: (_, __, may) =>
    may('publish') ? turn('定新的时间，重新公示') : waiting('等社区定新的时间'),
};

/** What a meeting asks of somebody at a desk, whether it is her turn, and by when. */
export function workOf(meeting: Meeting, moment: CouncilMoment): Work {
  const steps = stepsFor(meeting, moment);
  const work = works[meeting.status]?.(meeting, moment, (step) => steps.includes(step));
  if (!work) return waiting('不用您做什么');
  return { ...work, isMyTurn: work.isMyTurn && steps.length > 0 };
}
