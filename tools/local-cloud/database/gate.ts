/** Lets ordinary work through side by side, and work on the whole database only when alone. */
export class Gate {
  #inside = 0;
  #closed: Promise<unknown> | undefined;
  #whenEmpty: (() => void) | undefined;

  async pass<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#closed) await this.#closed;
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
    this.#closed = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.#closed = undefined;
    }
  }

  async #emptied(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenEmpty = resolve;
    });
    this.#whenEmpty = undefined;
  }
}
