import type { IndexField } from './catalog';
import { invalid } from './errors';
import { sortKey } from './index-entries';
import type { Fields } from './values';

/** A sort as MongoDB takes it: paths with 1 or -1, in order. */
export function sortFields(order: Fields): readonly IndexField[] {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1)
      throw invalid(`the order of '${path}' is neither 1 nor -1`);
    return { path, direction };
  });
}

/** Sorts as MongoDB does, keeping what is equal in its place. */
export function sorted<Document extends Fields>(
  documents: readonly Document[],
  sort: readonly IndexField[],
): Document[] {
  if (sort.length === 0) return [...documents];
  return documents
    .map((document) => ({ document, key: sortKey(sort, document) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ document }) => document);
}

/** The first so many, taking no more of the source than that. */
export function* taken<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  if (most === 0) return;
  for (const item of items) {
    yield item;
    count += 1;
    if (count === most) return;
  }
}
