import { AppError } from '#contracts/errors';
import { type PointsAct, type PointsPath, pointsActWords } from '#contracts/points';
import type { EarningRule } from '#contracts/points-rules';
import { type Role, roleWords } from '#contracts/roles';

/** The rules of version 1 (`rules.md §4.3.3`): about 4.4 points a participation, as the seed counts. */
export const earningRules: EarningRule[] = [
  { act: 'report-closed', path: 'service', points: 2, unit: 'time', maxPerDay: 6, maxPerMonth: 40 },
  { act: 'meeting-attended', path: 'service', points: 2, unit: 'time', maxPerDay: 2 },
  { act: 'suggestion-adopted', path: 'service', points: 2, unit: 'time', maxPerDay: 4 },
  { act: 'volunteer-hours', path: 'service', points: 2, unit: 'hour', maxPerDay: 8 },
  { act: 'wish-fulfilled', path: 'relief', points: 4, unit: 'time', maxPerDay: 8 },
  { act: 'donation', path: 'relief', points: 5, unit: 'time', maxPerDay: 5, maxPerMonth: 20 },
  { act: 'dispute-reported', path: 'mediation', points: 3, unit: 'time', maxPerMonth: 6 },
  { act: 'dispute-mediated', path: 'mediation', points: 10, unit: 'time', maxPerMonth: 30 },
  { act: 'leader-duty', path: 'duty', points: 2, unit: 'time', maxPerMonth: 10 },
];

/** Rules with the day from which they hold. */
export type RulesVersion = { version: number; fromOn: string; rules: readonly EarningRule[] };

/** The version that held on a day: what was done keeps its rule, whatever comes later (`rules.md §4.3.2`). */
export function rulesOn(versions: readonly RulesVersion[], day: string): RulesVersion {
  const held = versions
    .filter(({ fromOn }) => fromOn <= day)
    .sort((a, b) => b.version - a.version)[0];
  const first = [...versions].sort((a, b) => a.version - b.version)[0];
  const found = held ?? first;
  if (!found) throw new Error('no rules at all');
  return found;
}

export const ruleFor = ({ rules }: RulesVersion, act: PointsAct): EarningRule => {
  const rule = rules.find((one) => one.act === act);
  if (!rule) throw new Error(`no rule for ${act}`);
  return rule;
};

const unitWords: Record<EarningRule['unit'], string> = {
  hour: '每小时',
  time: '每次',
  month: '每月',
};

/** 「每小时 2 分，一天最多 8 分」 */
export function ruleText({ points, unit, maxPerDay, maxPerMonth }: EarningRule): string {
  return [
    `${unitWords[unit]} ${points} 分`,
    ...(maxPerDay === undefined ? [] : [`一天最多 ${maxPerDay} 分`]),
    ...(maxPerMonth === undefined ? [] : [`一个月最多 ${maxPerMonth} 分`]),
  ].join('，');
}

/** What one account earned by one act in a month. */
export type Cap = { days: Readonly<Record<string, number>>; total: number };

/** What may still be given for an act done on a day: whole points, zero where a day or the month is full. */
export function grantable(
  points: number,
  {
    cap,
    rule,
    day,
  }: { cap: Cap; rule: Pick<EarningRule, 'maxPerDay' | 'maxPerMonth'>; day: string },
): number {
  const ofDay = (rule.maxPerDay ?? Infinity) - (cap.days[day] ?? 0);
  const ofMonth = (rule.maxPerMonth ?? Infinity) - cap.total;
  return Math.max(0, Math.min(points, ofDay, ofMonth));
}

/** What two accounts of one person earned by one act in a month. */
export const capsTogether = (one: Cap, other: Cap): Cap =>
  Object.entries(other.days).reduce((sum, [day, points]) => withGranted(sum, day, points), one);

export const withGranted = (cap: Cap, day: string, granted: number): Cap => ({
  days: { ...cap.days, [day]: (cap.days[day] ?? 0) + granted },
  total: cap.total + granted,
});

/** Which post decides about a candidate first (`rules.md §4.3.2`, §4.7). */
export function deciderOf(
  { path, points }: { path: PointsPath; points: number },
  secretaryFrom: number,
): Role {
  if (path === 'duty') return 'community-staff';
  if (path === 'mediation' || points >= secretaryFrom) return 'chief-grid-lead';
  return 'shopkeeper';
}

/** Who is asked once nobody decided in time. */
export const deciderAbove = (role: Role): Role =>
  role === 'chief-grid-lead' || role === 'subdistrict-dispatcher'
    ? 'subdistrict-dispatcher'
    : 'chief-grid-lead';

/** Somebody who decides or proposes, as far as fairness asks: who she is and behind which doors she lives. */
export type Judge = { personId: string; homes: readonly { areaId: string; door?: string }[] };
type Doer = { personId?: string; proposerId: string; homeAreaId: string; door?: string };

/** Why this person may not decide: approver ≠ proposer ≠ beneficiary, and nobody awards her own unit. */
export function obstacleToDecide(judge: Judge, doer: Doer): string | undefined {
  if (judge.personId === doer.personId) return '这是您自己的事，请别的同事审核';
  if (judge.personId === doer.proposerId) return '这是您提的，请别的同事审核';
  if (judge.homes.some(({ areaId }) => areaId === doer.homeAreaId))
    return '这是您同单元的邻居，请别的同事审核';
  return undefined;
}

/** Why this person may not name her: never oneself, never one's own household. */
export function obstacleToPropose(
  judge: Judge,
  doer: Omit<Doer, 'proposerId'>,
): string | undefined {
  if (judge.personId === doer.personId) return '不能给自己提积分';
  const isHousehold = judge.homes.some(
    ({ areaId, door }) => areaId === doer.homeAreaId && door !== undefined && door === doer.door,
  );
  return isHousehold ? '不能给自己家里人提积分' : undefined;
}

export const refuseWith = (words: string | undefined): void => {
  if (words !== undefined) throw new AppError('step-not-allowed', { reason: words });
};

/** What a passbook says of an act; of a dispute no more than that she took part (`rules.md §4.3.2`). */
export const reasonOf = (act: PointsAct, title?: string): string =>
  title !== undefined && act !== 'dispute-reported' && act !== 'dispute-mediated'
    ? `${pointsActWords[act]}：${title}`
    : pointsActWords[act];

/** 「积分超市专管员」 */
export const deciderText = (role: Role): string => roleWords[role];
