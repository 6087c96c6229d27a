import type { Collection, Index } from './catalog';
import type { Learned, Write } from './disk';
import { collectionMissing, notImitated } from './errors';
import { type Entries, entriesOf } from './index-entries';

/** The collections and indexes there are, and what documents have taught about them. */
export class Schema {
  #collections: Map<string, Collection>;
  #lessons = 0;
  #kept = 0;

  constructor(collections: Map<string, Collection>) {
    this.#collections = collections;
  }

  get(name: string): Collection {
    const collection = this.#collections.get(name);
    if (!collection) throw collectionMissing(name);
    return collection;
  }

  has = (name: string) => this.#collections.has(name);

  all = (): readonly Collection[] => [...this.#collections.values()];

  put(collection: Collection) {
    this.#collections.set(collection.name, collection);
  }

  clear() {
    this.#collections = new Map();
  }

  /** A number no collection and no index has. */
  nextNumber(): number {
    const numbers = this.all().flatMap(({ number, indexes }) => [
      number,
      ...indexes.map((index) => index.number),
    ]);
    return Math.max(0, ...numbers) + 1;
  }

  /** What one commit learns; the catalog goes with it until a commit has kept what is known. */
  learning(): Learned {
    let carried = 0;
    return {
      entriesOf: ({ collection, document }: Write) =>
        collection.indexes.map((index) => {
          if (!document) return NOTHING;
          const entries = entriesOf(index, document);
          this.learn(collection.name, index, entries);
          return entries;
        }),
      catalog: () => {
        carried = this.#lessons;
        return this.#lessons > this.#kept ? this.all() : undefined;
      },
      kept: () => {
        this.#kept = Math.max(this.#kept, carried);
      },
    };
  }

  /** Notes new arrays on an index's paths and values too long for it. */
  learn(name: string, seen: Index, entries: Entries) {
    if (seen.isUnique && entries.hasCuts)
      throw notImitated(`a value too long for the unique index ${seen.name}`);
    const collection = this.get(name);
    const index = collection.indexes.find((one) => one.number === seen.number) ?? seen;
    const isKnown = entries.arrays.every((found, at) =>
      found.every((array) => index.arrays[at]?.includes(array)),
    );
    if (isKnown && (index.hasCuts || !entries.hasCuts)) return;
    this.#lessons += 1;
    const wiser: Index = {
      ...index,
      hasCuts: index.hasCuts || entries.hasCuts,
      arrays: index.arrays.map((known, at) => [
        ...new Set([...known, ...(entries.arrays[at] ?? [])]),
      ]),
    };
    this.putIndex(name, wiser);
  }

  putIndex(name: string, index: Index) {
    const collection = this.get(name);
    const indexes = collection.indexes.map((one) => (one.number === index.number ? index : one));
    this.put({ ...collection, indexes });
  }
}

const NOTHING: Entries = { keys: [], arrays: [], hasCuts: false };
