import { type PointsAct, pointsActs, pointsActWords } from '#contracts/points';
import type { EarningRule } from '#contracts/points-rules';
import { type Day, dateText } from './day';
import type { Cap } from './earning';

/** Whole points for so many units; half hours add up before anything is rounded down. */
export const pointsFor = ({ points, unit }: EarningRule, units: number): number =>
  unit === 'month' ? points : Math.floor(points * units);

/** Hours served, in whole half hours (`rules.md §4.8`, 招募令). */
export const servedHours = (minutes: number): number => Math.floor(minutes / 30) / 2;

/** 'YYYY-MM' */
export const monthOf = (day: Day): string => day.slice(0, 7);

/** 「11月」 */
const monthText = (day: Day): string => `${Number(day.slice(5, 7))}月`;

type Full = { cap: Cap; rule: Pick<EarningRule, 'maxPerDay' | 'maxPerMonth'>; day: Day };

/** Why nothing more can be given for an act of that day: the month is full, or the day. */
export const fullText = ({ cap, rule, day }: Full, today: Day): string =>
  rule.maxPerMonth !== undefined && cap.total >= rule.maxPerMonth
    ? `${monthText(day)}这类事已经记满 ${rule.maxPerMonth} 分，这件不能再记`
    : `${dateText(day, today)}这天已经记满 ${rule.maxPerDay ?? 0} 分，这件不能再记`;

type Budget = { planned?: number; issued: number };

/** Why a month's budget does not bear so many points; nothing where none was planned. */
export const overBudgetText = ({ planned, issued }: Budget, points: number): string | undefined =>
  planned !== undefined && issued + points > planned
    ? `这个月计划发 ${planned} 分，已发 ${issued} 分，再记 ${points} 分就超了。请总网格长同意超出，或先调整计划`
    : undefined;

/** A problem of one rule, by its place in what was sent. */
export type RuleProblem = { field: string; words: string };

/** What is wrong with new rules: each act once, with its path and unit as they are, and caps that bear one unit. */
export function problemsOfRules(
  rules: readonly EarningRule[],
  before: readonly EarningRule[],
): RuleProblem[] {
  const missing = pointsActs.filter((act) => rules.filter((one) => one.act === act).length !== 1);
  if (missing.length > 0)
    return missing.map((act) => ({
      field: 'rules',
      words: `「${pointsActWords[act]}」要有而且只有一条`,
    }));
  return rules.flatMap((rule, at) => {
    const was = before.find(({ act }) => act === rule.act);
    return problemsOfRule(rule, was).map(({ field, words }) => ({
      field: `rules.${at}.${field}`,
      words,
    }));
  });
}

function problemsOfRule(rule: EarningRule, was: EarningRule | undefined): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (was?.path !== rule.path) problems.push({ field: 'path', words: '路径不能改' });
  if (was?.unit !== rule.unit) problems.push({ field: 'unit', words: '按次还是按小时不能改' });
  if ((rule.maxPerDay ?? rule.points) < rule.points)
    problems.push({ field: 'maxPerDay', words: '一天的上限不能比一次的分数少' });
  if ((rule.maxPerMonth ?? Infinity) < (rule.maxPerDay ?? rule.points))
    problems.push({ field: 'maxPerMonth', words: '一个月的上限不能比一天的少' });
  return problems;
}

const sameRule = (a: EarningRule, b: EarningRule): boolean =>
  a.points === b.points && a.maxPerDay === b.maxPerDay && a.maxPerMonth === b.maxPerMonth;

/** Whether new rules say what those before said. */
export const areSameRules = (a: readonly EarningRule[], b: readonly EarningRule[]): boolean =>
  a.every((rule) => b.some((other) => other.act === rule.act && sameRule(rule, other)));

/** What a neighbour with a post does for others anyway, by the event that says so (`seeds.md` B19). */
export const dutyEvents = [
  'notice.published',
  'coverage.told',
  'home.verified',
  'report.submitted',
] as const;
export type DutyEvent = (typeof dutyEvents)[number];

const dutyWords: Record<DutyEvent, string> = {
  'notice.published': '发通知',
  'coverage.told': '逐户告知',
  'home.verified': '核实住处',
  'report.submitted': '替邻居反映',
};

/** 「11月发通知 2 次、逐户告知 6 次」 */
export function dutyText(names: readonly string[], lastDay: Day): string {
  const counts = dutyEvents.map((name) => [name, names.filter((one) => one === name).length]);
  const parts = counts.flatMap(([name, count]) =>
    count ? [`${dutyWords[name as DutyEvent]} ${count} 次`] : [],
  );
  return `${monthText(lastDay)}${parts.join('、')}`;
}

type Mediation = {
  outcome: 'settled' | 'not-settled';
  parties: readonly { hasAgreed: boolean }[];
  recordedBy: string;
  confirmedBy?: string;
};

/** Why a mediation cannot be confirmed by this person (`rules.md §4.3.2`: both parties agree). */
export function obstacleToConfirm(mediation: Mediation, personId: string): string | undefined {
  if (mediation.confirmedBy !== undefined) return '已经确认过了';
  if (mediation.outcome !== 'settled') return '还没有化解，不能确认';
  if (mediation.parties.some(({ hasAgreed }) => !hasAgreed)) return '还有一方没有同意，不能确认';
  if (mediation.recordedBy === personId) return '这是您记的，请别的同事确认';
  return undefined;
}

/** Acts of a settled dispute: who mediated, and who reported it unless a person was named in it. */
export const disputeActs = (mediation: {
  mediatorIds: readonly string[];
  reporterId?: string;
  isAboutNamedPerson: boolean;
}): { act: PointsAct; accountId: string }[] => {
  const { mediatorIds, reporterId, isAboutNamedPerson } = mediation;
  const mediated = [...new Set(mediatorIds)].map((accountId) => ({
    act: 'dispute-mediated' as const,
    accountId,
  }));
  const isReported =
    reporterId !== undefined && !isAboutNamedPerson && !mediatorIds.includes(reporterId);
  return isReported
    ? [...mediated, { act: 'dispute-reported' as const, accountId: reporterId }]
    : mediated;
};
