import { AppError } from '#contracts/errors';
import { type Deadline, pause } from './deadline';
import { type cloud, db, type RawTransaction } from './sdk';

/** A collection and the shape of its documents. */
export type Collection<R extends { _id: string }> = { name: string; shape?: R };

export const collection = <R extends { _id: string }>(name: string): Collection<R> => ({ name });

/** Query operators, as the database knows them. */
export const op = db.command;

/** A place in a record, in GCJ-02 degrees; it is stored as GeoJSON and read back as it was written. */
export type Point = cloud.DB.GeoPoint;

export const pointAt = (spot: { longitude: number; latitude: number }): Point =>
  db.Geo.Point(spot.longitude, spot.latitude);

/**
 * Within so many metres of a point, the nearest first, 100 documents at most (`rules.md §5`): for a field
 * with an index `2dsphere`, in a `find` without an order. Conditions on the fields after it read no more documents.
 */
export const near = (spot: { longitude: number; latitude: number }, metres: number) =>
  op.geoNear({ geometry: pointAt(spot), minDistance: 0, maxDistance: metres });

export type Query = {
  where: object;
  /** Fields in order with their direction. An index of `config/collections.ts` serves both. */
  order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** At most 1,000. */
  limit: number;
  /** Only these fields, and `_id`. */
  fields?: readonly string[];
};

/** Requests sent to the database since the call began; an instance serves one call at a time. */
export const meter = { requests: 0 };

const counted = <T>(request: PromiseLike<T>): PromiseLike<T> => {
  meter.requests += 1;
  return request;
};

/** A read may be asked again: the first one of an instance that slept can meet a connection that is gone. */
async function read<T>(ask: () => PromiseLike<T>): Promise<T> {
  try {
    return await counted(ask());
  } catch (error) {
    if (!isLostConnection(error)) throw error;
    return counted(ask());
  }
}

/** One document, or undefined. */
export async function get<R extends { _id: string }>(
  from: Collection<R>,
  id: string,
): Promise<R | undefined> {
  const { data } = await read(() => db.collection(from.name).doc(id).get());
  return (data ?? undefined) as R | undefined;
}

/** The documents of these ids, in one request, in no promised order; at most 1,000. */
export const getAll = <R extends { _id: string }>(
  from: Collection<R>,
  ids: readonly string[],
): Promise<R[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : find(from, { where: { _id: op.in([...new Set(ids)]) }, limit: 1000 });

/** Documents that match, in order. */
export async function find<R extends { _id: string }>(
  from: Collection<R>,
  query: Query,
): Promise<R[]> {
  let asked = db.collection(from.name).where(query.where).limit(query.limit);
  for (const [field, direction] of query.order ?? []) asked = asked.orderBy(field, direction);
  if (query.fields) asked = asked.field(Object.fromEntries(query.fields.map((one) => [one, true])));
  const { data } = await read(() => asked.get());
  return data as R[];
}

/** Changes some fields of one document, outside any transaction; answers whether it was there. */
export async function update<R extends { _id: string }>(
  into: Collection<R>,
  id: string,
  changes: object,
): Promise<boolean> {
  const { stats } = await counted(db.collection(into.name).doc(id).update({ data: changes }));
  return stats.updated > 0;
}

/** Changes some fields of every document that matches, outside any transaction. */
export async function updateWhere(
  into: { name: string },
  where: object,
  changes: object,
): Promise<void> {
  await counted(db.collection(into.name).where(where).update({ data: changes }));
}

/** Writes a whole document, outside any transaction. */
export async function put<R extends { _id: string }>(
  into: Collection<R>,
  document: R,
): Promise<void> {
  const { _id, ...data } = document;
  await counted(
    db
      .collection(into.name)
      .doc(_id)
      .set({ data } as never) as Promise<unknown>,
  );
}

/** Writes a document that must not be there yet; answers whether it was new. */
export async function create<R extends { _id: string }>(
  into: Collection<R>,
  document: R,
): Promise<boolean> {
  try {
    await counted(db.collection(into.name).add({ data: document }));
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Removes one document; answers whether it was there. */
export async function remove(from: { name: string }, id: string): Promise<boolean> {
  const { stats } = await counted(db.collection(from.name).doc(id).remove());
  return stats.removed > 0;
}

/** What can be done inside a transaction: documents by id, and nothing else. */
export type Transaction = {
  get<R extends { _id: string }>(from: Collection<R>, id: string): Promise<R | undefined>;
  set<R extends { _id: string }>(into: Collection<R>, document: R): Promise<void>;
  remove(from: { name: string }, id: string): Promise<void>;
};

/**
 * Runs `work` in a transaction until it is committed: a conflict, a duplicate key or a lost answer is
 * tried again after a random pause, so `work` may run several times. Past the deadline: `busy`.
 */
export async function transact<T>(
  work: (tx: Transaction) => Promise<T>,
  deadline: Deadline,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await once(work);
    } catch (error) {
      if (error instanceof AppError || !mayTryAgain(error)) throw error;
      const wait = Math.random() * Math.min(1000, 20 * 2 ** attempt);
      if (deadline.leftMs() <= wait) throw new AppError('busy');
      await pause(wait);
    }
  }
}

function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  meter.requests += 2;
  return db.runTransaction((raw) => work(within(raw)), 0);
}

const within = (raw: RawTransaction): Transaction => ({
  async get<R extends { _id: string }>(from: Collection<R>, id: string) {
    const { data } = await counted(raw.collection(from.name).doc(id).get());
    return (data ?? undefined) as R | undefined;
  },
  async set({ name }, { _id, ...data }) {
    await counted(raw.collection(name).doc(_id).set({ data }));
  },
  async remove({ name }, id) {
    await counted(raw.collection(name).doc(id).remove());
  },
});

const saidBy = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return '';
  const { code, errMsg, message } = error as Record<string, unknown>;
  return [code, errMsg, message].filter((one) => typeof one === 'string').join(' ');
};

const isDuplicate = (error: unknown) => /E11000|DUPLICATE/.test(saidBy(error));

const isLostConnection = (error: unknown) =>
  /SERVER_TIMEOUT|ETIMEDOUT|ECONNRESET|EPIPE|socket hang up/.test(saidBy(error));

/** wx-server-sdk drops the code of an operation's error and keeps its words (`protocol.md §1.4`). */
const mayTryAgain = (error: unknown) =>
  isDuplicate(error) ||
  isLostConnection(error) ||
  /TransactionConflict|TRANSACTION_CONFLICT|TransactionNotExist|TRANSACTION_FAIL/.test(
    saidBy(error),
  );
