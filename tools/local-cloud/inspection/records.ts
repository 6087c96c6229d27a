import type { QueryReport } from '../database';

/** One request a function (or an outside program) sent to the admin protocol. */
export type RequestRecord = {
  action: string;
  /** The collection, openapi name, function or path it was about. */
  about?: string;
  ms: number;
  /** The cloud's error code when it was refused. */
  errorCode?: string;
  /** What the database read for it; empty for anything but `database.*`. */
  queries: readonly QueryReport[];
};

/** How a call ended, or `running`. */
export type CallOutcome = 'running' | 'answered' | 'failed' | 'timed-out' | 'killed' | 'refused';

/** One run of a function, with everything it asked of the cloud. */
export type CallRecord = {
  id: string;
  function: string;
  openid?: string;
  source: string;
  /** Epoch ms on the movable clock. */
  startedAt: number;
  ms: number;
  outcome: CallOutcome;
  errorCode?: string;
  requests: readonly RequestRecord[];
  /** All of them; of `requests` the newest 1,000 are kept. */
  requestCount: number;
  /** What the function wrote to its console, one entry a line. */
  logs: readonly string[];
};

/** A subscription message that WeChat would have delivered, or the reason it would not. */
export type SentMessage = {
  at: number;
  openid: string;
  templateId: string;
  page?: string;
  data: Record<string, { value: string }>;
  errcode: number;
  errmsg: string;
};

export type CheckedText = { at: number; openid: string; text: string; suggest: Suggest };
export type Suggest = 'pass' | 'review' | 'risky';

/** An image handed to `mediaCheckAsync`; `suggest` appears once its result was pushed. */
export type CheckedMedia = {
  at: number;
  openid: string;
  traceId: string;
  mediaUrl: string;
  suggest?: Suggest;
  errcode?: number;
};

/** A mini-program code that was made, and the local address it leads to. */
export type MadeQrCode = { at: number; scene: string; page: string; url: string };

/** Everything the local cloud saw since it started or was last reset: the newest 1,000 of each. */
export type Inspection = {
  sentMessages: readonly SentMessage[];
  checkedTexts: readonly CheckedText[];
  checkedMedia: readonly CheckedMedia[];
  qrCodes: readonly MadeQrCode[];
  calls: readonly CallRecord[];
};
