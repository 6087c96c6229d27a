import * as z from 'zod';
import { action, lazily } from './action';

export const inboxKinds = [
  'report',
  'work-order',
  'home',
  'identity',
  'notice',
  'plate',
  'digest',
  'points',
  'shop',
  'volunteer',
  'council',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

export const inboxLinks = [
  'report',
  'work-order',
  'homes',
  'notice',
  'plates',
  'desk',
  'points',
  'points-acts',
  'points-desk',
  'points-sheet',
  'objections',
  'mediations',
  'redemption',
  'counter',
  'witness',
  'volunteer',
  'meeting',
  'hall',
  'trace',
  'topics',
  'council-work',
] as const;
export type InboxLink = { kind: (typeof inboxLinks)[number]; id?: string };

/** What she chooses to see. */
export const inboxFilters = ['all', 'unread', 'report', 'work-order', 'others'] as const;
export type InboxFilter = (typeof inboxFilters)[number];

export const InboxItem = lazily(() =>
  z.object({
    id: z.string(),
    at: z.number(),
    kind: z.enum(inboxKinds),
    title: z.string(),
    text: z.string(),
    /** What a tap opens. */
    link: z.object({ kind: z.enum(inboxLinks), id: z.string().optional() }).optional(),
    isRead: z.boolean(),
  }),
);
export type InboxItem = z.infer<ReturnType<typeof InboxItem>>;

/** 消息: what concerns me, newest first. Written before any push and whether or not a push arrives. */
export const listInbox = action({
  name: 'inbox.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      filter: z.enum(inboxFilters).optional(),
      cursor: z.string().max(200).optional(),
    }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(InboxItem()), nextCursor: z.string().optional() }),
  ),
});

/** Unread, capped at 100 (shown as 99+): everything together, and the notices among it. */
export const getBadge = action({
  name: 'inbox.badge',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      unread: z.number().int().min(0).max(100),
      notices: z.number().int().min(0).max(100),
    }),
  ),
});

/** Marks messages of one's own as read: up to 20 by name, or all there are at this instant. */
export const markRead = action({
  name: 'inbox.mark-read',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.union([
      z.object({ ids: z.array(z.string().max(80)).min(1).max(20) }),
      z.object({ isAll: z.literal(true) }),
    ]),
  ),
  /** A repeat marks nothing that came meanwhile. */
  output: lazily(() => z.object({ upTo: z.number() })),
});
