import type { Got } from '#contracts/action';
import type { getBadge, InboxFilter, InboxItem, InboxKind } from '#contracts/inbox';
import type { NoticeKind, NoticeLine } from '#contracts/notice';
import { momentText, spanText } from '#domain/day';
import { badgeText, type Merged } from '#domain/inbox';
import type { IconName, Tone } from '../../components';

/** Told what is unread, whenever a list was read. */
export type OnBadge = (badge: Got<typeof getBadge>) => void;

export const icons: Record<InboxKind, IconName> = {
  report: 'camera',
  'work-order': 'message-square',
  home: 'house',
  identity: 'user-round',
  notice: 'megaphone',
  plate: 'qr-code',
  digest: 'clock',
  points: 'book-open',
  shop: 'gift',
  volunteer: 'users',
  council: 'users',
};

export const filterWords: Record<InboxFilter, string> = {
  all: '全部',
  unread: '未读',
  report: '反映',
  'work-order': '工作',
  others: '其他',
};

export const kindTones: Record<NoticeKind, Tone> = {
  emergency: 'red',
  outage: 'amber',
  meeting: 'blue',
  everyday: 'plain',
};

/** 「通知 3」; the number goes where nothing is unread. */
export const tabWords = (words: string, unread: number): string =>
  [words, badgeText(unread)].filter(Boolean).join(' ');

/** What a message says and when, and how many more there were about the same. */
export function messageNote({ newest, others }: Merged<InboxItem>, now: number): string {
  const more = others > 0 ? `还有 ${others} 条` : '';
  return [newest.text, [momentText(newest.at, now), more].filter(Boolean).join(' · ')].join('\n');
}

/** Where and when it happens, then who wrote it and when. */
export function noticeNote(line: NoticeLine, now: number): string {
  const { areaText, startsAt, endsAt, publisherText, at } = line;
  const when = startsAt === undefined ? '' : spanText({ startsAt, endsAt }, now);
  return [
    [when, areaText].filter(Boolean).join(' · '),
    `${publisherText} · ${momentText(at, now)}`,
  ].join('\n');
}

/** What became of it since: nothing for one that stands as it was written. */
export function noticeState({ status, version, isOver }: NoticeLine): string | undefined {
  if (status === 'withdrawn') return '已撤回';
  if (isOver) return '已经过去';
  return version > 1 ? '已更新' : undefined;
}
