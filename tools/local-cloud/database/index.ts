import { mkdirSync } from 'node:fs';
import { MingoError } from 'mingo/util';
import { Aggregation } from './aggregation';
import { Building } from './building';
import type { Database, DatabaseOptions, IndexSpec, QueryReport } from './database';
import { Disk } from './disk';
import { DbError, notImitated, requestFailed } from './errors';
import { Gate } from './gate';
import { Locks } from './locks';
import { Modifying } from './modifying';
import { Reader } from './reader';
import { Request } from './request';
import { Schema } from './schema';
import { Transactions } from './transactions';
import type { Fields } from './values';
import { newId, type Parts, VERBS } from './verbs';
import { Writer } from './writer';

export type { Database, DatabaseOptions, IndexSpec, QueryReport } from './database';
export { DbError } from './errors';

/** Opens the document database in a folder, finishing first what a crash left half built. */
export function openDatabase(options: DatabaseOptions): Database {
  mkdirSync(options.dir, { recursive: true });
  return new LocalDatabase(options);
}

class LocalDatabase implements Database {
  readonly #options: DatabaseOptions;
  readonly #gate = new Gate();
  readonly #disk: Disk;
  readonly #building: Building;
  readonly #parts: Parts;
  readonly #ready: Promise<void>;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    const disk = new Disk(options.dir, options.isDurable ?? true);
    const schema = new Schema(disk.readCatalog());
    const locks = new Locks();
    const transactions = new Transactions(locks, () => disk.snapshot());
    const reader = new Reader(disk, options.isStrict ?? false);
    const writer = new Writer(disk, schema, locks);
    const modifying = new Modifying({ schema, reader, writer, transactions });
    this.#disk = disk;
    this.#building = new Building(disk, schema);
    const aggregation = new Aggregation(reader, (name) =>
      schema.has(name) ? [...disk.scan(schema.get(name), {})] : [],
    );
    this.#parts = { schema, reader, writer, modifying, transactions, aggregation };
    this.#ready = this.#gate.alone(() => this.#building.resume());
    this.#ready.catch(() => undefined);
  }

  async handle(action: string, body: Fields): Promise<Fields> {
    await this.#ready;
    const request = new Request(body, (this.#options.now ?? Date.now)());
    try {
      if (action === 'database.addCollection') return await this.#addCollection(request);
      const verb = Object.hasOwn(VERBS, action) ? VERBS[action] : undefined;
      if (!verb) throw notImitated(`the action ${action}`);
      const report = (found: Partial<QueryReport>) => this.#report(action, request, found);
      const isAwaited = request.transactionId !== undefined;
      return await this.#gate.pass(() => verb(this.#parts, { request, report }), isAwaited);
    } catch (error) {
      throw asDbError(error);
    }
  }

  async defineCollection(name: string, indexes: readonly IndexSpec[]): Promise<void> {
    await this.#ready;
    await this.#undisturbed(() => this.#building.define(name, indexes));
  }

  async bulkLoad(collection: string, documents: Iterable<Fields>): Promise<number> {
    await this.#ready;
    return this.#undisturbed(() => this.#building.load(collection, documents, newId));
  }

  *dump(collection: string): Generator<Fields> {
    const snapshot = this.#disk.snapshot();
    try {
      yield* this.#disk.scan(this.#parts.schema.get(collection), { from: snapshot });
    } finally {
      snapshot.done();
    }
  }

  collections(): readonly string[] {
    return this.#parts.schema.all().map(({ name }) => name);
  }

  async reset(): Promise<void> {
    await this.#ready;
    await this.#undisturbed(async () => {
      await this.#disk.clearAll();
      this.#parts.schema.clear();
    });
  }

  async close(): Promise<void> {
    await this.#undisturbed(() => this.#disk.close());
  }

  /** Works alone and without open transactions, whose older view would lack what is made now. */
  #undisturbed<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#parts.transactions.abortAll();
    return this.#gate.alone(() => {
      this.#parts.transactions.abortAll();
      return work();
    });
  }

  async #addCollection({ collectionName }: Request): Promise<Fields> {
    await this.#gate.alone(() => this.#building.addCollection(collectionName));
    return { data: {} };
  }

  #report(action: string, request: Request, found: Partial<QueryReport>) {
    const { transactionId } = request;
    this.#options.onQuery?.({
      action,
      collection: request.collectionName,
      documentsExamined: 0,
      keysExamined: 0,
      returned: 0,
      sortedInMemory: false,
      ...found,
      ...(transactionId === undefined ? {} : { transactionId }),
    });
  }
}

/** What mingo refuses the cloud refuses; anything else is a fault of ours and says so. */
function asDbError(error: unknown): DbError {
  if (error instanceof DbError) return error;
  if (error instanceof MingoError) return requestFailed(error.message);
  const fault = new DbError('SYS_ERR', error instanceof Error ? error.message : String(error));
  fault.cause = error;
  return fault;
}
