import { type Conjunction, conjunctionOf, type Interval } from './bounds';
import { type Collection, fieldLimit, type Index, type IndexField, primaryIndex } from './catalog';
import {
  arePoints,
  filtersOf,
  holdsArrays,
  type IndexBounds,
  indexBounds,
  join,
  type Range,
  rangeOf,
} from './index-bounds';
import { inverted, KeyWriter, successor } from './keys';
import type { Plan, Scan } from './plan';
import { spherePlan } from './sphere-plan';
import type { Fields } from './values';

/** MongoDB merges 200 scans for a sort at most (internalQueryMaxScansToExplode); unsorted ones follow each other. */
const mostScans = (sort: readonly IndexField[] = []) => (sort.length > 0 ? 200 : 2000);

/**
 * Chooses how to find the documents of a query: equal values first, then the order or one range,
 * and one scan per value of an `$in` or branch of an `$or`, merged. It does no more than MongoDB.
 */
export function planOf(collection: Collection, query: Fields, sort: readonly IndexField[]): Plan {
  const conjunction = conjunctionOf(query);
  const plain = bestPlan(collection, conjunction, sort);
  const plans = conjunction.alternatives.map((_, at) =>
    alternativePlan(collection, { conjunction, at }, sort),
  );
  const found = [plain, ...plans].filter((plan) => plan !== undefined);
  const best = found.reduce<Plan | undefined>(better, undefined);
  return best ?? wholeCollection(collection, sort, isEmpty(conjunction));
}

const better = (one: Plan | undefined, other: Plan) =>
  one === undefined || other.score > one.score ? other : one;

function bestPlan(
  collection: Collection,
  conjunction: Conjunction,
  sort: readonly IndexField[],
): Plan | undefined {
  const indexes = [primaryIndex(collection), ...collection.indexes.filter(isOrdinary)];
  const plain = indexes.map((index) => indexPlan(index, conjunction, sort));
  const placed = conjunction.places.map((place) =>
    spherePlan(collection, { place, conjunction }, sort),
  );
  return [...plain, ...placed]
    .filter((plan) => plan !== undefined)
    .reduce<Plan | undefined>(better, undefined);
}

const isOrdinary = (index: Index) => index.isReady && !index.isSphere;

/** Each branch of an `$or`, together with all other conditions, is planned for itself. */
function alternativePlan(
  collection: Collection,
  { conjunction, at }: { conjunction: Conjunction; at: number },
  sort: readonly IndexField[],
): Plan | undefined {
  const branches = (conjunction.alternatives[at] ?? []).map((branch) => {
    const inner = conjunctionOf(branch);
    const both: Conjunction = {
      bounds: [...conjunction.bounds, ...inner.bounds],
      places: [...conjunction.places, ...inner.places],
      alternatives: conjunction.alternatives.filter((_, other) => other !== at),
      hasOthers: conjunction.hasOthers || inner.hasOthers || inner.alternatives.length > 0,
    };
    return bestPlan(collection, both, sort);
  });
  const plans = branches.filter((plan) => plan !== undefined);
  if (plans.length < branches.length || plans.some((plan) => !plan.indexName)) return undefined;
  return {
    scans: plans.flatMap((plan) => plan.scans),
    sort,
    isSorted: plans.every((plan) => plan.isSorted),
    isCovering: plans.every((plan) => plan.isCovering),
    indexName: [...new Set(plans.map((plan) => plan.indexName))].join('+'),
    score: Math.min(...plans.map((plan) => plan.score)),
  };
}

function indexPlan(
  index: Index,
  conjunction: Conjunction,
  sort: readonly IndexField[],
): Plan | undefined {
  const bounds = indexBounds(index, conjunction);
  const order = orderOf(index, bounds, sort);
  const { ranges, depth, isRanged } = rangesOf(index, bounds, mostScans(order && sort));
  const isOrdered = order !== undefined && isMergeable(bounds, depth);
  const isServing = depth > 0 || isRanged;
  if (!isServing && !(isOrdered && sort.length > 0)) return undefined;
  const filters = filtersOf(index, bounds, isRanged ? depth + 1 : depth);
  const merits = {
    depth,
    isRanged,
    isServing,
    isSorted: isOrdered && sort.length > 0,
    isSingle: index.isUnique && ranges.length < 2 && depth === index.fields.length,
  };
  return {
    scans: ranges.map((range) => ({
      ...range,
      index,
      filters,
      isReversed: order?.isReversed ?? false,
      sortedBy: order?.positions ?? [],
    })),
    sort,
    isSorted: isOrdered || sort.length === 0,
    isCovering: bounds.isWhole,
    indexName: isServing || isEmpty(conjunction) ? index.name : undefined,
    score: scoreOf(merits, filters.length),
  };
}

