import type { Category } from '#contracts/category';
import type {
  ContactWay,
  DeclineReason,
  ExclusionReason,
  Outcome,
  PauseReason,
  Platform,
  Rating,
  ReopenReason,
  Step,
  WorkOrderEvent,
  WorkOrderStatus,
} from '#contracts/loop';
import type { Order, Unit } from '../order';
import type { Route } from '../routing';
import type { Rules } from '../rules';
import type { Actor, Who } from './people';

type Heard = { heardBy?: ContactWay | undefined };
type Unsatisfied = Heard & { reasons: ReopenReason[]; text?: string | undefined };
/** What came as 其他 or 不清楚 is sorted, with the route of the new category at its place. */
type Sorted = { sorted?: { category: Category; route: Route } | undefined };
/** A unit that leads, why where it is not the usual one, and others who help. */
type Given = {
  unit: Unit;
  reason?: string | undefined;
  briefing?: string | undefined;
  collaborators?: Part[] | undefined;
};
type Part = { id: string; unit: Unit; text: string };

/** The order another one is merged into, as far as the rules need it. */
export type Master = Pick<Order, 'category' | 'isPrivate' | 'isOpen' | 'status' | 'closedAt'> & {
  id: string;
  number: string;
  /** Same place, or within the radius of the category (`#domain/duplicate`). */
  isNear: boolean;
};

/** What each step brings along. */
export type Brings = {
  submit: object;
  'handle-on-spot': { text: string; photos: string[] };
  accept: Sorted;
  take: Sorted;
  'ask-more': { question: string };
  supplement: { text: string };
  'close-unsupplemented': object;
  decline: { reason: DeclineReason; channel: string };
  appeal: { text: string };
  'uphold-appeal': { answer: string };
  'dismiss-appeal': { answer: string };
  'close-declined': object;
  merge: { master: Master };
  unmerge: { reason: string };
  'close-merged': object;
  withdraw: object;
  assign: object;
  'assign-below': Given;
  'assign-agency': Given;
  escalate: { reason: string };
  'escalate-overdue': object;
  attend: { text: string };
  designate: Given;
  'take-back': { reason: string };
  sign: object;
  'send-back': { reason: string; suggestion?: string | undefined };
  'invite-collaborator': Part;
  'finish-subtask': { subtaskId: string; text: string; photos: string[] };
  contact: { way: ContactWay };
  nudge: object;
  petition: object;
  'answer-petition': { isTaken: boolean; text: string };
  remind: object;
  'ask-pause': { reason: PauseReason; text: string; reviewOn: string };
  pause: object;
  'refuse-pause': { reason: string };
  resume: object;
  'resume-due': object;
  extend: { reason: string };
  'hand-over': { platform: Platform; number: string; on: string };
  'submit-result': {
    text: string;
    outcome: Outcome;
    photos: string[];
    reviewOn?: string | undefined;
    override?: string | undefined;
  };
  'confirm-result': {
    wasOnSite: boolean;
    unitRating?: { efficiency: number; quality: number } | undefined;
  };
  'refuse-result': { reason: string };
  rate: Heard & { rating: Exclude<Rating, 'unsatisfied'>; text?: string | undefined };
  'rate-along': {
    reportId: string;
    rating: Rating;
    reasons: ReopenReason[];
    text?: string | undefined;
  };
  'close-unrated': object;
  reopen: Unsatisfied;
  'reopen-by-majority': object;
  'finish-unsatisfied': Unsatisfied;
  explain: { text: string };
  recur: Unsatisfied;
  'check-sample': { isGood: boolean; text?: string | undefined };
  'rate-unit': { efficiency: number; quality: number };
  'appeal-rating': { reason: ExclusionReason; text: string };
  'judge-rating-appeal': { isUpheld: boolean };
  review: { decision: 'show' | 'hide' };
};

/** One wish to take a step, on the version the person saw. */
export type Move<S extends Step = Step> = { [K in S]: { step: K; version: number } & Brings[K] }[S];

/** Who asks, when, and under which numbers. */
export type Moment = { actor: Actor; at: number; rules: Rules };

/** A step that is allowed, while its effects are worked out. */
export type Change<S extends Step = Step> = Moment & { move: Move<S> };

/** A condition of the order itself: the button is not drawn where it fails. */
export type Guard = {
  words: string | ((order: Order, moment: Moment) => string);
  holds: (order: Order, moment: Moment) => boolean;
};

/** A condition of what was typed: the field is marked where it fails. */
export type Check<S extends Step = Step> = {
  words: string;
  field: string;
  holds(order: Order, change: Change<S>): boolean;
};

/** What a step does to an order beside its state. Pure: gives a new order. */
export type Effect<S extends Step = Step> = {
  // A method, so that a row of one step fits among rows of all steps.
  apply(order: Order, change: Change<S>): Order;
}['apply'];

/** One row of `rules.md §4.1.2`. */
export type Row<S extends Step = Step> = {
  id: string;
  step: S;
  /** What happened, once it has. */
  event: WorkOrderEvent;
  from: readonly WorkOrderStatus[];
  /** Missing where the state stays. */
  to?: WorkOrderStatus | ((order: Order) => WorkOrderStatus);
  who: Who;
  /** Whose 待办 it is meanwhile; missing where nobody at a desk is waited for. */
  awaits?: Who;
  guards?: readonly Guard[];
  checks?: readonly Check<S>[];
  effects?: readonly Effect<S>[];
};

export const row = <S extends Step>(it: Row<S>): Row => it;
