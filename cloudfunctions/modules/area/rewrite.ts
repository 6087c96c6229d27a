import { type AreaLevel, areaLevels } from '#contracts/area';
import { workOrderLevels } from '#contracts/work-order';
import { holderOf, vacantIn } from '#domain/holder';
import { settled } from '#domain/loop';
import type { Desks } from '#domain/order';
import { address, desksAlong, shortAddress } from '#domain/place';
import { deskRolesByLevel } from '#domain/scope';
import { carriedAlong } from '#domain/tree';
import type { Cursor } from '#runtime/cursor';
import { transact } from '#runtime/database';
import type { Hearing } from '#runtime/outbox';
import { platePrints, platesPrintedWithin } from '../card/records';
import {
  type HomeRecord,
  homes,
  homesWaitingFor,
  type PersonHome,
  people,
  peopleLivingIn,
  peopleWithPostIn,
  verifierAreas,
} from '../identity/records';
import { followHomes } from '../subscription/records';
import { ordersSeenBy } from '../work-order/list-records';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { type AreaRecord, areas, areasNow, descendants } from './records';

/** What an event about the tree says: the areas that stand elsewhere now, and the desks that had them. */
export type TreeFacts = {
  roots: string[];
  desks: string[];
  gridId?: string;
  mergedId?: string;
  intoId?: string;
  renamedId?: string;
};

/** One list of documents to go through, page by page. A page answers where the next one begins. */
export type Task = (after: Cursor | undefined, hearing: Hearing) => Promise<Cursor | undefined>;

const pageSize = 50;

/** Every list that a change of the tree touches, in order: areas first, because the others read them. */
export function tasksOf(facts: TreeFacts): Task[] {
  const { roots, desks, gridId, mergedId, intoId, renamedId } = facts;
  const keys = desks.flatMap((id) => [
    id,
    ...[...deskRolesByLevel.grid, ...deskRolesByLevel.community].map((role) => `${role}@${id}`),
  ]);
  return [
    ...roots.flatMap((rootId) => areaLevels.map((level) => carryAreas(rootId, level))),
    ...roots.map(carryHomes),
    ...(gridId ? [carryWaiting(gridId)] : []),
    ...(mergedId && intoId ? [carryPosts(mergedId, intoId)] : []),
    ...(renamedId ? [carryPosts(renamedId, renamedId)] : []),
    ...keys.flatMap((key) => [true, false].map((isOpen) => carryOrders({ key, isOpen }))),
    ...roots.map(carryPlates),
  ];
}

/** Goes through one page; a page that was not full is the last. */
async function through<T>(
  page: readonly T[],
  work: (one: T) => Promise<void>,
  cursor: (last: T) => Cursor,
): Promise<Cursor | undefined> {
  for (const one of page) await work(one);
  const last = page.at(-1);
  return last && page.length === pageSize ? cursor(last) : undefined;
}

const sameList = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

/** Paths of everything below an area that was moved. */
const carryAreas =
  (rootId: string, level: AreaLevel): Task =>
  async (after, { deadline }) => {
    const [root] = await areasNow([rootId]);
    if (!root) return undefined;
    const page = await descendants({ rootId, level }, after, pageSize);
    const carry = (below: AreaRecord) => {
      const placed = carriedAlong(below, root);
      if (sameList(placed.path, below.path) && sameList(placed.pathNames, below.pathNames))
        return Promise.resolve();
      return transact(async (tx) => {
        const fresh = await tx.get(areas, below._id);
        if (fresh) await tx.set(areas, { ...fresh, ...carriedAlong(fresh, root) });
      }, deadline);
    };
    return through(page, carry, (last) => ({ at: last.order, id: last._id }));
  };

/** The area that stands for another today: where a merge led. */
const standingFor = (area: AreaRecord | undefined, found: ReadonlyMap<string, AreaRecord>) =>
  area?.mergedIntoId ? found.get(area.mergedIntoId) : area;

async function areasOf(ids: readonly string[]): Promise<Map<string, AreaRecord>> {
  const found = await areasNow([...new Set(ids)]);
  const merged = await areasNow(found.flatMap((area) => area.mergedIntoId ?? []));
  return new Map([...found, ...merged].map((area) => [area._id, area]));
}

const homeAt = (home: PersonHome, area: AreaRecord): PersonHome => ({
  ...home,
  areaPath: area.path,
  address: address(area),
  shortAddress: shortAddress(area),
});