const isEmpty = ({ bounds, alternatives, hasOthers }: Conjunction) =>
  bounds.length === 0 && alternatives.length === 0 && !hasOthers;

type Merits = {
  depth: number;
  isRanged: boolean;
  isSorted: boolean;
  isServing: boolean;
  isSingle: boolean;
};

/** A single document first, then order where the index serves, depth, range, what keys tell. */
const scoreOf = (merits: Merits, filters: number) =>
  (merits.isSingle ? 1000 : 0) +
  (merits.isSorted ? (merits.isServing ? 500 : 1) : 0) +
  merits.depth * 20 +
  (merits.isRanged ? 10 : 0) +
  Math.min(filters, 9);

/** When too many values stand before the order begins, it cannot be merged. */
function isMergeable(bounds: IndexBounds, depth: number): boolean {
  const firstOther = bounds.fields.findIndex((intervals) => !arePoints(intervals));
  return depth >= (firstOther === -1 ? bounds.fields.length : firstOther);
}

type Order = { positions: readonly number[]; isReversed: boolean };

/** Where the sort's fields stand in the index, when walking it (or back) yields that order. */
function orderOf(
  index: Index,
  bounds: IndexBounds,
  sort: readonly IndexField[],
): Order | undefined {
  if (index.hasCuts && sort.length > 0) return undefined;
  const positions: number[] = [];
  const turns = new Set<number>();
  let next = 0;
  for (const { path, direction } of sort) {
    const fixed = index.fields.findIndex(
      (field, at) => field.path === path && isFixed(index, bounds, at),
    );
    const at = fixed >= 0 ? fixed : nextPosition(index, bounds, { path, next });
    if (at === undefined) return undefined;
    positions.push(at);
    if (fixed >= 0) continue;
    turns.add((index.fields[at]?.direction ?? 1) * direction);
    next = at + 1;
  }
  return turns.size > 1 ? undefined : { positions, isReversed: turns.has(-1) };
}

function nextPosition(
  index: Index,
  bounds: IndexBounds,
  { path, next }: { path: string; next: number },
): number | undefined {
  const at = index.fields.findIndex((field, position) => position >= next && field.path === path);
  if (at < 0 || (holdsArrays(index, at) && boundsArrays(index, bounds))) return undefined;
  for (let between = next; between < at; between += 1)
    if (!mayPass(bounds, between)) return undefined;
  return at;
}

function isFixed(index: Index, bounds: IndexBounds, at: number): boolean {
  const intervals = bounds.fields[at];
  return arePoints(intervals) && intervals.length === 1 && !holdsArrays(index, at);
}

/** A field with one value may stand between sorted ones; several values only before them all. */
function mayPass({ fields }: IndexBounds, at: number): boolean {
  const intervals = fields[at];
  if (!arePoints(intervals)) return false;
  return intervals.length === 1 || fields.slice(0, at).every(arePoints);
}

/** MongoDB sorts by an array's least element, which a bound on an array could hide. */
const boundsArrays = (index: Index, { fields }: IndexBounds) =>
  fields.some((intervals, at) => intervals !== undefined && holdsArrays(index, at));

const writer = new KeyWriter();

function rangesOf(index: Index, { fields }: IndexBounds, most: number) {
  let prefixes = [writer.uint32(index.number).take()];
  let depth = 0;
  for (const intervals of fields) {
    if (!arePoints(intervals) || prefixes.length * intervals.length > most) break;
    const values = intervals.map((interval) => pointBytes(index, depth, interval));
    prefixes = prefixes.flatMap((prefix) => values.map((value) => join(prefix, value)));
    depth += 1;
  }
  const intervals = fields[depth];
  const isRanged = intervals !== undefined && prefixes.length * intervals.length <= most;
  const ranges: Range[] = prefixes.flatMap((prefix) =>
    isRanged
      ? intervals.map((interval) => rangeOf(index, depth, { prefix, interval }))
      : [{ low: prefix, high: successor(prefix) }],
  );
  return { ranges, depth, isRanged };
}

function pointBytes(index: Index, at: number, interval: Interval): Buffer {
  const bytes = interval.low.subarray(0, fieldLimit(index));
  return index.fields[at]?.direction === -1 ? inverted(bytes) : bytes;
}

/** Looks at every document; `isAsked` when the query wanted just that. */
function wholeCollection(
  collection: Collection,
  sort: readonly IndexField[],
  isAsked: boolean,
): Plan {
  const index = primaryIndex(collection);
  const low = writer.uint32(index.number).take();
  const scan: Scan = {
    index,
    low,
    high: successor(low),
    isReversed: false,
    filters: [],
    sortedBy: [],
  };
  const isSorted = sort.length === 0;
  return {
    scans: [scan],
    sort,
    isSorted,
    isCovering: isAsked,
    indexName: isAsked ? index.name : undefined,
    score: 0,
  };
}
