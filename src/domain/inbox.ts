import { minuteMs } from './day';

/** Messages about the same within so many minutes are one line (`rules.md §4.6` rule 7; `config/policy.ts` shows it). */
export const mergeMinutes = 30;

type Item = {
  id: string;
  at: number;
  kind: string;
  isRead: boolean;
  link?: { kind: string; id?: string | undefined } | undefined;
};

/** One line of the inbox: the newest message about something, and those within the same half hour before it. */
export type Merged<I extends Item> = { newest: I; ids: string[]; others: number; isRead: boolean };

/**
 * Messages about the same thing within `minutes` of the newest are one line (`rules.md §4.6` rule 7). `items`
 * come newest first; every one of them stays stored.
 */
export function mergedItems<I extends Item>(items: readonly I[], minutes: number): Merged<I>[] {
  const lines: Merged<I>[] = [];
  for (const item of items) {
    const line = lines.find(
      ({ newest }) =>
        item.link?.id !== undefined &&
        newest.kind === item.kind &&
        newest.link?.kind === item.link.kind &&
        newest.link.id === item.link.id &&
        newest.at - item.at <= minutes * minuteMs,
    );
    if (line) {
      line.ids.push(item.id);
      line.others += 1;
      line.isRead &&= item.isRead;
    } else lines.push({ newest: item, ids: [item.id], others: 0, isRead: item.isRead });
  }
  return lines;
}

/** 「99+」 from a hundred on, as WeChat shows at most four characters; undefined where nothing is unread. */
export const badgeText = (unread: number): string | undefined => {
  if (unread <= 0) return undefined;
  return unread > 99 ? '99+' : String(unread);
};
