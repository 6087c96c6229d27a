import type { EventRecord } from '#runtime/records';
import { peopleBehind } from '../area/duty-records';
import type { Addressed } from './addressed';
import type { Words } from './loop-words';
import { deliver, type InboxItemRecord } from './records';

export type Message = Words & Pick<InboxItemRecord, 'kind' | 'link'> & { personId: string };

/** Nobody is told what she did herself. */
export async function messagesTo(
  event: EventRecord,
  all: readonly Addressed[],
): Promise<Message[]> {
  const messages: Message[] = [];
  for (const { to, ...said } of all)
    for (const personId of await peopleBehind(to, event.at))
      if (personId !== event.callerId) messages.push({ ...said, personId });
  return messages;
}

/** Messages written side by side. */
const atOnce = 50;

/** One message per person and event, whatever the number of repeats. */
export async function deliverAll(event: EventRecord, messages: readonly Message[]): Promise<void> {
  const one = [...new Map(messages.map((message) => [message.personId, message])).values()];
  for (let from = 0; from < one.length; from += atOnce)
    await Promise.all(
      one.slice(from, from + atOnce).map((message) =>
        deliver({
          ...message,
          _id: `${event._id}:${message.personId}`,
          at: event.at,
          isRead: false,
        }),
      ),
    );
}
