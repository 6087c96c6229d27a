import type { SlaTier } from '#contracts/loop';
import type { Hours } from './calendar';
import type { Calendar } from './calendar-days';

/** A length of time on one of the two clocks: real minutes, or the working calendar. */
export type Limit = { wallMinutes: number } | { workingMinutes: number } | { workingDays: number };

/** What is promised, and watched, for one speed class (`rules.md §4.1.4`). */
export type Sla = {
  accept: Limit;
  /** Until somebody spoke with the reporter; missing where nobody has to. */
  contact?: Limit;
  /** Until a unit signs what it was given. */
  sign: Limit;
  finish: Limit;
  /** After the promise was broken, until the level above is called. */
  escalate: Limit;
};

/** The district's numbers that the rules need, as plain values: `config/policy.ts` holds them with their sources. */
export type Rules = {
  calendar: Calendar;
  hours: Hours;
  sla: Readonly<Record<SlaTier, Sla>>;
  /** After 不满意. */
  secondDisposal: Limit;
  /** 回访 after 不满意. */
  followUp: Limit;
  /** How long a resident has to answer a question (T4b). */
  supplement: Limit;
  /** How long a resident may appeal against declining or merging (T23, T25). */
  appeal: Limit;
  /** How long a unit may appeal against a rating. */
  ratingAppeal: Limit;
  /** Until somebody explains what could not be solved to her satisfaction (T20b). */
  explanation: Limit;
  /** After the promise was broken, until it stands in the list of the supervised (督办). */
  supervise: Limit;
  /** 联名: from how many doors on, and by when a written reply is owed; missing where the district has switched it off. */
  petition?: { households: number; reply: Limit };
  /** How long a resident may rate before silence counts as 未评价. */
  ratingDays: number;
  reopenLimit: number;
  askLimit: number;
  sendBackLimit: number;
  pauseLimit: number;
  pauseDays: number;
  /** How often a hand-over to another platform is asked after. */
  nagDays: number;
  mergeDays: number;
  recurDays: number;
  unitRatingHours: number;
  claimMinutes: number;
  /** Of results and on-the-spot handlings looked at again by lot. */
  samplePercent: number;
};
