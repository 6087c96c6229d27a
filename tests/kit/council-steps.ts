import type { Sent } from '#contracts/action';
import {
  closeCollecting,
  collectTopics,
  confirmAgenda,
  getMeeting,
  openMeeting,
  publishMeeting,
} from '#contracts/council-meeting';
import { addDays, dayOf, minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { TestCloud } from './cloud';
import { eveningNextMonth, meetingNow, moderator, monthAt } from './council';
import { fourParties } from './meeting-story';
import type { Who } from './world';

const hallId = 'ha_huaiestate';

/** A meeting as somebody's page names it. */
export const seenMeeting = (cloud: TestCloud, id: string) => ({
  id,
  version: meetingNow(cloud, id).version,
});

export const lookedAt = (cloud: TestCloud, who: Who, id: string) =>
  cloud.as(who)(getMeeting, { id });

/** Opens the hall's meeting of next month, or what `over` says. */
export const openedMeeting = (
  cloud: TestCloud,
  who: Who,
  over: Partial<Sent<typeof openMeeting>> = {},
) =>
  cloud.as(who)(openMeeting, {
    ...{ hallId, kind: 'monthly', month: monthAt(cloud.cloud.clock.now(), 1) },
    ...over,
  });

/** Time, place and parties on the tenth of next month. */
export function planOf(cloud: TestCloud, over: Partial<Sent<typeof publishMeeting>> = {}) {
  const startsAt = eveningNextMonth(cloud.cloud.clock.now());
  return {
    place: '党群服务中心二楼',
    startsAt,
    endsAt: startsAt + 120 * minuteMs,
    parties: fourParties.map((party) => ({ party, who: '代表' })),
    proofReason: '宣传栏在换',
    ...over,
  };
}

/** A meeting of next month with one topic, whose agenda the secretary agreed to. */
export async function confirmedMeeting(cloud: TestCloud): Promise<string> {
  const { id } = await openedMeeting(cloud, moderator);
  const untilOn = addDays(dayOf(cloud.cloud.clock.now()), 3);
  await cloud.as(moderator)(collectTopics, { ...seenMeeting(cloud, id), untilOn });
  await cloud.as(moderator)(closeCollecting, seenMeeting(cloud, id));
  await cloud.change('meetings', id, {
    agenda: [{ id: 'it_1', title: '充电棚不够', proposalIds: [] }],
  });
  await cloud.as('he')(confirmAgenda, seenMeeting(cloud, id));
  return id;
}

/** Publishes it, as `planOf` plans it unless something else is said. */
export const publishingAs = (cloud: TestCloud, who: Who, { id, ...over }: { id: string }) =>
  cloud.as(who)(publishMeeting, { ...seenMeeting(cloud, id), ...planOf(cloud), ...over });

/** Events of the council, the oldest first. */
export const councilEvents = (cloud: TestCloud): EventRecord[] =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('council.'))
    .sort((a, b) => a.at - b.at);
