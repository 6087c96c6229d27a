import type { Got } from '#contracts/action';
import { exclusionReasonWords, type getRates } from '#contracts/work-order';

export type Rates = Got<typeof getRates>;
type Rate = Rates['response'];

/** 「92%」 of 0 to 1. */
export const percentText = (value: number): string => `${Math.round(value * 100)}%`;

/** A rate as it is read: the number, and from how many it was counted; few say little. */
export type RateLine = { title: string; value: string; counted: string; isSmall: boolean };

const line = (title: string, rate: Rate, counted: string): RateLine => ({
  title,
  value: rate.value === undefined ? '还没有' : percentText(rate.value),
  counted: rate.n === 0 ? '这个月还没有可以算的' : counted,
  isSmall: rate.isSmall && rate.n > 0,
});

/** 响应率, 解决率 and 满意率, each with n and the last with its coverage (`rules.md §4.1.7`). */
export function rateLines({ response, solution, satisfaction, coverage }: Rates): RateLine[] {
  const rated = `${satisfaction.n} 人评价，其中 ${satisfaction.hits} 人满意或基本满意，评价率 ${percentText(coverage)}`;
  return [
    line('响应率', response, `${response.n} 件里 ${response.hits} 件按时和反映人联系上`),
    line('解决率', solution, `${solution.n} 件里 ${solution.hits} 件核查过确实解决`),
    line('满意率', satisfaction, rated),
  ];
}

/** What was left out of the figures, and why: 「诉求已经满足 2 件」. */
export const exclusionsText = ({ exclusions }: Rates): string | undefined => {
  const counted = exclusions.filter(({ count }) => count > 0);
  if (counted.length === 0) return undefined;
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const parts = counted.map(({ reason, count }) => `${exclusionReasonWords[reason]} ${count} 件`);
  return `上级评议后有 ${total} 件评价没有计入：${parts.join('，')}。居民的评价原样保留。`;
};

/** 'YYYY-MM' moved by whole months. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const count = year * 12 + of - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** 「2026年11月」 */
export function monthText(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return `${year}年${of}月`;
}
