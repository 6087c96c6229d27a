import * as z from 'zod';
import { action, lazily } from './action';
import { AreaStep, areaId } from './area';
import { posts } from './card';
import { observerPostOf } from './observer';
import { personName } from './person-name';
import { type Role, roles } from './roles';

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
    z
      .object({
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
      })
      .refine(({ role, duty }) => role !== 'observer' || observerPostOf(duty), {
        path: ['duty'],
        error: '请选监督员的岗位',
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
