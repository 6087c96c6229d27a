import * as z from 'zod';
import { action, lazily } from './action';

export const inboxKinds = ['report', 'work-order', 'home', 'identity'] as const;
export type InboxKind = (typeof inboxKinds)[number];

export const InboxItem = lazily(() =>
  z.object({
    id: z.string(),
    at: z.number(),
    kind: z.enum(inboxKinds),
    title: z.string(),
    text: z.string(),
    /** What a tap opens: a report of one's own, or a work order. */
    link: z
      .object({ kind: z.enum(['report', 'work-order', 'homes']), id: z.string().optional() })
      .optional(),
    isRead: z.boolean(),
  }),
);
export type InboxItem = z.infer<ReturnType<typeof InboxItem>>;

/** 消息: what concerns me, newest first. Written before any push and whether or not a push arrives. */
export const listInbox = action({
  name: 'inbox.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ cursor: z.string().max(200).optional() })),
  output: lazily(() =>
    z.object({ items: z.array(InboxItem()), nextCursor: z.string().optional() }),
  ),
});

/** Unread, capped at 100 (shown as 99+). */
export const getBadge = action({
  name: 'inbox.badge',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() => z.object({ unread: z.number().int().min(0).max(100) })),
});

/** Marks up to 20 messages of one's own as read. */
export const markRead = action({
  name: 'inbox.mark-read',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ ids: z.array(z.string().max(80)).min(1).max(20) })),
  output: lazily(() => z.object({})),
});
