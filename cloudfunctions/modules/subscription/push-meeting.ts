import { timeField } from '#domain/message';
import { personalIn } from '#domain/notice-words';
import { getAll } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { attendancesOf } from '../council/attendance-records';
import { fewAtATime } from './few-at-a-time';
import { deliveryIdOf, subscriptions } from './records';
import { type Message, push } from './sending';
import { meetingNotes, meetingSubject, pageOf } from './words';

type MeetingFacts = { meetingId: string; title: string; startsAt?: number; place?: string };

const messageTo = (event: EventRecord, personId: string): Message => {
  const { meetingId, title, startsAt, place } = event.data as MeetingFacts;
  return {
    _id: deliveryIdOf(event._id, personId),
    personId,
    template: 'meeting',
    isUrgent: false,
    subjectId: meetingId,
    page: pageOf.meeting(meetingId),
    content: {
      subject: personalIn(title) === undefined ? title : meetingSubject,
      at: timeField(startsAt ?? event.at),
      ...(place !== undefined && { place }),
      note: meetingNotes[event.name] ?? '',
    },
    at: event.at,
  };
};

/** Of those who signed up, whoever has a message of this kind left. */
async function toBeTold(event: EventRecord): Promise<string[]> {
  const there = await attendancesOf((event.data as MeetingFacts).meetingId);
  const signedUp = there
    .filter(({ status }) => status === 'registered')
    .flatMap(({ personId }) => personId ?? [])
    .filter((personId) => personId !== event.callerId);
  const asked = await getAll(subscriptions, signedUp);
  return asked.filter(({ credits }) => (credits.meeting ?? 0) > 0).map(({ _id }) => _id);
}

/** A meeting that nears, or is not as it was announced, to those who signed up and said yes to 会议提醒. */
export const pushMeeting: Listener = {
  name: 'subscription.push-meeting',
  hears: Object.keys(meetingNotes),
  isForJobs: true,
  async hear(event, { deadline }) {
    const told = await toBeTold(event);
    await fewAtATime(told, (personId) => push(messageTo(event, personId), deadline));
    return 'done';
  },
};
