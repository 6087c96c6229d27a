import type { NoticeLine } from '#contracts/notice';
import { isOver, publisherText } from '#domain/notice';
import { clip } from '#domain/title';
import { defined } from '#runtime/defined';
import type { NoticeRecord } from './records';

const summaryLimit = 48;

/** A notice as a line of a list; `readVersion` is the newest version she has read. */
export function lineOf(notice: NoticeRecord, readVersion: number, now: number): NoticeLine {
  const { _id, kind, status, title, text, areaText, publisher, version } = notice;
  const { startsAt, endsAt, publishAt } = notice;
  return {
    id: _id,
    kind,
    status,
    title,
    summary: clip(text.replace(/\s+/g, ' '), summaryLimit),
    areaText,
    publisherText: publisherText(publisher),
    at: notice.publishedAt ?? notice.writtenAt,
    version,
    isRead: readVersion >= version,
    isOver: isOver(notice, now),
    ...defined({ startsAt, endsAt, publishAt }),
  };
}
