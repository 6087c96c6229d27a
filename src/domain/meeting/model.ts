import type { Category } from '#contracts/category';
import type {
  DecisionKind,
  MeetingKind,
  MeetingStatus,
  Party,
  PublicityChannel,
} from '#contracts/council';
import type { AmendmentStatus } from '#contracts/council-meeting';
import type { Role } from '#contracts/roles';
import type { Day } from '../day';
import type { Membership } from '../membership';

/** What a kind of gathering asks for; everything else is the same for all (`features.md` F71). */
export type KindRules = {
  /** One in each of these, or as often as somebody likes. */
  slot: 'month' | 'quarter' | 'none';
  /** Time, place and topics are made known before it; else it simply begins (凉亭说事). */
  isAnnounced: boolean;
  /** The four parties convene it. */
  hasParties: boolean;
  /** 评议物业服务 stands last. */
  hasReview: boolean;
};

export const kindRules: Record<MeetingKind, KindRules> = {
  monthly: { slot: 'month', isAnnounced: true, hasParties: true, hasReview: true },
  quarterly: { slot: 'quarter', isAnnounced: true, hasParties: false, hasReview: false },
  'building-talk': { slot: 'none', isAnnounced: true, hasParties: false, hasReview: false },
  'pavilion-talk': { slot: 'none', isAnnounced: false, hasParties: false, hasReview: false },
};

export type AgendaItem = {
  id: string;
  title: string;
  text?: string;
  /** The topics it answers; the first one opened it, the others were merged. */
  proposalIds: string[];
  /** 「5号楼居民 等 7 人」 */
  byText?: string;
  isStanding?: true;
  /** The decision of an earlier meeting it takes up. */
  carriedFromId?: string;
};

/** What was decided about an item; what a kind needs stands with it (`rules.md §4.2.1`, Decision types). */
export type DecisionDraft =
  | { kind: 'work-order'; category: Category; areaId: string; dueOn: Day }
  | { kind: 'owner-task'; ownerText: string; dueOn: Day }
  | { kind: 'not-adopted'; ownerText: string; reason: string }
  | { kind: Extract<DecisionKind, 'next-meeting' | 'statutory'>; ownerText: string };

export type MinutesItem = {
  itemId: string;
  problem: string;
  opinions: string;
  conclusion: string;
  decision?: DecisionDraft;
};

export type Amendment = {
  id: string;
  itemId: string;
  text: string;
  /** 「参会居民」: her name stands nowhere. */
  byText: string;
  personId: string;
  at: number;
  status: AmendmentStatus;
  answer?: string;
};

export type Proof = { channel: PublicityChannel; at: number; byText: string; photos: string[] };

export type Minutes = {
  items: MinutesItem[];
  /** File ids of the paper. */
  photos: string[];
  /** Who wrote last. */
  byId: string;
  circulatedAt?: number;
  amendUntil?: number;
  amendments: Amendment[];
  sentBackReason?: string;
  confirmedAt?: number;
  confirmedByText?: string;
};

/** What was announced: when, where, for how many, who convenes. */
export type Announced = {
  place: string;
  startsAt: number;
  endsAt: number;
  capacity?: number | undefined;
  parties: { party: Party; who?: string | undefined; isPresent?: boolean }[];
};

/** What the table reads and writes of a meeting. Records extend it. */
export type Meeting = Partial<Omit<Announced, 'parties'>> &
  Pick<Announced, 'parties'> & {
    kind: MeetingKind;
    status: MeetingStatus;
    /** 'YYYY-MM' it is for. */
    month: string;
    title: string;
    hallId: string;
    /** Somebody can bring topics until the end of this day. */
    collectUntilOn?: Day;
    /** When collecting ended: what comes later waits for the next meeting. */
    collectedAt?: number;
    agenda: AgendaItem[];
    isAgendaConfirmed: boolean;
    noTopicsNote?: string;
    publishAt?: number;
    publishedAt?: number;
    shortLeadReason?: string;
    proofReason?: string;
    proofs: Proof[];
    /** 变更通知, oldest first. */
    changes: { at: number; text: string; byText: string }[];
    startedAt?: number;
    endedAt?: number;
    minutes?: Minutes;
    /** The resolution hangs out until then, with its own photos. */
    resolution?: { until: number; proofs: Proof[] };
    /** Of postponed and cancelled ones. */
    reason?: string;
    /** The clock told whoever signed up that it is near, and whoever leads that something is owed. */
    isReminded?: boolean;
    isChased?: boolean;
    version: number;
  };

/** The hall as the rules need it. */
export type HallFacts = {
  /** From the district down to its area. */
  path: readonly string[];
  communityId: string;
  moderatorIds: readonly string[];
  hasOwnersCommittee: boolean;
  isClosed: boolean;
};

export type CouncilActor = {
  personId: string;
  name?: string;
  memberships: readonly Membership[];
};

/** Numbers of the district (`config/policy.ts`). */
export type CouncilRules = {
  leadDays: number;
  amendHours: number;
  publicityDays: number;
};

export type CouncilMoment = {
  actor: CouncilActor | 'clock';
  /** 「话事员 周正」 */
  byText: string;
  hall: HallFacts;
  at: number;
  rules: CouncilRules;
};

/** Posts of the community that prepare meetings, beside the hall's own moderators. */
export const staffLeads: readonly Role[] = ['community-staff', 'chief-grid-lead'];
