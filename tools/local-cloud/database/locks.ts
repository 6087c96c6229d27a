/** Who may write what: a document or a value of a unique index has at most one holder. */
export class Locks {
  readonly #holders = new Map<string, object>();
  #waiting: (() => void)[] = [];

  isFree(names: readonly string[], asker?: object): boolean {
    return names.every((name) => {
      const holder = this.#holders.get(name);
      return holder === undefined || holder === asker;
    });
  }

  take(names: readonly string[], holder: object) {
    for (const name of names) this.#holders.set(name, holder);
  }

  release(holder: object) {
    for (const [name, current] of this.#holders) if (current === holder) this.#holders.delete(name);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when somebody released something; whoever waited looks again. */
  nextRelease(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
