import type { Category } from '#contracts/category';
import type { Outcome, Rating, ReopenReason, Step } from '#contracts/work-order';
import type { Actor } from './loop-people';
import type { Rules } from './rules';

type Unsatisfied = { reasons: ReopenReason[]; text?: string | undefined };

/** What each step brings along. */
export type Brings = {
  submit: object;
  /** `category` sorts what came as 其他 or 不清楚. */
  accept: { category?: Category | undefined };
  take: { category?: Category | undefined };
  assign: { choice: 'self' };
  sign: object;
  'submit-result': {
    text: string;
    outcome: Outcome;
    photos: string[];
    reviewOn?: string | undefined;
  };
  'confirm-result': { wasOnSite: boolean };
  'refuse-result': { reason: string };
  rate: { rating: Exclude<Rating, 'unsatisfied'>; text?: string | undefined };
  reopen: Unsatisfied;
  'finish-unsatisfied': Unsatisfied;
  'close-unrated': object;
  withdraw: object;
};

/** One wish to take a step, on the version the person saw. */
export type Move<S extends Step = Step> = { [K in S]: { step: K; version: number } & Brings[K] }[S];

/** Who asks, when, and under which numbers. */
export type Moment = { actor: Actor; at: number; rules: Rules };

/** A step that is allowed, while its effects are worked out. */
export type Change<S extends Step = Step> = Moment & { move: Move<S> };
