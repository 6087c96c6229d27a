import * as z from 'zod';
import { action, lazily } from './action';

/** Levels of the one tree, from the top (`design.md`, Area tree). `estate` and `micro-grid` may be left out of a path. */
export const areaLevels = [
  'district',
  'subdistrict',
  'community',
  'estate',
  'grid',
  'micro-grid',
  'building',
  'unit',
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
