import type { Candidate } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { overBudgetText } from '#domain/candidate';
import { beforeText, type Day, dateText } from '#domain/day';
import type { Tone } from '../../../components';

export type Budget = { planned?: number | undefined; issued: number };

/** From this share of the plan on the budget line warns. */
const nearShare = 0.8;

/** 「本月已发 120 / 预算 400」 */
export const budgetText = ({ planned, issued }: Budget): string =>
  planned === undefined
    ? `本月已发 ${issued}，还没有定预算`
    : `本月已发 ${issued} / 预算 ${planned}`;

/** How near the plan is, in one word; nothing while there is room. */
export function budgetPill({ planned, issued }: Budget): { words: string; tone: Tone } | undefined {
  if (planned === undefined) return undefined;
  if (issued >= planned) return { words: '用完了', tone: 'red' };
  return issued >= planned * nearShare ? { words: '快用完了', tone: 'amber' } : undefined;
}

type Worth = Pick<Candidate, 'points'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What the secretary is asked before she exceeds the plan; nothing where it holds, or where nobody can agree. */
export function overBudgetQuestion(
  budget: Budget | undefined,
  chosen: readonly Worth[],
): string | undefined {
  if (!budget || budget.planned === undefined) return undefined;
  const { planned, issued } = budget;
  const points = sum(chosen.map((one) => one.points));
  return overBudgetText({ planned, issued }, points) === undefined
    ? undefined
    : `这个月计划发 ${planned} 分，已发 ${issued} 分，再记 ${points} 分就超出 ${issued + points - planned} 分。您同意超出吗？会记下是谁同意的。`;
}

/** Those the caller may decide herself. */
export const decidable = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ obstacle, status }) => obstacle === undefined && status === 'waiting');

/** Chosen ones that are still there and still hers to decide, in the order of the list. */
export const stillChosen = (
  candidates: readonly Candidate[],
  ids: readonly string[],
): Candidate[] => decidable(candidates).filter(({ id }) => ids.includes(id));

/** What became of one approval. */
export type Outcome = {
  id: string;
  isDone: boolean;
  granted: number;
  /** 「王女士：参加议事会 —— 记了 2 分」 */
  words: string;
};

export const titleOf = ({ maskedName, reason }: Pick<Candidate, 'maskedName' | 'reason'>): string =>
  `${maskedName}：${reason}`;

/** A day or a month may be full: then it is said what was left of it. */
export const grantedText = ({ points }: Worth, granted: number): string =>
  granted < points
    ? `记了 ${granted} 分，当天或当月记满了，原本 ${points} 分`
    : `记了 ${granted} 分`;

/** 「同意了 2 条，一共 6 分；1 条没有成」 */
export function summaryText(outcomes: readonly Outcome[]): string {
  const done = outcomes.filter(({ isDone }) => isDone);
  const failed = outcomes.length - done.length;
  const given = `同意了 ${done.length} 条，一共 ${sum(done.map(({ granted }) => granted))} 分`;
  if (failed === 0) return given;
  return done.length === 0 ? `${failed} 条没有成` : `${given}；${failed} 条没有成`;
}

type When = Pick<Candidate, 'doneOn' | 'dueAt' | 'status'>;

/** 「11月20日做的 · 11月25日 17:30 前审核」 */
export function whenText({ doneOn, dueAt, status }: When, now: number, today: Day): string {
  const isOpen = status === 'waiting' || status === 'appealed';
  const due = isOpen && dueAt !== undefined ? ` · ${beforeText(dueAt, now)}审核` : '';
  return `${dateText(doneOn, today)}做的${due}`;
}

/** Who takes back what was given wrongly (`rules.md §4.7`). */
const reversers: readonly Role[] = ['chief-grid-lead', 'subdistrict-dispatcher'];

export const mayReverse = (
  { entryId }: Pick<Candidate, 'entryId'>,
  roles: readonly Role[],
): boolean => entryId !== undefined && roles.some((role) => reversers.includes(role));

/** 「收回了 4 分」, and what became a debt. */
export const takenBackText = ({ taken, debt }: { taken: number; debt: number }): string =>
  debt > 0
    ? `收回了 ${taken} 分；花掉的 ${debt} 分记成欠分，以后得的先抵，不用补交`
    : `收回了 ${taken} 分`;
