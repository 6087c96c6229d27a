import { isFields } from './values';

/**
 * The values MongoDB compares a condition on `path` with: through arrays, an array's elements and
 * then the array itself, and `undefined` where the path leads nowhere.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  const found: unknown[] = [];
  if (isFields(document)) collect(document, path.split('.'), found);
  return found;
}

function collect(node: unknown, rest: readonly string[], found: unknown[]) {
  const [name, ...deeper] = rest;
  if (name === undefined) {
    if (Array.isArray(node)) found.push(...node);
    found.push(node);
  } else if (isFields(node)) {
    collect(Object.hasOwn(node, name) ? node[name] : undefined, deeper, found);
  } else if (Array.isArray(node)) {
    collectElements(node, rest, found);
  } else {
    found.push(undefined);
  }
}

function collectElements(list: readonly unknown[], rest: readonly string[], found: unknown[]) {
  const [name = '', ...deeper] = rest;
  const position = /^\d+$/.test(name) ? Number(name) : -1;
  for (const [at, element] of list.entries()) {
    if (at === position && (deeper.length === 0 || typeof element === 'object'))
      collect(element, deeper, found);
    if (isFields(element)) collect(element, rest, found);
  }
}
