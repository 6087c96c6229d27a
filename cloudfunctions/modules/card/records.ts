import type { PrintPart } from '#domain/card-prints';
import { collection, find, get, getAll, op } from '#runtime/database';

/** `plate_prints`: what the plate that hangs at an area says, as hashes: no name and no phone. `_id` is the area's. */
export type PlatePrintRecord = {
  _id: string;
  areaPath: string[];
  edition: string;
  parts: Record<PrintPart, string>;
  printedAt: number;
  byId: string;
};

/** `badges`: the code on somebody's badge, for ever. */
export type BadgeRecord = { _id: string; personId: string };

export const platePrints = collection<PlatePrintRecord>('plate_prints');
export const badges = collection<BadgeRecord>('badges');

/** Plates that were printed in or below these areas, in pages of `limit`. */
export const platesPrintedWithin = (
  areaIds: readonly string[],
  limit: number,
  after?: string,
): Promise<PlatePrintRecord[]> =>
  areaIds.length === 0
    ? Promise.resolve([])
    : find(platePrints, {
        where: {
          areaPath: op.in([...areaIds]),
          ...(after !== undefined && { _id: op.gt(after) }),
        },
        order: [['_id', 'asc']],
        limit,
      });

/** Plates that were printed for exactly these areas. */
export const platesPrintedFor = (areaIds: readonly string[]): Promise<PlatePrintRecord[]> =>
  getAll(platePrints, areaIds);

export const badgeOf = (code: string): Promise<BadgeRecord | undefined> => get(badges, code);

export const badgeFor = async (personId: string): Promise<BadgeRecord | undefined> =>
  (await find(badges, { where: { personId }, limit: 1 }))[0];
