import { encodeValue } from './keys';
import { hasOperators } from './matching';
import type { Cap } from './sphere';
import { type Fields, isFields, RANK, rankOf } from './values';
import { areasOf } from './within';

/** A stretch of encoded values, in ascending order of bytes. Without an end it is open there. */
export type Interval = {
  low: Buffer;
  high: Buffer;
  isLowIncluded: boolean;
  isHighIncluded: boolean;
};

/** What one condition says about one path, as far as an index can use it. */
export type Bound = {
  path: string;
  intervals: readonly Interval[];
  /** Whether every value within, and no other, fulfils the condition. */
  isExact: boolean;
};

/** A query taken apart: what all documents must fulfil, and its alternatives. */
export type Conjunction = {
  bounds: readonly Bound[];
  /** Where documents must lie: in one of the caps around what `$geoWithin` names. */
  places: readonly { path: string; caps: readonly Cap[] }[];
  alternatives: readonly (readonly Fields[])[];
  /** Whether there are conditions that no bound expresses. */
  hasOthers: boolean;
};

export const isPoint = (interval: Interval) =>
  interval.isLowIncluded &&
  interval.isHighIncluded &&
  Buffer.compare(interval.low, interval.high) === 0;

/** Takes the conditions of a query that must all hold apart, through nested `$and`. */
export function conjunctionOf(query: Fields): Conjunction {
  const bounds: Bound[] = [];
  const places = placesOf(query);
  const alternatives: Fields[][] = [];
  let hasOthers = false;
  for (const [name, value] of Object.entries(query)) {
    if (name === '$and') {
      for (const part of value as Fields[]) {
        const inner = conjunctionOf(part);
        bounds.push(...inner.bounds);
        places.push(...inner.places);
        alternatives.push(...inner.alternatives.map((list) => [...list]));
        hasOthers ||= inner.hasOthers;
      }
    } else if (name === '$or') {
      alternatives.push(value as Fields[]);
    } else if (name.startsWith('$')) {
      hasOthers = true;
    } else {
      const found = boundsOf(name, value);
      bounds.push(...found.bounds);
      hasOthers ||= found.hasOthers;
    }
  }
  return { bounds, places, alternatives, hasOthers };
}

const placesOf = (query: Fields): Conjunction['places'][number][] =>
  Object.entries(query).flatMap(([path, condition]) =>
    isFields(condition) && '$geoWithin' in condition
      ? [{ path, caps: areasOf(condition.$geoWithin).map(({ cap }) => cap) }]
      : [],
  );

function boundsOf(path: string, condition: unknown): { bounds: Bound[]; hasOthers: boolean } {
  const parts = hasOperators(condition) ? Object.entries(condition) : [['$eq', condition] as const];
  const bounds: Bound[] = [];
  let hasOthers = false;
  for (const [operator, value] of parts) {
    const intervals = intervalsOf(operator, value);
    if (intervals) bounds.push({ path, intervals, isExact: isExactly(operator, value) });
    else hasOthers = true;
  }
  return { bounds, hasOthers };
}

function intervalsOf(operator: string, value: unknown): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return isBoundable(value) ? [point(value)] : undefined;
    case '$in':
      return pointsOf(value);
    case '$all':
      return Array.isArray(value) && isBoundable(value[0]) && !hasOperators(value[0])
        ? [point(value[0])]
        : undefined;
    case '$exists':
      return value ? undefined : [point(null)];
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(operator, value);
    case '$not':
      return outsideOf(value);
    default:
      return undefined;
  }
}

/** An index holds an array's elements, so a condition on a whole array finds nothing in it. */
const isBoundable = (value: unknown) => !Array.isArray(value) && !(value instanceof RegExp);

/** In an index null also stands for what is missing or lies outside an array's elements. */
const isExactly = (operator: string, value: unknown) =>
  operator === '$in'
    ? (value as unknown[]).every((one) => rankOf(one) !== RANK.null)
    : !['$all', '$exists', '$not'].includes(operator) && rankOf(value) !== RANK.null;

const point = (value: unknown): Interval => {
  const bytes = encodeValue(value);
  return { low: bytes, high: bytes, isLowIncluded: true, isHighIncluded: true };
};

