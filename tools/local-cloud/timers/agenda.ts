import type { MovableClock, OffsetClock } from '../clock';

/** Something that happens again and again: `between` lists its instants in (from, to]. */
export type Recurring = {
  next(after: number): number | undefined;
  between(from: number, to: number): readonly number[];
  run(at: number): Promise<void>;
};

type Due = { at: number; run: (at: number) => Promise<void> };

/** Node's timers overflow above 2^31 ms. */
const longestWaitMs = 2_000_000_000;

/**
 * What is going to happen by the movable clock. Moving forward stops at every instant something is due,
 * lets it run there, and goes on; in real time it wakes by itself when `isOn`.
 */
export class Agenda implements MovableClock {
  readonly #clock: OffsetClock;
  readonly #recurring: () => readonly Recurring[];
  readonly #isOn: boolean;
  #once: Due[] = [];
  #doneUntil: number;
  #timer: NodeJS.Timeout | undefined;
  #queue: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(
    clock: OffsetClock,
    { recurring, isOn }: { recurring: () => readonly Recurring[]; isOn: boolean },
  ) {
    this.#clock = clock;
    this.#recurring = recurring;
    this.#isOn = isOn;
    this.#doneUntil = clock.now();
  }

  now(): number {
    return this.#clock.now();
  }

  /** Lets something happen once; never by itself while the agenda is off. */
  once(at: number, run: () => Promise<void>): void {
    this.#once.push({ at, run });
    this.arm();
  }

  advance(ms: number): Promise<void> {
    if (!(ms >= 0)) return Promise.reject(new RangeError('时间只能向前走'));
    return this.moveTo(this.now() + ms);
  }

  moveTo(at: number): Promise<void> {
    if (!Number.isFinite(at) || at < this.now() - 1000) {
      return Promise.reject(new RangeError('时间只能向前走'));
    }
    const run = this.#queue.then(() => this.#runUntil(at));
    this.#queue = run.catch(ignore);
    return run;
  }

  /** Sets the alarm for what is due next; call it when the list of recurring things changed. */
  arm(): void {
    clearTimeout(this.#timer);
    if (!this.#isOn || this.#isClosed) return;
    const nexts = this.#recurring().map((each) => each.next(this.#doneUntil));
    const due = [...nexts, ...this.#once.map((each) => each.at)].filter((at) => at !== undefined);
    if (due.length === 0) return;
    const waitMs = Math.min(Math.max(0, Math.min(...due) - this.now()), longestWaitMs);
    this.#timer = setTimeout(() => void this.moveTo(this.now()).catch(ignore), waitMs);
  }

  /** Forgets what was to happen once and starts again from the clock as it is. */
  async reset(): Promise<void> {
    await this.#queue;
    this.#once = [];
    this.#doneUntil = this.now();
    this.arm();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#queue;
  }

  async #runUntil(target: number): Promise<void> {
    const until = Math.max(target, this.now());
    const pending = this.#isOn ? this.#dueUntil(until) : [];
    for (let due = this.#take(pending, until); due; due = this.#take(pending, until)) {
      this.#clock.jumpTo(due.at);
      // How it ended stands in the inspection; the clock goes on.
      await due.run(due.at).catch(ignore);
    }
    this.#clock.jumpTo(until);
    this.#doneUntil = until;
    this.arm();
  }

  #dueUntil(until: number): Due[] {
    return this.#recurring()
      .flatMap((each) =>
        each.between(this.#doneUntil, until).map((at) => ({ at, run: (t: number) => each.run(t) })),
      )
      .sort((a, b) => a.at - b.at);
  }

  /** The earliest of what recurs and what happens once; a run may add to the latter. */
  #take(pending: Due[], until: number): Due | undefined {
    if (!this.#isOn || this.#isClosed) return undefined;
    this.#once.sort((a, b) => a.at - b.at);
    const [once] = this.#once;
    const [next] = pending;
    if (once && once.at <= until && (!next || once.at <= next.at)) return this.#once.shift();
    return pending.shift();
  }
}

const ignore = (): void => undefined;
