import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EJSON } from 'bson';
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
  type QueryReport,
} from '../../tools/local-cloud/database';

export type Fields = Record<string, unknown>;

/** What a test asks for with `where().get()` and its relatives. */
export type Asked = {
  query?: Fields;
  order?: Fields;
  offset?: number;
  limit?: number;
  projection?: Fields;
  transactionId?: string | undefined;
};

const open = new Set<Database>();
const dirs: string[] = [];

export function temporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'local-database-'));
  dirs.push(dir);
  return dir;
}

/** A database in a folder of its own, spoken to as the wire does, with EJSON in and out. */
export class TestDatabase {
  readonly dir: string;
  readonly reports: QueryReport[] = [];
  readonly database: Database;

  constructor(options: Partial<DatabaseOptions> = {}) {
    this.dir = options.dir ?? temporaryDir();
    this.database = openDatabase({
      isDurable: false,
      onQuery: (report) => this.reports.push(report),
      ...options,
      dir: this.dir,
    });
    open.add(this.database);
  }

  get lastReport(): QueryReport | undefined {
    return this.reports.at(-1);
  }

  async get(collection: string, asked: Asked = {}): Promise<Fields[]> {
    const { data } = await this.send('getDocument', collection, {
      queryType: 'WHERE',
      offset: asked.offset ?? 0,
      limit: asked.limit ?? 1000,
      ...inEjson({ query: asked.query, order: asked.order, projection: asked.projection }),
      transactionId: asked.transactionId,
    });
    return (data.list as string[]).map((text) => EJSON.parse(text) as Fields);
  }

  async doc(collection: string, id: unknown, transactionId?: string): Promise<Fields | undefined> {
    const [found] = await this.get(collection, { query: { _id: id }, transactionId });
    return found;
  }

  async count(collection: string, query?: Fields): Promise<number> {
    const { data } = await this.send('calculateDocument', collection, inEjson({ query }));
    return data.total as number;
  }

  async add(collection: string, documents: readonly Fields[], transactionId?: string) {
    const list = documents.map((document) => EJSON.stringify(document, { relaxed: false }));
    const { data } = await this.send('insertDocument', collection, { data: list, transactionId });
    return data.insertedIds as unknown[];
  }

  async set(collection: string, whole: Fields, transactionId?: string) {
    const { _id, ...document } = whole;
    const { data } = await this.send('modifyDocument', collection, {
      ...inEjson({ query: { _id }, data: document }),
      ...{ queryType: 'DOC', multi: false, merge: false, upsert: true, transactionId },
    });
    return data;
  }

  async update(
    collection: string,
    asked: { query: Fields; data: Fields; isMulti?: boolean; transactionId?: string | undefined },
  ): Promise<number> {
    const { data } = await this.send('modifyDocument', collection, {
      ...inEjson({ query: asked.query, data: asked.data }),
      multi: asked.isMulti ?? false,
      merge: true,
      upsert: false,
      transactionId: asked.transactionId,
    });
    return data.updated as number;
  }

  async remove(
    collection: string,
    asked: { query: Fields; isMulti?: boolean; transactionId?: string | undefined },
  ): Promise<number> {
    const { data } = await this.send('removeDocument', collection, {
      ...inEjson({ query: asked.query }),
      multi: asked.isMulti ?? false,
      transactionId: asked.transactionId,
    });
    return data.deleted as number;
  }

  async aggregate(collection: string, stages: readonly Fields[]): Promise<Fields[]> {
    const { data } = await this.send('aggregateDocuments', collection, {
      stages: stages.flatMap((stage) =>
        Object.entries(stage).map(([stageKey, value]) => ({
          stageKey,
          stageValue: EJSON.stringify(value as Fields, { relaxed: false }),
        })),
      ),
    });
    return (data.list as string[]).map((text) => EJSON.parse(text) as Fields);
  }

  async begin(): Promise<string> {
    return String((await this.database.handle('database.startTransaction', {})).transactionId);
  }

  commit = (transactionId: string) =>
    this.database.handle('database.commitTransaction', { transactionId });

  abort = (transactionId: string) =>
    this.database.handle('database.abortTransaction', { transactionId });

  async close() {
    open.delete(this.database);
    await this.database.close();
  }

  async send(action: string, collectionName: string, body: Fields): Promise<{ data: Fields }> {
    const sent = { collectionName, ...body };
    return (await this.database.handle(`database.${action}`, sent)) as { data: Fields };
  }
}

function inEjson(parts: Record<string, Fields | undefined>): Fields {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, EJSON.stringify(value as Fields, { relaxed: false })]),
  );
}

/** Closes what tests left open and removes what they wrote. */
export async function closeDatabases() {
  await Promise.all([...open].map((database) => database.close()));
  open.clear();
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
}