function pointsOf(list: unknown): Interval[] | undefined {
  if (!Array.isArray(list) || !list.every(isBoundable)) return undefined;
  const points = list.map(point).sort((a, b) => Buffer.compare(a.low, b.low));
  return points.filter(
    (one, at) => at === 0 || Buffer.compare(one.low, points[at - 1]?.low ?? one.low) !== 0,
  );
}

/** `$gt` and its like stay within one type: numbers are never compared with text. */
function rangeOf(operator: string, value: unknown): Interval[] | undefined {
  const rank = rankOf(value);
  if (rank === RANK.null || !isBoundable(value) || Number.isNaN(value)) return undefined;
  const bytes = encodeValue(value);
  const isIncluded = operator.endsWith('e');
  if (operator.startsWith('$g'))
    return [
      {
        low: bytes,
        isLowIncluded: isIncluded,
        high: Buffer.from([rank + 1]),
        isHighIncluded: false,
      },
    ];
  return [
    {
      low: rank === RANK.number ? encodeValue(Number.NEGATIVE_INFINITY) : Buffer.from([rank]),
      isLowIncluded: true,
      high: bytes,
      isHighIncluded: isIncluded,
    },
  ];
}

/** Before and after a range, values of other types and what is missing too. */
function outsideOf(condition: unknown): Interval[] | undefined {
  const [[operator, value] = [], other] = isFields(condition) ? Object.entries(condition) : [];
  const [range] = operator?.match(/^\$[gl]te?$/) && !other ? (rangeOf(operator, value) ?? []) : [];
  if (!range) return undefined;
  const { low, high, isLowIncluded, isHighIncluded } = range;
  return [
    { low: FIRST, isLowIncluded: true, high: low, isHighIncluded: !isLowIncluded },
    { low: high, isLowIncluded: !isHighIncluded, high: LAST, isHighIncluded: true },
  ];
}

/** Before and after every encoded value. */
const FIRST = Buffer.alloc(0);
const LAST = Buffer.from([0xff]);

/** What lies in both lists. */
export function intersect(
  left: readonly Interval[],
  right: readonly Interval[],
): readonly Interval[] {
  return left.flatMap((one) => right.flatMap((other) => common(one, other)));
}

function common(one: Interval, other: Interval): Interval[] {
  const [low, isLowIncluded] = higherLow(one, other);
  const [high, isHighIncluded] = lowerHigh(one, other);
  const order = Buffer.compare(low, high);
  const isEmpty = order > 0 || (order === 0 && !(isLowIncluded && isHighIncluded));
  return isEmpty ? [] : [{ low, high, isLowIncluded, isHighIncluded }];
}

function higherLow(one: Interval, other: Interval): [Buffer, boolean] {
  const order = Buffer.compare(one.low, other.low);
  if (order === 0) return [one.low, one.isLowIncluded && other.isLowIncluded];
  return order > 0 ? [one.low, one.isLowIncluded] : [other.low, other.isLowIncluded];
}

function lowerHigh(one: Interval, other: Interval): [Buffer, boolean] {
  const order = Buffer.compare(one.high, other.high);
  if (order === 0) return [one.high, one.isHighIncluded && other.isHighIncluded];
  return order < 0 ? [one.high, one.isHighIncluded] : [other.high, other.isHighIncluded];
}

/** Whether an encoded value lies within one of the intervals. */
export const contains = (intervals: readonly Interval[], bytes: Buffer) =>
  intervals.some((interval) => {
    const toLow = Buffer.compare(bytes, interval.low);
    const toHigh = Buffer.compare(bytes, interval.high);
    return (
      (interval.isLowIncluded ? toLow >= 0 : toLow > 0) &&
      (interval.isHighIncluded ? toHigh <= 0 : toHigh < 0)
    );
  });

/** Whether a query is nothing but `{ _id: value }`, which needs no plan. */
export function onlyId(query: Fields): string | number | undefined {
  const names = Object.keys(query);
  const value =
    isFields(query._id) && Object.keys(query._id).join() === '$eq' ? query._id.$eq : query._id;
  const isSingle = typeof value === 'string' || typeof value === 'number';
  return names.length === 1 && isSingle ? value : undefined;
}
