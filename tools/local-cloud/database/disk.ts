import { type Database as Lmdb, open, type RootDatabase, type Transaction } from 'lmdb';
import { Encoder } from 'msgpackr';
import type { Collection, Index } from './catalog';
import { type Entries, entriesOf } from './index-entries';
import { documentKey, successor } from './keys';
import type { Id, StoredDocument } from './values';

/** One state of everything, to read from; it must be given back with `done`. */
export type Snapshot = Transaction;

/** A document with the stamp of the write that made it; stamps only grow, over restarts too. */
export type Stored = { stamp: number; document: StoredDocument };

export type Write = { collection: Collection; id: Id; document: StoredDocument | null };

const NO_VALUE = Buffer.alloc(0);

/**
 * How documents are kept. LMDB's own msgpackr would do, but two test files in one Jest process
 * share LMDB's module, whose `Date` is then not theirs; with the encoder given, it is.
 */
const DOCUMENTS = {
  keyEncoding: 'binary',
  encoder: { Encoder },
  sharedStructuresKey: Buffer.from([0xff, 0xff, 0xff, 0xff, 0x01]),
} as const;

/** Documents, index entries and the catalog in LMDB. Every write is one atomic commit. */
export class Disk {
  readonly #root: RootDatabase<unknown, string>;
  readonly #documents: Lmdb<Stored, Buffer>;
  readonly #entries: Lmdb<Buffer, Buffer>;
  #stamp: number;

