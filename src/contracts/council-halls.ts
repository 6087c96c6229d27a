import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { boardRoles, cadences, hallId } from './council';
import type { Role } from './roles';

/** Who makes and changes halls, each in the own area. */
export const hallEditorRoles = [
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
] as const satisfies readonly Role[];

/** Where a moderator comes from (`seeds.md` D11): for the record, never shown to neighbours. */
export const moderatorSources = ['retired-cadre', 'active-owner', 'veteran', 'other'] as const;
export type ModeratorSource = (typeof moderatorSources)[number];
export const moderatorSourceWords: Record<ModeratorSource, string> = {
  'retired-cadre': '离退休干部',
  'active-owner': '热心业主',
  veteran: '退役军人',
  other: '其他',
};

export const hallNameLimit = 20;
export const hallPlaceLimit = 40;

const hallSaid = () => ({
  name: z.string().trim().min(2, '请写议事厅的名称').max(hallNameLimit, '最多 20 个字'),
  areaId: areaId(),
  place: z.string().trim().min(2, '请写在哪里').max(hallPlaceLimit, '最多 40 个字'),
  capacity: z
    .number('请写能坐几个人')
    .int('请写整数')
    .min(5, '至少 5 人')
    .max(500, '最多 500 人')
    .optional(),
  phone: z
    .string()
    .trim()
    .regex(/^(1\d{10}|0[\d-]{9,12})$/, '请写 11 位手机号或带区号的座机')
    .optional(),
  hasOwnersCommittee: z.boolean(),
  moderators: z
    .array(
      z.object({
        personId: z.string().max(60),
        source: z.enum(moderatorSources).optional(),
      }),
    )
    .max(6, '一个议事厅最多 6 位话事员'),
});

/** Makes a hall, or changes one; a new place tells whoever signed up for a meeting there. */
export const saveHall = action({
  name: 'council.save-hall',
  kind: 'command',
  roles: hallEditorRoles,
  input: lazily(() =>
    z.object({
      /** Without it: a new one. */
      id: hallId().optional(),
      version: z.number().int().min(1).optional(),
      ...hallSaid(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), version: z.number().int() })),
});

/** What the form of a hall needs: the hall as staff see it, and who may be its moderator. */
export const getHallForm = action({
  name: 'council.hall-form',
  kind: 'query',
  roles: hallEditorRoles,
  /** A hall, or the area of a new one; without both the caller's own. */
  input: lazily(() => z.object({ id: hallId().optional(), areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      hall: z
        .object({
          id: z.string(),
          version: z.number().int(),
          name: z.string(),
          areaId: z.string(),
          areaText: z.string(),
          place: z.string(),
          capacity: z.number().int().optional(),
          phone: z.string().optional(),
          hasOwnersCommittee: z.boolean(),
          moderators: z.array(
            z.object({ personId: z.string(), source: z.enum(moderatorSources).optional() }),
          ),
          /** Named in a list that was read in, not yet found among those with the post. */
          namedOnly: z.array(z.string()),
          isClosed: z.boolean(),
        })
        .optional(),
      /** Areas it can be for. */
      areas: z.array(z.object({ id: z.string(), areaText: z.string() })),
      /** Those with the post 话事员 there. */
      candidates: z.array(
        z.object({ personId: z.string(), name: z.string(), untilOn: z.string().optional() }),
      ),
    }),
  ),
});

/** Closes a hall, with a reason that its neighbours read; one with a meeting still to come stays open. */
export const closeHall = action({
  name: 'council.close-hall',
  kind: 'command',
  roles: hallEditorRoles,
  input: lazily(() =>
    z.object({
      id: hallId(),
      version: z.number().int().min(1),
      reason: z.string().trim().min(2, '请写原因，居民会看到').max(100, '最多 100 个字'),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** 月度看板: which halls of the own area met, held without topics, or did not meet. Facts, never a ranking. */
export const getBoard = action({
  name: 'council.board',
  kind: 'query',
  roles: boardRoles,
  input: lazily(() =>
    z.object({ areaId: areaId().optional(), cursor: z.string().max(200).optional() }),
  ),
  output: lazily(() =>
    z.object({
      areaName: z.string(),
      /** The last six, the newest last. */
      months: z.array(z.string()),
      /** Of this month, of the halls on this page. */
      counts: z.object({
        held: z.number().int(),
        withoutTopics: z.number().int(),
        planned: z.number().int(),
        missed: z.number().int(),
      }),
      halls: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          areaText: z.string(),
          months: z.array(z.enum(cadences).nullable()),
          /** Two months in a row without a meeting. */
          isQuiet: z.boolean(),
          /** Parties that were not there three times in a row. */
          absentText: z.string().optional(),
          openDecisions: z.number().int(),
          overdueDecisions: z.number().int(),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
  ),
});
