import * as z from 'zod';
import { action, lazily } from './action';
import { type AreaLevel, AreaStep, areaId, propertyModes } from './area';
import { categoryCodes } from './category';
import { slaTiers, workOrderLevels } from './loop';
import { routingRoles } from './roles';

/** Areas that may do something differently: nobody sits at a desk below a grid. */
export const routedLevels = [
  'district',
  'subdistrict',
  'community',
  'estate',
  'grid',
] as const satisfies readonly AreaLevel[];

/** More rows than a district of a thousand areas has needed. */
export const rowLimit = 500;
/** Versions that are shown with who changed what. */
export const versionsShown = 20;

/** What one area does differently in one category (`#domain/routing`); a field that is missing is taken from above. */
const RoutingRow = lazily(() =>
  z.object({
    areaId: areaId(),
    category: z.enum(categoryCodes),
    propertyMode: z.enum(propertyModes).optional(),
    tier: z.enum(slaTiers).optional(),
    level: z.enum(workOrderLevels).optional(),
    isPrivate: z.boolean().optional(),
    isGridItem: z.boolean().optional(),
    isAfterPhotoNeeded: z.boolean().optional(),
    isOnSpot: z.boolean().optional(),
    mayBeAnonymous: z.boolean().optional(),
    /** Null: no agency leads here. */
    agencyId: areaId().nullable().optional(),
    collaboratorIds: z.array(areaId()).max(12, '最多选 12 个协办单位').optional(),
    toProperty: z.boolean().optional(),
  }),
);

export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One row that a version has and the one before had not, or had otherwise. */
const RoutingChange = lazily(() =>
  z.object({
    areaId: z.string(),
    /** As it was called then. */
    areaName: z.string(),
    category: z.enum(categoryCodes),
    propertyMode: z.enum(propertyModes).optional(),
    kind: z.enum(changeKinds),
  }),
);
export type RoutingChange = z.infer<ReturnType<typeof RoutingChange>>;

/** 分派规则 of the caller's district, with what is needed to read it and to change it. */
export const getRouting = action({
  name: 'routing.get',
  kind: 'query',
  roles: routingRoles,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      district: AreaStep(),
      mayChange: z.boolean(),
      /** 0 while the district has saved nothing: the first tree holds. */
      version: z.number().int(),
      rows: z.array(RoutingRow()),
      /** The areas of the rows. `path` runs from the district to the area itself. */
      areas: z.array(
        AreaStep().extend({
          path: z.array(z.string()),
          /** 「云渚街道 · 槐安社区」 */
          placeText: z.string(),
        }),
      ),
      agencies: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          /** 「联络员 陆清川」; missing while nobody holds the post. */
          liaisonText: z.string().optional(),
        }),
      ),
      history: z.array(
        z.object({
          version: z.number().int(),
          savedAt: z.number(),
          /** 「区指挥中心 沈望」 */
          savedBy: z.string(),
          reason: z.string(),
          changes: z.array(RoutingChange()),
        }),
      ),
    }),
  ),
});

/** Puts a whole new table in the place of the one that was seen; reports that are there already keep their route. */
export const saveRouting = action({
  name: 'routing.save',
  kind: 'command',
  roles: ['district-desk'],
  input: lazily(() =>
    z.object({
      /** The version that was looked at: a stale page gets `conflict`. */
      version: z.number().int().min(0),
      rows: z.array(RoutingRow()).max(rowLimit, `最多 ${rowLimit} 条`),
      reason: z.string().trim().min(4, '请写明为什么改，至少 4 个字').max(100, '最多 100 个字'),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});
