import type { FunctionHost } from '../functions/host';
import { timerEvent } from '../functions/identity';
import type { Recurring } from './agenda';
import { Schedule } from './cron';

/** The timer triggers of every function, as their `config.json` declares them. */
export class Timers {
  readonly #host: FunctionHost;
  readonly #schedules = new Map<string, Schedule>();

  constructor(host: FunctionHost) {
    this.#host = host;
  }

  recurring(): Recurring[] {
    return this.#host.list().flatMap(({ name, triggers }) =>
      triggers.map((trigger) => {
        const schedule = this.#schedule(trigger.cron);
        return {
          next: (after: number) => schedule.next(after),
          between: (from: number, to: number) => schedule.between(from, to),
          run: async (at: number) => {
            await this.#invoke(name, trigger.name, at);
          },
        };
      }),
    );
  }

  /** Fires one trigger, or all of a function, whether due or not; answers the last result. */
  async fire(functionName: string, triggerName: string | undefined, at: number): Promise<unknown> {
    const triggers = this.#host.list().find(({ name }) => name === functionName)?.triggers ?? [];
    const wanted = triggers.filter(({ name }) => triggerName === undefined || name === triggerName);
    if (wanted.length === 0) {
      throw new Error(`函数 ${functionName} 没有定时触发器 ${triggerName ?? ''}`);
    }
    let json = 'null';
    for (const { name } of wanted) json = await this.#invoke(functionName, name, at);
    return JSON.parse(json) as unknown;
  }

  #invoke(functionName: string, triggerName: string, at: number): Promise<string> {
    const event = timerEvent(triggerName, at);
    return this.#host.invoke(functionName, event, { source: 'wx_trigger' });
  }

  #schedule(cron: string): Schedule {
    const known = this.#schedules.get(cron) ?? new Schedule(cron);
    this.#schedules.set(cron, known);
    return known;
  }
}
