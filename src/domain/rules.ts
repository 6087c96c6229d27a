import type { SlaTier } from '#contracts/work-order';
import type { Hours } from './calendar';
import type { Calendar } from './calendar-days';

/** A length of time on one of the two clocks: real minutes, or the working calendar. */
export type Limit = { wallMinutes: number } | { workingMinutes: number } | { workingDays: number };

/** The district's numbers that the rules need, as plain values: `config/policy.ts` holds them with their sources. */
export type Rules = {
  calendar: Calendar;
  hours: Hours;
  /** Deadlines per speed class (`rules.md §4.1.4`). */
  sla: Readonly<Record<SlaTier, { accept: Limit; finish: Limit }>>;
  /** After 不满意. */
  secondDisposal: Limit;
  /** How long a resident may rate before silence counts as 未评价. */
  ratingDays: number;
  reopenLimit: number;
};
