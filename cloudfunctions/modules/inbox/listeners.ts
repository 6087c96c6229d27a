import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import type { LoopFacts } from '../work-order/records';
import { homeWords, type PersonalFacts } from './home-words';
import { type LoopEvent, toHandler, toNext, toReporter, type Words } from './loop-words';
import { peopleBehind } from './recipients';
import { deliver, type InboxItemRecord } from './records';

type Message = Words & Pick<InboxItemRecord, 'kind' | 'link'> & { personId: string };

/** One message per person and event, whatever the number of repeats. */
const deliverAll = (event: EventRecord, messages: readonly Message[]) => {
  const one = new Map(messages.map((message) => [message.personId, message]));
  return Promise.all(
    [...one.values()].map((message) =>
      deliver({ ...message, _id: `${event._id}:${message.personId}`, at: event.at, isRead: false }),
    ),
  );
};

async function loopMessages(event: EventRecord): Promise<Message[]> {
  const facts = event.data as LoopFacts;
  const name = event.name as LoopEvent;
  const link = { kind: 'work-order', id: facts.workOrderId } as const;
  const toStaff = (personId: string, words: Words): Message => ({
    ...words,
    personId,
    kind: 'work-order',
    link,
  });
  const next = toNext[name]?.(facts, event.at);
  const handled = toHandler[name]?.(facts, event.at);
  const told = toReporter[name]?.(facts, event.at);
  const waiting = next ? await peopleBehind(facts.waitsFor, event.at) : [];
  const staff = [
    ...(handled && facts.assignee ? [toStaff(facts.assignee.personId, handled)] : []),
    ...(next ? waiting.map((personId) => toStaff(personId, next)) : []),
  ].filter((message) => message.personId !== event.callerId);
  const reporters = facts.reports.map(({ id, reporterId }) => ({ id, personId: reporterId }));
  return [
    ...staff,
    ...(told
      ? reporters.map(
          ({ id, personId }): Message => ({
            ...told,
            personId,
            kind: 'report',
            link: { kind: 'report', id },
          }),
        )
      : []),
  ];
}

/** Everybody a step of the loop concerns. */
const tellLoop: Listener = {
  name: 'inbox.tell-loop',
  hears: [
    ...new Set([...Object.keys(toReporter), ...Object.keys(toNext), ...Object.keys(toHandler)]),
  ],
  async hear(event) {
    await deliverAll(event, await loopMessages(event));
    return 'done';
  },
};

/** Residents about their homes, leads about homes to verify, staff about their posts. */
const tellPeople: Listener = {
  name: 'inbox.tell-people',
  hears: Object.keys(homeWords),
  async hear(event) {
    const facts = event.data as PersonalFacts;
    const note = homeWords[event.name]?.(facts);
    if (!note) return 'done';
    const people = await peopleBehind(facts.tell, event.at);
    await deliverAll(
      event,
      people.map((personId) => ({ ...note, personId })),
    );
    return 'done';
  },
};

export const inboxListeners = [tellLoop, tellPeople];
