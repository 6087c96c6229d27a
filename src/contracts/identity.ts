import * as z from 'zod';
import { action, lazily } from './action';
import { AreaStep, areaId } from './area';
import { posts } from './card';
import { type Role, roles } from './roles';

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
const personName = () =>
  z
    .string()
    .trim()
    .regex(/^[一-龥·A-Za-z ]{1,20}$/, '请写您的姓名，20 个字以内');

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

/** Who gives and ends posts (`rules.md §4.7`, Org edit); which ones, says `#domain/appointment`. */
export const appointingRoles = [
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
  'admin',
] as const satisfies readonly Role[];

export const inviteStatuses = ['waiting', 'open', 'refused', 'accepted'] as const;
export type InviteStatus = (typeof inviteStatuses)[number];
export const inviteStatusWords: Record<InviteStatus, string> = {
  waiting: '等待确认',
  open: '等待本人输入邀请码',
  refused: '未通过',
  accepted: '已生效',
};
/** Typed from a slip of paper: no 0 O 1 I L. */
export const inviteCode = () =>
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[2-9A-HJKMNP-Z]{10}$/, '邀请码是 10 位字母和数字，请再看一看');
const inviteId = () => z.string().regex(/^iv_[0-9a-f]{24}$/);

/** 任命: an invitation for one person, good for a week; the post begins once she has typed the code. */
export const appoint = action({
  name: 'identity.appoint',
  kind: 'command',
  roles: appointingRoles,
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      role: z.enum(roles),
      name: personName(),
      /** Work phone, shown on the card. */
      phone: z
        .string()
        .regex(/^(1\d{10}|0[\d-]{9,12})$/, '请写 11 位手机号或带区号的座机')
        .optional(),
      post: z.enum(posts).optional(),
      duty: z.string().trim().max(20, '最多 20 个字').optional(),
      /** The first day of the post, in Asia/Shanghai; without it the post begins with the code. */
      fromOn: z.iso.date().optional(),
      /** The last day of the post, in Asia/Shanghai. */
      untilOn: z.iso.date().optional(),
    }),
  ),
  output: lazily(() =>
    z.object({
      inviteId: z.string(),
      code: z.string(),
      status: z.enum(inviteStatuses),
      expiresAt: z.number(),
    }),
  ),
});

/** 确认任命: by a second person, for every post of community staff and above (`rules.md §4.7`). */
export const confirmAppointment = action({
  name: 'identity.confirm-appointment',
  kind: 'command',
  roles: ['chief-grid-lead', 'subdistrict-dispatcher', 'district-desk'],
  input: lazily(() => z.object({ inviteId: inviteId(), decision: z.enum(['confirm', 'refuse']) })),
  output: lazily(() => z.object({ status: z.enum(inviteStatuses) })),
});

/** Begins the post of an invitation. Anybody who holds the code is the one it was given to. */
export const acceptInvite = action({
  name: 'identity.accept-invite',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ code: inviteCode() })),
  output: lazily(() =>
    z.object({
      role: z.enum(roles),
      areaName: z.string(),
      /** Epoch ms; later than now where the post was given from a later day on. */
      from: z.number(),
    }),
  ),
});

/** 卸任: ends a post now, or with the end of a day; nobody ends her own. */
export const dismiss = action({
  name: 'identity.dismiss',
  kind: 'command',
  roles: appointingRoles,
  input: lazily(() =>
    z.object({
      personId: z.string().max(60),
      membershipId: z.string().max(60),
      /** The last day of the post, in Asia/Shanghai. */
      untilOn: z.iso.date().optional(),
    }),
  ),
  output: lazily(() => z.object({})),
});

/** Who holds which post of an area, which are vacant there and below, and what is on its way. */
export const listAppointments = action({
  name: 'identity.list-appointments',
  kind: 'query',
  roles: appointingRoles,
  /** Without an area: the top of the caller's own scope. */
  input: lazily(() => z.object({ areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      area: AreaStep(),
      /** From the top of the caller's own scope down to the area. */
      trail: z.array(AreaStep()),
      /** Posts she may give here. */
      mayGive: z.array(z.enum(roles)),
      /** Posts that should be held here and are not. */
      vacancies: z.array(z.enum(roles)),
      below: z.array(
        AreaStep().extend({
          /** 「网格员 赵小河、陈安；网格长 顾明岚」 */
          holdersText: z.string(),
          vacancies: z.array(z.enum(roles)),
          /** Grids below it with a vacancy. */
          vacantGrids: z.number().int(),
        }),
      ),
      people: z.array(
        z.object({
          personId: z.string(),
          membershipId: z.string(),
          name: z.string(),
          role: z.enum(roles),
          post: z.enum(posts).optional(),
          duty: z.string().optional(),
          from: z.number(),
          until: z.number().optional(),
        }),
      ),
      invites: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          role: z.enum(roles),
          areaName: z.string(),
          status: z.enum(inviteStatuses),
          expiresAt: z.number(),
          /** It is the caller who may confirm it. */
          canConfirm: z.boolean(),
        }),
      ),
    }),
  ),
});
