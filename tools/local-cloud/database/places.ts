import { notImitated, requestFailed } from './errors';
import { type Fields, isFields } from './values';

/** A field or array element that an update may read and write. */
export type Place = {
  readonly value: unknown;
  readonly isThere: boolean;
  set(value: unknown): void;
  /** Removes a field; an array's element becomes null, as in MongoDB. */
  remove(): void;
};

/** The furthest an update may lengthen an array beyond its end, as in MongoDB. */
const MOST_PADDING = 1_500_000;

/** The names of a path; a path the cloud would refuse, or that is not imitated, is refused. */
export function namesOf(path: string): readonly string[] {
  const names = path.split('.');
  if (names.includes(''))
    throw requestFailed(
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  if (names.some((name) => name.startsWith('$')))
    throw notImitated(`the positional update path '${path}'`);
  if (names.includes('__proto__')) throw notImitated("a field named '__proto__'");
  return names;
}

/** The place a path leads to, made on the way; through null or a scalar MongoDB makes nothing. */
export function madePlace(document: Fields, path: string): Place {
  const names = namesOf(path);
  let node: Fields | unknown[] = document;
  let walked = '';
  for (const [at, name] of names.slice(0, -1).entries()) {
    const place = placeIn(node, name, walked);
    if (!place.isThere) place.set({});
    const next = place.value;
    if (!isFields(next) && !Array.isArray(next))
      throw requestFailed(
        `Cannot create field '${names[at + 1]}' in element {${name}: ${JSON.stringify(next)}}`,
      );
    node = next;
    walked = name;
  }
  return placeIn(node, names.at(-1) ?? '', walked);
}

/** The place a path leads to, or undefined where nothing lies. */
export function foundPlace(document: Fields, path: string): Place | undefined {
  const names = namesOf(path);
  let node: unknown = document;
  for (const [at, name] of names.entries()) {
    const isOpen = isFields(node) || (Array.isArray(node) && /^\d+$/.test(name));
    if (!isOpen) return undefined;
    const place = placeIn(node as Fields | unknown[], name, '');
    if (!place.isThere) return undefined;
    if (at === names.length - 1) return place;
    node = place.value;
  }
  return undefined;
}

const placeIn = (node: Fields | unknown[], name: string, parent: string): Place =>
  Array.isArray(node) ? elementOf(node, name, parent) : fieldOf(node, name);

const fieldOf = (fields: Fields, name: string): Place => ({
  get value() {
    return fields[name];
  },
  isThere: Object.hasOwn(fields, name),
  set(value) {
    fields[name] = value;
  },
  remove() {
    delete fields[name];
  },
});

function elementOf(list: unknown[], name: string, parent: string): Place {
  if (!/^\d+$/.test(name))
    throw requestFailed(
      `Cannot create field '${name}' in element {${parent}: ${JSON.stringify(list)}}`,
    );
  const at = Number(name);
  return {
    get value() {
      return list[at];
    },
    isThere: at < list.length,
    set(value) {
      if (at - list.length > MOST_PADDING)
        throw requestFailed("can't backfill more than 1500000 elements");
      while (list.length < at) list.push(null);
      list[at] = value;
    },
    remove() {
      list[at] = null;
    },
  };
}
