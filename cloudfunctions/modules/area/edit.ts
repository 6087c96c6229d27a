import {
  childLimit,
  createArea,
  mergeArea,
  moveArea,
  renameArea,
  splitArea,
  treeRoles,
} from '#contracts/area';
import { AppError } from '#contracts/errors';
import { numberAlphabet } from '#domain/number';
import { mayEditBelow, mayStandBelow, pathBelow } from '#domain/tree';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { derivedId, drawn } from '#runtime/ids';
import { type AreaRecord, areas, childrenOf, plateCodes } from './records';

const refusedAt = (field: string, words: string) =>
  new AppError('invalid-input', { fields: [{ field, words }] });

/** Somebody who may not change this part of the tree learns nothing of it. */
function editable(parent: Pick<AreaRecord, 'path'>, { caller, now }: Context): void {
  if (!mayEditBelow(parent, caller.memberships, { roles: treeRoles, at: now }))
    throw new AppError('not-found');
}

const above = (area: AreaRecord) => ({ path: area.path.slice(0, -1) });

/** An area that stands and that the caller may move, in the version she saw. */
function seen(area: AreaRecord | undefined, version: number, ctx: Context): AreaRecord {
  if (!area || area.endedAt !== undefined) throw new AppError('not-found');
  editable(above(area), ctx);
  if (area.version !== version) throw new AppError('conflict', { version: area.version });
  return area;
}

function standing(area: AreaRecord | undefined, ctx: Context): AreaRecord {
  if (!area || area.endedAt !== undefined) throw new AppError('not-found');
  editable(area, ctx);
  return area;
}

/** Neighbours looked at for their names and order. */
const siblingLimit = 1000;

/** A code nobody else has: drawn anew where it is taken. */
async function freshCode(tx: Transaction): Promise<string> {
  for (;;) {
    const code = drawn(numberAlphabet, 8);
    if (!(await tx.get(plateCodes, code))) return code;
  }
}

type Sprout = Pick<AreaRecord, '_id' | 'level' | 'name' | 'order'>;

async function plant(tx: Transaction, parent: AreaRecord, sprout: Sprout): Promise<AreaRecord> {
  const code = await freshCode(tx);
  const planted: AreaRecord = {
    ...sprout,
    ...pathBelow(parent, sprout),
    parentId: parent._id,
    code,
    isDedicated: false,
    labels: [],
    points: [],
    duties: [],
    version: 1,
  };
  await tx.set(areas, planted);
  await tx.set(plateCodes, { _id: code, areaId: planted._id });
  return planted;
}

/** Puts an area below another parent; where it stood before stays written on it. */
async function replant(
  tx: Transaction,
  area: AreaRecord,
  { to, now }: { to: AreaRecord; now: number },
) {
  const { path, pathNames } = area;
  await tx.set(areas, {
    ...area,
    ...pathBelow(to, area),
    parentId: to._id,
    formerPaths: [...(area.formerPaths ?? []), { path, pathNames, until: now }],
    version: area.version + 1,
  });
}

/** What `area.rewrite-paths` needs: what moved, and the desk that had it before. */
const moved = (name: string, roots: readonly AreaRecord[]) => ({
  name,
  subjectIds: roots.map((one) => one._id),
  data: {
    roots: roots.map((one) => one._id),
    desks: [...new Set(roots.map(deskAbove))],
    gridId: roots[0]?.path[roots[0].pathLevels.indexOf('grid')],
  },
});

/** The nearest grid or community at or above an area, as it stood. */
const deskAbove = (area: AreaRecord): string => {
  const index = area.pathLevels.findLastIndex((level) => level === 'grid' || level === 'community');
  return area.path[index] ?? area._id;
};

/** Areas beside one, as they were just before the change; below an unknown parent there are none. */
async function childrenBelow(parentId: string | undefined): Promise<AreaRecord[]> {
  const parent = parentId === undefined ? undefined : await get(areas, parentId);
  return parent ? childrenOf(parent, siblingLimit) : [];
}

/** Nobody could tell two of the same level and name apart, nor could a table of areas. */
function refuseSameName(
  siblings: readonly AreaRecord[],
  { _id, level, name }: Pick<AreaRecord, 'level' | 'name'> & { _id?: string },
): void {
  const isTaken = siblings.some(
    (one) => one.level === level && one.name === name && one._id !== _id,
  );
  if (isTaken) throw refusedAt('name', '这里已经有同名的，请换一个名称');
}

const lastOrder = (siblings: readonly AreaRecord[]): number =>
  siblings.reduce((last, { order }) => Math.max(last, order), 0);

