import type { Cadence, Party, ProposalStatus } from '#contracts/council';
import type { AttendanceStatus, AttendanceWay } from '#contracts/council-attendance';
import type { ModeratorSource } from '#contracts/council-halls';
import type { Choice, VoteUnit, VoteWay } from '#contracts/council-vote';
import type { Day } from '#domain/day';
import type { Decision } from '#domain/decision';
import type { Meeting } from '#domain/meeting/model';
import { collection } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** `halls`: a 红色议事厅. */
export type HallRecord = {
  _id: string;
  name: string;
  areaId: string;
  /** From the district down to its area. */
  path: string[];
  /** 「槐安社区 丹桂苑」 */
  areaText: string;
  communityId: string;
  place: string;
  capacity?: number;
  phone?: string;
  hasOwnersCommittee: boolean;
  /** Of `moderators`: an index. */
  moderatorIds: string[];
  moderators: { personId: string; name: string; source?: ModeratorSource; until?: number }[];
  /** Named in a list that was read in and not yet found among those with the post. */
  namedOnly: string[];
  /** Place of the hall in lists, as its list had it. */
  order: number;
  movedNote?: string;
  closed?: { at: number; reason: string };
  /** What became of each month since it opened, the last 24: 'YYYY-MM' → cadence. */
  months: Record<string, Cadence>;
  openedOn: Day;
  /** Until which month ('YYYY-MM') missed ones are written down; a closed hall has none. */
  cadenceTo?: string;
  /** How often in a row a party was not there. */
  absences: Partial<Record<Party, number>>;
  /** The meeting that is still to come or under way, for the hall's line in lists. */
  next?: {
    meetingId: string;
    kind: Meeting['kind'];
    status: Meeting['status'];
    startsAt?: number;
    collectUntilOn?: Day;
  };
  openDecisions: number;
  version: number;
};

/** `meetings`: what the table reads and writes, and where it belongs. */
export type MeetingRecord = Meeting & {
  _id: string;
  hallName: string;
  areaId: string;
  path: string[];
  areaText: string;
  communityId: string;
  /** Neighbours may see it: lists are made of these. */
  isPublic: boolean;
  /** Lists are ordered by it: when it starts, or when it was opened. */
  sortAt: number;
  /** Access keys of whose turn it is. */
  waitsFor: string[];
  wakeAt?: number;
  registered: number;
  present: number;
  decisions: number;
  decisionsDone: number;
  /** What the codes at the door are made from. */
  secret: string;
  openedById: string;
  openedAt: number;
};

/** `proposals`: a topic somebody brought to a hall. */
export type ProposalRecord = {
  _id: string;
  hallId: string;
  hallName: string;
  communityId: string;
  path: string[];
  title: string;
  text: string;
  /** Of somebody with WeChat who speaks for herself. */
  authorId?: string;
  /** Who entered it for others. */
  enteredById?: string;
  /** 「5号楼居民」「单元长代 6 位居民」 */
  byText: string;
  speakers: number;
  backers: number;
  status: ProposalStatus;
  reason?: string;
  mergedIntoId?: string;
  mergedIntoTitle?: string;
  /** The meeting on whose agenda it stands, or that decided about it. */
  meetingId?: string;
  /** What it became where it was turned into a report: what a listener opens it with, then the report. */
  toReport?: { category: string; areaId: string; byId: string };
  reportId?: string;
  linkedNumber?: string;
  /** The desk that looks at it before neighbours read it. */
  heldBackFor?: string;
  at: number;
  version: number;
};

/** `proposal_backings`: one person backs one topic. */
export type BackingRecord = { _id: string; proposalId: string; personId: string; at: number };

