/** The one clock of the local cloud; functions, timers and server dates follow it. Only forward. */
export type MovableClock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves forward and resolves once the timers that fell due have run. */
  advance(ms: number): Promise<void>;
  /** Moves forward to an instant; an instant already past is refused with a RangeError. */
  moveTo(at: number): Promise<void>;
};
