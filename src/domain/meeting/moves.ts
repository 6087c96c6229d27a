import type { MeetingStatus, MeetingStep, Party, PublicityChannel } from '#contracts/council';
import type { Day } from '../day';
import type { Announced, CouncilMoment, Meeting, MinutesItem } from './model';

/** What each step brings along. */
export type Brings = {
  collect: { untilOn: Day };
  'close-collecting': object;
  'confirm-agenda': {
    /** Topics that came in time and nobody has decided about. */
    openTopics: number;
    noTopicsNote?: string | undefined;
  };
  publish: Announced & {
    publishAt?: number | undefined;
    shortLeadReason?: string | undefined;
    proofReason?: string | undefined;
  };
  'publish-due': object;
  amend: Announced & { reason: string };
  'add-proof': { channel: PublicityChannel; photos: string[] };
  start: { present: Party[] };
  end: { present: Party[] };
  'save-minutes': { items: MinutesItem[]; photos: string[] };
  circulate: object;
  'answer-amendment': { amendmentId: string; isTaken: boolean; answer: string };
  'send-back': { reason: string };
  confirm: object;
  'finish-publicity': { isAllFinal: boolean };
  close: { isAllFinal: boolean };
  postpone: { reason: string };
  cancel: { reason: string };
};

/** One wish to take a step, on the version the person saw. */
export type Move<S extends MeetingStep = MeetingStep> = {
  [K in S]: { step: K; version: number } & Brings[K];
}[S];

export type Change<S extends MeetingStep = MeetingStep> = CouncilMoment & { move: Move<S> };

/** A condition of the meeting itself: the button is not drawn where it fails, and the words say what is missing. */
export type Guard = {
  words: string;
  holds: (meeting: Meeting, moment: CouncilMoment) => boolean;
};

/** A condition of what was typed: the field is marked where it fails. */
export type Check<S extends MeetingStep = MeetingStep> = {
  words: string;
  field: string;
  holds(meeting: Meeting, change: Change<S>): boolean;
};

/** What a step does to a meeting beside its state. */
export type Effect<S extends MeetingStep = MeetingStep> = {
  // A method, so that a row of one step fits among rows of all steps.
  apply(meeting: Meeting, change: Change<S>): Meeting;
}['apply'];

/** Who may: those who lead the hall, the community's desk, the secretary, or the clock. */
export type Who = 'leads' | 'desk' | 'secretary' | 'clock';

/** One row of `rules.md §4.2.1`. */
export type Row<S extends MeetingStep = MeetingStep> = {
  step: S;
  /** What happened, once it has. */
  event: `council.${string}`;
  from: readonly MeetingStatus[];
  /** Missing where the state stays. */
  to?: MeetingStatus | ((meeting: Meeting, change: Change<S>) => MeetingStatus);
  who: readonly Who[];
  guards?: readonly Guard[];
  checks?: readonly Check<S>[];
  effects?: readonly Effect<S>[];
};

export const row = <S extends MeetingStep>(it: Row<S>): Row => it as unknown as Row;
