/** An index as `config/collections.ts` declares it: field paths in order, with their direction. */
export type IndexSpec = {
  name?: string;
  keys: Record<string, 1 | -1 | '2dsphere'>;
  isUnique?: boolean;
};

/** What one read or write cost, counted as MongoDB's explain counts it. */
export type QueryReport = {
  action: string;
  collection: string;
  index?: string;
  documentsExamined: number;
  keysExamined: number;
  returned: number;
  sortedInMemory: boolean;
  transactionId?: string;
};

export type DatabaseOptions = {
  /** The folder LMDB writes to; made when missing. */
  dir: string;
  /** Whether every acknowledged commit is on the disk first. Default true. */
  isDurable?: boolean;
  /** Epoch milliseconds for `serverDate`. Default `Date.now`; the 30 s of a transaction are real. */
  now?: () => number;
  /** Whether a query that no index serves, or that is sorted in memory, is refused. */
  isStrict?: boolean;
  onQuery?: (report: QueryReport) => void;
};

export type Database = {
  /** Answers any `database.*` request of the CloudBase admin protocol, or throws a `DbError`. */
  handle(action: string, body: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Makes the collection if missing and its indexes exactly these. */
  defineCollection(name: string, indexes: readonly IndexSpec[]): Promise<void>;
  /** Adds documents by the thousand, replacing same ids, and answers how many. */
  bulkLoad(collection: string, documents: Iterable<Record<string, unknown>>): Promise<number>;
  /** Every document of a collection, in `_id` order, from one snapshot. */
  dump(collection: string): Iterable<Record<string, unknown>>;
  collections(): readonly string[];
  /** Drops every collection and document and ends every open transaction. */
  reset(): Promise<void>;
  close(): Promise<void>;
};
