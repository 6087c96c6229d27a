import * as z from 'zod';
import { action, lazily } from './action';
import { areaId, areaLevels } from './area';
import { noticeId, noticeKinds } from './notice';
import type { Role } from './roles';

/** How a household was reached: it opened the notice, or somebody told it. */
export const coverageWays = ['read', 'phone', 'visit'] as const;
export type CoverageWay = (typeof coverageWays)[number];
export const coverageWayWords: Record<CoverageWay, string> = {
  read: '已读',
  phone: '电话告知',
  visit: '上门告知',
};

/** Who counts doors and tells people: each within the own area. */
export const coverageRoles = [
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
] as const satisfies readonly Role[];

/** Who looks at figures only. */
const figureRoles = [
  ...coverageRoles,
  'moderator',
  'subdistrict-dispatcher',
  'district-desk',
  'property-manager',
] as const satisfies readonly Role[];

export const door = () =>
  z
    .string()
    .trim()
    .min(1, '请写门牌')
    .max(20, '最多 20 个字')
    .regex(/^[0-9A-Za-z一-龥-]+$/, '门牌请只写数字和字');

/** Households, by how they were reached; `total` counts every door, `uncovered` those nobody reached. */
export const CoverageCounts = lazily(() =>
  z.object({
    total: z.number().int().min(0),
    read: z.number().int().min(0),
    phone: z.number().int().min(0),
    visit: z.number().int().min(0),
    uncovered: z.number().int().min(0),
  }),
);
export type CoverageCounts = z.infer<ReturnType<typeof CoverageCounts>>;

/** How far a notice has come, by building or unit; door numbers for the lead of that one unit alone. */
export const getCoverage = action({
  name: 'coverage.get',
  kind: 'query',
  roles: figureRoles,
  /** Without an area: the top of what the notice and the caller have in common. */
  input: lazily(() => z.object({ noticeId: noticeId(), areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      title: z.string(),
      kind: z.enum(noticeKinds),
      version: z.number().int(),
      area: z.object({ id: z.string(), name: z.string(), level: z.enum(areaLevels) }),
      counts: CoverageCounts(),
      /** The next level down, in the order people count it. */
      rows: z.array(
        CoverageCounts().extend({
          areaId: z.string(),
          name: z.string(),
          canOpen: z.boolean(),
        }),
      ),
      /** What became of WeChat's messages: never 「已通知」. */
      pushes: z.object({
        sent: z.number().int(),
        /** It may have come or not: WeChat did not answer. */
        unsure: z.number().int(),
        failed: z.number().int(),
      }),
      /** Of one's own unit: doors nobody reached, those one ticked, and how many have no number yet. */
      doors: z
        .object({
          uncovered: z.array(z.string()),
          told: z.array(z.object({ door: z.string(), how: z.enum(['phone', 'visit']) })),
          unknown: z.number().int().min(0),
        })
        .optional(),
    }),
  ),
});

/** Ticks doors as told by phone or at the door, or takes such a tick back. */
export const tellDoors = action({
  name: 'coverage.tell',
  kind: 'command',
  roles: coverageRoles,
  input: lazily(() =>
    z.object({
      noticeId: noticeId(),
      /** The unit. */
      areaId: areaId(),
      doors: z.array(door()).min(1, '请选门牌').max(40, '一次最多 40 户'),
      how: z.enum(['phone', 'visit', 'take-back']),
    }),
  ),
  output: lazily(() => z.object({ counts: CoverageCounts() })),
});

/** Somebody without a phone who agreed to be told: by phone or at the door (feature F86). */
export const OfflinePerson = lazily(() =>
  z.object({
    id: z.string(),
    areaId: z.string(),
    shortAddress: z.string(),
    door: z.string(),
    /** What to call her: 王奶奶. */
    name: z.string().optional(),
    phone: z.string().optional(),
    how: z.enum(['phone', 'visit']),
    consentOn: z.string(),
    consent: z.enum(['spoken', 'paper']),
  }),
);
export type OfflinePerson = z.infer<ReturnType<typeof OfflinePerson>>;

export const listOffline = action({
  name: 'coverage.list-offline',
  kind: 'query',
  roles: coverageRoles,
  input: lazily(() => z.object({ cursor: z.string().max(200).optional() })),
  output: lazily(() =>
    z.object({ people: z.array(OfflinePerson()), nextCursor: z.string().optional() }),
  ),
});

/** Puts somebody on the list, with her consent. */
export const addOffline = action({
  name: 'coverage.add-offline',
  kind: 'command',
  roles: coverageRoles,
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      door: door(),
      name: z.string().trim().max(10, '最多 10 个字').optional(),
      phone: z
        .string()
        .trim()
        .regex(/^\d{5,12}$/, '请填 5 到 12 位数字的电话')
        .optional(),
      how: z.enum(['phone', 'visit']),
      consent: z.enum(['spoken', 'paper']),
      /** She agreed on this day; without it nobody is put on a list. */
      consentOn: z.iso.date('请写她同意的日期'),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

/** Takes somebody off the list, with everything that was kept of her. */
export const removeOffline = action({
  name: 'coverage.remove-offline',
  kind: 'command',
  roles: coverageRoles,
  input: lazily(() => z.object({ id: z.string().regex(/^of_[0-9a-z]{8,40}$/) })),
  output: lazily(() => z.object({})),
});

/** Whom the caller is to tell of what today: people on the list whose door nobody rang or went to yet. */
export const listToTell = action({
  name: 'coverage.to-tell',
  kind: 'query',
  roles: coverageRoles,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      notices: z.array(
        z.object({
          noticeId: z.string(),
          title: z.string(),
          kind: z.enum(noticeKinds),
          /** What one says on the phone or at the door. */
          words: z.string(),
          startsAt: z.number().optional(),
          people: z.array(OfflinePerson()),
        }),
      ),
    }),
  ),
});

/** Doors drawn by lot of those that were ticked: the community rings back and asks (`features.md` N11). */
export const listSamples = action({
  name: 'coverage.samples',
  kind: 'query',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      samples: z.array(
        z.object({
          id: z.string(),
          noticeId: z.string(),
          title: z.string(),
          shortAddress: z.string(),
          door: z.string(),
          how: z.enum(['phone', 'visit']),
          phone: z.string().optional(),
        }),
      ),
    }),
  ),
});

/** What the household said: it knew, it did not, or nobody was reached. A 「不知道」 makes the door uncovered again. */
export const checkSample = action({
  name: 'coverage.check-sample',
  kind: 'command',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() =>
    z.object({
      id: z.string().regex(/^cs_[0-9a-z]{8,40}$/),
      answer: z.enum(['knew', 'not-told', 'not-reached']),
    }),
  ),
  output: lazily(() => z.object({})),
});
