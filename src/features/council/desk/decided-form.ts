import type { Sent } from '#contracts/action';
import type { Category } from '#contracts/category';
import { type DecisionKind, decisionKinds, decisionKindWords } from '#contracts/council';
import type { saveMinutes } from '#contracts/council-minutes';
import { addDays, type Day } from '#domain/day';

/** What was decided about one item, as far as it is chosen. */
export type Decided = {
  kind?: DecisionKind | undefined;
  ownerText: string;
  dueOn?: Day | undefined;
  category?: Category | undefined;
  areaId?: string | undefined;
  /** Of an area below the hall's: 「5号楼」. */
  areaName?: string | undefined;
  reason: string;
};
export const nothingDecided: Decided = { ownerText: '', reason: '' };

export const kindAnswers = decisionKinds.map((value) => ({
  value,
  words: decisionKindWords[value],
}));

/** What each kind asks for beside itself (`rules.md §4.2.1`, Decision types). */
export const asksOf: Record<DecisionKind, readonly ('place' | 'owner' | 'due' | 'reason')[]> = {
  'work-order': ['place', 'due'],
  'owner-task': ['owner', 'due'],
  'next-meeting': ['owner'],
  'not-adopted': ['owner', 'reason'],
  statutory: ['owner'],
};

/** What happens next, said where the kind is chosen. */
export const kindNotes: Record<DecisionKind, string> = {
  'work-order': '纪要确认后自动转成工单，按事项分派；办到哪一步，议事厅的页面会自动更新。',
  'owner-task': '纪要确认后请责任方去办，办了什么由您在「落实」里记。',
  'next-meeting': '下次会自动带上这一条。',
  'not-adopted': '提议的人会看到理由。',
  statutory: '这里的表决不是法定表决。要由业主大会或居民会议决定的，写明由谁去提请。',
};

export const ownerLimit = 40;
export const reasonLimit = 200;

/** A decision is due between tomorrow and a year from now. */
export const dueDays = (today: Day): { from: Day; to: Day } => ({
  from: addDays(today, 1),
  to: addDays(today, 365),
});

export type DecidedProblems = Partial<
  Record<'kind' | 'category' | 'ownerText' | 'dueOn' | 'reason', string>
>;

/** What a decision lacks, each at its field; whoever chose no kind yet lacks that alone. */
export function decidedProblems(decided: Decided): DecidedProblems {
  const { kind, ownerText, dueOn, category, reason } = decided;
  if (!kind) return { kind: '请选怎么定的' };
  const asks = asksOf[kind];
  return {
    ...(asks.includes('place') && !category && { category: '请选一类，工单按它分派' }),
    ...(asks.includes('owner') && ownerText.trim().length < 2 && { ownerText: '请写由谁负责' }),
    ...(asks.includes('due') && !dueOn && { dueOn: '请选期限' }),
    ...(asks.includes('reason') &&
      reason.trim().length < 2 && { reason: '请写理由，提议的人会看到' }),
  };
}

type Wanted = NonNullable<Sent<typeof saveMinutes>['items'][number]['decision']>;

/** What is sent of a decision; undefined while it is not whole. Without a place of its own it is the hall's. */
export function decidedInput(decided: Decided, hallAreaId: string): Wanted | undefined {
  const { kind, dueOn, category } = decided;
  if (!kind || Object.keys(decidedProblems(decided)).length > 0) return undefined;
  const ownerText = decided.ownerText.trim();
  switch (kind) {
    case 'work-order':
      return category && dueOn
        ? { kind, category, areaId: decided.areaId ?? hallAreaId, dueOn }
        : undefined;
    case 'owner-task':
      return dueOn ? { kind, ownerText, dueOn } : undefined;
    case 'not-adopted':
      return { kind, ownerText, reason: decided.reason.trim() };
    default:
      return { kind, ownerText };
  }
}
