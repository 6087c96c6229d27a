import type { Index } from './catalog';
import { notImitated, requestFailed } from './errors';
import { askedPosition, positionAt } from './geo-points';
import { FARTHEST_METRES, metresBetween, type Position } from './sphere';
import { type Fields, isFields } from './values';

/** "Near this point", taken out of a query. */
export type Near = { path: string; centre: Position; leastMetres: number; mostMetres: number };

/** CloudBase answers no more by distance, whatever the limit (`rules.md §5`). */
export const MOST_NEAR = 100;

/** Takes the one `$nearSphere` out of a query, through `$and`; the rest are plain conditions. */
export function nearOf(query: Fields): { near: Near | undefined; rest: Fields } {
  const parts = partsOf(query).map(([path, condition]) => splitUp(path, condition));
  const [near, other] = parts.flatMap((part) => part.near ?? []);
  if (other) throw requestFailed('Too many geoNear expressions');
  if (!near) return { near, rest: query };
  const others = parts.flatMap((part) => part.rest ?? []);
  return { near, rest: others.length > 0 ? { $and: others } : {} };
}

const partsOf = (query: Fields): (readonly [string, unknown])[] =>
  Object.entries(query).flatMap(([name, value]) =>
    name === '$and' && Array.isArray(value) && value.length > 0
      ? value.flatMap((part) => (isFields(part) ? partsOf(part) : [['$and', [part]] as const]))
      : [[name, value] as const],
  );

function splitUp(path: string, condition: unknown): { near?: Near; rest?: Fields } {
  if (!isFields(condition) || !('$nearSphere' in condition)) return { rest: { [path]: condition } };
  const { $nearSphere, ...others } = condition;
  const near = nearAt(path, $nearSphere);
  return Object.keys(others).length > 0 ? { near, rest: { [path]: others } } : { near };
}

function nearAt(path: string, condition: unknown): Near {
  if (!isFields(condition) || !('$geometry' in condition))
    throw notImitated('$nearSphere without $geometry');
  const { $geometry, $minDistance, $maxDistance, ...others } = condition;
  const [other] = Object.keys(others);
  if (other !== undefined) throw notImitated(`$nearSphere with ${other}`);
  return {
    path,
    centre: askedPosition($geometry),
    leastMetres: distance('$minDistance', $minDistance ?? 0),
    mostMetres: Math.min(FARTHEST_METRES, distance('$maxDistance', $maxDistance ?? Infinity)),
  };
}

function distance(name: string, value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(value) || value < 0)
    throw requestFailed(`${name} must be non-negative`);
  return value;
}

/** The index that tells where the documents of a collection lie, if there is one on that path. */
export const sphereIndex = (indexes: readonly Index[], path: string): Index | undefined =>
  indexes.find((index) => index.isSphere && index.isReady && index.fields[0]?.path === path);

/** How far a document lies from the point asked for; undefined where it is not wanted. */
export function metresFrom(near: Near, document: unknown): number | undefined {
  const position = positionAt(document, near.path);
  if (!position) return undefined;
  const metres = metresBetween(near.centre, position);
  return metres >= near.leastMetres && metres <= near.mostMetres ? metres : undefined;
}
