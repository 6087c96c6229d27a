import type { Persona } from './gateway/personas';

export type LocalCloudOptions = {
  /** Everything that survives a restart: database, files, clock, keys. */
  dataDir: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** Whether the next free port will do when `port` is taken. */
  mayUseNextPort?: boolean;
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
  /** Whether the functions people call are loaded at once, instead of at the first call. */
  isWarm?: boolean;
  /** Whether timers fire by themselves. Default true; tests fire them by hand. */
  timersOn?: boolean;
  /** Gets every console line of a function. Default: none but `inspect()`. */
  onLog?: (line: string) => void;
  /** Runs after every reset, to load what a fresh environment should hold. */
  afterReset?: () => Promise<void>;
};
