/** Lets ordinary work through side by side, and work on the whole database only when alone. */
export class Gate {
  #inside = 0;
  #closed: Promise<unknown> | undefined;
  #whenEmpty: (() => void) | undefined;

  /**
   * Runs work beside others, after whoever is alone. `isAwaited` work may still enter while
   * somebody waits to be alone: others inside may wait for it, as for the commit of a transaction.
   */
  async pass<Result>(work: () => Promise<Result>, isAwaited = false): Promise<Result> {
    while (this.#closed && !(isAwaited && this.#whenEmpty)) await this.#closed;
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#whenEmpty?.();
    }
  }

  /** Waits until everybody inside has left, then works while newcomers wait. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#closed) await this.#closed;
    const done = this.#emptied().then(work);
    const closed = done.catch(() => undefined);
    this.#closed = closed;
    try {
      return await done;
    } finally {
      if (this.#closed === closed) this.#closed = undefined;
    }
  }

  async #emptied(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenEmpty = () => {
        this.#whenEmpty = undefined;
        resolve();
      };
    });
  }
}
