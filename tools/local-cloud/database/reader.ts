import { Query } from 'mingo/query';
import { conjunctionOf, onlyId } from './bounds';
import { type Cost, candidateIds, candidates, type Search } from './candidates';
import type { Collection, IndexField } from './catalog';
import type { Disk, Snapshot } from './disk';
import { notImitated, refused, requestFailed } from './errors';
import { filtersOf, indexBounds } from './index-bounds';
import { matcher, mingoOptions } from './matching';
import { MOST_NEAR, metresFrom, type Near, nearOf, sphereIndex } from './near';
import { byMetres, type Found, nearest } from './nearest';
import type { Plan } from './plan';
import { planOf } from './planner';
import { sorted, taken } from './sorting';
import type { View } from './transactions';
import type { Fields, StoredDocument } from './values';

export type Question = {
  collection: Collection;
  query: Fields;
  sort: readonly IndexField[];
  offset: number;
  limit: number;
};

export type Answer = {
  documents: readonly StoredDocument[];
  cost: Cost;
  index: string | undefined;
  isSortedInMemory: boolean;
};

type Counted = { total: number; cost: Cost; index: string | undefined };

/** Answers queries from one snapshot of the data, and says what each one cost. */
export class Reader {
  readonly #disk: Disk;
  readonly #isStrict: boolean;

  constructor(disk: Disk, isStrict: boolean) {
    this.#disk = disk;
    this.#isStrict = isStrict;
  }

  /** The documents that match, as the transaction sees them if there is one. */
  find(question: Question, transaction?: View): Answer {
    return this.#looking(transaction, (from) => {
      const id = onlyId(question.query);
      if (id !== undefined) return this.#one(question, { id, from, transaction });
      const { near, rest } = nearOf(question.query);
      if (near) return this.#near({ ...question, query: rest }, near, { from, transaction });
      const plan = this.plan(question);
      const search: Search = this.#search(question.collection, plan, from);
      const own = ownWrites(question.collection, transaction);
      const documents = own ? withOwn(search, question, own) : gather(search, question);
      return {
        documents,
        cost: search.cost,
        index: plan.indexName,
        isSortedInMemory: !plan.isSorted,
      };
    });
  }

  /** How many documents match; from the keys alone where these tell all. */
  count(collection: Collection, query: Fields): Counted {
    if (Object.keys(query).length === 0) return this.#size(collection);
    return this.#looking(undefined, (from) => {
      const plan = this.plan({ collection, query, sort: [] });
      const search = this.#search(collection, plan, from);
      const found = plan.isCovering ? candidateIds(search) : matching(search, query);
      let total = 0;
      for (const _ of found) total += 1;
      return { total, cost: search.cost, index: plan.indexName };
    });
  }

  #size(collection: Collection) {
    const total = this.#looking(undefined, (from) => this.#disk.size(collection, from));
    return { total, cost: { documentsExamined: 0, keysExamined: 0 }, index: '_id_' };
  }

  /** Lends the matching documents, read one by one as they are taken, and takes the rest back. */
  stream<Result>(
    question: Pick<Question, 'collection' | 'query' | 'sort'>,
    use: (documents: Iterable<StoredDocument>, plan: Plan, cost: Cost) => Result,
  ): Result {
    return this.#looking(undefined, (from) => {
      const plan = this.plan(question);
      const search = this.#search(question.collection, plan, from);
      const documents = matching(search, question.query);
      try {
        return use(documents, plan, search.cost);
      } finally {
        documents.return(undefined);
      }
    });
  }

  /** The plan for a query; when strict, one that MongoDB would answer slowly is refused. */
  plan({ collection, query, sort }: Pick<Question, 'collection' | 'query' | 'sort'>): Plan {
    const plan = planOf(collection, query, sort);
    if (!this.#isStrict) return plan;
    const shape = JSON.stringify(query);
    if (!plan.indexName) throw refused(`no index of '${collection.name}' serves ${shape}`);
    if (!plan.isSorted) {
      const order = JSON.stringify(sort.map(({ path, direction }) => [path, direction]));
      throw refused(`'${collection.name}' would sort ${shape} by ${order} in memory`);
    }
    return plan;
  }

  #search(collection: Collection, plan: Plan, from: Snapshot): Search {
    const cost = { documentsExamined: 0, keysExamined: 0 };
    return { disk: this.#disk, collection, plan, from, cost };
  }

  #one(
    { collection, offset, limit }: Question,
    {
      id,
      from,
      transaction,
    }: { id: string | number; from: Snapshot; transaction: View | undefined },
  ): Answer {
    const own = ownWrites(collection, transaction)?.get(id);
    const document = own === undefined ? this.#disk.read(collection, id, from)?.document : own;
    const found = document ? [document] : [];
    return {
      documents: found.slice(offset, offset + limit),
      cost: { documentsExamined: found.length, keysExamined: found.length },
      index: '_id_',
      isSortedInMemory: false,
    };
  }

  /** By distance, nearest first; only an index over the sphere can tell it, as in MongoDB. */
  #near(question: Question, near: Near, { from, transaction }: Looking): Answer {
    const { collection, query, sort, offset } = question;
    const index = sphereIndex(collection.indexes, near.path);
    if (!index) throw this.#withoutSphere(collection, near);
    if (sort.length > 0) throw notImitated('a search by distance in another order');
    const cost = { documentsExamined: 0, keysExamined: 0 };
    const matches = matcher(query);
    const own = ownWrites(collection, transaction) ?? new Map();
    const filters = filtersOf(index, indexBounds(index, conjunctionOf(query)), 1);
    const hunt = { disk: this.#disk, collection, index, near, from, cost, filters };
    const limit = Math.min(MOST_NEAR, offset + question.limit);
    const others = nearest({ ...hunt, matches: (it) => !own.has(it._id) && matches(it) });
    const found = [...taken(others, limit), ...nearOwn(near, own, matches)].sort(byMetres);
    const documents = found.slice(offset, limit).map(({ document }) => document);
    return { documents, cost, index: index.name, isSortedInMemory: false };
  }

  #withoutSphere(collection: Collection, { path }: Near): Error {
    return this.#isStrict
      ? refused(`no index of '${collection.name}' serves {"${path}":{"$nearSphere":…}}`)
      : requestFailed('unable to find index for $geoNear query');
  }

  #looking<Result>(transaction: View | undefined, look: (from: Snapshot) => Result): Result {
    if (transaction) return look(transaction.snapshot);
    const snapshot = this.#disk.snapshot();
    try {
      return look(snapshot);
    } finally {
      snapshot.done();
    }
  }
}

