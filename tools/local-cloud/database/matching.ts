import { Query } from 'mingo/query';
import type { Options } from 'mingo/types';
import { notImitated, requestFailed } from './errors';
import { mingoContext, type QueryOperator } from './mingo-context';
import { valuesAt } from './paths';
import { sorted, sortFields } from './sorting';
import { compareValues, type Fields, isFields, isSame, rankOf } from './values';
import { withinTest } from './within';

type Test = (document: unknown) => boolean;

/** Says whether a document answers a query as MongoDB would. Throws for what is not imitated. */
export function matcher(query: Fields): (document: Fields) => boolean {
  checkQuery(query);
  const compiled = new Query(query, mingoOptions);
  return (document) => compiled.test(document);
}

/** Whether `test` of the condition holds for a bare value, as `$pull` asks of an element. */
export function valueMatcher(condition: Fields): (value: unknown) => boolean {
  const matches = matcher({ value: condition });
  return (value) => matches({ value });
}

export const hasOperators = (value: unknown): value is Fields =>
  isFields(value) && Object.keys(value).some((name) => name.startsWith('$'));

const isEqualTo = (expected: unknown) =>
  expected instanceof RegExp
    ? (value: unknown) => typeof value === 'string' && expected.test(value)
    : (value: unknown) => isSame(value, expected);

const some = (path: string, holds: Test): Test => {
  return (document) => valuesAt(document, path).some(holds);
};

const none = (path: string, holds: Test): Test => {
  return (document) => !valuesAt(document, path).some(holds);
};

const anyOf = (list: unknown) => {
  const tests = listOf('$in', list).map(isEqualTo);
  return (value: unknown) => tests.some((test) => test(value));
};

function listOf(operator: string, list: unknown): unknown[] {
  if (!Array.isArray(list)) throw requestFailed(`${operator} needs an array`);
  return list;
}

/** Compares within one type only; null is equal to null, and not a number only to itself. */
function isOrdered(expected: unknown, holds: (order: number) => boolean) {
  const rank = rankOf(expected);
  return (value: unknown) =>
    rankOf(value) === rank &&
    Number.isNaN(value) === Number.isNaN(expected) &&
    holds(compareValues(value, expected));
}

/** MongoDB takes `$all` apart into one condition per value; a list of nothing matches nothing. */
function all(path: string, list: unknown, options: Options): Test {
  const tests = listOf('$all', list).map((one): Test => {
    if (!hasOperators(one)) return some(path, isEqualTo(one));
    const query = new Query({ [path]: one }, options);
    return (document) => query.test(document as Fields);
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}

/** mingo's comparisons ignore key order, missing elements and types; MongoDB's do not. */
const STRICT_OPERATORS: Readonly<Record<`$${string}`, QueryOperator>> = {
  $eq: (path: string, value: unknown) => some(path, isEqualTo(value)),
  $ne: (path: string, value: unknown) => none(path, isEqualTo(value)),
  $in: (path: string, value: unknown) => some(path, anyOf(value)),
  $nin: (path: string, value: unknown) => none(path, anyOf(value)),
  $gt: (path: string, value: unknown) =>
    some(
      path,
      isOrdered(value, (order) => order > 0),
    ),
  $gte: (path: string, value: unknown) =>
    some(
      path,
      isOrdered(value, (order) => order >= 0),
    ),
  $lt: (path: string, value: unknown) =>
    some(
      path,
      isOrdered(value, (order) => order < 0),
    ),
  $lte: (path: string, value: unknown) =>
    some(
      path,
      isOrdered(value, (order) => order <= 0),
    ),
  $all: all,
  $geoWithin: withinTest,
  $exists: (path: string, isWanted: unknown) =>
    (isWanted ? some : none)(path, (value) => value !== undefined),
};

/** What mingo compiles queries, projections and pipelines with, as strict as MongoDB. */
export const mingoOptions = {
  context: mingoContext(STRICT_OPERATORS, (documents, order) =>
    sorted(documents, sortFields(isFields(order) ? order : {})),
  ),
};

const CONNECTIVES = new Set(['$and', '$or', '$nor']);
const CONDITIONS = new Set(
  '$eq $ne $gt $gte $lt $lte $in $nin $exists $type $size $all $mod $regex $options $geoWithin'.split(
    ' ',
  ),
);

function checkQuery(query: unknown) {
  if (!isFields(query)) throw requestFailed('a query is an object');
  for (const [name, value] of Object.entries(query)) {
    if (CONNECTIVES.has(name)) checkBranches(name, value);
    else if (name.startsWith('$') && name !== '$expr')
      throw notImitated(`the query operator ${name}`);
    else if (name !== '$expr' && hasOperators(value)) checkCondition(value);
  }
}

function checkBranches(name: string, branches: unknown) {
  if (!Array.isArray(branches) || branches.length === 0)
    throw requestFailed(`${name} must be a nonempty array`);
  for (const branch of branches) checkQuery(branch);
}

function checkCondition(condition: Fields) {
  for (const [name, value] of Object.entries(condition)) {
    if (name === '$not') checkNot(value);
    else if (name === '$elemMatch') checkElements(value);
    else if (!CONDITIONS.has(name)) throw notImitated(`the query operator ${name}`);
  }
}

function checkNot(value: unknown) {
  if (value instanceof RegExp) return;
  if (!hasOperators(value)) throw requestFailed('$not needs a regex or a document');
  checkCondition(value);
}

function checkElements(value: unknown) {
  if (!isFields(value)) throw requestFailed('$elemMatch needs an Object');
  const isCondition = Object.keys(value).some(
    (name) => name.startsWith('$') && !CONNECTIVES.has(name),
  );
  if (isCondition) checkCondition(value);
  else checkQuery(value);
}
