import type { DecisionKind, DecisionStatus } from '#contracts/council';
import { AppError, refusedAt } from '#contracts/errors';
import { addDays, type Day, dayOf } from './day';
import type { AgendaItem, DecisionDraft, Meeting } from './meeting/model';

/** One word about a decision: what was done, by whom. */
export type Progress = {
  at: number;
  status: DecisionStatus;
  text: string;
  byText?: string;
  photos: string[];
};

/** What a meeting decided about one item. It is written once and never removed; only its progress grows. */
export type Decision = {
  itemId: string;
  topic: string;
  text: string;
  draft: DecisionDraft;
  kind: DecisionKind;
  ownerText: string;
  dueOn?: Day;
  status: DecisionStatus;
  /** Nothing more is expected; the trace keeps it all the same. */
  isFinal: boolean;
  reviewOn?: Day;
  /** Oldest first. */
  progress: Progress[];
  /** What its work order said last. */
  byOrder?: Pick<Progress, 'status' | 'text'>;
  decidedAt: number;
  version: number;
};

/** Where a decision begins, by its kind. */
const firstStatus: Record<DecisionKind, DecisionStatus> = {
  'work-order': 'pending',
  'owner-task': 'in-progress',
  'next-meeting': 'carried',
  'not-adopted': 'not-adopted',
  statutory: 'statutory',
};

/** Nothing more is expected of these; what cannot be done now is looked at again on its day. */
const finalStatuses: readonly DecisionStatus[] = ['done', 'carried', 'not-adopted', 'statutory'];
export const isFinal = (status: DecisionStatus): boolean => finalStatuses.includes(status);

/** Who a work order goes to stands fast once it is routed. */
const ownerOf = (draft: DecisionDraft): string =>
  draft.kind === 'work-order' ? '按事项分派，受理后显示承办单位' : draft.ownerText;

function decisionOf(
  item: AgendaItem,
  { text, draft, at }: { text: string; draft: DecisionDraft; at: number },
): Decision {
  const status = firstStatus[draft.kind];
  return {
    itemId: item.id,
    topic: item.title,
    text,
    draft,
    kind: draft.kind,
    ownerText: ownerOf(draft),
    ...('dueOn' in draft && { dueOn: draft.dueOn }),
    status,
    isFinal: isFinal(status),
    progress: draft.kind === 'not-adopted' ? [{ at, status, text: draft.reason, photos: [] }] : [],
    decidedAt: at,
    version: 1,
  };
}

/** What minutes that were just confirmed decided, one for every item with a decision, in the order of the agenda. */
export function decisionsOf({ agenda, minutes }: Meeting, at: number): Decision[] {
  return agenda.flatMap((item) => {
    const written = minutes?.items.find(({ itemId }) => itemId === item.id);
    if (!written?.decision) return [];
    return [decisionOf(item, { text: written.conclusion, draft: written.decision, at })];
  });
}

type News = Omit<Progress, 'status'> & {
  status: DecisionStatus;
  reviewOn?: Day | undefined;
};

/** The decision with a word more; `reviewOn` holds only for what cannot be done now. */
export function moved<D extends Decision>(decision: D, { reviewOn, ...news }: News): D {
  const { reviewOn: _, ...rest } = decision;
  return {
    ...rest,
    status: news.status,
    isFinal: isFinal(news.status),
    ...(news.status === 'not-now' && reviewOn !== undefined && { reviewOn }),
    progress: [...decision.progress, news],
    version: decision.version + 1,
  } as unknown as D;
}

/** Words about one decision; the newest are shown first. */
export const progressLimit = 60;

const reviewMostDays = 180;

/**
 * What whoever leads writes about a decision that is no work order, or whose work order could not do it: what was done,
 * or why not now and when it is looked at again.
 */
export function noted<D extends Decision>(
  decision: D,
  news: News & { status: 'in-progress' | 'done' | 'not-now' },
): D {
  if (decision.kind === 'work-order' && decision.byOrder?.status !== 'not-now')
    throw new AppError('step-not-allowed', { reason: '这条已经转成工单，进度由工单自动更新' });
  if (decision.kind === 'next-meeting' || decision.kind === 'not-adopted')
    throw new AppError('step-not-allowed', { reason: '这条没有要办的事' });
  if (decision.progress.length >= progressLimit)
    throw new AppError('step-not-allowed', { reason: '这条的进展已经写满了，请写办结情况' });
  if (news.status === 'not-now') checkReview(news.reviewOn, news.at);
  return moved(decision, news);
}

function checkReview(reviewOn: Day | undefined, at: number): void {
  const today = dayOf(at);
  if (reviewOn === undefined) throw refusedAt('reviewOn', '暂时解决不了的，请选哪天再看');
  if (reviewOn <= today || reviewOn > addDays(today, reviewMostDays))
    throw refusedAt('reviewOn', `请选 ${reviewMostDays} 天以内的一天`);
}

/** Late: something was to be done by a day that is over. */
export const isLate = (
  { status, dueOn }: Pick<Decision, 'status' | 'dueOn'>,
  at: number,
): boolean =>
  dueOn !== undefined && dueOn < dayOf(at) && (status === 'pending' || status === 'in-progress');

/** Days between two questions of the clock about what is late. */
const chaseEveryDays = 7;

/**
 * When the clock asks about it next: on its day, or the day it is looked at again, and every week after that or where
 * nobody chose a day; never about what has no date at all.
 */
export function chaseOf(
  { status, dueOn, reviewOn }: Pick<Decision, 'status' | 'dueOn' | 'reviewOn'>,
  today: Day,
): Day | undefined {
  if (isFinal(status)) return undefined;
  const isNotNow = status === 'not-now';
  const on = isNotNow ? reviewOn : dueOn;
  const isOpenEnded = on === undefined && !isNotNow;
  if (isOpenEnded || (on !== undefined && on > today)) return on;
  return addDays(today, chaseEveryDays);
}
