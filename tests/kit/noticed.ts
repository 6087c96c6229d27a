import type { Got, Sent } from '#contracts/action';
import { getNotice, listNotices } from '#contracts/notice';
import { publishNotice } from '#contracts/notice-desk';
import type { EventRecord } from '#runtime/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import type { TestCloud } from './cloud';
import { area, type Who } from './world';

const hourMs = 3_600_000;

/** Tomorrow's water of Lin's stairwell. */
export const water = (cloud: TestCloud): Sent<typeof publishNotice> => ({
  areaIds: [area('u52')],
  kind: 'outage',
  title: '停水通知',
  text: '5号楼2单元明早停水，请提前存水。',
  startsAt: cloud.cloud.clock.now() + 16 * hourMs,
  endsAt: cloud.cloud.clock.now() + 20 * hourMs,
});

export const publishing = (
  cloud: TestCloud,
  over: Partial<Sent<typeof publishNotice>> = {},
  who: Who = 'unitLead',
): Promise<Got<typeof publishNotice>> => cloud.as(who)(publishNotice, { ...water(cloud), ...over });

/** A notice that was written, as its pages name it. */
export const seenOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

export const openedBy = (cloud: TestCloud, who: Who, { id }: { id: string }) =>
  cloud.as(who)(getNotice, { id });

/** Titles of what somebody finds on her list, from the top. */
export const titlesFor = async (cloud: TestCloud, who: Who): Promise<string[]> =>
  (await cloud.as(who)(listNotices, {})).items.map(({ title }) => title);

export const storedNotice = (cloud: TestCloud, { id }: { id: string }): NoticeRecord => {
  const found = cloud.one<NoticeRecord>('notices', id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};

/** Events of notices, the oldest first. */
export const noticeEvents = (cloud: TestCloud): EventRecord[] =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('notice.'))
    .sort((a, b) => a.at - b.at);

export const eventNames = (cloud: TestCloud): string[] =>
  noticeEvents(cloud).map(({ name }) => name);

export const minutesLater = (cloud: TestCloud, minutes: number): Promise<unknown> =>
  cloud.cloud.clock.advance(minutes * 60_000);
