import { fieldLimit, type Index, type IndexField } from './catalog';
import { requestFailed } from './errors';
import { KeyWriter } from './keys';
import { cellBytes } from './sphere-entries';
import { type Fields, isFields } from './values';

/** Stands for an empty array in a key: before null, and never equal to it. */
const NOTHING = Symbol('an empty array');

export type Entries = {
  /** Each key's bytes as Latin-1 text. */
  keys: readonly string[];
  /** What the document taught about the index; see `Index`. */
  arrays: readonly (readonly string[])[];
  hasCuts: boolean;
};

type Place = { field: number; node: unknown; rest: readonly string[]; walked: string };

/**
 * The keys one document has in one index: one, or one for each element of an array on a path.
 * Throws for arrays on two paths side by side, as MongoDB does.
 */
export function entriesOf(index: Index, document: Fields): Entries {
  if (index.isSphere) return sphereEntries(index, document);
  const { rows, arrays } = rowsOf(index.fields, document);
  const { keys, hasCuts } = encodeRows(index, rows, { id: document._id });
  return { keys, arrays: arrays.map((found) => [...found]), hasCuts };
}

/** The cell stands in the place of the first field; the others follow as in any index. */
function sphereEntries(index: Index, document: Fields): Entries {
  const cell = cellBytes(index, document);
  if (!cell) return { keys: [], arrays: index.fields.map(() => []), hasCuts: false };
  const { rows, arrays } = rowsOf(index.fields.slice(1), document);
  const { keys, hasCuts } = encodeRows(index, rows, { id: document._id, cell });
  return { keys, arrays: [[], ...arrays.map((found) => [...found])], hasCuts };
}

function rowsOf(fields: readonly IndexField[], document: Fields): Found {
  const found: Found = { rows: [], arrays: fields.map(() => new Set<string>()) };
  const places = fields.map((field, at) => ({
    field: at,
    node: document as unknown,
    rest: namesIn(field.path),
    walked: '',
  }));
  expand(places, new Array(fields.length).fill(null), found);
  return found;
}

const NAMES = new Map<string, readonly string[]>();

/** The names in a path, split once; the paths of indexes and sorts are few. */
function namesIn(path: string): readonly string[] {
  const names = NAMES.get(path) ?? path.split('.');
  if (NAMES.size < 1000) NAMES.set(path, names);
  return names;
}

type Found = { rows: unknown[][]; arrays: Set<string>[] };

function expand(places: readonly Place[], row: unknown[], found: Found) {
  const reached = places.map(walk);
  const waiting = reached.filter((place) => Array.isArray(place.node));
  for (const place of reached) if (!waiting.includes(place)) row[place.field] = leafOf(place);
  const [first] = waiting;
  if (!first) {
    found.rows.push(row);
    return;
  }
  if (waiting.some((place) => place.node !== first.node)) throw parallel(waiting);
  for (const place of waiting) found.arrays[place.field]?.add(place.walked);
  const list = first.node as readonly unknown[];
  if (list.length === 0) expandEmpty(waiting, row, found);
  else for (const element of list) expandElement(element, { waiting, row: [...row], found });
}

const leafOf = ({ node, rest }: Place) => (rest.length === 0 ? (node ?? null) : null);

function expandEmpty(waiting: readonly Place[], row: unknown[], found: Found) {
  for (const place of waiting) row[place.field] = place.rest.length === 0 ? NOTHING : null;
  found.rows.push(row);
}

function expandElement(
  element: unknown,
  { waiting, row, found }: { waiting: readonly Place[]; row: unknown[]; found: Found },
) {
  const deeper: Place[] = [];
  for (const place of waiting) {
    if (place.rest.length === 0) row[place.field] = element ?? null;
    else if (isFields(element)) deeper.push({ ...place, node: element });
    else row[place.field] = null;
  }
  if (deeper.length === 0) found.rows.push(row);
  else expand(deeper, row, found);
}

/** Follows the path until it ends, is missing, or meets an array it does not index by number. */
function walk(place: Place): Place {
  let { node, walked } = place;
  let at = 0;
  for (const name of place.rest) {
    if (Array.isArray(node) && /^\d+$/.test(name)) node = node[Number(name)];
    else if (isFields(node)) node = Object.hasOwn(node, name) ? node[name] : undefined;
    else break;
    walked = walked ? `${walked}.${name}` : name;
    at += 1;
  }
  const rest = at === 0 ? place.rest : place.rest.slice(at);
  return { field: place.field, node, rest, walked };
}

const parallel = (waiting: readonly Place[]) =>
  requestFailed(
    `cannot index parallel arrays [${waiting.map((place) => place.walked.split('.').at(-1)).join('] [')}]`,
  );

const writer = new KeyWriter();

/** number · fields · id · where each field ends. The tail says how to take the key apart again. */
function encodeRows(
  index: Index,
  rows: readonly unknown[][],
  { id, cell }: { id: unknown; cell?: Buffer },
) {
  const fields = cell ? index.fields.slice(1) : index.fields;
  const limit = fieldLimit(index);
  let hasCuts = false;
  const keys = rows.map((row) => {
    writer.uint32(index.number);
    const ends = cell ? [writer.bytes(cell).length] : [];
    for (const [at, value] of row.entries()) {
      hasCuts = writeField(value, fields[at]?.direction === -1, limit) || hasCuts;
      ends.push(writer.length);
    }
    writer.value(id);
    for (const end of ends) writer.uint16(end);
    return writer.takeText();
  });
  return { keys: keys.length > 1 ? [...new Set(keys)] : keys, hasCuts };
}

/** The bytes of one field inside an entry, in the index's own direction. */
export function fieldOf(index: Index, key: Buffer, position: number): Buffer {
  if (index.isPrimary) return key.subarray(4);
  const tail = key.length - 2 * index.fields.length;
  const start = position === 0 ? 4 : key.readUInt16BE(tail + 2 * (position - 1));
  return key.subarray(start, key.readUInt16BE(tail + 2 * position));
}

/** The encoded id inside an entry. */
export function idOf(index: Index, key: Buffer): Buffer {
  if (index.isPrimary) return key.subarray(4);
  const tail = key.length - 2 * index.fields.length;
  return key.subarray(key.readUInt16BE(key.length - 2), tail);
}

/** Everything but the id: what must differ between documents when the index is unique. */
export function uniquePart(key: Buffer): Buffer {
  return key.subarray(0, key.readUInt16BE(key.length - 2));
}

/**
 * The bytes by which MongoDB would sort the document: of several keys an array gives, the first
 * in the order asked for.
 */
export function sortKey(sort: readonly IndexField[], document: Fields): Buffer {
  const keys = rowsOf(sort, document).rows.map((row) => {
    for (const [at, value] of row.entries()) writeField(value, sort[at]?.direction === -1);
    return writer.take();
  });
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
}

function writeField(value: unknown, isInverted: boolean, limit = Number.MAX_SAFE_INTEGER): boolean {
  const start = writer.length;
  if (value === NOTHING) writer.nothing();
  else writer.value(value);
  const isCut = writer.cut(start, limit);
  if (isInverted) writer.invert(start);
  return isCut;
}
