import type { Collection, Index } from './catalog';
import type { Disk, Snapshot, Write } from './disk';
import { conflict, duplicateKey, notImitated } from './errors';
import { entriesOf, idOf, uniquePart } from './index-entries';
import { documentKey, encodeValue, successor } from './keys';
import type { Locks } from './locks';
import { valuesAt } from './paths';
import type { Schema } from './schema';
import type { Pending, Transaction, View } from './transactions';
import type { Id, StoredDocument } from './values';

export type Target = { collection: Collection; id: Id };

/** What becomes of a document: the new one, `null` to remove it, `undefined` to leave it. */
export type Change = (old: StoredDocument | undefined) => StoredDocument | null | undefined;

/** Writes single documents, in a transaction or at once, so that nobody's write is lost. */
export class Writer {
  readonly #disk: Disk;
  readonly #schema: Schema;
  readonly #locks: Locks;

  constructor(disk: Disk, schema: Schema, locks: Locks) {
    this.#disk = disk;
    this.#schema = schema;
    this.#locks = locks;
  }

  /**
   * Reads, changes and commits one document, waiting while somebody else holds it. Answers
   * whether anything was written.
   */
  async atOnce(target: Target, change: Change): Promise<boolean> {
    const name = lockName(target);
    for (;;) {
      if (this.#locks.isFree([name])) {
        const old = this.#disk.read(target.collection, target.id)?.document;
        const document = change(old && structuredClone(old));
        if (document === undefined) return false;
        const uniques = uniqueChanges(target, old, document);
        const names = [name, ...uniques.lockNames];
        if (this.#locks.isFree(names)) {
          this.#refuseTaken({ ...target, document }, uniques);
          await this.#commitHolding(names, { ...target, document });
          return true;
        }
      }
      await this.#locks.nextRelease();
    }
  }

  /** Notes a change to commit later; a document or value somebody else holds is a conflict. */
  within(transaction: View, target: Target, change: Change): boolean {
    const name = lockName(target);
    const mine = transaction.pending.get(name);
    const seen = this.#disk.read(target.collection, target.id, transaction.snapshot);
    const base = mine ? mine.base : (seen?.stamp ?? 0);
    const current = this.#disk.read(target.collection, target.id)?.stamp ?? 0;
    if (!this.#locks.isFree([name], transaction) || current !== base) throw conflict();
    const old = mine ? (mine.document ?? undefined) : seen?.document;
    const document = change(old && structuredClone(old));
    if (document === undefined) return false;
    const uniques = uniqueChanges(target, old, document);
    if (!this.#locks.isFree(uniques.lockNames, transaction)) throw conflict();
    this.#refuseTaken({ ...target, document }, uniques, transaction);
    noteUniques(transaction, target, uniques);
    this.#locks.take([name, ...uniques.lockNames], transaction);
    const { collection, id } = target;
    transaction.pending.set(name, { collection: collection.name, id, document, base });
    return true;
  }

  /** Writes all that a transaction noted, or nothing. Its locks must still be held. */
  async commit(pending: Iterable<Pending>): Promise<void> {
    const writes = [...pending].map(({ collection, id, document }) => ({
      collection: this.#schema.get(collection),
      id,
      document,
    }));
    if (writes.length > 0) await this.#disk.commit(writes, this.#schema.learning());
  }

  async #commitHolding(names: readonly string[], write: Write) {
    const holder = {};
    this.#locks.take(names, holder);
    try {
      await this.#disk.commit([write], this.#schema.learning());
    } finally {
      this.#locks.release(holder);
    }
  }

  #refuseTaken(write: Write, { added }: UniqueChanges, transaction?: View) {
    const own = encodeValue(write.id).toString('latin1');
    for (const { index, part } of added) {
      const name = uniqueLockName(part);
      const noted = transaction?.uniques.get(name);
      const owner = noted === undefined ? this.#ownerOf(index, part) : noted;
      if (owner === null || owner === own) continue;
      if (transaction && noted === undefined && !this.#ownerOf(index, part, transaction.snapshot))
        throw conflict();
      throw duplicateKey(write.collection.name, index.name, valuesOf(index, write.document));
    }
  }

  #ownerOf(index: Index, part: Buffer, from?: Snapshot): string | null {
    const stretch = { low: part, high: successor(part), isReversed: false };
    for (const key of this.#disk.keys(index, stretch, from))
      return idOf(index, key).toString('latin1');
    return null;
  }
}

export const lockName = ({ collection, id }: Target) =>
  `document ${documentKey(collection.number, id).toString('latin1')}`;

const uniqueLockName = (part: Buffer) => `unique ${part.toString('latin1')}`;

type UniqueKey = { index: Index; part: Buffer };
type UniqueChanges = {
  added: readonly UniqueKey[];
  removed: readonly UniqueKey[];
  lockNames: readonly string[];
};

function uniqueChanges(
  { collection }: Target,
  old: StoredDocument | undefined,
  next: StoredDocument | null,
): UniqueChanges {
  const before = collection.indexes.flatMap((index) => uniqueKeys(index, old));
  const after = collection.indexes.flatMap((index) => uniqueKeys(index, next ?? undefined));
  const stood = new Set(before.map(({ part }) => uniqueLockName(part)));
  const stays = new Set(after.map(({ part }) => uniqueLockName(part)));
  const added = after.filter(({ part }) => !stood.has(uniqueLockName(part)));
  const removed = before.filter(({ part }) => !stays.has(uniqueLockName(part)));
  return {
    added,
    removed,
    lockNames: [...added, ...removed].map(({ part }) => uniqueLockName(part)),
  };
}

/** Works out the keys of every index, so that a document no index can hold is refused at once. */
function uniqueKeys(index: Index, document: StoredDocument | undefined): UniqueKey[] {
  if (!document) return [];
  const { keys, hasCuts } = entriesOf(index, document);
  if (!index.isUnique) return [];
  if (hasCuts) throw notImitated(`a value too long for the unique index ${index.name}`);
  return keys.map((key) => ({ index, part: uniquePart(Buffer.from(key, 'latin1')) }));
}

function noteUniques(transaction: Transaction, { id }: Target, { added, removed }: UniqueChanges) {
  for (const { part } of removed) transaction.uniques.set(uniqueLockName(part), null);
  const own = encodeValue(id).toString('latin1');
  for (const { part } of added) transaction.uniques.set(uniqueLockName(part), own);
}

const valuesOf = (index: Index, document: StoredDocument | null) =>
  Object.fromEntries(index.fields.map(({ path }) => [path, valuesAt(document, path)[0] ?? null]));