/** `meeting_attendances`: one person at one meeting; `_id` is made of both. */
export type AttendanceRecord = {
  _id: string;
  meetingId: string;
  hallId: string;
  personId?: string;
  /** A paper passbook. */
  accountId?: string;
  name: string;
  placeText?: string;
  /** Her door, where it is known: one ballot per household. */
  householdId?: string;
  status: AttendanceStatus;
  way?: AttendanceWay;
  tickedById?: string;
  tickedByText?: string;
  /** She signed up and did not cancel; stays once she is there. */
  registeredAt?: number;
  presentAt?: number;
  at: number;
  version: number;
};

/** `decisions`: what a meeting decided about one item. Nothing removes one. */
export type DecisionRecord = Decision & {
  _id: string;
  hallId: string;
  hallName: string;
  meetingId: string;
  meetingTitle: string;
  communityId: string;
  path: string[];
  areaId: string;
  /** Within its meeting. */
  order: number;
  proposalIds: string[];
  /** 「5号楼居民 等 7 人」 */
  proposersText: string;
  /** Those who brought or backed the topic: 「只看我的」. */
  concerns: string[];
  /** Who keeps it up to date, as access keys. */
  leadIds: string[];
  /** Brings the topic up as the reporter of its work order: its author, else whoever leads. */
  reporterId: string;
  /** The meeting that took up what was left. */
  carriedToId?: string;
  workOrderId?: string;
  workOrderNumber?: string;
  reportId?: string;
  /** The clock asks about it on this day. */
  chaseOn?: Day;
};

export type Tally = Record<Choice, number>;

/** `votes`: a question, and how many chose what; who chose what stands nowhere. */
export type VoteRecord = {
  _id: string;
  meetingId: string;
  hallId: string;
  itemId: string;
  question: string;
  way: VoteWay;
  unit: VoteUnit;
  isOpen: boolean;
  closesAt?: number;
  closedAt?: number;
  quorum?: number;
  tally: Tally;
  paper?: {
    tally: Tally;
    byId: string;
    byText: string;
    /** Who is asked to sign beside her. */
    witnessId?: string;
    photos: string[];
    signedById?: string;
  };
  at: number;
  byId: string;
  version: number;
};

/** `ballots`: that somebody, or a household, has voted; never how. */
export type BallotRecord = { _id: string; voteId: string; at: Day };

/** `property_reviews`: sums of the answers of one meeting; `_id` is the meeting's. */
export type PropertyReviewRecord = {
  _id: string;
  hallId: string;
  answers: number;
  sums: { cleaning: number; repairs: number; order: number };
  comments: string[];
  reply?: { text: string; byText: string; at: number };
  version: number;
};

/** `property_review_marks`: that somebody has answered; never what. */
export type ReviewMarkRecord = { _id: string; meetingId: string; at: Day };

export const halls = collection<HallRecord>('halls');
export const meetings = collection<MeetingRecord>('meetings');
export const proposals = collection<ProposalRecord>('proposals');
export const backings = collection<BackingRecord>('proposal_backings');
export const attendances = collection<AttendanceRecord>('meeting_attendances');
export const decisions = collection<DecisionRecord>('decisions');
export const votes = collection<VoteRecord>('votes');
export const ballots = collection<BallotRecord>('ballots');
export const propertyReviews = collection<PropertyReviewRecord>('property_reviews');
export const reviewMarks = collection<ReviewMarkRecord>('property_review_marks');

/** The one meeting of a hall and month (or quarter); `slot` is its name. */
export const meetingIdOf = (hallId: string, slot: string): string => derivedId('mt', hallId, slot);
export const backingIdOf = (proposalId: string, personId: string): string =>
  derivedId('pb', proposalId, personId);
export const attendanceIdOf = (meetingId: string, who: string): string =>
  derivedId('at', meetingId, who);
export const decisionIdOf = (meetingId: string, itemId: string): string =>
  derivedId('dc', meetingId, itemId);
/** One ballot per voter and vote, whoever asks twice: `voter` is a person or a household. */
export const ballotIdOf = (voteId: string, voter: string): string => derivedId('bl', voteId, voter);
export const reviewMarkIdOf = (meetingId: string, voter: string): string =>
  derivedId('rm', meetingId, voter);
