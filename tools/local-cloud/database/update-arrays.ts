import { notImitated, requestFailed } from './errors';
import { sortKey } from './index-entries';
import { hasOperators, matcher, valueMatcher } from './matching';
import { foundPlace, madePlace, type Place } from './places';
import type { Step } from './update-step';
import { compareValues, isFields, isSame, storable, typeName } from './values';

/** `$push`: adds at the end or at `$position`, then sorts, then keeps `$slice` of it. */
export function push({ document, path, value }: Step) {
  const { $each, $position, $sort, $slice } = pushed(value);
  const place = madePlace(document, path);
  const old = place.isThere ? place.value : [];
  if (!Array.isArray(old))
    throw requestFailed(
      `The field '${path}' must be an array but is of type ${typeName(old)} in document {_id: ${JSON.stringify(document._id)}}`,
    );
  const list = [...old];
  const added = $each.map((one, at) => storable(one, `${path}.${at}`));
  list.splice($position ?? list.length, 0, ...added);
  if ($sort !== undefined) sortElements(list, $sort);
  place.set($slice === undefined ? list : $slice < 0 ? list.slice($slice) : list.slice(0, $slice));
}

type Pushed = { $each: readonly unknown[]; $position?: number; $sort?: unknown; $slice?: number };

function pushed(value: unknown): Pushed {
  if (!hasOperators(value)) return { $each: [value] };
  const { $each, $position, $sort, $slice, ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined) throw requestFailed(`Unrecognized clause in $push: ${other}`);
  if (!Array.isArray($each))
    throw requestFailed(
      `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`,
    );
  return {
    $each,
    ...wholeNumber('$position', $position),
    ...wholeNumber('$slice', $slice),
    ...($sort === undefined ? {} : { $sort }),
  };
}

function wholeNumber(name: '$position' | '$slice', value: unknown) {
  if (value === undefined) return {};
  if (!Number.isInteger(value))
    throw requestFailed(
      `The value for ${name} must be an integer value but was given type: ${typeName(value)}`,
    );
  return { [name]: value as number };
}

function sortElements(list: unknown[], sort: unknown) {
  if (sort === 1 || sort === -1) {
    list.sort((one, other) => sort * compareValues(one, other));
    return;
  }
  const fields = isFields(sort) ? Object.entries(sort) : [];
  const isOrder = fields.every(([, direction]) => direction === 1 || direction === -1);
  if (fields.length === 0 || !isOrder)
    throw requestFailed('The $sort element value must be either 1 or -1, or a sort document');
  const order = fields.map(([path, direction]) => ({ path, direction: direction as 1 | -1 }));
  const keyOf = (element: unknown) => sortKey(order, isFields(element) ? element : {});
  list.sort((one, other) => Buffer.compare(keyOf(one), keyOf(other)));
}

/** `$addToSet`: adds what is not there yet; what stands there double stays double. */
export function addToSet({ document, path, value }: Step) {
  const place = madePlace(document, path);
  const old = place.isThere ? place.value : [];
  if (!Array.isArray(old))
    throw requestFailed(
      `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(old)}`,
    );
  const list = [...old];
  for (const one of eachOf(value)) {
    const stored = storable(one, path);
    if (!list.some((element) => isSame(element, stored))) list.push(stored);
  }
  place.set(list);
}

function eachOf(value: unknown): readonly unknown[] {
  if (!hasOperators(value)) return [value];
  const [other] = Object.keys(value).filter((name) => name !== '$each');
  if (other !== undefined) throw notImitated(`$addToSet with ${other}`);
  if (!Array.isArray(value.$each))
    throw requestFailed(
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(value.$each)}`,
    );
  return value.$each;
}

/** `$pull`: removes elements that equal the value or fulfil the condition. */
export function pull(step: Step) {
  filterArray(step, '$pull', pulledBy(step.value));
}

function pulledBy(value: unknown): (element: unknown) => boolean {
  if (value instanceof RegExp)
    return (element) => typeof element === 'string' && value.test(element);
  if (hasOperators(value)) return valueMatcher(value);
  if (!isFields(value)) return (element) => isSame(element, value);
  const matches = matcher(value);
  return (element) => isFields(element) && matches(element);
}

/** `$pullAll`: removes every element equal to one of the values. */
export function pullAll(step: Step) {
  const { value } = step;
  if (!Array.isArray(value))
    throw requestFailed(`$pullAll requires an array argument but was given a ${typeName(value)}`);
  filterArray(step, '$pullAll', (element) => value.some((one) => isSame(element, one)));
}

/** `$pop`: removes the last element for 1, the first for -1. */
export function pop({ document, path, value }: Step) {
  if (value !== 1 && value !== -1)
    throw requestFailed(`$pop expects 1 or -1, found: ${JSON.stringify(value)}`);
  const place = foundPlace(document, path);
  if (!place) return;
  const list = arrayAt(
    place,
    `Path '${path}' contains an element of non-array type '${typeName(place.value)}'`,
  );
  place.set(value === 1 ? list.slice(0, -1) : list.slice(1));
}

function filterArray(
  { document, path }: Step,
  operator: string,
  isRemoved: (element: unknown) => boolean,
) {
  const place = foundPlace(document, path);
  if (!place) return;
  const list = arrayAt(place, `Cannot apply ${operator} to a non-array value`);
  place.set(list.filter((element) => !isRemoved(element)));
}

function arrayAt(place: Place, complaint: string): readonly unknown[] {
  if (!Array.isArray(place.value)) throw requestFailed(complaint);
  return place.value;
}
