import type { EventRecord } from '#runtime/records';
import type { Words } from './loop-words';
import { deliver, type InboxItemRecord } from './records';

export type Message = Words & Pick<InboxItemRecord, 'kind' | 'link'> & { personId: string };

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