const create = defineCommand(createArea, {
  prepare: ({ parentId }) => childrenBelow(parentId),
  async transact({ tx, input: { parentId, ...given }, ctx, eventId, prepared: siblings }) {
    const parent = standing(await tx.get(areas, parentId), ctx);
    const wanted = { ...given, order: given.order ?? lastOrder(siblings) + 1 };
    refuseSameName(siblings, wanted);
    if (!mayStandBelow(wanted.level, parent.level))
      throw refusedAt('level', '这一级不能直接放在选的上级下面');
    const area = await plant(tx, parent, { ...wanted, _id: derivedId('ar', eventId) });
    return {
      answer: { areaId: area._id, code: area.code },
      name: 'area.created',
      subjectIds: [area._id],
    };
  },
});

/** The area's own name; what stands below is carried along like after a move. */
const rename = defineCommand(renameArea, {
  prepare: async ({ areaId }) => childrenBelow((await get(areas, areaId))?.parentId),
  async transact({ tx, input: { areaId, version, name }, ctx, prepared: siblings }) {
    const area = seen(await tx.get(areas, areaId), version, ctx);
    refuseSameName(siblings, { ...area, name });
    const pathNames = [...area.pathNames.slice(0, -1), name];
    await tx.set(areas, { ...area, name, pathNames, version: version + 1 });
    const told = moved('area.renamed', [area]);
    return {
      answer: { areaId, version: version + 1 },
      ...told,
      data: { ...told.data, renamedId: areaId },
    };
  },
});

const move = defineCommand(moveArea, {
  async transact({ tx, input: { areaId, version, toParentId }, ctx }) {
    const area = seen(await tx.get(areas, areaId), version, ctx);
    const to = standing(await tx.get(areas, toParentId), ctx);
    if (!mayStandBelow(area.level, to.level) || to.path.includes(areaId))
      throw refusedAt('toParentId', '不能移到这里，请选合适的上级');
    await replant(tx, area, { to: to, now: ctx.now });
    return { answer: { areaId, version: version + 1 }, ...moved('area.moved', [area]) };
  },
});

const split = defineCommand(splitArea, {
  prepare: async ({ areaId }) => childrenBelow((await get(areas, areaId))?.parentId),
  async transact({ tx, input, ctx, eventId, prepared: siblings }) {
    const { areaId, version, childIds, name, order = lastOrder(siblings) + 1 } = input;
    const area = seen(await tx.get(areas, areaId), version, ctx);
    const parent = standing(await tx.get(areas, area.parentId ?? ''), ctx);
    const sprout = { _id: derivedId('ar', eventId), level: area.level, name, order };
    refuseSameName(siblings, sprout);
    const part = await plant(tx, parent, sprout);
    const roots: AreaRecord[] = [];
    for (const childId of new Set(childIds)) {
      const child = await tx.get(areas, childId);
      if (child?.parentId !== areaId || child.endedAt !== undefined)
        throw refusedAt('childIds', '要分出去的，须是它现在的下级');
      await replant(tx, child, { to: part, now: ctx.now });
      roots.push(child);
    }
    await tx.set(areas, { ...area, version: version + 1 });
    return { answer: { areaId: part._id, code: part.code }, ...moved('area.split', roots) };
  },
});

const merge = defineCommand(mergeArea, {
  async prepare({ areaId }) {
    const area = await get(areas, areaId);
    return area ? childrenOf(area, childLimit + 1) : [];
  },
  async transact({ tx, input: { areaId, version, intoId }, ctx, prepared: children }) {
    const area = seen(await tx.get(areas, areaId), version, ctx);
    const into = await tx.get(areas, intoId);
    if (!into || into.endedAt !== undefined) throw new AppError('not-found');
    editable(above(into), ctx);
    if (into.level !== area.level || intoId === areaId)
      throw refusedAt('intoId', '只能并入同一级的另一个');
    if (children.length > childLimit)
      throw refusedAt('areaId', `下级超过 ${childLimit} 个，请先移走一部分`);
    await tx.set(areas, {
      ...area,
      duties: [],
      mergedIntoId: intoId,
      endedAt: ctx.now,
      version: version + 1,
    });
    await tx.set(areas, {
      ...into,
      duties: [...into.duties, ...area.duties],
      version: into.version + 1,
    });
    await tx.set(plateCodes, { _id: area.code, areaId: intoId });
    for (const { _id } of children) {
      const child = await tx.get(areas, _id);
      if (child?.parentId === areaId) await replant(tx, child, { to: into, now: ctx.now });
    }
    const told = moved('area.merged', [area, ...children]);
    return {
      answer: { areaId: intoId, version: into.version + 1 },
      ...told,
      data: { ...told.data, mergedId: areaId, intoId },
    };
  },
});

export const editActions = [create, rename, move, split, merge];
