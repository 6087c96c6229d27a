import type { MovableClock } from './clock';
import type { Database } from './database';
import type { Faults } from './faults';
import type { Persona } from './gateway/personas';
import type { Inspection, Suggest } from './inspection/records';

export type { MovableClock } from './clock';
export type { Database, IndexSpec, QueryReport } from './database';
export type { Fault, Faults } from './faults';
export type { Persona } from './gateway/personas';
export type {
  CallRecord,
  CheckedMedia,
  Inspection,
  MadeQrCode,
  RequestRecord,
  SentMessage,
  Suggest,
} from './inspection/records';

export type LocalCloudOptions = {
  /** Everything that survives a restart: database, files, clock, keys. */
  dataDir: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** Whether every acknowledged write is on the disk first. Default true. */
  isDurable?: boolean;
  /** Whether a query that no index serves is refused. */
  isStrict?: boolean;
  /** Holds `<name>/index.js` and `<name>/config.json`, as `npm run build:functions` writes them. */
  functionsDir: string;
  /** The built H5 app, served at `/app/`. */
  appDir?: string;
  personas?: readonly Persona[];
  /** Ids and fields of the subscription templates; when given, others are refused with 40037. */
  templates?: Readonly<Record<string, readonly string[]>>;
  /** Whether a function whose file changed is loaded anew at its next call. */
  hotReload?: boolean;
  /** Whether timers fire by themselves. Default true; tests fire them by hand. */
  timersOn?: boolean;
  /** Gets every console line of a function. Default: none but `inspect()`. */
  onLog?: (line: string) => void;
};

/** Who calls a function: a person in the mini-program, or something else. */
export type Caller = {
  openid?: string;
  unionid?: string;
  /** Default `wx_client` with an openid, else `wx_http`. */
  source?: 'wx_client' | 'wx_devtools' | 'wx_http' | 'wx_trigger' | 'wx_unknown';
};

export type LocalCloud = {
  /** What `TCB_CONTEXT_CNFG` names to the SDKs. */
  adminUrl: string;
  gatewayUrl: string;
  envId: string;
  database: Database;
  clock: MovableClock;
  /** Environment variables for a process that uses the real SDKs from outside. */
  env(): Record<string, string>;
  /** Runs a function as the platform would; rejects with a `FunctionError` carrying the cloud's code. */
  invoke(name: string, event: unknown, caller?: Caller): Promise<unknown>;
  /** Fires one trigger of a function, or all of them, whether due or not. */
  fireTimer(functionName: string, triggerName?: string): Promise<unknown>;
  /** Hands a function an event from WeChat, e.g. `{ Event: 'wxa_media_check', … }`. */
  push(functionName: string, event: Record<string, unknown>): Promise<unknown>;
  /** Pushes the results of waiting media checks now; `traceId` picks one, `suggest` overrides the verdict. */
  answerMediaChecks(choice?: { traceId?: string; suggest?: Suggest }): Promise<void>;
  inspect(): Inspection;
  faults: Faults;
  /** Empties database, storage and inspection; sessions end and the clock returns to real time. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the local cloud on 127.0.0.1 and resolves when it answers. */
export declare function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud>;
