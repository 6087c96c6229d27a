import type { InboxKind } from '#contracts/inbox';

/** `inbox_items`: one document per person and event (`_id` is made of both), so that no repeat doubles it. */
export type InboxItemRecord = {
  _id: string;
  personId: string;
  at: number;
  kind: InboxKind;
  title: string;
  text: string;
  link?: { kind: 'report' | 'work-order' | 'homes'; id?: string };
  isRead: boolean;
};
