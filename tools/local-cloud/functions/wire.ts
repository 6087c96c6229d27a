/** What travels between the host and a worker: all of it can be cloned to another thread. */

/** One call, for one worker. */
export type Task = {
  callId: string;
  /** Whether only the bundle is to be loaded, so that the first call finds a warm instance. */
  isWarmUp?: boolean;
  /** The bundle that exports `main`. */
  file: string;
  /** The event as JSON, as the platform hands it over. */
  event: string;
  /** Variables of this call only: who calls, from where, and the address that names the call. */
  env: Record<string, string>;
  context: Record<string, unknown>;
  /** One 64-bit integer: the movable clock's offset in ms. */
  clock: SharedArrayBuffer;
};

/** How the function ended; its value is JSON, and console lines come along. */
export type Answer = { logs: readonly string[] } & (
  | { isOk: true; json: string }
  | { isOk: false; name: string; message: string; stack: string }
);

/** Told while the call runs. */
export type Told =
  | { callId: string; told: 'loading' }
  | { callId: string; told: 'started' }
  | { callId: string; told: 'log'; line: string };
