import type { ErrorCode, ErrorDetails } from './errors';

/** What travels in one `callFunction({ name: 'api' })`: one action, or several queries together. */
export type Request =
  | { action: string; input: unknown; requestId: string }
  | { together: readonly { action: string; input: unknown }[] };

export type Result<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; details?: ErrorDetails; traceId: string };

/** Every answer says what time it is in the cloud (`at`, epoch ms), so that a phone with a wrong clock shows right dates. */
export type Reply =
  | { at: number; result: Result<unknown> }
  | { at: number; results: readonly Result<unknown>[] };

/** WeChat refuses a request above this (`platform.md §4`), in bytes. */
export const requestLimitBytes = 100 * 1024;
/** Queries that may travel together. */
export const togetherLimit = 8;
