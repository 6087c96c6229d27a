import type { Collection, Index } from './catalog';
import type { Disk } from './disk';
import { duplicateKey } from './errors';
import { entriesOf, uniquePart } from './index-entries';
import { documentKey } from './keys';
import type { Schema } from './schema';
import type { Fields } from './values';

/** How many keys of an index are sorted and written at once: some 15 MB. */
const KEYS_PER_RUN = 100_000;
const KEYS_PER_COMMIT = 20_000;

/** Fills empty indexes: keys are gathered, sorted and written in runs, which is faster by far. */
export class IndexFill {
  readonly #disk: Disk;
  readonly #schema: Schema;
  readonly #runs = new Map<Index['number'], string[]>();

  constructor(disk: Disk, schema: Schema) {
    this.#disk = disk;
    this.#schema = schema;
  }

  async add(collection: Collection, index: Index, documents: Iterable<Fields>): Promise<void> {
    const run = this.#runs.get(index.number) ?? [];
    this.#runs.set(index.number, run);
    for (const document of documents) {
      const entries = entriesOf(index, document);
      this.#schema.learn(collection.name, index, entries);
      run.push(...entries.keys);
    }
    if (run.length >= KEYS_PER_RUN) await this.#write(run);
  }

  /** Writes what is left, and refuses a unique index in which two documents meet. */
  async finish(collection: Collection): Promise<void> {
    for (const run of this.#runs.values()) await this.#write(run);
    for (const index of collection.indexes)
      if (index.isUnique && this.#runs.has(index.number)) this.#refuseDoubles(collection, index);
  }

  async #write(run: string[]): Promise<void> {
    run.sort();
    for (let from = 0; from < run.length; from += KEYS_PER_COMMIT) {
      await this.#disk.putEntries(run.slice(from, from + KEYS_PER_COMMIT));
    }
    run.length = 0;
  }

  #refuseDoubles(collection: Collection, index: Index) {
    const low = documentKey(index.number, Buffer.alloc(0));
    const high = documentKey(index.number + 1, Buffer.alloc(0));
    let before: Buffer | undefined;
    for (const key of this.#disk.keys(index, { low, high, isReversed: false })) {
      const part = uniquePart(key);
      const fields = index.fields.map(({ path }) => path);
      if (before?.equals(part)) throw duplicateKey(collection.name, index.name, fields);
      before = part;
    }
  }
}
