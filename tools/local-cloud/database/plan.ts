import type { Index, IndexField } from './catalog';
import type { Filter, Range } from './index-bounds';

/** A stretch of one index, with what its keys must still fulfil before a document is read. */
export type Scan = Range & {
  index: Index;
  isReversed: boolean;
  filters: readonly Filter[];
  /** Where in a key the fields stand that the query sorts by. */
  sortedBy: readonly number[];
};

export type Plan = {
  scans: readonly Scan[];
  sort: readonly IndexField[];
  /** Whether documents can be had in the order asked for, merging the scans. */
  isSorted: boolean;
  /** Whether the keys alone answer the query, so that documents need not be read to count. */
  isCovering: boolean;
  /** The index, or several joined by '+'; undefined when every document is looked at. */
  indexName: string | undefined;
  score: number;
};
