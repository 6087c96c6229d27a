import type { Conjunction } from './bounds';
import type { Collection, IndexField } from './catalog';
import { sphereIndex } from './near';
import type { Plan } from './planner';
import { covering } from './sphere';
import { stretchOf } from './sphere-entries';

/** Counts as one range of any other index does. */
const RANGE_SCORE = 10;

/** Searches the cells of an area, with what else they hold, where an index tells places; in no order. */
export function spherePlan(
  { indexes }: Collection,
  { path, caps }: Conjunction['places'][number],
  sort: readonly IndexField[],
): Plan | undefined {
  const index = sphereIndex(indexes, path);
  if (!index) return undefined;
  const stretches = caps.flatMap(covering).map((range) => stretchOf(index, range));
  return {
    scans: stretches.map((stretch) => ({ ...stretch, index, filters: [], sortedBy: [] })),
    sort,
    isSorted: sort.length === 0,
    isCovering: false,
    indexName: index.name,
    score: RANGE_SCORE,
  };
}
