import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { personName } from './person-name';
import { roles } from './roles';

export const homeStatuses = ['declared', 'verified', 'refused', 'ended'] as const;
export type HomeStatus = (typeof homeStatuses)[number];
export const homeStatusWords: Record<HomeStatus, string> = {
  declared: '自报',
  verified: '已核实',
  refused: '未通过核实',
  ended: '已搬离',
};

/** Why a unit lead or grid worker cannot confirm that somebody lives there. */
export const homeRefusals = ['door-unknown', 'not-living-there', 'duplicate'] as const;
export type HomeRefusal = (typeof homeRefusals)[number];
export const homeRefusalWords: Record<HomeRefusal, string> = {
  'door-unknown': '门牌号对不上，请改一下再试',
  'not-living-there': '上门没有找到您，请联系单元长或网格员',
  duplicate: '您已在别处登记，请先办理搬离',
};

export const homeLabels = ['own', 'parents', 'other'] as const;
export type HomeLabel = (typeof homeLabels)[number];
export const homeLabelWords: Record<HomeLabel, string> = {
  own: '自己家',
  parents: '父母家',
  other: '另一处',
};

/** A door as people write it: 302, 1-302, 东户. Never shown to neighbours. */
const door = () =>
  z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z一-龥-]{1,12}$/, '门牌号写数字就行，例如 302');
export const honorifics = ['mr', 'ms'] as const;
export type Honorific = (typeof honorifics)[number];
export const honorificWords: Record<Honorific, string> = { mr: '先生', ms: '女士' };

export const Home = lazily(() =>
  z.object({
    id: z.string(),
    areaId: z.string(),
    label: z.enum(homeLabels),
    status: z.enum(homeStatuses),
    door: z.string().optional(),
    /** Why it could not be confirmed; only of a refused one. */
    refusal: z.enum(homeRefusals).optional(),
    /** 「槐安社区 · 第三网格 · 5号楼2单元」 */
    address: z.string(),
    /** 「5号楼2单元」 */
    shortAddress: z.string(),
  }),
);
export type Home = z.infer<ReturnType<typeof Home>>;

/** Who I am here. Costs no query of its own: all of it is in the caller's context. */
export const getMe = action({
  name: 'identity.me',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      personId: z.string(),
      name: z.string().optional(),
      honorific: z.enum(honorifics).optional(),
      maskedPhone: z.string().optional(),
      isEasyMode: z.boolean(),
      isStaff: z.boolean(),
      memberships: z.array(
        z.object({ role: z.enum(roles), areaId: z.string(), areaName: z.string() }),
      ),
      homes: z.array(Home()),
    }),
  ),
});

/** Saves how she wants to be called. Every field is voluntary. */
export const updateMe = action({
  name: 'identity.update-me',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      name: personName().optional(),
      honorific: z.enum(honorifics).optional(),
      isEasyMode: z.boolean().optional(),
    }),
  ),
  output: lazily(() => z.object({})),
});

/** Keeps a phone for call-backs: WeChat's one-time code, or typed where WeChat has no quota. An empty phone removes it. */
export const setPhone = action({
  name: 'identity.set-phone',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.union([
      z.object({ code: z.string().min(1).max(200) }),
      z.object({ phone: z.string().regex(/^(1\d{10}|)$/, '手机号是 11 位数字') }),
    ]),
  ),
  output: lazily(() => z.object({ maskedPhone: z.string().optional() })),
});

/** 自报住处: at once valid for the card, reports and notices; at most 3 homes at a time. */
export const bindHome = action({
  name: 'identity.bind-home',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      label: z.enum(homeLabels).default('own'),
      door: door().optional(),
    }),
  ),
  output: lazily(() => z.object({ home: Home() })),
});

/** Adds or mends the door, only asked for when something needs it; a verified home becomes 自报 again. */
export const setDoor = action({
  name: 'identity.set-door',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ homeId: z.string().max(60), door: door() })),
  output: lazily(() => z.object({ home: Home() })),
});

/** 搬离: ends a home of one's own; its history stays. */
export const endHome = action({
  name: 'identity.end-home',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ homeId: z.string().max(60) })),
  output: lazily(() => z.object({})),
});

const verifiers = ['unit-lead', 'building-lead', 'grid-worker', 'grid-lead'] as const;

/** 待核实: homes with a door in the caller's unit, building or grid that wait for a nod. */
export const listHomesToVerify = action({
  name: 'identity.list-homes-to-verify',
  kind: 'query',
  roles: verifiers,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      homes: z.array(
        z.object({
          id: z.string(),
          shortAddress: z.string(),
          door: z.string(),
          /** 「王女士」, never the full name. */
          residentText: z.string(),
          declaredAt: z.number(),
        }),
      ),
      hasMore: z.boolean(),
    }),
  ),
});

/** 核实 in one tap, or refused with a reason the resident reads. */
export const verifyHome = action({
  name: 'identity.verify-home',
  kind: 'command',
  roles: verifiers,
  input: lazily(() =>
    z.discriminatedUnion('decision', [
      z.object({ homeId: z.string().max(60), decision: z.literal('confirm') }),
      z.object({
        homeId: z.string().max(60),
        decision: z.literal('refuse'),
        reason: z.enum(homeRefusals),
      }),
    ]),
  ),
  output: lazily(() => z.object({})),
});

export * from './appointment';
