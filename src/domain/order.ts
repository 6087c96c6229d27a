import type { Category } from '#contracts/category';
import type { Role } from '#contracts/roles';
import type {
  Outcome,
  Rating,
  ReopenReason,
  SlaTier,
  WorkOrderLevel,
  WorkOrderStatus,
} from '#contracts/work-order';
import type { OrderPromise } from './promise';

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
};

export type OrderRating = { rating: Rating; reasons: ReopenReason[]; text?: string; at: number };

/** What the transition table reads and writes of a work order. Records extend it. */
export type Order = {
  category: Category;
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
  /** One for each resident who sent or joined. */
  reports: { id: string; reporterId: string; number: string }[];
  submittedAt: number;
  acceptedAt?: number;
  assignee?: Assignee;
  /** Who answers before there is an assignee, in words: 「第三网格 赵小河」. */
  holderText: string;
  result?: OrderResult;
  rating?: OrderRating;
  rateUntil?: number;
  firstOverdueAt?: number;
  reopenCount: number;
  isUnsatisfied?: boolean;
  closedAt?: number;
  version: number;
};
