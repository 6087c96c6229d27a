import { invalid, notImitated, requestFailed } from './errors';
import { foundPlace, madePlace, namesOf, type Place } from './places';
import { addToSet, pop, pull, pullAll, push } from './update-arrays';
import type { Step } from './update-step';
import {
  compareValues,
  type Fields,
  isFields,
  type StoredDocument,
  storable,
  typeName,
} from './values';

const OPERATORS: Readonly<Record<string, (step: Step) => void>> = {
  $set: ({ document, path, value }) => madePlace(document, path).set(storable(value, path)),
  $unset: ({ document, path }) => foundPlace(document, path)?.remove(),
  $inc: (step) => calculate(step, '$inc', (old, amount) => old + amount),
  $mul: (step) => calculate(step, '$mul', (old, factor) => old * factor),
  $min: (step) => keepIf(step, (order) => order < 0),
  $max: (step) => keepIf(step, (order) => order > 0),
  $rename: rename,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};

/**
 * A copy of the document after an update, as MongoDB makes it: fields in the order of their paths,
 * and refused in MongoDB's words where it refuses.
 */
export function updated(old: StoredDocument, update: Fields): StoredDocument {
  const document = structuredClone(old);
  const steps = stepsOf(update);
  refuseOverlaps(steps.flatMap(({ operator, path, value }) => pathsOf(operator, path, value)));
  for (const { operator, path, value } of steps) {
    const apply = OPERATORS[operator];
    if (!apply) throw notImitated(`the update operator ${operator}`);
    apply({ document, path, value });
  }
  return document;
}

type OneStep = { operator: string; path: string; value: unknown };

function stepsOf(update: Fields): OneStep[] {
  const operators = Object.entries(update);
  if (operators.length === 0) throw invalid('an update needs at least one operator');
  const steps = operators.flatMap(([operator, fields]) => {
    if (!operator.startsWith('$')) throw invalid(`'${operator}' is not an update operator`);
    if (!isFields(fields))
      throw requestFailed(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead.`,
      );
    return Object.entries(fields).map(([path, value]) => ({ operator, path, value }));
  });
  return steps.sort((one, other) => (one.path < other.path ? -1 : 1));
}

const pathsOf = (operator: string, path: string, value: unknown) =>
  operator === '$rename' ? [path, String(value)] : [path];

/** Two operators must not touch the same place, nor one the inside of another's. */
function refuseOverlaps(paths: readonly string[]) {
  const taken: string[] = [];
  for (const path of paths) {
    namesOf(path);
    if (path === '_id' || path.startsWith('_id.'))
      throw requestFailed(
        `Performing an update on the path '${path}' would modify the immutable field '_id'`,
      );
    const other = taken.find(
      (one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`),
    );
    if (other !== undefined)
      throw requestFailed(`Updating the path '${path}' would create a conflict at '${other}'`);
    taken.push(path);
  }
}

function calculate(
  { document, path, value }: Step,
  operator: '$inc' | '$mul',
  result: (old: number, value: number) => number,
) {
  if (typeof value !== 'number')
    throw requestFailed(
      `Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(value)}}`,
    );
  const place = madePlace(document, path);
  const old = place.isThere ? place.value : 0;
  if (typeof old !== 'number')
    throw requestFailed(
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(document._id)}} has the field '${path}' of non-numeric type ${typeName(old)}`,
    );
  place.set(result(old, value) || 0);
}

function keepIf({ document, path, value }: Step, wins: (order: number) => boolean) {
  const place = madePlace(document, path);
  const stored = storable(value, path);
  if (!place.isThere || wins(compareValues(stored, place.value))) place.set(stored);
}

function rename({ document, path, value }: Step) {
  if (typeof value !== 'string')
    throw requestFailed(
      `The 'to' field for $rename must be a string: {${path}: ${JSON.stringify(value)}}`,
    );
  refuseArrays(document, path);
  refuseArrays(document, value);
  const place: Place | undefined = foundPlace(document, path);
  if (!place) return;
  const moved = place.value;
  place.remove();
  madePlace(document, value).set(moved);
}

function refuseArrays(document: StoredDocument, path: string) {
  const names = namesOf(path);
  for (let length = 1; length < names.length; length += 1) {
    const before = names.slice(0, length).join('.');
    if (Array.isArray(foundPlace(document, before)?.value))
      throw requestFailed(
        `The source and target field for $rename must not be on an array element: '${path}'`,
      );
  }
}
