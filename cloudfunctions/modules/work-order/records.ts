import type { Category } from '#contracts/report';
import type {
  Outcome,
  Rating,
  ReopenReason,
  RevealReason,
  SlaTier,
  WorkOrderLevel,
  WorkOrderStatus,
} from '#contracts/work-order';

export type PromiseRecord = {
  dueAt: number;
  isProvisional: boolean;
  what: 'accept' | 'finish' | 'second';
  clock: 'wall' | 'working';
  calendarVersion: string;
};

export type ResultRecord = {
  text: string;
  outcome: Outcome;
  photos: string[];
  at: number;
  byId: string;
  byText: string;
};

/** `work_orders`: what staff do about one or more reports. */
export type WorkOrderRecord = {
  _id: string;
  number: string;
  title: string;
  category: Category;
  tier: SlaTier;
  isPrivate: boolean;
  level: WorkOrderLevel;
  status: WorkOrderStatus;
  /** Written by the transition table alone: somebody still has to do something. */
  isOpen: boolean;
  /** Equals `promise.dueAt`; lists are ordered by it. */
  dueAt: number;
  promise: PromiseRecord;
  /** When a clock next does something to it; missing once nothing can happen by itself. */
  wakeAt?: number;
  areaId: string;
  areaPathAtCreation: string[];
  /** Access keys of everybody who may see it (`#domain/scope`). */
  visibleTo: string[];
  /** Access keys of those whose step is next: the 待办 list. */
  waitsFor: string[];
  placeText: string;
  photo?: string;
  reporterId: string;
  reporterText: string;
  /** Everybody who sent or joined; each sees the progress. */
  followers: string[];
  reports: { id: string; reporterId: string; number: string }[];
  submittedAt: number;
  acceptedAt?: number;
  /** The person who handles it, with name and post as they were. */
  assignee?: { personId: string; name: string; roleText: string; phone?: string };
  /** Who answers before there is an assignee, in words: 「第三网格 赵小河」. */
  holderText: string;
  result?: ResultRecord;
  rating?: { rating: Rating; reasons: ReopenReason[]; text?: string; at: number };
  rateUntil?: number;
  firstOverdueAt?: number;
  reopenCount: number;
  isUnsatisfied?: boolean;
  closedAt?: number;
  version: number;
};

/** `reveals`: each look at a reporter's name and phone, which she can read. */
export type RevealRecord = {
  _id: string;
  workOrderId: string;
  reporterId: string;
  viewerId: string;
  viewerText: string;
  reason: RevealReason;
  at: number;
};
