import { createRequire } from 'node:module';
import { format } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { installMovedDate } from './moved-date';
import type { Answer, Task, Told } from './wire';

/*
 * One instance of a function: a thread with its own `process.env`, one call at a time. Between two calls
 * piscina holds the thread in `Atomics.wait`, so work left behind stands still, as in a frozen instance.
 */

type Main = (event: unknown, context: unknown) => unknown;

/** Variables that belong to one call; left from the last call they would be a stale identity. */
const perCall = /^(WX_|TCB_|QQ_|TRIGGER_SRC$|LOGINTYPE$)/;
const lasting = new Set(Object.keys(process.env));

let main: Main | undefined;
let isPrepared = false;
let callId = '';
let logs: string[] = [];

/** Runs one call and answers; it never throws. */
export async function run(task: Task): Promise<Answer> {
  begin(task);
  try {
    main ??= load(task);
    if (task.isWarmUp) return { isOk: true, json: 'null', logs };
    tell({ callId, told: 'started' });
    const value = await main(JSON.parse(task.event), task.context);
    return { isOk: true, json: JSON.stringify(value) ?? 'null', logs };
  } catch (error) {
    return { isOk: false, ...described(error), logs };
  }
}

function begin(task: Task): void {
  callId = task.callId;
  logs = [];
  for (const key of Object.keys(process.env)) {
    if (perCall.test(key) && !lasting.has(key)) delete process.env[key];
  }
  Object.assign(process.env, task.env);
  tell({ callId, told: 'loading' });
}

function load(task: Task): Main {
  if (!isPrepared) {
    installMovedDate(task.clock);
    captureConsole();
    isPrepared = true;
  }
  const loaded = createRequire(task.file)(task.file) as { main?: Main };
  if (typeof loaded.main !== 'function') {
    throw new Error('handler not found: index.js exports no main');
  }
  return loaded.main;
}

function captureConsole(): void {
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[method] = (...parts: unknown[]) => {
      const line = format(...parts);
      logs.push(line);
      tell({ callId, told: 'log', line });
    };
  }
}

function described(error: unknown): { name: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: format(error), stack: '' };
  return { name: error.name, message: error.message, stack: error.stack ?? '' };
}

function tell(message: Told): void {
  parentPort?.postMessage(message);
}
