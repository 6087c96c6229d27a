import { invalid, notImitated, requestFailed } from './errors';
import type { Position } from './sphere';
import { isFields } from './values';

/**
 * The place stored at a path of a document with an index over the sphere; undefined where there is
 * none. Refuses what MongoDB could not index, and what only it could: anything but one point.
 */
export function storedPosition(document: unknown, path: string): Position | undefined {
  const value = fieldAt(document, path);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object')
    throw cannotIndex(value, `geo element must be an array or object: ${path}`);
  if (!isFields(value) || value.type !== 'Point')
    throw notImitated(`a place at '${path}' that is not one GeoJSON point`);
  const position = positionOf(value);
  if (!position) throw cannotIndex(value, `Point must have a longitude and a latitude: ${path}`);
  if (!isOnEarth(position))
    throw cannotIndex(
      value,
      `longitude/latitude is out of bounds, lng: ${position[0]} lat: ${position[1]}`,
    );
  return position;
}

/** The point at a path, if there is a whole one; never throws. */
export function positionAt(document: unknown, path: string): Position | undefined {
  let node = document;
  for (const name of path.split('.')) {
    if (!isFields(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  const position = isFields(node) && node.type === 'Point' ? positionOf(node) : undefined;
  return position && isOnEarth(position) ? position : undefined;
}

/** The point a query names as `$geometry`. */
export function askedPosition(geometry: unknown): Position {
  if (!isFields(geometry) || geometry.type !== 'Point')
    throw requestFailed('$near requires a point, given a geometry of another type');
  const position = positionOf(geometry);
  if (!position || !isOnEarth(position)) throw invalid('the point of a query is not on the earth');
  return position;
}

function fieldAt(document: unknown, path: string): unknown {
  let node = document;
  for (const name of path.split('.')) {
    if (Array.isArray(node)) throw notImitated(`a place within an array: '${path}'`);
    if (!isFields(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  return node;
}

/** The longitude and latitude of a GeoJSON point, if it has both. */
export function positionOf({ coordinates }: Record<string, unknown>): Position | undefined {
  if (!Array.isArray(coordinates)) return undefined;
  const [longitude, latitude] = coordinates;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined;
  return [longitude, latitude];
}

const isOnEarth = ([longitude, latitude]: Position) =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

const cannotIndex = (value: unknown, why: string) =>
  requestFailed(`Can't extract geo keys: ${JSON.stringify(value)} ${why}`);
