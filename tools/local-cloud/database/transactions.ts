import { randomUUID } from 'node:crypto';
import type { Snapshot } from './disk';
import { transactionGone } from './errors';
import type { Locks } from './locks';
import type { Id, StoredDocument } from './values';

/** A write that waits for its transaction's commit; `base` is the stamp it was built upon. */
export type Pending = {
  collection: string;
  id: Id;
  document: StoredDocument | null;
  base: number;
};

/** An open transaction: its view of the data, and what it would write. */
export type Transaction = {
  readonly id: string;
  readonly pending: Map<string, Pending>;
  /** Who has a unique value within this transaction: an id, or nobody any more. */
  readonly uniques: Map<string, string | null>;
  snapshot: Snapshot | undefined;
};

/** A transaction that has begun to look or write, and sees one state of the data. */
export type View = Transaction & { snapshot: Snapshot };

/** A transaction must end within 30 s of real time (`protocol.md` §1.4). */
const LIFE_MS = 30_000;

/** The open transactions. One that is not ended in time is aborted and forgotten. */
export class Transactions {
  readonly #open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>();
  readonly #locks: Locks;
  readonly #snapshot: () => Snapshot;

  constructor(locks: Locks, snapshot: () => Snapshot) {
    this.#locks = locks;
    this.#snapshot = snapshot;
  }

  begin(): Transaction {
    const transaction: Transaction = {
      id: randomUUID(),
      pending: new Map(),
      uniques: new Map(),
      snapshot: undefined,
    };
    const timer = setTimeout(() => this.end(this.leave(transaction.id)), LIFE_MS);
    timer.unref();
    this.#open.set(transaction.id, { transaction, timer });
    return transaction;
  }

  /** The open transaction, with its snapshot taken at the first operation. */
  find(id: string): View {
    const transaction = this.#open.get(id)?.transaction;
    if (!transaction) throw transactionGone();
    transaction.snapshot ??= this.#snapshot();
    return transaction as View;
  }

  /** Takes the transaction out, so that no further operation finds it; its locks still hold. */
  leave(id: string): Transaction {
    const found = this.#open.get(id);
    if (!found) throw transactionGone();
    clearTimeout(found.timer);
    this.#open.delete(id);
    return found.transaction;
  }

  /** Gives back what a transaction held. */
  end(transaction: Transaction) {
    transaction.snapshot?.done();
    transaction.snapshot = undefined;
    this.#locks.release(transaction);
  }

  abortAll() {
    for (const id of [...this.#open.keys()]) this.end(this.leave(id));
  }

  /** Runs one operation of a transaction; an error aborts the whole of it, as in MongoDB. */
  within<Result>(id: string, work: (transaction: View) => Result) {
    const transaction = this.find(id);
    try {
      return work(transaction);
    } catch (error) {
      if (this.#open.has(id)) this.end(this.leave(id));
      throw error;
    }
  }
}
