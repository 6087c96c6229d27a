import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { accountId } from './points';
import { FoundAccount } from './points-accounts';
import type { Role } from './roles';

/** Who calls for volunteers, each within the own area. */
export const callRoles = [
  'grid-worker',
  'grid-lead',
  'moderator',
  'community-staff',
  'chief-grid-lead',
  'shopkeeper',
] as const satisfies readonly Role[];

export const callStatuses = ['open', 'over', 'cancelled'] as const;
export type CallStatus = (typeof callStatuses)[number];
export const callStatusWords: Record<CallStatus, string> = {
  open: '正在招募',
  over: '已结束',
  cancelled: '已取消',
};

export const signUpStatuses = [
  'signed',
  'waiting',
  'cancelled',
  'present',
  'finished',
  'absent',
] as const;
export type SignUpStatus = (typeof signUpStatuses)[number];
export const signUpStatusWords: Record<SignUpStatus, string> = {
  signed: '已报名',
  waiting: '候补中',
  cancelled: '已取消报名',
  present: '已到场',
  finished: '已离场',
  absent: '没有来',
};

export const callId = () => z.string().regex(/^vc_[0-9a-z]{8,40}$/);
const signUpId = () => z.string().regex(/^vs_[0-9a-z]{8,40}$/);
const cursor = () => z.string().max(200).optional();

/** A 招募令 as a line of a list. */
export const CallLine = lazily(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    status: z.enum(callStatuses),
    areaText: z.string(),
    place: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    places: z.number().int(),
    signedCount: z.number().int(),
    mine: z.enum(signUpStatuses).optional(),
  }),
);
export type CallLine = z.infer<ReturnType<typeof CallLine>>;

/** Calls for where she lives and works, the next first. */
export const listCalls = action({
  name: 'volunteer.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ cursor: cursor() })),
  output: lazily(() => z.object({ items: z.array(CallLine()), nextCursor: z.string().optional() })),
});

export const getCall = action({
  name: 'volunteer.get',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: callId() })),
  output: lazily(() =>
    z.object({
      call: CallLine().extend({
        version: z.number().int(),
        text: z.string(),
        publisherText: z.string(),
        phone: z.string().optional(),
        /** What a risky one says of insurance (山东省志愿服务条例 33). */
        insuranceNote: z.string().optional(),
        /** Children come with somebody grown up. */
        isForFamilies: z.boolean(),
        /** 「每小时 2 分，一天最多 8 分」 */
        pointsText: z.string().optional(),
        cancelledReason: z.string().optional(),
      }),
      mine: z
        .object({
          status: z.enum(signUpStatuses),
          version: z.number().int(),
          children: z.number().int(),
          checkedInAt: z.number().optional(),
          checkedOutAt: z.number().optional(),
          minutes: z.number().int().optional(),
        })
        .optional(),
      maySignUp: z.boolean(),
      /** Why not. */
      obstacle: z.string().optional(),
      /** For whoever leads it. */
      mayLead: z.boolean(),
    }),
  ),
});

/** Publishes a call for an area of the caller's own. */
export const publishCall = action({
  name: 'volunteer.publish',
  kind: 'command',
  roles: callRoles,
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      title: z.string().trim().min(2, '请写标题').max(30, '最多 30 个字'),
      text: z.string().trim().min(5, '请写要做什么').max(600, '最多 600 个字'),
      place: z.string().trim().min(2, '请写在哪里集合').max(40, '最多 40 个字'),
      startsAt: z.number().int(),
      endsAt: z.number().int(),
      places: z.number('请写招几个人').int('请写整数').min(1, '至少 1 人').max(200, '最多 200 人'),
      isForFamilies: z.boolean(),
      isRisky: z.boolean(),
      insuranceNote: z.string().trim().max(100, '最多 100 个字').optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

export const cancelCall = action({
  name: 'volunteer.cancel',
  kind: 'command',
  roles: callRoles,
  input: lazily(() =>
    z.object({
      id: callId(),
      version: z.number().int().min(1),
      reason: z.string().trim().min(2, '请写原因，报了名的人会看到').max(100, '最多 100 个字'),
    }),
  ),
  output: lazily(() => z.object({})),
});

/** Signs up; full ones put her on the waiting list. Children come with her and have no profile of their own. */
export const signUp = action({
  name: 'volunteer.sign-up',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() =>
    z.object({
      id: callId(),
      children: z.number().int('请写整数').min(0).max(3, '最多带 3 个孩子').default(0),
      /** She stays with them all the time (未成年人网络保护条例; 山东省志愿服务条例). */
      isGuardian: z.boolean().default(false),
      /** Without it: somebody below 18 may come with her guardian only. */
      isAdult: z.literal(true, '未满 18 岁请和家长一起来，由家长报名'),
    }),
  ),
  output: lazily(() => z.object({ status: z.enum(signUpStatuses) })),
});

export const cancelSignUp = action({
  name: 'volunteer.cancel-sign-up',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() => z.object({ id: callId() })),
  output: lazily(() => z.object({})),
});

/** By the QR the leader shows there: in, and later out. The code changes every half minute. */
export const attendCall = action({
  name: 'volunteer.attend',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() =>
    z.object({
      id: callId(),
      way: z.enum(['in', 'out']),
      code: z.string().trim().toUpperCase().min(4).max(12),
    }),
  ),
  output: lazily(() =>
    z.object({ status: z.enum(signUpStatuses), minutes: z.number().int().optional() }),
  ),
});

/** What the leader sees: who signed up, and the secret her phone makes the codes from. */
export const getAttendance = action({
  name: 'volunteer.attendance',
  kind: 'query',
  roles: callRoles,
  input: lazily(() => z.object({ id: callId() })),
  output: lazily(() =>
    z.object({
      title: z.string(),
      status: z.enum(callStatuses),
      version: z.number().int(),
      startsAt: z.number(),
      endsAt: z.number(),
      secret: z.string(),
      people: z.array(
        z.object({
          id: z.string(),
          version: z.number().int(),
          name: z.string(),
          children: z.number().int(),
          status: z.enum(signUpStatuses),
          minutes: z.number().int().optional(),
          isPaper: z.boolean(),
        }),
      ),
    }),
  ),
});

/** Ticks somebody in or out by hand, or as absent. */
export const tickAttendance = action({
  name: 'volunteer.tick',
  kind: 'command',
  roles: callRoles,
  input: lazily(() =>
    z.object({
      id: signUpId(),
      version: z.number().int().min(1),
      as: z.enum(['present', 'finished', 'absent']),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Puts somebody with a paper passbook on the list, who came without a phone. */
export const addPaperVolunteer = action({
  name: 'volunteer.add-paper',
  kind: 'command',
  roles: callRoles,
  input: lazily(() => z.object({ id: callId(), accountId: accountId() })),
  output: lazily(() => z.object({ person: FoundAccount() })),
});
