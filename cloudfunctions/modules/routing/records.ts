import type { RoutingChange } from '#contracts/routing';
import type { RoutingRow, RoutingTable } from '#domain/routing';
import { collection, find, get } from '#runtime/database';

/**
 * `routings`: 分派规则. The one that holds has the district's id; each version is kept beside it for ever,
 * with `districtId`.
 */
export type RoutingRecord = {
  _id: string;
  /** Only on what is kept. */
  districtId?: string;
  version: number;
  rows: RoutingRow[];
  reason: string;
  /** What differs from the version before. */
  changes: (Omit<RoutingChange, 'propertyMode'> & Pick<RoutingRow, 'propertyMode'>)[];
  savedAt: number;
  savedById: string;
  /** 「区指挥中心 沈望」, as it was. */
  savedBy: string;
};

export const routings = collection<RoutingRecord>('routings');

/** Where a version is kept. */
export const routingVersionIdOf = (districtId: string, version: number): string =>
  `${districtId}-v${version}`;

const cacheMs = 60_000;
const cache = new Map<string, { table: RoutingTable; until: number }>();

/** The table of a district as it was at most a minute ago; without rows where it never saved one. */
export async function recentRouting(districtId: string): Promise<RoutingTable> {
  const kept = cache.get(districtId);
  if (kept && kept.until > Date.now()) return kept.table;
  const { version = 0, rows = [] } = (await get(routings, districtId)) ?? {};
  const table = { version, rows };
  cache.set(districtId, { table, until: Date.now() + cacheMs });
  return table;
}

/** So that whoever changed it is answered by what she changed. */
export const forgetRouting = (districtId: string): boolean => cache.delete(districtId);

type Saved = Omit<RoutingRecord, 'rows'>;

/** The newest versions of a district without their rows, the newest first. */
export const routingVersions = (districtId: string, limit: number): Promise<Saved[]> =>
  find(routings, {
    where: { districtId },
    order: [['version', 'desc']],
    fields: ['version', 'reason', 'changes', 'savedAt', 'savedById', 'savedBy'],
    limit,
  });
