import { type Cost, walk } from './candidates';
import type { Collection, Index } from './catalog';
import type { Disk, Snapshot } from './disk';
import type { Filter } from './index-bounds';
import { metresFrom, type Near } from './near';
import { CELL_SLOP_METRES, covering, metresBetween, middleOf } from './sphere';
import { cellIn, stretchOf } from './sphere-entries';
import type { StoredDocument } from './values';

export type Hunt = {
  disk: Disk;
  collection: Collection;
  index: Index;
  near: Near;
  from: Snapshot;
  cost: Cost;
  /** What the keys must fulfil after the place. */
  filters: readonly Filter[];
  matches: (document: StoredDocument) => boolean;
};

export type Found = { document: StoredDocument; metres: number };

type Seen = { id: Buffer; metres: number };

const FIRST_REACH_METRES = 50;

/**
 * The documents near a point that match, the nearest first, read one by one as they are taken: rings
 * twice as wide each time are searched by cell, so that what lies elsewhere costs nothing.
 */
export function* nearest(hunt: Hunt): Generator<Found> {
  const { disk, collection, near, from, cost, matches } = hunt;
  let waiting: Found[] = [];
  for (const one of seenInOrder(hunt)) {
    const sure = one.metres - CELL_SLOP_METRES;
    yield* waiting.filter(({ metres }) => metres <= sure);
    waiting = waiting.filter(({ metres }) => metres > sure);
    const document = disk.read(collection, one.id, from)?.document;
    if (!document) continue;
    cost.documentsExamined += 1;
    const metres = metresFrom(near, document);
    if (metres === undefined || !matches(document)) continue;
    waiting.push({ document, metres });
    waiting.sort(byMetres);
  }
  yield* waiting;
}

export const byMetres = (one: { metres: number }, other: { metres: number }) =>
  one.metres - other.metres;

/** Every place within the distances asked for, as its cell tells, ring by ring and sorted. */
function* seenInOrder(hunt: Hunt): Generator<Seen> {
  const least = hunt.near.leastMetres - CELL_SLOP_METRES;
  const most = hunt.near.mostMetres + CELL_SLOP_METRES;
  const known = new Set<string>();
  let inner = least;
  for (let reach = Math.max(FIRST_REACH_METRES, least); inner < most; reach *= 2) {
    const outer = Math.min(reach, most);
    const ring = [...seenWithin(hunt, outer)].filter(({ metres }) => metres > inner);
    for (const one of ring.sort(byMetres)) {
      const name = one.id.toString('latin1');
      if (!known.has(name)) yield one;
      known.add(name);
    }
    inner = outer;
  }
}

function* seenWithin(hunt: Hunt, reach: number): Generator<Seen> {
  const { index, filters, near } = hunt;
  for (const range of covering({ centre: near.centre, metres: reach })) {
    const scan = { ...stretchOf(index, range), index, filters, sortedBy: [] };
    for (const { key, id } of walk(scan, hunt)) {
      const metres = metresBetween(near.centre, middleOf(cellIn(key)));
      if (metres <= reach) yield { id, metres };
    }
  }
}
