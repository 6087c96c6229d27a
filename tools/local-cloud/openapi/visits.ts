/** The content check knows only people who were in the mini-program this recently (`platform.md §3`). */
const rememberedMs = 2 * 3_600_000;

/** Who was here lately, by the movable clock. */
export class Visits {
  readonly #lastAt = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  saw(openid: string): void {
    this.#lastAt.set(openid, this.#now());
  }

  isRecent(openid: string): boolean {
    const at = this.#lastAt.get(openid);
    return at !== undefined && this.#now() - at <= rememberedMs;
  }

  reset(): void {
    this.#lastAt.clear();
  }
}
