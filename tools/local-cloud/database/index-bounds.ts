import { type Bound, type Conjunction, type Interval, intersect, isPoint } from './bounds';
import { fieldLimit, type Index } from './catalog';
import { inverted, successor } from './keys';

/** Per field of an index, the stretches a query leaves of it; undefined where it leaves all. */
export type IndexBounds = {
  fields: readonly (readonly Interval[] | undefined)[];
  /** Whether the fields' bounds say everything the conjunction says. */
  isWhole: boolean;
};

/** Applies a query's bounds to an index, with MongoDB's care for fields that hold arrays. */
export function indexBounds(index: Index, conjunction: Conjunction): IndexBounds {
  const fields: (readonly Interval[] | undefined)[] = [];
  let used = 0;
  for (const [at, field] of index.fields.entries()) {
    const mine = conjunction.bounds.filter((bound) => bound.path === field.path);
    const usable = sharesArray(index, at, fields) ? [] : chosen(index, at, mine);
    used += usable.length;
    fields.push(usable.length > 0 ? together(usable) : undefined);
  }
  const isExact = conjunction.bounds.every((bound) => bound.isExact);
  const isWhole =
    isExact &&
    used === conjunction.bounds.length &&
    !conjunction.hasOthers &&
    conjunction.alternatives.length === 0 &&
    !isCutAnywhere(index, fields);
  return { fields, isWhole };
}

export const holdsArrays = (index: Index, at: number) => (index.arrays[at]?.length ?? 0) > 0;

export const arePoints = (intervals: readonly Interval[] | undefined): intervals is Interval[] =>
  intervals?.every(isPoint) ?? false;

/** Two conditions on an array may be met by two different elements, so only one can be used. */
function chosen(index: Index, at: number, bounds: readonly Bound[]): readonly Bound[] {
  if (!holdsArrays(index, at) || bounds.length < 2) return bounds;
  const best = bounds.reduce((one, other) => (weight(other) < weight(one) ? other : one));
  return [best];
}

const weight = (bound: Bound) =>
  arePoints(bound.intervals) ? bound.intervals.length : Number.MAX_SAFE_INTEGER;

/** Nor can conditions on two fields of the elements of one array be met by one element alone. */
const sharesArray = (index: Index, at: number, fields: readonly unknown[]) =>
  fields.some(
    (intervals, before) =>
      intervals !== undefined &&
      index.arrays[before]?.some((array) => index.arrays[at]?.includes(array)),
  );

const together = (bounds: readonly Bound[]) =>
  bounds.map((bound) => bound.intervals).reduce(intersect);

const isCutAnywhere = (index: Index, fields: IndexBounds['fields']) =>
  fields.some((intervals) =>
    intervals?.some(
      ({ low, high }) => low.length >= fieldLimit(index) || high.length >= fieldLimit(index),
    ),
  );

/** What a field of a key must lie within before the document is read. */
export type Filter = { at: number; intervals: readonly Interval[] };

/** The filters of an index's fields from one on. */
export function filtersOf(index: Index, bounds: IndexBounds, from: number): Filter[] {
  const limit = fieldLimit(index);
  return bounds.fields.flatMap((intervals, at) =>
    intervals && at >= from
      ? [{ at, intervals: intervals.map((interval) => cutToKey(interval, limit)) }]
      : [],
  );
}

/** From the first key to the first key no longer wanted. */
export type Range = { low: Buffer; high: Buffer };

/** The keys that begin with `prefix` and whose next field lies in the interval. */
export function rangeOf(index: Index, at: number, { prefix, interval }: RangeStart): Range {
  const { low, high, isLowIncluded, isHighIncluded } = cutToKey(interval, fieldLimit(index));
  const isDescending = index.fields[at]?.direction === -1;
  const begin = join(prefix, isDescending ? inverted(high) : low);
  const end = join(prefix, isDescending ? inverted(low) : high);
  const isBeginIncluded = isDescending ? isHighIncluded : isLowIncluded;
  const isEndIncluded = isDescending ? isLowIncluded : isHighIncluded;
  return {
    low: isBeginIncluded ? begin : successor(begin),
    high: isEndIncluded ? successor(end) : end,
  };
}

type RangeStart = { prefix: Buffer; interval: Interval };

/** A bound too long for a key takes in all values that begin alike. */
export function cutToKey(interval: Interval, limit: number): Interval {
  const isLowCut = interval.low.length >= limit;
  const isHighCut = interval.high.length >= limit;
  if (!isLowCut && !isHighCut) return interval;
  return {
    low: interval.low.subarray(0, limit),
    high: interval.high.subarray(0, limit),
    isLowIncluded: interval.isLowIncluded || isLowCut,
    isHighIncluded: interval.isHighIncluded || isHighCut,
  };
}

export const join = (...parts: readonly Buffer[]) => Buffer.concat(parts);
