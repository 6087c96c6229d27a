import { listReprints } from '#contracts/card-prints';
import { whyReprint } from '#domain/card-prints';
import { shortAddress } from '#domain/place';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasNow, gridsWithin } from '../area/records';
import { editionOf, saidOf } from './print';
import { type PlatePrintRecord, platesPrintedFor, platesPrintedWithin } from './records';

/** More than a community has grids; each is a handful of hashes. */
const atMost = 60;
const ofGrids = ['grid-worker', 'grid-lead'];
const ofCommunities = ['community-staff', 'chief-grid-lead'];

const areaIdsOf = (caller: Caller, roles: readonly string[]) => [
  ...new Set(caller.memberships.filter(({ role }) => roles.includes(role)).map((it) => it.areaId)),
];

/** The grids to look at and every plate printed for them; below a grid only for those who answer for it. */
async function platesOf(caller: Caller) {
  const own = areaIdsOf(caller, ofGrids);
  const communities = areaIdsOf(caller, ofCommunities);
  const grids = await gridsWithin(communities, atMost);
  const ids = grids.map(({ _id }) => _id);
  const [below, exact] = await Promise.all([
    platesPrintedWithin(own, atMost),
    platesPrintedFor(ids),
  ]);
  const printed = new Map([...exact, ...below].map((one) => [one._id, one]));
  const areaIds = [...new Set([...own, ...ids, ...printed.keys()])].slice(0, atMost);
  return { areaIds, printed };
}

type Plate = { area: AreaRecord; path: AreaRecord[]; printed: PlatePrintRecord | undefined };

/** The areas with their paths, in two requests however many they are. */
async function withPaths(
  areaIds: readonly string[],
  printed: ReadonlyMap<string, PlatePrintRecord>,
): Promise<Plate[]> {
  const found = await areasNow(areaIds);
  const above = await areasNow([...new Set(found.flatMap(({ path }) => path))]);
  const byId = new Map(above.map((area) => [area._id, area]));
  return found
    .filter(({ endedAt }) => endedAt === undefined)
    .map((area) => ({
      area,
      path: area.path.flatMap((id) => byId.get(id) ?? []),
      printed: printed.get(area._id),
    }));
}

function reprintOf({ area, path, printed }: Plate, now: number) {
  const said = saidOf(path, now);
  const why = said && whyReprint(printed?.parts, editionOf(said).parts);
  return why === undefined
    ? []
    : [{ areaId: area._id, name: shortAddress(area), why, printedAt: printed?.printedAt }];
}

const list = defineQuery(listReprints, async (_, { caller, now }) => {
  const { areaIds, printed } = await platesOf(caller);
  const plates = await withPaths(areaIds, printed);
  return { plates: plates.flatMap((plate) => reprintOf(plate, now)).map(defined) };
});

export const reprintActions = [list];