/** Homes as they stand on people: their path and address. */
const carryHomes =
  (rootId: string): Task =>
  async (after, { deadline }) => {
    const page = await peopleLivingIn(rootId, after?.id, pageSize);
    const found = await areasOf(page.flatMap((one) => one.homes.map((home) => home.areaId)));
    const carry = ({ _id }: { _id: string }) =>
      transact(async (tx) => {
        const person = await tx.get(people, _id);
        if (!person) return;
        const moved = person.homes.map((home) => {
          const area = found.get(home.areaId);
          return area ? homeAt(home, area) : home;
        });
        await tx.set(people, { ...person, homes: moved });
        await followHomes(tx, { _id, homes: moved });
      }, deadline);
    return through(page, carry, (last) => ({ at: 0, id: last._id }));
  };

/** Plates that hang in what was moved: those who answer for it now are told what they say. */
const carryPlates =
  (rootId: string): Task =>
  async (after, { deadline }) => {
    const page = await platesPrintedWithin([rootId], pageSize, after?.id);
    const found = await areasOf(page.map(({ _id }) => _id));
    const carry = ({ _id }: { _id: string }) =>
      transact(async (tx) => {
        const plate = await tx.get(platePrints, _id);
        const area = found.get(_id);
        if (plate && area) await tx.set(platePrints, { ...plate, areaPath: area.path });
      }, deadline);
    return through(page, carry, (last) => ({ at: 0, id: last._id }));
  };

/** Homes that wait for a lead of the grid they no longer lie in. */
const carryWaiting =
  (gridId: string): Task =>
  async (_, { deadline }) => {
    const page = await homesWaitingFor([gridId], 200);
    const found = await areasOf(page.map((home) => home.areaId));
    const carry = async ({ _id, areaId, waitsFor }: HomeRecord) => {
      const area = found.get(areaId);
      if (!area || sameList(waitsFor, verifierAreas(area))) return;
      await transact(async (tx) => {
        const home = await tx.get(homes, _id);
        if (home && home.waitsFor.length > 0)
          await tx.set(homes, { ...home, waitsFor: verifierAreas(area) });
      }, deadline);
    };
    await through(page, carry, () => ({ at: 0, id: '' }));
    return undefined;
  };

/** Posts of an area that was merged away go over to the one it became part of. */
const carryPosts =
  (mergedId: string, intoId: string): Task =>
  async (after, { deadline }) => {
    const [into] = await areasNow([intoId]);
    const page = await peopleWithPostIn(mergedId, after?.id, pageSize);
    if (!into) return undefined;
    const carry = ({ _id }: { _id: string }) =>
      transact(async (tx) => {
        const person = await tx.get(people, _id);
        if (!person) return;
        const memberships = person.memberships.map((one) =>
          one.areaId === mergedId ? { ...one, areaId: intoId, areaName: into.name } : one,
        );
        await tx.set(people, { ...person, memberships });
      }, deadline);
    return through(page, carry, (last) => ({ at: 0, id: last._id }));
  };

const isSame = (a: Desks, b: Desks) =>
  workOrderLevels.every(
    (level) => a[level]?.areaId === b[level]?.areaId && a[level]?.name === b[level]?.name,
  );

type Moved = { desks: Desks; path: readonly AreaRecord[]; now: number };

const underDesks = (order: WorkOrderRecord, { desks, path, now }: Moved): WorkOrderRecord =>
  settled({
    ...order,
    desks,
    vacantRoles: vacantIn(path, now),
    holderText: holderOf(path, order.level, now),
  });

/** Who answers for an order and who sees it; where it happened stays as it was written. */
const carryOrders =
  (seen: { key: string; isOpen: boolean }): Task =>
  async (after, { now, deadline }) => {
    const page = await ordersSeenBy(seen, after, pageSize);
    const found = await areasOf(page.map((order) => order.areaId));
    const above = await areasOf([...found.values()].flatMap((area) => area.path));
    const carry = async ({ _id, areaId, desks: old }: WorkOrderRecord) => {
      const area = standingFor(found.get(areaId), found);
      const desks = area && desksAlong(area);
      if (!area || !desks || isSame(desks, old)) return;
      const path = area.path.flatMap((id) => above.get(id) ?? []);
      await transact(async (tx) => {
        const order = await tx.get(workOrders, _id);
        if (order) await tx.set(workOrders, underDesks(order, { desks, path, now }));
      }, deadline);
    };
    return through(page, carry, (last) => ({ at: last.dueAt, id: last._id }));
  };
