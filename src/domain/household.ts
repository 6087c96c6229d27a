import type { OrderReport } from './order';

/** Doors that reported something or said 「我也遇到了」, not people; whoever left counts no more (`rules.md §4.1.5`). */
export const householdsOf = ({ reports }: { reports: readonly OrderReport[] }): number =>
  new Set(
    reports
      .filter(({ leftAt }) => leftAt === undefined)
      .map(({ household, reporterId }) => household ?? reporterId),
  ).size;
