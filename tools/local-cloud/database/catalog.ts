import type { IndexSpec } from './database';
import { notImitated } from './errors';

export type IndexField = { path: string; direction: 1 | -1 };

/** One index of one collection, as it is stored and planned with. */
export type Index = {
  number: number;
  name: string;
  fields: readonly IndexField[];
  isUnique: boolean;
  /** Whether this is the `_id` order of the documents themselves. */
  isPrimary: boolean;
  /** Whether its first field holds places, kept by their cells on the sphere; without a place, no key. */
  isSphere?: true;
  /**
   * Per field, the beginnings of its path where some document holds an array ('items' for
   * 'items.id'). Once noted it stays, as in MongoDB.
   */
  arrays: readonly (readonly string[])[];
  /** Whether some value was too long for a key, so that the index cannot promise an order. */
  hasCuts: boolean;
  /** False while its entries are being written. */
  isReady: boolean;
};

export type Collection = {
  number: number;
  name: string;
  indexes: readonly Index[];
  /** True while a first bulk load fills it; found true at opening, it is emptied. */
  isLoading: boolean;
};

/** The index every collection has: its documents lie in the order of `_id`. */
export const primaryIndex = (collection: Collection): Index => ({
  number: collection.number,
  name: '_id_',
  fields: [{ path: '_id', direction: 1 }],
  isUnique: true,
  isPrimary: true,
  arrays: [[]],
  hasCuts: false,
  isReady: true,
});

/** A key may have 1,978 bytes in LMDB; what the fields may take is shared out among them. */
export const fieldLimit = (index: Index) =>
  index.isPrimary ? Number.MAX_SAFE_INTEGER : Math.floor(1500 / index.fields.length);

/** An empty index under a number nobody has used, from what `config/collections.ts` declares. */
export function newIndex(spec: IndexSpec, number: number): Index {
  const kinds = Object.values(spec.keys);
  const isSphere = kinds.includes('2dsphere');
  if (isSphere && (kinds.lastIndexOf('2dsphere') > 0 || spec.isUnique))
    throw notImitated(
      'an index over the sphere that is unique or does not begin with its one place',
    );
  const fields = Object.entries(spec.keys).map(
    ([path, direction]): IndexField => ({ path, direction: direction === -1 ? -1 : 1 }),
  );
  return {
    number,
    name: indexName(spec),
    fields,
    isUnique: spec.isUnique ?? false,
    isPrimary: false,
    ...(isSphere && { isSphere }),
    arrays: fields.map(() => []),
    hasCuts: false,
    isReady: false,
  };
}

/** MongoDB's own way to name an index nobody named: `status_1_at_-1`. */
export const indexName = (spec: IndexSpec) =>
  spec.name ?? Object.entries(spec.keys).flat().join('_');

/** Whether a declared index and a stored one mean the same. */
export const isSameIndex = (spec: IndexSpec, index: Index) =>
  indexName(spec) === index.name &&
  (spec.isUnique ?? false) === index.isUnique &&
  JSON.stringify(Object.entries(spec.keys)) ===
    JSON.stringify(index.fields.map((field, at) => [field.path, kindOf(index, field, at)]));

const kindOf = (index: Index, { direction }: IndexField, at: number) =>
  index.isSphere && at === 0 ? '2dsphere' : direction;
