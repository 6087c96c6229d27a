import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The one clock of the local cloud; functions, timers and server dates follow it. Only forward. */
export type MovableClock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves forward and resolves once the timers that fell due have run. */
  advance(ms: number): Promise<void>;
  /** Moves forward to an instant; an instant already past is refused with a RangeError. */
  moveTo(at: number): Promise<void>;
};

/**
 * Real time plus an offset that is kept in the data folder, so that a restart stays in the moved day.
 * `shared` holds the offset in ms, so that function workers see every move at once.
 */
export class OffsetClock {
  readonly shared = new BigInt64Array(new SharedArrayBuffer(8));
  readonly #file: string;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#file = path.join(dataDir, 'clock.json');
    Atomics.store(this.shared, 0, BigInt(this.#read()));
  }

  now(): number {
    return Date.now() + this.#offset();
  }

  /** Jumps to an instant; one that lies before now changes nothing. */
  jumpTo(at: number): void {
    const ahead = Math.round(at - this.now());
    if (ahead > 0) this.#keep(this.#offset() + ahead);
  }

  /** Back to real time. */
  reset(): void {
    this.#keep(0);
  }

  #offset(): number {
    return Number(Atomics.load(this.shared, 0));
  }

  #keep(offsetMs: number): void {
    Atomics.store(this.shared, 0, BigInt(offsetMs));
    writeFileSync(`${this.#file}.new`, JSON.stringify({ offsetMs }));
    renameSync(`${this.#file}.new`, this.#file);
  }

  #read(): number {
    try {
      const { offsetMs } = JSON.parse(readFileSync(this.#file, 'utf8')) as { offsetMs: unknown };
      return typeof offsetMs === 'number' && offsetMs > 0 ? Math.round(offsetMs) : 0;
    } catch {
      return 0;
    }
  }
}