  constructor(dir: string, isDurable: boolean) {
    this.#root = open<unknown, string>({
      path: dir,
      maxDbs: 2,
      noSync: !isDurable,
      overlappingSync: false,
    });
    this.#documents = this.#root.openDB<Stored, Buffer>('documents', DOCUMENTS);
    this.#entries = this.#root.openDB<Buffer, Buffer>('entries', {
      keyEncoding: 'binary',
      encoding: 'binary',
    });
    this.#stamp = Number(this.#root.get('stamp') ?? 0);
  }

  /** The collections as the last commit left them. */
  readCatalog(): Map<string, Collection> {
    const catalog = (this.#root.get('catalog') ?? []) as readonly Collection[];
    return new Map(catalog.map((collection) => [collection.name, collection]));
  }

  snapshot(): Snapshot {
    // biome-ignore lint/correctness/useHookAtTopLevel: LMDB's method, not a React hook
    return this.#root.useReadTransaction();
  }

  read(collection: Collection, id: Id | Buffer, from?: Snapshot): Stored | undefined {
    return this.#documents.get(documentKey(collection.number, id), reading(from));
  }

  /** Keys of an index (or of the documents) from `low` up to, not including, `high`. */
  keys(index: Index, { low, high, isReversed }: Stretch, from?: Snapshot): Iterable<Buffer> {
    const table: Lmdb<unknown, Buffer> = index.isPrimary ? this.#documents : this.#entries;
    const ends = isReversed
      ? { start: high, end: low, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: low, end: high };
    return table.getKeys({ ...ends, ...reading(from) });
  }

  /** How many documents a collection has, counted without reading them. */
  size(collection: Collection, from?: Snapshot): number {
    const low = documentKey(collection.number, NO_VALUE);
    return this.#documents.getKeysCount({ start: low, end: successor(low), ...reading(from) });
  }

  /** Documents in the order of `_id`, at most `limit`, after `id` if given. */
  *scan(collection: Collection, { after, limit, from }: ScanOptions): Generator<StoredDocument> {
    const low = documentKey(collection.number, NO_VALUE);
    const start = after === undefined ? low : successor(documentKey(collection.number, after));
    const range = this.#documents.getRange({
      start,
      end: successor(low),
      ...(limit === undefined ? {} : { limit }),
      ...reading(from),
    });
    for (const { value } of range) yield value.document;
  }

  /**
   * Writes documents, their index entries and what they taught about the indexes, all or nothing.
   * Resolves when it is on the disk. `learned` gives the catalog to keep with it, if it changed.
   */
  async commit(writes: readonly Write[], learned: Learned): Promise<void> {
    const stamp = this.#nextStamp();
    const changes = writes.map((write) => ({ write, entries: learned.entriesOf(write) }));
    const catalog = learned.catalog();
    await this.#root.transaction(() => {
      for (const { write, entries } of changes) this.#put(write, entries, stamp);
      if (catalog) this.#root.putSync('catalog', catalog);
      this.#root.putSync('stamp', stamp);
    });
    learned.kept();
  }

  /**
   * Writes documents without their index entries, for a collection whose indexes come later.
   * Answers whether one of them was there already.
   */
  async putBare(collection: Collection, documents: readonly StoredDocument[]): Promise<boolean> {
    const stamp = this.#nextStamp();
    let hasRepeats = false;
    await this.#root.transaction(() => {
      for (const document of documents) {
        const key = documentKey(collection.number, document._id);
        hasRepeats ||= this.#documents.doesExist(key);
        this.#documents.putSync(key, { stamp, document });
      }
      this.#root.putSync('stamp', stamp);
    });
    return hasRepeats;
  }

  /** Writes sorted entries of an index that is being built. */
  async putEntries(keys: readonly string[]): Promise<void> {
    await this.#root.transaction(() => {
      for (const key of keys) this.#entries.putSync(bytesOf(key), NO_VALUE);
    });
  }

  async putCatalog(catalog: readonly Collection[]): Promise<void> {
    await this.#root.put('catalog', catalog);
  }

  /** Removes all entries of an index. */
  clearIndex(index: Index): Promise<void> {
    return this.#clear(this.#entries, documentKey(index.number, NO_VALUE));
  }

  /** Removes all documents of a collection. */
  clearDocuments(collection: Collection): Promise<void> {
    return this.#clear(this.#documents, documentKey(collection.number, NO_VALUE));
  }

  async clearAll(): Promise<void> {
    await this.#root.transaction(() => {
      this.#documents.clearSync();
      this.#entries.clearSync();
      this.#root.putSync('catalog', []);
    });
  }

  close(): Promise<void> {
    return this.#root.close();
  }

  #nextStamp(): number {
    this.#stamp += 1;
    return this.#stamp;
  }

  #put({ collection, id, document }: Write, entries: readonly Entries[], stamp: number) {
    const key = documentKey(collection.number, id);
    const old = this.#documents.get(key)?.document;
    for (const [at, index] of collection.indexes.entries()) {
      const before = old ? entriesOf(index, old).keys : [];
      this.#replace(before, entries[at]?.keys ?? []);
    }
    if (document) this.#documents.putSync(key, { stamp, document });
    else this.#documents.removeSync(key);
  }

  #replace(before: readonly string[], after: readonly string[]) {
    const stays = new Set(after);
    const stood = new Set(before);
    for (const key of before) if (!stays.has(key)) this.#entries.removeSync(bytesOf(key));
    for (const key of after) if (!stood.has(key)) this.#entries.putSync(bytesOf(key), NO_VALUE);
  }

  async #clear(table: Lmdb<unknown, Buffer>, low: Buffer): Promise<void> {
    for (;;) {
      const keys = [...table.getKeys({ start: low, end: successor(low), limit: 5000 })];
      if (keys.length === 0) return;
      await this.#root.transaction(() => {
        for (const key of keys) table.removeSync(key);
      });
    }
  }
}

type Stretch = { low: Buffer; high: Buffer; isReversed: boolean };
type ScanOptions = { after?: Id; limit?: number; from?: Snapshot };

/** What a commit asks of those who know the indexes. */
export type Learned = {
  entriesOf(write: Write): readonly Entries[];
  catalog(): readonly Collection[] | undefined;
  /** Is called when the commit is on the disk. */
  kept(): void;
};

const reading = (from: Snapshot | undefined) => (from ? { transaction: from } : {});

const bytesOf = (key: string) => Buffer.from(key, 'latin1');
