import * as z from 'zod';
import { action, lazily } from './action';
import { PhotoView } from './file';
import { type Role, roles } from './roles';

/** What a notice is about decides whether WeChat is spent on it and whether doors are counted (`rules.md §4.6`). */
export const noticeKinds = ['everyday', 'meeting', 'outage', 'emergency'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const noticeKindWords: Record<NoticeKind, string> = {
  everyday: '日常',
  meeting: '会议',
  outage: '停水停电',
  emergency: '应急',
};

/** Kinds everybody must know of: doors are counted, and whoever has no phone is told. */
export const countedKinds = ['outage', 'emergency'] as const satisfies readonly NoticeKind[];
export const isCounted = (kind: NoticeKind): boolean =>
  (countedKinds as readonly NoticeKind[]).includes(kind);

export const noticeStatuses = [
  'in-review',
  'refused',
  'scheduled',
  'published',
  'withdrawn',
] as const;
export type NoticeStatus = (typeof noticeStatuses)[number];
export const noticeStatusWords: Record<NoticeStatus, string> = {
  'in-review': '等社区审核',
  refused: '没有通过',
  scheduled: '定时发布',
  published: '已发布',
  withdrawn: '已撤回',
};

/** Ready words for what comes up most; none has room for a name or a door. */
export const noticeTemplates = [
  'water-off',
  'power-off',
  'gas-off',
  'lift-stop',
  'cleaning',
  'roadworks',
  'meeting',
  'storm',
  'free',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/** Who may write to whom: each within the own area (`rules.md §4.7`, Notice). */
export const noticeRoles = [
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'moderator',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
  'property-manager',
] as const satisfies readonly Role[];

/** Who decides about a notice that waits, and may withdraw what leads below published. */
export const noticeReviewRoles = [
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
] as const satisfies readonly Role[];

/** Why somebody looks before neighbours read it. */
export const noticeReviewReasons = ['property', 'review-first', 'text-doubted'] as const;
export type NoticeReviewReason = (typeof noticeReviewReasons)[number];
export const noticeReviewWords: Record<NoticeReviewReason, string> = {
  property: '物业的通知，由社区审核后发布',
  'review-first': '本区先审后发，由社区审核后发布',
  'text-doubted': '文字要请社区看一眼再发布',
};

export const noticeTitleLimit = 30;
export const noticeTextLimit = 600;
/** Areas of one notice: several buildings of a community. */
export const noticeAreaLimit = 12;
/** A notice may be planned this far ahead, in days. */
export const noticeAheadDays = 60;

export const noticeId = () => z.string().regex(/^nt_[0-9a-z]{8,40}$/);
export const seenNotice = () => ({ id: noticeId(), version: z.number().int().min(1) });
/** Who published it, as every notice says: 发布人、岗位、所属社区、日期 (国办函〔2021〕105号). */
export const NoticePublisher = lazily(() =>
  z.object({ name: z.string(), role: z.enum(roles), areaName: z.string(), unitName: z.string() }),
);

/** One notice as a line of a list. */
export const NoticeLine = lazily(() =>
  z.object({
    id: z.string(),
    kind: z.enum(noticeKinds),
    status: z.enum(noticeStatuses),
    title: z.string(),
    /** The first words of the text. */
    summary: z.string(),
    /** 「5号楼2单元」「槐安社区」 */
    areaText: z.string(),
    publisherText: z.string(),
    /** Shown since; of one that waits, since it was written. */
    at: z.number(),
    startsAt: z.number().optional(),
    endsAt: z.number().optional(),
    publishAt: z.number().optional(),
    version: z.number().int(),
    isRead: z.boolean(),
    /** What it announces is over. */
    isOver: z.boolean(),
  }),
);
export type NoticeLine = z.infer<ReturnType<typeof NoticeLine>>;

/** Where a notice also hangs or was read out, so that two channels can be shown (`seeds.md` D10, D34). */
export const noticeChannels = ['board', 'paper', 'group', 'screen', 'loudspeaker'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
export const noticeChannelWords: Record<NoticeChannel, string> = {
  board: '写在小白板上',
  paper: '贴了大字通知',
  group: '发到居民群',
  screen: '上了电子屏',
  loudspeaker: '用喇叭播了',
};

/** Notices for where she lives and works, newest first; a visitor reads those of the district. */
export const listNotices = action({
  name: 'notice.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ cursor: z.string().max(200).optional() })),
  output: lazily(() =>
    z.object({ items: z.array(NoticeLine()), nextCursor: z.string().optional() }),
  ),
});

/** One notice, for everybody whom it concerns and whoever has its link: it holds nothing personal. */
export const getNotice = action({
  name: 'notice.get',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: noticeId() })),
  output: lazily(() =>
    z.object({
      notice: NoticeLine().extend({
        text: z.string(),
        place: z.string().optional(),
        photos: z.array(PhotoView()),
        publisher: NoticePublisher(),
        /** Whom to ask: the number of the desk it came from. */
        phone: z.string().optional(),
        withdrawnReason: z.string().optional(),
        withdrawnAt: z.number().optional(),
        amendedAt: z.number().optional(),
      }),
      /** Whether it is for where she lives. */
      isMine: z.boolean(),
      /** For its writer and the desks above. */
      desk: z
        .object({
          mayAmend: z.boolean(),
          mayWithdraw: z.boolean(),
          /** Until then without a reason. */
          takeBackUntil: z.number().optional(),
          mayReview: z.boolean(),
          reviewReason: z.enum(noticeReviewReasons).optional(),
          refusedReason: z.string().optional(),
          revisions: z.array(
            z.object({ version: z.number().int(), at: z.number(), byText: z.string() }),
          ),
          channels: z.array(
            z.object({
              channel: z.enum(noticeChannels),
              at: z.number(),
              byText: z.string(),
              photos: z.array(PhotoView()),
            }),
          ),
        })
        .optional(),
    }),
  ),
});

/** She has read this version of it; her household counts as reached (`coverage`). */
export const readNotice = action({
  name: 'notice.read',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object(seenNotice())),
  output: lazily(() => z.object({})),
});
