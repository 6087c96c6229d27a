import type { WorkOrderEvent } from '#contracts/work-order';
import { audiences } from '#domain/audience';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { peopleBehind } from '../area/duty-records';
import type { LoopFacts } from '../work-order/fact-records';
import { councilTellers } from './council-listeners';
import { deliverAll, type Message } from './delivering';
import { homeWords, type PersonalFacts } from './home-words';
import { toReporter, wordsFor } from './loop-words';
import { type NoticeFacts, toNoticeReviewers, toPublisher } from './notice-words';
import { tellPlates } from './plates';
import { pointsTellers } from './points-listeners';
import { toStaff } from './staff-words';

const toLoop = (facts: LoopFacts) => ({ kind: 'work-order', id: facts.workOrderId }) as const;

async function staffMessages(event: EventRecord, facts: LoopFacts): Promise<Message[]> {
  const words = toStaff[event.name as WorkOrderEvent];
  const messages: Message[] = [];
  for (const audience of audiences) {
    const said = words?.[audience]?.(facts, event.at);
    const keys = facts.tell?.[audience];
    if (!said || !keys) continue;
    const link = toLoop(facts);
    for (const personId of await peopleBehind(keys, event.at))
      if (personId !== event.callerId)
        messages.push({ ...said, personId, kind: 'work-order', link });
  }
  return messages;
}

function residentMessages(event: EventRecord, facts: LoopFacts): Message[] {
  return facts.reports.flatMap((report): Message[] => {
    const said = wordsFor(event.name as WorkOrderEvent, report)?.(facts, event.at);
    const link = { kind: 'report', id: report.id } as const;
    return said ? [{ ...said, personId: report.reporterId, kind: 'report', link }] : [];
  });
}

/** What an event of the loop tells to whom; the later of two messages to one person is kept. */
async function loopMessages(event: EventRecord): Promise<Message[]> {
  const facts = event.data as LoopFacts;
  const all = [...(await staffMessages(event, facts)), ...residentMessages(event, facts)];
  return all.filter(({ personId }) => personId !== facts.hiddenFrom && personId !== '');
}

/** Everybody a step of the loop concerns. */
const tellLoop: Listener = {
  name: 'inbox.tell-loop',
  hears: [...new Set([...Object.keys(toReporter), ...Object.keys(toStaff)])],
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

/** Whoever decides about a notice that waits; and its writer, where somebody else did something to it. */
async function noticeMessages(event: EventRecord): Promise<Message[]> {
  const facts = event.data as NoticeFacts;
  const about = { kind: 'notice', link: { kind: 'notice', id: facts.noticeId } } as const;
  const deciders = event.name === 'notice.waiting' ? (facts.tell ?? []) : [];
  const toDecide = (await peopleBehind(deciders, event.at)).map((personId) => ({
    ...toNoticeReviewers(facts),
    ...about,
    personId,
  }));
  // That it came out at its time is what she planned.
  const isPlanned = event.callerId === 'system' && event.name === 'notice.published';
  const said = isPlanned ? undefined : toPublisher[event.name]?.(facts);
  const toHer = said ? [{ ...said, ...about, personId: facts.publisherId }] : [];
  return [...toDecide, ...toHer].filter(({ personId }) => personId !== event.callerId);
}

/** A notice itself is in nobody's inbox: it is stored once, and read where it hangs. */
const tellNotice: Listener = {
  name: 'inbox.tell-notice',
  hears: ['notice.waiting', ...Object.keys(toPublisher)],
  async hear(event) {
    await deliverAll(event, await noticeMessages(event));
    return 'done';
  },
};

export const inboxListeners = [
  tellLoop,
  tellPeople,
  tellNotice,
  tellPlates,
  ...pointsTellers,
  ...councilTellers,
];
