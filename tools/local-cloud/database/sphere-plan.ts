import type { Conjunction } from './bounds';
import type { Collection, IndexField } from './catalog';
import { filtersOf, indexBounds } from './index-bounds';
import { sphereIndex } from './near';
import type { Plan } from './plan';
import { covering } from './sphere';
import { stretchOf } from './sphere-entries';

/** Counts as one range of any other index does. */
const RANGE_SCORE = 10;

type Asked = { place: Conjunction['places'][number]; conjunction: Conjunction };

/** Searches the cells of an area, with what else they hold, where an index tells places; in no order. */
export function spherePlan(
  { indexes }: Collection,
  { place: { path, caps }, conjunction }: Asked,
  sort: readonly IndexField[],
): Plan | undefined {
  const index = sphereIndex(indexes, path);
  if (!index) return undefined;
  const filters = filtersOf(index, indexBounds(index, conjunction), 1);
  const stretches = caps.flatMap(covering).map((range) => stretchOf(index, range));
  return {
    scans: stretches.map((stretch) => ({ ...stretch, index, filters, sortedBy: [] })),
    sort,
    isSorted: sort.length === 0,
    isCovering: false,
    indexName: index.name,
    score: RANGE_SCORE,
  };
}
