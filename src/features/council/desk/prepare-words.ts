import type { MeetingStatus, MeetingStep } from '#contracts/council';
import { collectLeastDays, type MeetingView } from '#contracts/council-meeting';
import { addDays, type Day } from '#domain/day';
import { kindRules } from '#domain/meeting/model';
import type { Tone } from '../../../components';

/** The one thing that comes next for this person; `wait` where it is somebody else's turn. */
export type NextStep =
  | { to: 'collect' | 'close-collecting' | 'confirm-agenda' }
  | { to: 'publish' | 'door' | 'minutes' | 'resolution' | 'trace' }
  | { to: 'wait' };

const has = (steps: readonly MeetingStep[], step: MeetingStep) => steps.includes(step);

const nextByStatus: Record<MeetingStatus, (steps: readonly MeetingStep[]) => NextStep['to']> = {
  draft: (steps) => (has(steps, 'collect') ? 'collect' : has(steps, 'start') ? 'door' : 'wait'),
  collecting: (steps) => (has(steps, 'close-collecting') ? 'close-collecting' : 'wait'),
  agenda(steps) {
    if (has(steps, 'confirm-agenda')) return 'confirm-agenda';
    return has(steps, 'publish') ? 'publish' : 'wait';
  },
  published: (steps) => (has(steps, 'start') ? 'door' : 'wait'),
  'in-session': () => 'minutes',
  minutes: () => 'minutes',
  resolved: () => 'resolution',
  executing: () => 'trace',
  closed: () => 'trace',
  postponed: (steps) => (has(steps, 'publish') ? 'publish' : 'wait'),
  cancelled: () => 'wait',
};

/** The next step of a meeting for somebody who may take these. */
export const nextOf = (
  { status, publishAt }: Pick<MeetingView, 'status' | 'publishAt'>,
  steps: readonly MeetingStep[],
): NextStep['to'] =>
  status === 'agenda' && publishAt !== undefined ? 'wait' : nextByStatus[status](steps);

export const nextButton: Record<Exclude<NextStep['to'], 'wait'>, string> = {
  collect: '开始征集议题',
  'close-collecting': '结束征集，开始审定',
  'confirm-agenda': '确认这次的议题',
  publish: '去公示',
  door: '到会场',
  minutes: '写纪要',
  resolution: '打印决议',
  trace: '看落实到哪一步',
};

/** Where it stands, as a pill. */
export const toneOf: Record<MeetingStatus, Tone> = {
  draft: 'plain',
  collecting: 'blue',
  agenda: 'amber',
  published: 'blue',
  'in-session': 'jade',
  minutes: 'amber',
  resolved: 'blue',
  executing: 'blue',
  closed: 'jade',
  postponed: 'amber',
  cancelled: 'plain',
};

/** Until when topics are collected at first: a little more than the days there should be. */
export const collectDays = (today: Day): { from: Day; to: Day; usual: Day } => ({
  from: today,
  to: addDays(today, 60),
  usual: addDays(today, collectLeastDays + 4),
});

/** Topics can be decided about from the first of them on until the secretary confirmed. */
export const mayJudge = ({
  status,
  isAgendaConfirmed,
}: Pick<MeetingView, 'status' | 'isAgendaConfirmed'>): boolean =>
  (status === 'collecting' || status === 'agenda') && !isAgendaConfirmed;

/** Photos of where it hangs are wanted: before the meeting, and again of its resolution. */
export const wantsProof = (
  { status, kind }: Pick<MeetingView, 'status' | 'kind'>,
  isAgendaConfirmed: boolean,
): boolean =>
  kindRules[kind].isAnnounced &&
  ((status === 'agenda' && isAgendaConfirmed) ||
    status === 'published' ||
    status === 'postponed' ||
    status === 'resolved');

/** A meeting that has something to print. */
export const hasPoster = ({ status, startsAt }: Pick<MeetingView, 'status' | 'startsAt'>) =>
  startsAt !== undefined && (status === 'published' || status === 'in-session');
export const hasResolution = ({ resolution }: Pick<MeetingView, 'resolution'>) =>
  resolution !== undefined;

/** Months a meeting can be opened for: this one and the next. */
export function monthsFrom(today: Day): string[] {
  const month = today.slice(0, 7);
  return [month, addDays(`${month}-28`, 4).slice(0, 7)];
}
/** 'YYYY-MM' → 「11月」 */
export const monthWords = (month: string): string => `${Number(month.slice(5))}月`;
