/**
 * `events`: one document per command, at once the idempotency record with its stored answer, the
 * timeline entry, the audit row and the outbox (`design.md`, Event). `_id` is sha1(caller:requestId).
 */
export type EventRecord = {
  _id: string;
  action: string;
  /** What happened: `work-order.accepted`. */
  name: string;
  callerId: string;
  /** Name and post as they were, for the timeline. */
  callerText?: string;
  inputHash: string;
  at: number;
  answer: unknown;
  subjectIds: string[];
  /** What listeners and the timeline need. No phone, no URL. */
  data: Record<string, unknown>;
  /** Listeners that still have to run; the outbox. */
  pending: string[];
  isPending: boolean;
  tries?: number;
  /** When the outbox looks at it again, after a listener failed. */
  retryAt?: number;
  /** How far a listener has come that needs several runs. */
  progress?: { task: number; after?: { at: number; id: string } };
  traceId: string;
};

/** `refusals`: who was refused what, for the audit. */
export type RefusalRecord = {
  _id: string;
  at: number;
  action: string;
  callerId: string;
  code: string;
  traceId: string;
};

/** `leases`: one timer at a time. */
export type LeaseRecord = { _id: string; until: number; holder: string };
