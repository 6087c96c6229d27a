import type { Budget } from './candidates';
import { wholeNumber } from './propose-form';

const cells = 20;

/** The bar of a month in twenty cells: what was issued of the plan. */
export function barCells({ planned, issued }: Budget): { at: number; isOn: boolean }[] {
  const share = planned ? Math.min(1, issued / planned) : 0;
  const filled = issued > 0 ? Math.max(1, Math.floor(share * cells)) : 0;
  return Array.from({ length: cells }, (_, at) => ({ at, isOn: at < filled }));
}

/** 「11月」 of 'YYYY-MM' */
export const monthWords = (month: string): string => `${Number(month.slice(5))}月`;

/** 'YYYY-MM' after another. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const mostPlanned = 100_000;

/** What is wrong with a planned number as typed. */
export function plannedProblem(typed: string): string | undefined {
  const planned = wholeNumber(typed);
  if (planned === undefined || planned < 1) return '请写多少分，写整数';
  return planned > mostPlanned ? `最多 ${mostPlanned} 分` : undefined;
}
