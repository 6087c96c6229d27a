import { type DecisionStatus, type DecisionView, decisionKindWords } from '#contracts/council';
import { datedText, dateText, dayOf } from '#domain/day';
import type { Tone } from '../../components';

export const decisionTones: Record<DecisionStatus, Tone> = {
  pending: 'blue',
  'in-progress': 'amber',
  done: 'jade',
  'not-now': 'red',
  carried: 'plain',
  'not-adopted': 'red',
  statutory: 'blue',
};

export type Only = 'all' | 'open' | 'mine';
export const onlyTabs: { value: Only; words: string }[] = [
  { value: 'all', words: '全部' },
  { value: 'open', words: '在办' },
  { value: 'mine', words: '我的' },
];

/** What stands where no decision does. */
export const emptyTrace: Record<Only, { title: string; note: string }> = {
  all: { title: '还没有议定的事', note: '开过会、纪要确认以后，议定的每一件都列在这里。' },
  open: { title: '没有在办的事', note: '议定的都有了结果，在「全部」里看得到。' },
  mine: { title: '没有您提的事', note: '您提的、您也想议的，议定以后在这里看得到。' },
};

type Due = Pick<DecisionView, 'dueOn' | 'isOverdue'>;

/** 「11月30日前」「11月30日前，已超期」; nothing where nothing is to be done by a day. */
export function dueWords({ dueOn, isOverdue }: Due, now: number): string | undefined {
  if (!dueOn) return undefined;
  const by = `${dateText(dueOn, dayOf(now))}前`;
  return isOverdue ? `${by}，已超期` : by;
}

/** 「丹桂物业 · 11月30日前」: who answers for it and until when. */
export const lineNote = (decision: DecisionView, now: number): string =>
  [decision.ownerText, dueWords(decision, now)].filter(Boolean).join(' · ');

/** 「工单 1120-0042，处理中」; the number of a private one stays away. */
export function orderWords({ workOrder }: Pick<DecisionView, 'workOrder'>): string | undefined {
  if (!workOrder) return undefined;
  const { number, statusText } = workOrder;
  return number ? `${number}，${statusText}` : statusText;
}

/** What is known where nobody has written a word about it yet. */
export function silentWords({ status, kind }: Pick<DecisionView, 'status' | 'kind'>): string {
  if (status === 'pending') return '纪要刚确认，正在转给承办单位。';
  if (status === 'carried') return '下一次会接着议。';
  if (status === 'statutory') return '这件事要走法定程序，由业主大会或居民会议决定。';
  return `${decisionKindWords[kind]}，还没有新的进展。`;
}

type Review = Pick<DecisionView, 'status' | 'reviewOn' | 'isLeftToHall'>;

/** Of what cannot be done now: when somebody looks at it again, or that the hall has to say how it goes on. */
export function reviewWords(
  { status, reviewOn, isLeftToHall }: Review,
  now: number,
): string | undefined {
  if (status !== 'not-now') return undefined;
  if (reviewOn) return `${dateText(reviewOn, dayOf(now))}再看一次能不能办，结果写在这里。`;
  return isLeftToHall
    ? '工单没有办成，回到议事厅：话事员会写明接下来怎么办、哪天再看。'
    : '能办的时候接着办，结果写在这里。';
}

/** 「物业企业 · 11月20日 10:20」 */
export const newsNote = (
  { at, byText }: Pick<DecisionView['progress'][number], 'at' | 'byText'>,
  now: number,
): string => [byText, datedText(at, now)].filter(Boolean).join(' · ');
