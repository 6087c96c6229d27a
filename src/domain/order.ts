import type { Category } from '#contracts/category';
import type {
  ContactWay,
  DeclineReason,
  Ending,
  ExclusionReason,
  Outcome,
  PauseReason,
  Platform,
  Rating,
  ReopenReason,
  ReviewReason,
  SlaTier,
  UnitKind,
  WorkOrderLevel,
  WorkOrderStatus,
} from '#contracts/loop';
import type { Role } from '#contracts/roles';
import type { Frozen, OrderPromise } from './promise';
import type { Route } from './routing';

/** The areas whose desks can answer for a place, by level; a level the place does not have is missing. */
export type Desks = Partial<Record<WorkOrderLevel, { areaId: string; name: string }>>;

/** The person who handles it, with name and post as they were. */
export type Assignee = {
  personId: string;
  name: string;
  role: Role;
  roleText: string;
  phone?: string;
};

/** A desk, an agency or a property firm that can have work; `level` only of a desk. */
export type Unit = { kind: UnitKind; areaId: string; name: string; level?: WorkOrderLevel };

/** The unit that leads, since when, by whom, and until when it signs or sends back (T7, T9, T10). */
export type Assignment = {
  unit: Unit;
  at: number;
  byId: string;
  byText: string;
  /** The level that dispatched it, and verifies. */
  fromLevel: WorkOrderLevel;
  signBy: number;
  isSignMissed?: boolean;
  isDesignated: boolean;
  reason?: string;
  /** What a property firm is told instead of the resident's own words (`rules.md §4.1.6-3`). */
  briefing?: string;
};

/** One move between levels: who, why, when (`features.md` F17). */
export type Hop = {
  from: WorkOrderLevel;
  to: WorkOrderLevel;
  at: number;
  byText: string;
  why: string;
  isAutomatic: boolean;
  /** When the level above said that it has taken notice (报到). */
  attendedAt?: number;
  /** Up again because it was sent back or taken back, not because somebody called for help. */
  isReturn?: boolean;
};

/** A collaborator's part, under the one date of the whole (`features.md` F18). */
export type Subtask = {
  id: string;
  unit: Unit;
  text: string;
  at: number;
  done?: { at: number; byId: string; byText: string; text: string; photos: string[] };
};

export type OrderResult = {
  text: string;
  outcome: Outcome;
  /** File ids. */
  photos: string[];
  at: number;
  byId: string;
  /** 「网格员 赵小河」 */
  byText: string;
  /** 'YYYY-MM-DD' on which something that cannot be solved now is looked at again. */
  reviewOn?: string;
  /** Why it was handed in although a collaborator was not done. */
  override?: string;
};

export type OrderRating = {
  rating: Rating;
  reasons: ReopenReason[];
  text?: string;
  at: number;
  /** Told to somebody who noted it, for one who has no phone. */
  heardBy?: ContactWay;
  /** Left out of the unit's figures, though the resident keeps seeing it. */
  excludedFor?: ExclusionReason;
};

/** One resident's part in an order. */
export type OrderReport = {
  id: string;
  reporterId: string;
  number: string;
  /** What counts as one door: the household, else the person. */
  household?: string;
  isJoined?: boolean;
  /** What her own list calls it, where the order's title is in a neighbour's words. */
  title?: string;
  leftAt?: number;
  /** The order it came from, where that was merged into this one. */
  mergedFromId?: string;
};

/** A judgement on an appeal, or that none was made yet. */
export type Appeal = {
  at: number;
  text: string;
  verdict?: 'upheld' | 'dismissed';
  answer?: string;
};

/** A unit asks that a rating is left out; two from above decide (`rules.md §4.1.7`). */
export type RatingAppeal = {
  at: number;
  byId: string;
  reason: ExclusionReason;
  text: string;
  votes: { personId: string; byText: string; isUpheld: boolean; at: number }[];
  verdict?: 'upheld' | 'dismissed';
};

/** The dispatcher's rating of the unit (下评上): 1 to 5 each. */
export type UnitRating = { efficiency: number; quality: number; byId: string; at: number };

