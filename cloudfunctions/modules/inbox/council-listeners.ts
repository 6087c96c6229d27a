import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { attendancesOf } from '../council/attendance-records';
import { decisionsOfMeeting } from '../council/decision-records';
import type { Addressed } from './addressed';
import { toConfirmers } from './council-desk-words';
import { attendeeEvents, attendeeWords, councilWords, finalWords } from './council-words';
import { deliverAll, messagesTo } from './delivering';

const deliver = async (event: EventRecord, all: readonly Addressed[]): Promise<void> =>
  deliverAll(event, await messagesTo(event, all));

/** Authors and backers, who asked for something, who signs, and colleagues whose turn it is. */
const tellCouncil: Listener = {
  name: 'inbox.tell-council',
  hears: Object.keys(councilWords),
  async hear(event) {
    await deliver(event, councilWords[event.name]?.(event) ?? []);
    return 'done';
  },
};

const meetingIn = ({ data }: EventRecord): string => (data as { meetingId: string }).meetingId;

/** Everybody who signed up for a meeting that changes or nears, or was there when its minutes go round. */
const tellAttendees: Listener = {
  name: 'inbox.tell-attendees',
  hears: Object.keys(attendeeEvents),
  async hear(event) {
    const isForPresent = attendeeEvents[event.name] === 'present';
    const there = (await attendancesOf(meetingIn(event))).filter(({ status }) =>
      isForPresent ? status === 'present' : status !== 'cancelled',
    );
    const words = attendeeWords(
      event,
      there.flatMap(({ personId }) => personId ?? []),
    );
    // Of two messages to one person the later is kept: whoever confirms reads that she does.
    await deliver(event, isForPresent ? [...words, ...toConfirmers(event)] : words);
    return 'done';
  },
};

/** Whoever brought or backed what a meeting decided about. */
const tellFinal: Listener = {
  name: 'inbox.tell-final-minutes',
  hears: ['council.minutes-final'],
  async hear(event) {
    const decided = await decisionsOfMeeting(meetingIn(event));
    const concerns = [...new Set(decided.flatMap((one) => one.concerns))];
    await deliver(event, finalWords(event, concerns));
    return 'done';
  },
};

export const councilTellers: readonly Listener[] = [tellCouncil, tellAttendees, tellFinal];
