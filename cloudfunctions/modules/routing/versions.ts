import type { RoutingRow } from '#domain/routing';
import { routingChanges, rowKey } from '#domain/routing-rows';
import type { Transaction } from '#runtime/database';
import type { AreaRecord } from '../area/records';
import { type RoutingRecord, routings, routingVersionIdOf } from './records';

/** A new table with who wants it and why. */
type Wish = Pick<RoutingRecord, 'rows' | 'reason' | 'savedAt' | 'savedById' | 'savedBy'> & {
  districtId: string;
  /** Those of the rows, old and new, for the names of what changes. */
  areas: readonly AreaRecord[];
};

/** Rows of a new table that the one before had not, or had otherwise. */
export function freshRows(
  before: readonly RoutingRow[],
  rows: readonly RoutingRow[],
): ReadonlySet<string> {
  const written = routingChanges(before, rows).filter(({ kind }) => kind !== 'removed');
  return new Set(written.map(rowKey));
}

/** Puts a table in the place of the one before and keeps it for ever; undefined, and nothing done, where it says the same. */
export async function keepVersion(
  tx: Transaction,
  before: Pick<RoutingRecord, 'version' | 'rows'>,
  { districtId, areas, ...wish }: Wish,
): Promise<number | undefined> {
  const nameOf = (id: string) => areas.find(({ _id }) => _id === id)?.name ?? '';
  const changes = routingChanges(before.rows, wish.rows).map((change) => ({
    ...change,
    areaName: nameOf(change.areaId),
  }));
  if (changes.length === 0) return undefined;
  const version = before.version + 1;
  const table = { ...wish, version, changes };
  await tx.set<RoutingRecord>(routings, { ...table, _id: districtId });
  const _id = routingVersionIdOf(districtId, version);
  await tx.set<RoutingRecord>(routings, { ...table, _id, districtId });
  return version;
}