/** What the transition table reads and writes of a work order. Records extend it. */
export type Order = {
  category: Category;
  /** Where it goes and how, as it was when it was sorted; frozen with the version of the routing table. */
  route: Route;
  tier: SlaTier;
  isPrivate: boolean;
  level: WorkOrderLevel;
  status: WorkOrderStatus;
  /** Not at an end: somebody, be it the resident who rates, still has to do something. */
  isOpen: boolean;
  /** Equals `promise.dueAt`; lists are ordered by it. */
  dueAt: number;
  promise: OrderPromise;
  /** When a clock next does something to it; missing once nothing can happen by itself. */
  wakeAt?: number;
  desks: Desks;
  /** Posts of the grid nobody holds, so that the community is waited for instead. */
  vacantRoles: Role[];
  /** Access keys of everybody who may see it (`#domain/scope`). */
  visibleTo: string[];
  /** Access keys of those whose step is next: the 待办 list. */
  waitsFor: string[];
  reporterId: string;
  isAnonymous: boolean;
  /** Sent for somebody else, who is told by phone or at the door (`features.md` F25). */
  isProxy: boolean;
  /** The person it is about never sees it and decides nothing (`staff-conduct`). */
  aboutPersonId?: string;
  /** One for each resident who sent or joined. */
  reports: OrderReport[];
  submittedAt: number;
  /** From a meeting: promised for no earlier day, never handled by who moderates there (`rules.md §4.2.1`). */
  agreedOn?: string;
  notHandledBy?: string[];
  acceptedAt?: number;
  assignee?: Assignee;
  assignment?: Assignment;
  subtasks: Subtask[];
  /** Who is looking at it to decide, so that no two do (F102). */
  claim?: { personId: string; name: string; until: number };
  /** Sent back as often as may be: from now on it is designated (T10). */
  isDisputed?: boolean;
  sendBacks: { unit: Unit; byText: string; reason: string; suggestion?: string; at: number }[];
  hops: Hop[];
  /** Who answers before there is an assignee, in words: 「第三网格 赵小河」. */
  holderText: string;
  askCount: number;
  question?: { text: string; at: number; returnBy: number; frozen: Frozen };
  decline?: {
    reason: DeclineReason;
    channel: string;
    at: number;
    byText: string;
    level: WorkOrderLevel;
    appealUntil: number;
  };
  appeal?: Appeal;
  mergedInto?: {
    id: string;
    number: string;
    at: number;
    byText: string;
    level: WorkOrderLevel;
    statusBefore: WorkOrderStatus;
    until: number;
  };
  /** Until somebody spoke with the reporter: after acceptance, and again after reopening (回访). */
  contact?: { dueAt: number; doneAt?: number; isMissed?: boolean; isFollowUp: boolean };
  /** Signed by many doors about a property firm: a written reply is owed (`rules.md §4.1.4` J). */
  petition?: {
    at: number;
    households: number;
    dueAt: number;
    isMissed?: boolean;
    reply?: { at: number; byText: string; isTaken: boolean; text: string };
  };
  nudge?: { at: number; answeredAt?: number };
  pauseCount: number;
  pauseAsked?: { reason: PauseReason; text: string; reviewOn: string; at: number; byId: string };
  pause?: { reason: PauseReason; reviewOn: string; reviewAt: number; at: number; frozen: Frozen };
  external?: { platform: Platform; number: string; on: string; at: number; nagAt: number };
  isExtended?: boolean;
  result?: OrderResult;
  rating?: OrderRating;
  /** What residents who joined say. */
  ratingsAlong: (OrderRating & { reportId: string })[];
  /** More than half of those who joined say that it is not solved. */
  isOutvoted?: boolean;
  rateUntil?: number;
  ratingAppeal?: RatingAppeal;
  unitRating?: UnitRating;
  /** Chosen by lot: verified on site, or looked at again after handling on the spot. */
  isSampled: boolean;
  sample?: { at: number; byText: string; isGood: boolean; text?: string };
  firstOverdueAt?: number;
  supervisedAt?: number;
  reopenCount: number;
  isUnsatisfied?: boolean;
  /** After the third 不满意: the words a resident gets from above (T20b). */
  explanation?: { dueAt: number; text?: string; at?: number; byText?: string; isMissed?: boolean };
  /** Before neighbours may read it; undefined where nothing was in doubt. */
  review?: {
    reasons: ReviewReason[];
    at: number;
    decision?: 'show' | 'hide';
    byText?: string;
    decidedAt?: number;
  };
  closedAt?: number;
  ending?: Ending;
  version: number;
};
