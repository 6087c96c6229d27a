import type { NoticeKind, NoticeLine, NoticeStatus } from '#contracts/notice';
import { dateText, dayOf, minuteMs, momentText } from '#domain/day';
import { whenText } from '#domain/notice-words';
import type { Tone } from '../../components';

export const kindTones: Record<NoticeKind, Tone> = {
  emergency: 'red',
  outage: 'amber',
  meeting: 'blue',
  everyday: 'plain',
};
export const statusTones: Record<NoticeStatus, Tone> = {
  'in-review': 'amber',
  refused: 'red',
  scheduled: 'blue',
  published: 'jade',
  withdrawn: 'plain',
};

/** 「第 2 版，11月22日 改过」; nothing of a first version. */
export function versionText(
  { version, amendedAt }: { version: number; amendedAt?: number | undefined },
  now: number,
): string {
  if (amendedAt === undefined) return '';
  return `第 ${version} 版，${dateText(dayOf(amendedAt), dayOf(now))} 改过`;
}

/** Whole minutes in which it still goes without a reason; 0 once they are over. */
export const minutesLeft = (until: number | undefined, now: number): number =>
  until === undefined || until <= now ? 0 : Math.ceil((until - now) / minuteMs);

/** What taking it back asks for, and who reads that. */
export function takeBackText(it: { minutes: number; isOwn: boolean; isUnseen: boolean }): string {
  if (!it.isOwn) return '撤回要写原因，发通知的人和看过的邻居会看到。';
  if (it.isUnseen) return '还没有发出去，撤回后邻居不会看到。';
  return it.minutes > 0
    ? `还有 ${it.minutes} 分钟可以直接撤回，不用写原因。`
    : '现在撤回要写原因，看过的邻居会看到。';
}

/** What is copied into a group where WeChat's own card is not at hand. */
export function groupText(it: {
  title: string;
  text: string;
  publisherText: string;
  phone?: string | undefined;
}): string {
  return [`【${it.title}】`, it.text, it.publisherText, it.phone && `电话：${it.phone}`]
    .filter(Boolean)
    .join('\n');
}

/** Below the title of a line: where, when, from whom. */
export function lineNote(line: NoticeLine, now: number): string {
  const { areaText, startsAt, endsAt, publishAt, status, publisherText, at } = line;
  const happens = whenText({ startsAt, endsAt }, now);
  const moment =
    status === 'scheduled' && publishAt !== undefined
      ? `${momentText(publishAt, now)} 发布`
      : momentText(at, now);
  return [[areaText, happens].filter(Boolean).join(' · '), `${publisherText} · ${moment}`].join(
    '\n',
  );
}
