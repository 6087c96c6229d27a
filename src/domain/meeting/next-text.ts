import type { MeetingStatus } from '#contracts/council';
import { datedText, dateText, dayOf } from '../day';
import { kindRules, type Meeting } from './model';

type Seen = Meeting & { decisions: number; decisionsDone: number };

function agendaText({ publishAt, isAgendaConfirmed }: Seen, now: number): string {
  if (publishAt !== undefined) return `议题已经定了，${datedText(publishAt, now)} 公示时间和地点`;
  return isAgendaConfirmed ? '议题已经定了，接着公示时间和地点' : '正在审定议题，定了就公示';
}

function minutesText({ minutes }: Seen, now: number): string {
  const until = minutes?.amendUntil;
  if (until === undefined) return '会开完了，正在整理纪要';
  return now < until
    ? `到会的人正在核对纪要，到 ${datedText(until, now)}，然后由社区书记确认`
    : '等社区书记确认纪要，确认后公示决议';
}

function executingText({ decisions, decisionsDone }: Seen): string {
  const left = decisions - decisionsDone;
  return left > 0 ? '正在落实，每件事做到哪一步都写在下面' : '议定的事都有了结果';
}

const texts: Record<MeetingStatus, (meeting: Seen, now: number) => string> = {
  draft: ({ kind }) =>
    kindRules[kind].isAnnounced ? '正在筹备，接着征集议题' : '到时间直接开始，不用报名',
  collecting: ({ collectUntilOn }, now) =>
    collectUntilOn === undefined
      ? '正在征集议题，您也可以提'
      : `征集议题到${dateText(collectUntilOn, dayOf(now))}，您也可以提`,
  agenda: agendaText,
  published: ({ startsAt, place }, now) =>
    startsAt === undefined
      ? '时间另行公示'
      : `${datedText(startsAt, now)} 在${place ?? '议事厅'}开，欢迎来`,
  'in-session': () => '正在开会，到了请扫门口的码',
  minutes: minutesText,
  resolved: ({ resolution }, now) =>
    resolution === undefined
      ? '决议正在公示'
      : `决议公示到${dateText(dayOf(resolution.until), dayOf(now))}，有不同意见可以提`,
  executing: executingText,
  closed: () => '议定的事都有了结果，已归档',
  postponed: () => '延期了，新的时间另行公示',
  cancelled: () => '这次不开了，提过的议题留给下一次',
};

/** What comes next and by when, as a neighbour reads it: one plain sentence. */
export const nextText = (meeting: Seen, now: number): string => texts[meeting.status](meeting, now);
