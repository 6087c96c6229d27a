import type { WorkOrderEvent } from '#contracts/work-order';
import { getAll } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { peopleBehind } from '../area/duty-records';
import type { LoopFacts } from '../work-order/fact-records';
import { fewAtATime } from './few-at-a-time';
import { deliveryIdOf, subscriptions } from './records';
import { type Message, push } from './sending';
import { pageOf, toHolders, toReporters } from './words';

type Addressed = Pick<
  Message,
  'personId' | 'template' | 'worth' | 'subjectId' | 'page' | 'content'
>;

function toResidents(event: EventRecord, facts: LoopFacts): Addressed[] {
  const said = toReporters[event.name as WorkOrderEvent];
  if (!said) return [];
  const { worth, status, note, isOwn } = said;
  return facts.reports
    .filter(({ isFollower }) => !isOwn || !isFollower)
    .map(({ id, reporterId }) => ({
      personId: reporterId,
      template: worth === 'outcome' ? 'outcome' : 'progress',
      worth,
      subjectId: id,
      page: pageOf.report(id),
      content: { number: facts.number, status, note },
    }));
}

async function toStaff(event: EventRecord, facts: LoopFacts): Promise<Addressed[]> {
  const said = toHolders[event.name as WorkOrderEvent];
  const keys = facts.tell?.holder;
  if (!said || !keys) return [];
  const { workOrderId: id, number } = facts;
  return (await peopleBehind(keys, event.at)).map((personId) => ({
    personId,
    template: 'work',
    subjectId: id,
    page: pageOf.workOrder(id),
    content: { number, ...said },
  }));
}

/** One message per person, to nobody about what she did herself, and never to the one it is about. */
async function messagesOf(event: EventRecord): Promise<Message[]> {
  const facts = event.data as LoopFacts;
  const all = [...(await toStaff(event, facts)), ...toResidents(event, facts)];
  const isTold = ({ personId }: Addressed) =>
    personId !== '' && personId !== event.callerId && personId !== facts.hiddenFrom;
  const one = new Map(all.filter(isTold).map((message) => [message.personId, message]));
  return [...one.values()].map((message) => ({
    ...message,
    _id: deliveryIdOf(event._id, message.personId),
    isUrgent: facts.tier === 'p0',
    at: event.at,
  }));
}

/** News of a work order for those WeChat may send something: at once where there is time, else by `jobs`. */
export const pushLoop: Listener = {
  name: 'subscription.push-loop',
  hears: [...new Set([...Object.keys(toReporters), ...Object.keys(toHolders)])],
  async hear(event, { deadline }) {
    const messages = await messagesOf(event);
    const asked = await getAll(
      subscriptions,
      messages.map(({ personId }) => personId),
    );
    const known = new Set(asked.map(({ _id }) => _id));
    const mine = messages.filter(({ personId }) => known.has(personId));
    await fewAtATime(mine, (message) => push(message, deadline));
    return 'done';
  },
};
