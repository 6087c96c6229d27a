import type { OffsetClock } from '../clock';
import type { LiveCall, Recorder } from '../inspection/recorder';
import { type FunctionConfig, readFunction, readFunctions } from './config';
import { FunctionError } from './errors';
import { callContext, eventFor, type Identity, identityEnv, isFromClient } from './identity';
import { FunctionPool } from './pool';
import type { Answer, Task } from './wire';

/** WeChat refuses more from a phone (`platform.md §4`); functions among themselves may send 6 MB. */
const limits = { clientRequest: 100 * 1024, clientAnswer: 1024 * 1024, other: 6 * 1024 * 1024 };

type HostOptions = {
  functionsDir: string;
  worker: string;
  envId: string;
  clock: OffsetClock;
  recorder: Recorder;
  hotReload: boolean;
  onLog: (line: string) => void;
};

/** A call that runs or ran: who made it, and the function's config, which says what it may do. */
export type HostedCall = { live: LiveCall; config: FunctionConfig; identity: Identity };
type Kept = HostedCall & { pool: FunctionPool };

/** Calls kept after their end, for a request that was on its way when the function was frozen. */
const keptCalls = 1000;

/** Runs the functions of a folder as the platform does. */
export class FunctionHost {
  readonly #options: HostOptions;
  readonly #pools = new Map<string, FunctionPool>();
  readonly #calls = new Map<string, Kept>();
  readonly #retired = new Set<Promise<void>>();
  #adminUrl = '';

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** Tells where the admin protocol listens; needed before the first call. */
  reachAdminAt(adminUrl: string): void {
    this.#adminUrl = adminUrl;
  }

  list(): FunctionConfig[] {
    return readFunctions(this.#options.functionsDir);
  }

  /** The call whose id an admin request carries in its address. */
  call(callId: string): HostedCall | undefined {
    return this.#calls.get(callId);
  }

  kill(callId: string): void {
    this.#calls.get(callId)?.pool.kill(callId);
  }

  /** Runs a function once and answers its JSON, or rejects with a `FunctionError`. */
  async invoke(name: string, event: unknown, identity: Identity): Promise<string> {
    const { recorder, clock } = this.#options;
    const live = recorder.call({
      function: name,
      openid: identity.openid,
      source: identity.source,
      at: clock.now(),
    });
    try {
      const pool = this.#admit(name, event, identity);
      this.#keep({ live, config: pool.config, identity, pool });
      const json = await this.#run(pool, { live, event, identity });
      live.end('answered');
      return json;
    } catch (error) {
      const failure = error instanceof FunctionError ? error : undefined;
      live.end(failure?.outcome ?? 'failed', failure?.code);
      throw error;
    }
  }

  /** Loads the functions people call, so that nobody waits for the first one. */
  async warmUp(): Promise<void> {
    const wanted = this.list().filter(({ mayClientsInvoke }) => mayClientsInvoke);
    await Promise.all(
      wanted.map(async ({ name }) => {
        const pool = this.#pool(name);
        const call = { id: `warm-up-${name}`, event: {}, identity: { source: 'wx_unknown' } };
        await pool.run({ ...this.#task(pool, call), isWarmUp: true }, this.#options.onLog);
      }),
    );
  }

  /** Ends every instance, with what it runs and remembers; the next call starts a fresh one. */
  async close(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.close({ isNow: true })));
    await Promise.all(this.#retired);
  }

  #admit(name: string, event: unknown, identity: Identity): FunctionPool {
    const pool = this.#pool(name);
    if (isFromClient(identity) && !pool.config.mayClientsInvoke) {
      const words = 'No permission to call this cloud function';
      throw new FunctionError('FUNCTIONS_PERMISSION_DENIED', words, 'refused');
    }
    const limit = isFromClient(identity) ? limits.clientRequest : limits.other;
    if (sizeOf(JSON.stringify(event) ?? '') > limit) {
      throw new FunctionError(
        'EXCEED_REQUEST_SIZE_LIMIT',
        `Request packet size limit exceeded (${limit / 1024}KB)`,
        'refused',
      );
    }
    return pool;
  }

  async #run(
    pool: FunctionPool,
    { live, event, identity }: { live: LiveCall; event: unknown; identity: Identity },
  ): Promise<string> {
    const answer = await pool.run(this.#task(pool, { id: live.id, event, identity }), (line) => {
      live.log(line);
      this.#options.onLog(`[${pool.config.name}] ${line}`);
    });
    live.logs(answer.logs);
    return answered(answer, identity);
  }

  #task({ config }: FunctionPool, call: { id: string; event: unknown; identity: Identity }): Task {
    const { envId, clock } = this.#options;
    return {
      callId: call.id,
      file: config.file,
      event: JSON.stringify(eventFor(call.event, call.identity)) ?? '{}',
      env: {
        ...identityEnv(call.identity, call.id),
        TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${this.#adminUrl}/${call.id}` }),
      },
      context: callContext({ id: call.id, function: config.name, envId }, config),
      clock: clock.shared.buffer as SharedArrayBuffer,
    };
  }

  #pool(name: string): FunctionPool {
    const { functionsDir, hotReload, worker } = this.#options;
    const known = this.#pools.get(name);
    if (known && !hotReload) return known;
    const config = readFunction(functionsDir, name);
    if (!config) {
      const words = `FunctionName parameter could not be found. 没有名为 ${name} 的云函数`;
      throw new FunctionError('FUNCTION_NOT_FOUND', words, 'refused');
    }
    if (known?.config.version === config.version) return known;
    if (known) this.#retire(known);
    const pool = new FunctionPool(config, { worker, env: this.#env(name) });
    this.#pools.set(name, pool);
    return pool;
  }

  #retire(pool: FunctionPool): void {
    const closing = pool.close({ isNow: false }).finally(() => this.#retired.delete(closing));
    this.#retired.add(closing);
  }

  /** Variables every instance has for its whole life. */
  #env(name: string): NodeJS.ProcessEnv {
    const { envId } = this.#options;
    return {
      ...sdkEnv(envId),
      PATH: process.env.PATH,
      SCF_FUNCTIONNAME: name,
    };
  }

  #keep(call: Kept): void {
    this.#calls.set(call.live.id, call);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > keptCalls && oldest !== undefined) this.#calls.delete(oldest);
  }
}

/** What both SDKs want to find in the environment of a process inside the cloud. */
export function sdkEnv(envId: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SILENCE: 'true',
  };
}

function answered(answer: Answer, identity: Identity): string {
  if (!answer.isOk) {
    throw new FunctionError('FUNCTIONS_EXECUTE_FAIL', `${answer.name}: ${answer.message}`);
  }
  const limit = isFromClient(identity) ? limits.clientAnswer : limits.other;
  if (sizeOf(answer.json) > limit) {
    const words = `cloudfunction result size exceed limit (${limit / 1024 / 1024}MB)`;
    throw new FunctionError('WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT', words);
  }
  return answer.json;
}

const sizeOf = (text: string): number => Buffer.byteLength(text);
