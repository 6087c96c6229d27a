import { contains } from './bounds';
import type { Collection } from './catalog';
import type { Disk, Snapshot } from './disk';
import { fieldOf, idOf } from './index-entries';
import { inverted } from './keys';
import type { Plan, Scan } from './plan';
import type { StoredDocument } from './values';

/** What a request cost so far. */
export type Cost = { documentsExamined: number; keysExamined: number };

export type Search = { disk: Disk; collection: Collection; plan: Plan; from: Snapshot; cost: Cost };

type Entry = { key: Buffer; id: Buffer; scan: Scan };

/** The documents a plan leads to, each once, in the plan's order. They may still not match. */
export function* candidates(search: Search): Generator<StoredDocument> {
  const { disk, collection, from, cost } = search;
  for (const id of candidateIds(search)) {
    const stored = disk.read(collection, id, from);
    if (!stored) continue;
    cost.documentsExamined += 1;
    yield stored.document;
  }
}

/** The encoded ids a plan leads to, each once; no document is read for it. */
export function* candidateIds(search: Search): Generator<Buffer> {
  const seen = new Set<string>();
  for (const { id } of entries(search)) {
    const name = id.toString('latin1');
    if (seen.has(name)) continue;
    seen.add(name);
    yield id;
  }
}

function entries(search: Search): Iterable<Entry> {
  const { plan } = search;
  const isMerged = plan.sort.length > 0 && plan.isSorted && plan.scans.length > 1;
  return isMerged ? merged(search) : inTurn(search);
}

function* inTurn(search: Search): Generator<Entry> {
  for (const scan of search.plan.scans) yield* walk(scan, search);
}

/** The entries of one stretch that its filters let through. */
export function* walk(
  scan: Scan,
  { disk, from, cost }: Pick<Search, 'disk' | 'from' | 'cost'>,
): Generator<Entry> {
  const { index, filters } = scan;
  for (const key of disk.keys(index, scan, from)) {
    cost.keysExamined += 1;
    const isWanted = filters.every(({ at, intervals }) =>
      contains(intervals, ascendingField(scan, key, at)),
    );
    if (isWanted) yield { key, id: idOf(index, key), scan };
  }
}

const ascendingField = ({ index }: Scan, key: Buffer, at: number) =>
  index.fields[at]?.direction === -1 ? inverted(fieldOf(index, key, at)) : fieldOf(index, key, at);

type Head = { rank: Buffer; entry: Entry; rest: Generator<Entry> };

/** Takes, again and again, the first of all scans' next entries: MongoDB's SORT_MERGE. */
function* merged(search: Search): Generator<Entry> {
  const walks = search.plan.scans.map((scan) => walk(scan, search));
  try {
    const heads = walks.flatMap((rest) => headOf(rest, search.plan) ?? []);
    while (heads.length > 0) {
      const at = firstOf(heads);
      const [head] = heads.splice(at, 1);
      if (!head) return;
      yield head.entry;
      const next = headOf(head.rest, search.plan);
      if (next) heads.push(next);
    }
  } finally {
    for (const rest of walks) rest.return(undefined);
  }
}

function headOf(rest: Generator<Entry>, plan: Plan): Head | undefined {
  const next = rest.next();
  return next.done ? undefined : { entry: next.value, rest, rank: rankIn(next.value, plan) };
}

function firstOf(heads: readonly Head[]): number {
  let first = 0;
  for (const [at, head] of heads.entries()) {
    const best = heads[first];
    if (best && Buffer.compare(head.rank, best.rank) < 0) first = at;
  }
  return first;
}

/** The bytes of the fields a query sorts by, turned so that smaller comes first. */
function rankIn({ key, scan }: Entry, { sort }: Plan): Buffer {
  return Buffer.concat(
    sort.map(({ direction }, nth) => {
      const field = ascendingField(scan, key, scan.sortedBy[nth] ?? 0);
      return direction === -1 ? inverted(field) : field;
    }),
  );
}
