import { availableParallelism } from 'node:os';
import { inspect } from 'node:util';
import { Piscina } from 'piscina';
import type { FunctionConfig } from './config';
import { FunctionError } from './errors';
import type { Answer, Task, Told } from './wire';

/** Loading a bundle has its own limit, so that a slow machine is not taken for a slow function. */
const loadLimitMs = 60_000;
const idleMs = 120_000;
/** Instances at once; more calls wait, and their time limit starts when they do. */
const instances = Math.max(4, availableParallelism());

type Running = {
  abort: AbortController;
  why?: FunctionError;
  timer?: NodeJS.Timeout;
  onLog: (line: string) => void;
};

/** The instances of one version of one function: a thread each, one call at a time, killed when it overruns. */
export class FunctionPool {
  readonly config: FunctionConfig;
  readonly #piscina: Piscina<Task, Answer>;
  readonly #running = new Map<string, Running>();

  constructor(config: FunctionConfig, { worker, env }: { worker: string; env: NodeJS.ProcessEnv }) {
    this.config = config;
    this.#piscina = new Piscina<Task, Answer>({
      filename: worker,
      name: 'run',
      env,
      minThreads: 0,
      maxThreads: instances,
      concurrentTasksPerWorker: 1,
      idleTimeout: idleMs,
      atomics: 'sync',
      resourceLimits: { maxOldGenerationSizeMb: config.memoryMB },
    });
    this.#piscina.on('message', (told: Told) => this.#hear(told));
    // An error outside any call is that of work left behind; its thread is gone already.
    this.#piscina.on('error', () => undefined);
  }

  /** Resolves with the answer of the function, or rejects with a `FunctionError` when it gave none. */
  async run(task: Task, onLog: (line: string) => void): Promise<Answer> {
    const running: Running = { abort: new AbortController(), onLog };
    this.#running.set(task.callId, running);
    try {
      return await this.#piscina.run(task, { signal: running.abort.signal });
    } catch (error) {
      if (!running.why) onLog(inspect(error));
      throw running.why ?? died(error);
    } finally {
      clearTimeout(running.timer);
      this.#running.delete(task.callId);
    }
  }

  /** Ends the thread of a call at once, as when its machine dies. */
  kill(callId: string): void {
    this.#stop(callId, died(undefined));
  }

  /** Takes no more calls; lets those that run end first unless `isNow`. */
  async close({ isNow }: { isNow: boolean }): Promise<void> {
    if (isNow) for (const callId of this.#running.keys()) this.kill(callId);
    else await this.#piscina.close();
    await this.#piscina.destroy();
  }

  #hear(told: Told): void {
    const running = this.#running.get(told.callId);
    if (!running) return;
    if (told.told === 'log') running.onLog(told.line);
    if (told.told === 'loading') this.#limit(told.callId, loadLimitMs);
    if (told.told === 'started') this.#limit(told.callId, this.config.timeoutMs);
  }

  #limit(callId: string, ms: number): void {
    const running = this.#running.get(callId);
    if (!running) return;
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      const words = `Invoking task timed out after ${ms / 1000} seconds`;
      this.#stop(callId, new FunctionError('FUNCTIONS_TIME_LIMIT_EXCEEDED', words, 'timed-out'));
    }, ms);
  }

  #stop(callId: string, why: FunctionError): void {
    const running = this.#running.get(callId);
    if (!running) return;
    running.why ??= why;
    running.abort.abort();
  }
}

function died(error: unknown): FunctionError {
  if ((error as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new FunctionError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'Memory limit exceeded', 'killed');
  }
  const words = 'Process exited unexpectedly before completing request';
  return new FunctionError('FUNCTIONS_EXECUTE_FAIL', words, 'killed');
}
