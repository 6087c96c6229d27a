import { notImitated, requestFailed } from './errors';
import { positionAt, positionOf } from './geo-points';
import {
  bearing,
  type Cap,
  CELL_SLOP_METRES,
  FARTHEST_METRES,
  metresBetween,
  metresOf,
  middleBetween,
  type Position,
} from './sphere';
import { isFields } from './values';

/** A part of the sphere: a cap that holds it, and whether a place lies in it. */
export type Area = { cap: Cap; holds(position: Position): boolean };

/** A larger polygon could as well mean the rest of the earth. */
const WIDEST_METRES = FARTHEST_METRES / 4;

/** What `$geoWithin` asks for: a circle, or polygons of great-circle edges. */
export function areasOf(condition: unknown): Area[] {
  if (!isFields(condition) || Object.keys(condition).length !== 1)
    throw notImitated('$geoWithin with several conditions');
  if ('$centerSphere' in condition) return [circle(condition.$centerSphere)];
  const geometry = condition.$geometry;
  if (!isFields(geometry)) throw notImitated(`$geoWithin with ${Object.keys(condition)[0]}`);
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return [polygon(coordinates)];
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) return coordinates.map(polygon);
  throw notImitated(`$geoWithin with a geometry of type ${type}`);
}

/** The test `$geoWithin` makes of documents. */
export function withinTest(path: string, condition: unknown): (document: unknown) => boolean {
  const areas = areasOf(condition);
  return (document) => {
    const position = positionAt(document, path);
    return position !== undefined && areas.some((area) => area.holds(position));
  };
}

function circle(value: unknown): Area {
  const [centre, radius] = Array.isArray(value) ? value : [];
  if (!isPosition(centre) || typeof radius !== 'number' || !(radius >= 0))
    throw requestFailed('$centerSphere needs a point and a radius that is not negative');
  const cap = { centre, metres: Math.min(FARTHEST_METRES, metresOf(radius)) };
  return { cap, holds: (position) => metresBetween(centre, position) <= cap.metres };
}

function polygon(rings: unknown): Area {
  if (!Array.isArray(rings) || rings.length === 0)
    throw requestFailed('Polygon coordinates must be an array of rings');
  const [outer = [], ...holes] = rings.map(ringOf);
  const centre = middleBetween(outer.slice(1));
  const widest = Math.max(...outer.map((corner) => metresBetween(centre, corner)));
  if (!(widest <= WIDEST_METRES))
    throw notImitated('$geoWithin with a polygon wider than 10,000 km');
  const cap = { centre, metres: widest + CELL_SLOP_METRES };
  const holds = (position: Position) =>
    metresBetween(centre, position) <= cap.metres &&
    isAround(outer, position) &&
    !holes.some((hole) => isAround(hole, position));
  return { cap, holds };
}

function ringOf(ring: unknown): Position[] {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition))
    throw requestFailed('GeoJSON Polygon loop must have at least 4 points');
  if (String(ring[0]) !== String(ring.at(-1)))
    throw requestFailed('GeoJSON Polygon loop is not closed');
  return ring;
}

const isPosition = (value: unknown): value is Position =>
  positionOf({ coordinates: value }) !== undefined;

/** Who stands inside turns once around himself while his eye follows the ring. */
function isAround(ring: readonly Position[], position: Position): boolean {
  const bearings = ring.map((corner) => bearing(position, corner));
  const turns = bearings.slice(1).map((next, at) => wrapped(next - (bearings[at] ?? 0)));
  return Math.abs(turns.reduce((sum, turn) => sum + turn, 0)) > Math.PI;
}

const wrapped = (radian: number) => radian - 2 * Math.PI * Math.round(radian / (2 * Math.PI));
