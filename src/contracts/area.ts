import * as z from 'zod';
import { action, lazily } from './action';
import type { Role } from './roles';

/**
 * Levels of the one tree, from the top (`design.md`, Area tree). `estate` and `micro-grid` may be left out of a
 * path. An `agency` stands beside the household tree, directly below the district: nobody lives in one.
 */
export const areaLevels = [
  'district',
  'subdistrict',
  'community',
  'estate',
  'grid',
  'micro-grid',
  'building',
  'unit',
  'agency',
] as const;
export type AreaLevel = (typeof areaLevels)[number];

export const areaLevelWords: Record<AreaLevel, string> = {
  district: '区',
  subdistrict: '街道',
  community: '社区',
  estate: '小区',
  grid: '网格',
  'micro-grid': '微网格',
  building: '楼栋',
  unit: '单元',
  agency: '部门单位',
};

/** Who manages an estate: decides where complaints about it go (`seeds.md` B33). */
export const propertyModes = ['market', 'state-fallback', 'self-managed', 'none'] as const;
export type PropertyMode = (typeof propertyModes)[number];
export const propertyModeWords: Record<PropertyMode, string> = {
  market: '物业公司',
  'state-fallback': '国有物业兜底',
  'self-managed': '居民自管',
  none: '暂无物业',
};

export const areaId = () => z.string().regex(/^ar_[a-z0-9-]{1,40}$/);

export const AreaChoice = lazily(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    level: z.enum(areaLevels),
    /** Public places one can point at: 南门, 电动车棚. */
    points: z.array(z.string()),
  }),
);
export type AreaChoice = z.infer<ReturnType<typeof AreaChoice>>;

/** 「您住哪儿？」: the areas of one level inside another, in the order people count them. */
export const listAreas = action({
  name: 'area.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ withinId: areaId().optional(), level: z.enum(areaLevels) })),
  output: lazily(() =>
    z.object({
      areas: z.array(AreaChoice()),
      /** Rung whenever someone cannot find her address. */
      dutyPhone: z.string().optional(),
    }),
  ),
});

/** Who may change the tree: nodes of the own subdistrict or district (`rules.md §4.7`, Org edit). */
export const treeRoles = [
  'subdistrict-dispatcher',
  'district-desk',
] as const satisfies readonly Role[];

/** A slash would part the full name of an area: 「云河区/柳桥街道」. */
const areaName = () =>
  z
    .string()
    .trim()
    .min(1, '请写名称')
    .max(20, '最多 20 个字')
    .regex(/^[^/]*$/, '名称里不要写斜线');
/** Children named in one change of the tree; more are moved in several steps. */
export const childLimit = 60;
/** The version of the area that was looked at: a stale page gets `conflict`. */
const seenArea = () => ({ areaId: areaId(), version: z.number().int().min(1) });

/** Adds an area below another, with a plate code of its own. */
export const createArea = action({
  name: 'area.create',
  kind: 'command',
  roles: treeRoles,
  input: lazily(() =>
    z.object({
      parentId: areaId(),
      level: z.enum(areaLevels),
      name: areaName(),
      /** Where it stands among its neighbours: 2 for 2号楼. After the last of them unless told. */
      order: z.number().int().min(0).max(9999).optional(),
    }),
  ),
  output: lazily(() => z.object({ areaId: z.string(), code: z.string() })),
});

/** Gives an area another name, everywhere it is read from now on. */
export const renameArea = action({
  name: 'area.rename',
  kind: 'command',
  roles: treeRoles,
  input: lazily(() => z.object({ ...seenArea(), name: areaName() })),
  output: lazily(() => z.object({ areaId: z.string(), version: z.number().int() })),
});

/** Moves an area with everything below it, from now on; what happened before keeps its old path. */
export const moveArea = action({
  name: 'area.move',
  kind: 'command',
  roles: treeRoles,
  input: lazily(() => z.object({ ...seenArea(), toParentId: areaId() })),
  output: lazily(() => z.object({ areaId: z.string(), version: z.number().int() })),
});

/** Splits off a new area that takes over some of the children; plates stay where they hang. */
export const splitArea = action({
  name: 'area.split',
  kind: 'command',
  roles: treeRoles,
  input: lazily(() =>
    z.object({
      ...seenArea(),
      name: areaName(),
      order: z.number().int().min(0).max(9999).optional(),
      childIds: z.array(areaId()).min(1, '请选要分出去的下级').max(childLimit),
    }),
  ),
  output: lazily(() => z.object({ areaId: z.string(), code: z.string() })),
});

/** Ends an area: its children, its people and its plate go over to a neighbour of the same level. */
export const mergeArea = action({
  name: 'area.merge',
  kind: 'command',
  roles: treeRoles,
  input: lazily(() => z.object({ ...seenArea(), intoId: areaId() })),
  output: lazily(() => z.object({ areaId: z.string(), version: z.number().int() })),
});

/** A step of the way from the top of the caller's own scope down to an area. */
export const AreaStep = lazily(() =>
  z.object({ id: z.string(), name: z.string(), level: z.enum(areaLevels) }),
);
export type AreaStep = z.infer<ReturnType<typeof AreaStep>>;

/** More than these are 「99 以上」: nobody waits for an exact number before she changes the tree. */
export const effectLimit = 99;

/** An area as somebody sees it who may change the tree, and what a change of it would touch. */
export const lookAtArea = action({
  name: 'area.look',
  kind: 'query',
  roles: treeRoles,
  /** Without an area: the top of the caller's own scope. */
  input: lazily(() => z.object({ areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      area: AreaStep().extend({ version: z.number().int(), code: z.string() }),
      trail: z.array(AreaStep()),
      children: z.array(AreaStep()),
      /** Levels that may be added directly below. */
      levelsBelow: z.array(z.enum(areaLevels)),
      /** Whether it can itself be renamed, moved, split or merged: the top of the own scope cannot. */
      canChange: z.boolean(),
      /** Each counted up to one more than `effectLimit`. */
      effects: z.object({
        residents: z.number().int(),
        openOrders: z.number().int(),
        postHolders: z.number().int(),
      }),
    }),
  ),
});
