import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { Photos } from './file';
import {
  NoticeLine,
  NoticePublisher,
  noticeAreaLimit,
  noticeChannels,
  noticeId,
  noticeKinds,
  noticeReviewReasons,
  noticeReviewRoles,
  noticeRoles,
  noticeStatuses,
  noticeTextLimit,
  noticeTitleLimit,
  seenNotice,
} from './notice';

const instant = () => z.number().int().min(0).max(4_102_444_800_000);
const title = () =>
  z.string().trim().min(2, '请写标题').max(noticeTitleLimit, `标题最多 ${noticeTitleLimit} 个字`);
const text = () =>
  z.string().trim().min(4, '请写清楚是什么事').max(noticeTextLimit, `最多 ${noticeTextLimit} 个字`);
/** What it says, whole: an amendment names all of it again. Instants are epoch ms. */
const said = () => ({
  title: title(),
  text: text(),
  /** When it happens: the water is off from … to …. */
  startsAt: instant().optional(),
  endsAt: instant().optional(),
  /** Where one meets. */
  place: z.string().trim().max(40, '最多 40 个字').optional(),
});

/** Writes a notice: shown at once, at its time, or once the community looked. */
export const publishNotice = action({
  name: 'notice.publish',
  kind: 'command',
  roles: noticeRoles,
  input: lazily(() =>
    z.object({
      areaIds: z
        .array(areaId())
        .min(1, '请选发给哪里')
        .max(noticeAreaLimit, `最多选 ${noticeAreaLimit} 处`),
      kind: z.enum(noticeKinds),
      ...said(),
      /** Shown from then on; at once where missing. */
      publishAt: instant().optional(),
      /** Off the list from then on; two weeks after it happens unless told. */
      shownUntil: instant().optional(),
      photos: Photos().optional(),
    }),
  ),
  output: lazily(() =>
    z.object({
      id: z.string(),
      version: z.number().int(),
      status: z.enum(noticeStatuses),
      /** Why it waits. */
      reviewReason: z.enum(noticeReviewReasons).optional(),
    }),
  ),
});

/** Changes what a notice says: a new version, which everybody finds unread. */
export const amendNotice = action({
  name: 'notice.amend',
  kind: 'command',
  roles: noticeRoles,
  input: lazily(() =>
    z.object({
      ...seenNotice(),
      ...said(),
      /** Time or place changed: doors are counted afresh. */
      isToldAgain: z.boolean(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int(), status: z.enum(noticeStatuses) })),
});

/** Takes a notice back: within five minutes without a word, later with a reason that its readers see. */
export const withdrawNotice = action({
  name: 'notice.withdraw',
  kind: 'command',
  roles: noticeRoles,
  input: lazily(() =>
    z.object({
      ...seenNotice(),
      reason: z.string().trim().min(2, '请写撤回的原因').max(100, '最多 100 个字').optional(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Lets a notice out that waited, or refuses it with a reason its writer reads. */
export const reviewNotice = action({
  name: 'notice.review',
  kind: 'command',
  roles: noticeReviewRoles,
  input: lazily(() =>
    z.object({
      ...seenNotice(),
      decision: z.enum(['publish', 'refuse']),
      reason: z.string().trim().min(2, '请写原因').max(100, '最多 100 个字').optional(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int(), status: z.enum(noticeStatuses) })),
});

/** Notes that a notice went out in another way, with a photo where there is one. */
export const noteChannel = action({
  name: 'notice.note-channel',
  kind: 'command',
  roles: noticeRoles,
  input: lazily(() =>
    z.object({ id: noticeId(), channel: z.enum(noticeChannels), photos: Photos().optional() }),
  ),
  output: lazily(() => z.object({})),
});

/** 通知管理: what was written for the caller's areas, and what waits for her decision. */
export const listWritten = action({
  name: 'notice.written',
  kind: 'query',
  roles: noticeRoles,
  input: lazily(() =>
    z.object({ view: z.enum(['waiting', 'all']), cursor: z.string().max(200).optional() }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(NoticeLine()), nextCursor: z.string().optional() }),
  ),
});

/** Where she may write to, her own area first, with the doors that would be reached. */
export const getNoticeForm = action({
  name: 'notice.form',
  kind: 'query',
  roles: noticeRoles,
  /** `areaId`: the areas directly below it, to choose some of them. */
  input: lazily(() => z.object({ areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      areas: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          areaText: z.string(),
          households: z.number().int(),
          canOpen: z.boolean(),
        }),
      ),
      kinds: z.array(z.enum(noticeKinds)),
      publisher: NoticePublisher(),
      /** It will wait for the community, and why. */
      reviewReason: z.enum(noticeReviewReasons).optional(),
    }),
  ),
});

/** The QR image that leads to a notice, for its print. Base64 of a PNG or JPEG. */
export const getNoticeImage = action({
  name: 'notice.image',
  kind: 'query',
  roles: noticeRoles,
  input: lazily(() => z.object({ id: noticeId() })),
  output: lazily(() => z.object({ imageBase64: z.string(), contentType: z.string() })),
});

/** Whether leads' notices wait for the community (先审后发) in this district; else 先发后审. */
export const getNoticePolicy = action({
  name: 'notice.policy',
  kind: 'query',
  roles: ['district-desk'],
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      isReviewedFirst: z.boolean(),
      changedAt: z.number().optional(),
      changedBy: z.string().optional(),
    }),
  ),
});
export const setNoticePolicy = action({
  name: 'notice.set-policy',
  kind: 'command',
  roles: ['district-desk'],
  input: lazily(() => z.object({ isReviewedFirst: z.boolean() })),
  output: lazily(() => z.object({})),
});