type Looking = { from: Snapshot; transaction: View | undefined };

type OwnWrites = ReadonlyMap<string | number, StoredDocument | null>;

function ownWrites(collection: Collection, transaction: View | undefined): OwnWrites | undefined {
  const own = [...(transaction?.pending.values() ?? [])].filter(
    (write) => write.collection === collection.name,
  );
  return own.length > 0 ? new Map(own.map(({ id, document }) => [id, document])) : undefined;
}

function nearOwn(
  near: Near,
  own: OwnWrites,
  matches: (document: StoredDocument) => boolean,
): Found[] {
  return [...own.values()].flatMap((document) => {
    if (!document || !matches(document)) return [];
    const metres = metresFrom(near, document);
    return metres === undefined ? [] : [{ document, metres }];
  });
}

function* matching(search: Search, query: Fields): Generator<StoredDocument> {
  const matches = matcher(query);
  for (const document of candidates(search)) if (matches(document)) yield document;
}

function gather(search: Search, { query, sort, offset, limit }: Question): StoredDocument[] {
  const found = matching(search, query);
  if (search.plan.isSorted) return [...taken(found, offset + limit)].slice(offset);
  return sorted([...found], sort).slice(offset, offset + limit);
}

/** A transaction sees its own writes: they replace what the snapshot has. */
function withOwn(search: Search, question: Question, own: OwnWrites): StoredDocument[] {
  const { query, sort, offset, limit } = question;
  const matches = matcher(query);
  const others = without(matching(search, query), own);
  const enough = search.plan.isSorted ? [...taken(others, offset + limit)] : [...others];
  const mine = [...own.values()].filter((document) => document !== null && matches(document));
  const all = [...enough, ...mine.filter((document) => document !== null)];
  return sorted(all, sort).slice(offset, offset + limit);
}

function* without(documents: Iterable<StoredDocument>, own: OwnWrites) {
  for (const document of documents) if (!own.has(document._id)) yield document;
}

/** Keeps the fields asked for; MongoDB refuses to include some and exclude others. */
export function projected(documents: readonly Fields[], projection: Fields | undefined) {
  if (!projection || Object.keys(projection).length === 0) return documents;
  const wishes = new Set(
    Object.entries(projection)
      .filter(([name, value]) => name !== '_id' && typeof value !== 'object')
      .map(([, value]) => Boolean(value)),
  );
  if (wishes.size > 1)
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.');
  return new Query({}, mingoOptions).find<Fields>(documents, projection).all();
}
