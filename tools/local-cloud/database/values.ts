import { invalid, notImitated } from './errors';

export type Id = string | number;
export type Fields = Record<string, unknown>;
export type StoredDocument = Fields & { _id: Id };

/** BSON's order of types; what is missing counts as null. An empty array in a key is `nothing`. */
export const RANK = {
  nothing: 5,
  null: 10,
  number: 16,
  string: 24,
  object: 32,
  array: 40,
  boolean: 64,
  date: 72,
} as const;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);

/** The place of a value's type in BSON's order. */
export function rankOf(value: unknown): number {
  if (value === undefined || value === null) return RANK.null;
  if (typeof value === 'number') return RANK.number;
  if (typeof value === 'string') return RANK.string;
  if (typeof value === 'boolean') return RANK.boolean;
  if (value instanceof Date) return RANK.date;
  if (Array.isArray(value)) return RANK.array;
  if (isFields(value)) return RANK.object;
  throw notImitated(`a value of type ${typeof value}`);
}

/** MongoDB's names of types, as its error messages use them. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  if (typeof value === 'boolean') return 'bool';
  return typeof value;
}

/** Orders any two values as BSON does: by type, then by value. Answers -1, 0 or 1. */
export function compareValues(left: unknown, right: unknown): number {
  const rank = rankOf(left);
  const byType = sign(rank - rankOf(right));
  if (byType !== 0) return byType;
  if (typeof left === 'number') return compareNumbers(left, right as number);
  if (typeof left === 'string') return compareText(left, right as string);
  if (typeof left === 'boolean') return sign(Number(left) - Number(right));
  if (left instanceof Date) return sign(left.getTime() - (right as Date).getTime());
  if (Array.isArray(left)) return compareLists(left, right as unknown[]);
  return rank === RANK.object ? compareFields(left as Fields, right as Fields) : 0;
}

/** Whether BSON holds both for equal: order of keys counts, null and missing are the same. */
export const isSame = (left: unknown, right: unknown) =>
  left === right || (rankOf(left) === rankOf(right) && compareValues(left, right) === 0);

const sign = (difference: number) => (difference < 0 ? -1 : difference > 0 ? 1 : 0);

function compareNumbers(left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By UTF-8 bytes: characters beyond U+FFFF come last, unlike JavaScript's own order. */
function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return sign(asCodePointOrder(a) - asCodePointOrder(b));
  }
  return sign(left.length - right.length);
}

const asCodePointOrder = (unit: number) =>
  unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;

function compareLists(left: readonly unknown[], right: readonly unknown[]): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const order = compareValues(left[at], right[at]);
    if (order !== 0) return order;
  }
  return sign(left.length - right.length);
}

function compareFields(left: Fields, right: Fields): number {
  const lefts = Object.entries(left);
  const rights = Object.entries(right);
  for (const [at, [name, value]] of lefts.entries()) {
    const other = rights[at];
    if (!other) return 1;
    const order =
      sign(rankOf(value) - rankOf(other[1])) ||
      compareText(name, other[0]) ||
      compareValues(value, other[1]);
    if (order !== 0) return order;
  }
  return lefts.length < rights.length ? -1 : 0;
}

/** A deep copy fit to be stored: without `undefined`, of kinds BSON and this cloud know. */
export function storable(value: unknown, path = ''): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (value instanceof Date) return storableDate(value, path);
  if (Array.isArray(value)) return value.map((one, at) => storable(one ?? null, `${path}.${at}`));
  if (!isFields(value)) throw notImitated(`the kind of value stored at '${path}'`);
  return storableFields(value, path);
}

function storableFields(value: Fields, path: string): Fields {
  const copy: Fields = {};
  for (const [name, one] of Object.entries(value)) {
    checkName(name);
    if (one !== undefined) copy[name] = storable(one, path ? `${path}.${name}` : name);
  }
  return copy;
}

function storableDate(value: Date, path: string): Date {
  if (Number.isNaN(value.getTime())) throw invalid(`'${path}' is not a date`);
  return new Date(value);
}

function checkName(name: string) {
  if (name.startsWith('$'))
    throw invalid(`The dollar ($) prefixed field '${name}' is not valid for storage.`);
  if (name === '__proto__') throw notImitated("a field named '__proto__'");
  if (name.includes('\0')) throw invalid('a field name must not contain the null character');
}

/** The `_id` of a document about to be stored. */
export function checkedId(value: unknown): Id {
  if (typeof value === 'string' && Buffer.byteLength(value) <= 256) return value;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  throw notImitated('an _id that is neither a number nor a string of at most 256 bytes');
}
