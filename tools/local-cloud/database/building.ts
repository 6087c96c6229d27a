import { type Collection, type Index, indexName, isSameIndex, newIndex } from './catalog';
import type { IndexSpec } from './database';
import type { Disk } from './disk';
import { collectionExists } from './errors';
import { IndexFill } from './index-fill';
import type { Schema } from './schema';
import { checkedId, type Fields, type Id, type StoredDocument, storable } from './values';

/** How many documents one commit of a bulk load takes: some 100 ms of work. */
const DOCUMENTS_PER_COMMIT = 2_000;

/** Makes collections and indexes, and fills them by the thousand. Nobody else may work meanwhile. */
export class Building {
  readonly #disk: Disk;
  readonly #schema: Schema;

  constructor(disk: Disk, schema: Schema) {
    this.#disk = disk;
    this.#schema = schema;
  }

  /** Finishes or undoes what was being built when the process ended. */
  async resume(): Promise<void> {
    for (const collection of this.#schema.all()) {
      if (collection.isLoading) await this.#empty(collection.name);
      for (const index of collection.indexes)
        if (!index.isReady) await this.#build(collection.name, index);
    }
  }

  async addCollection(name: string): Promise<void> {
    if (this.#schema.has(name)) throw collectionExists();
    this.#schema.put({ name, number: this.#schema.nextNumber(), indexes: [], isLoading: false });
    await this.#keep();
  }

  /** Makes the collection if missing, and its indexes exactly these. */
  async define(name: string, specs: readonly IndexSpec[]): Promise<void> {
    if (!this.#schema.has(name)) await this.addCollection(name);
    const { indexes } = this.#schema.get(name);
    for (const index of indexes)
      if (!specs.some((spec) => isSameIndex(spec, index))) await this.#drop(name, index);
    const kept = new Set(this.#schema.get(name).indexes.map((index) => index.name));
    for (const spec of specs) if (!kept.has(indexName(spec))) await this.#add(name, spec);
  }

  /**
   * Stores documents, replacing those of the same id. Into an empty collection all come in or,
   * when a unique index refuses them, none.
   */
  async load(name: string, documents: Iterable<Fields>, idOf: () => Id): Promise<number> {
    const isFirst = this.#disk.size(this.#schema.get(name)) === 0;
    if (isFirst) await this.#markLoading(name, true);
    let count = 0;
    try {
      const store = isFirst ? this.#storeFirst(name) : this.#storeMore(name);
      for (const batch of batches(documents, DOCUMENTS_PER_COMMIT)) {
        await store.put(batch.map((document) => prepared(document, idOf)));
        count += batch.length;
      }
      await store.finish();
    } catch (error) {
      if (isFirst) await this.#empty(name);
      throw error;
    }
    if (isFirst) await this.#markLoading(name, false);
    return count;
  }

  /** Into an empty collection documents go bare, and their keys sorted afterwards. */
  #storeFirst(name: string): Store {
    const fill = new IndexFill(this.#disk, this.#schema);
    let hasRepeats = false;
    return {
      put: async (documents) => {
        const collection = this.#schema.get(name);
        hasRepeats = (await this.#disk.putBare(collection, documents)) || hasRepeats;
        for (const index of collection.indexes) await fill.add(collection, index, documents);
      },
      finish: async () => {
        const { indexes } = this.#schema.get(name);
        if (hasRepeats) for (const index of indexes) await this.#build(name, index);
        else await fill.finish(this.#schema.get(name));
      },
    };
  }

  #storeMore(name: string): Store {
    return {
      put: async (documents) => {
        const collection = this.#schema.get(name);
        const byId = new Map(documents.map((document) => [document._id, document]));
        const writes = [...byId].map(([id, document]) => ({ collection, id, document }));
        await this.#disk.commit(writes, this.#schema.learning());
      },
      finish: async () => undefined,
    };
  }

  async #add(name: string, spec: IndexSpec): Promise<void> {
    const collection = this.#schema.get(name);
    const index = newIndex(spec, this.#schema.nextNumber());
    this.#schema.put({ ...collection, indexes: [...collection.indexes, index] });
    await this.#keep();
    try {
      await this.#build(name, index);
    } catch (error) {
      await this.#drop(name, index);
      throw error;
    }
  }

  async #drop(name: string, index: Index): Promise<void> {
    await this.#disk.clearIndex(index);
    const collection = this.#schema.get(name);
    const indexes = collection.indexes.filter((one) => one.number !== index.number);
    this.#schema.put({ ...collection, indexes });
    await this.#keep();
  }

  async #build(name: string, { number }: Index): Promise<void> {
    const collection = this.#schema.get(name);
    const index = collection.indexes.find((one) => one.number === number);
    if (!index) return;
    await this.#disk.clearIndex(index);
    const fill = new IndexFill(this.#disk, this.#schema);
    for (const documents of this.#stretches(collection))
      await fill.add(collection, index, documents);
    await fill.finish({ ...collection, indexes: [index] });
    const learned = this.#schema.get(name).indexes.find((one) => one.number === number) ?? index;
    this.#schema.putIndex(name, { ...learned, isReady: true });
    await this.#keep();
  }

  /** Every document in the order of `_id`, in stretches so that no old state is held. */
  *#stretches(collection: Collection): Generator<readonly StoredDocument[]> {
    const limit = DOCUMENTS_PER_COMMIT;
    let stretch = [...this.#disk.scan(collection, { limit })];
    while (stretch.length > 0) {
      yield stretch;
      const after = stretch.at(-1)?._id;
      if (after === undefined) return;
      stretch = [...this.#disk.scan(collection, { limit, after })];
    }
  }

  async #markLoading(name: string, isLoading: boolean): Promise<void> {
    this.#schema.put({ ...this.#schema.get(name), isLoading });
    await this.#keep();
  }

  async #empty(name: string): Promise<void> {
    const collection = this.#schema.get(name);
    await this.#disk.clearDocuments(collection);
    for (const index of collection.indexes) await this.#disk.clearIndex(index);
    const indexes = collection.indexes.map((index) => ({ ...index, isReady: true }));
    this.#schema.put({ ...this.#schema.get(name), indexes, isLoading: false });
    await this.#keep();
  }

  #keep(): Promise<void> {
    return this.#disk.putCatalog(this.#schema.all());
  }
}

type Store = {
  put(documents: readonly StoredDocument[]): Promise<void>;
  finish(): Promise<void>;
};

function prepared(document: Fields, newId: () => Id): StoredDocument {
  const { _id = newId(), ...fields } = storable(document) as Fields;
  return { _id: checkedId(_id), ...fields };
}

function* batches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
