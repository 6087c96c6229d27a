import type { FieldContent } from '#config/templates';
import type { AskAnswer, DeliveryState, MessageTemplate } from '#contracts/subscription';
import type { Worth } from '#domain/message';
import type { Cursor } from '#runtime/cursor';
import { collection, find, get, op, remove, type Transaction } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import type { PersonRecord } from '../identity/records';

/**
 * `subscriptions`: what one person may still be sent, and the OPENID it goes to. `_id` is her id; nothing is kept
 * of somebody WeChat never asked. Every gain is an event, every spending a delivery: the two are the ledger.
 */
export type SubscriptionRecord = {
  _id: string;
  openid: string;
  credits: Partial<Record<MessageTemplate, number>>;
  lastAnswers: Partial<Record<MessageTemplate, { answer: AskAnswer; at: number }>>;
  /** When a message of each template was last handed to WeChat: others of its kind merge with it. */
  lastSentAt: Partial<Record<MessageTemplate, number>>;
  /** WeChat's main switch was off; she was told once. */
  hintedAt?: number;
  /** Areas above her homes, and whether she can be told of what happens there: for the fan-out of a notice. */
  areaIds: string[];
  hasOutage: boolean;
  hasEmergency: boolean;
  version: number;
};

/** What the keywords of a message are filled with, whatever the district's template calls them; nothing personal. */
export type Content = Partial<Record<FieldContent, string>>;

/** `deliveries`: one message to one person about one event; `_id` is made of both, so that no repeat sends twice. */
export type DeliveryRecord = {
  _id: string;
  personId: string;
  template: MessageTemplate;
  /** What it is worth to her: of news of a report, which may be paid by either of two templates. */
  worth?: Worth;
  /** P0 and emergencies keep no quiet hours and never merge. */
  isUrgent: boolean;
  /** The report, work order or notice it is about. */
  subjectId: string;
  /** Of a notice. */
  round?: number;
  page: string;
  content: Content;
  state: DeliveryState;
  at: number;
  /** When it may go, or is tried again, or its sender counts as dead. */
  dueAt: number;
  tries: number;
  /** Who is sending it: only that one's answer counts. */
  claimId?: string;
  /** WeChat's words, where it refused. */
  reason?: string;
  /** When it was handed to WeChat. */
  sentAt?: number;
};

/**
 * `notice_pushes`: how far WeChat's messages about a notice have come, and what became of them; `_id` is the
 * notice. Only `jobs` writes it, so that nobody's message waits for a counter.
 */
export type NoticePushRecord = {
  _id: string;
  /** The round that was, or is being, sent. */
  round: number;
  isDone: boolean;
  /** Which of the notice's areas is being gone through, and the last person of it. */
  task: number;
  afterId?: string;
  /** Messages have been settled since they were last counted. */
  isDirty: boolean;
  sent: number;
  unsure: number;
  failed: number;
  version: number;
};

export const subscriptions = collection<SubscriptionRecord>('subscriptions');
export const deliveries = collection<DeliveryRecord>('deliveries');
export const noticePushes = collection<NoticePushRecord>('notice_pushes');

/** The one message about an event to a person. */
export const deliveryIdOf = (eventId: string, personId: string): string =>
  derivedId('dl', eventId, personId);

/** What became of WeChat's messages about a notice, in messages, as at most a few minutes ago. */
export async function pushFigures(
  noticeId: string,
): Promise<{ sent: number; unsure: number; failed: number }> {
  const { sent = 0, unsure = 0, failed = 0 } = (await get(noticePushes, noticeId)) ?? {};
  return { sent, unsure, failed };
}

/** Every area above somebody's homes. */
export const areasAbove = (homes: readonly { areaPath: readonly string[] }[]): string[] => [
  ...new Set(homes.flatMap(({ areaPath }) => areaPath)),
];

/** Keeps true where somebody can be told of what happens at home, inside the transaction that moved it. */
export async function followHomes(
  tx: Transaction,
  { _id, homes }: Pick<PersonRecord, '_id' | 'homes'>,
): Promise<void> {
  const kept = await tx.get(subscriptions, _id);
  const areaIds = areasAbove(homes);
  if (!kept || kept.areaIds.join() === areaIds.join()) return;
  await tx.set(subscriptions, { ...kept, areaIds, version: kept.version + 1 });
}

/** People below an area who can still be sent messages of a notice, in pages. */
export const subscribersIn = (
  { areaId, template }: { areaId: string; template: 'outage' | 'emergency' },
  after: string | undefined,
  limit: number,
): Promise<Pick<SubscriptionRecord, '_id'>[]> => {
  const able = template === 'outage' ? { hasOutage: true } : { hasEmergency: true };
  const where = { areaIds: areaId, ...able };
  return find(subscriptions, {
    where: after === undefined ? where : { ...where, _id: op.gt(after) },
    order: [['_id', 'asc']],
    fields: ['_id'],
    limit,
  });
};

/** Deliveries in a state whose time has come, the longest waiting first. */
export const dueDeliveries = (
  state: 'waiting' | 'sending',
  { now, after, limit }: { now: number; after?: Cursor | undefined; limit: number },
): Promise<DeliveryRecord[]> =>
  find(deliveries, {
    where: after
      ? op.and(
          { state, dueAt: op.gte(after.at).and(op.lte(now)) },
          op.or({ dueAt: op.gt(after.at) }, { _id: op.gt(after.id) }),
        )
      : { state, dueAt: op.lte(now) },
    order: [
      ['dueAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** Messages that WeChat would not take, the newest first, and one more than asked for. */
export const deadDeliveries = (
  after: Cursor | undefined,
  limit: number,
): Promise<DeliveryRecord[]> =>
  find(deliveries, {
    where: after
      ? op.and(
          { state: 'dead', dueAt: op.lte(after.at) },
          op.or({ dueAt: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : { state: 'dead' },
    order: [
      ['dueAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });

/** Notices whose messages have been settled since they were last counted. */
export const uncountedPushes = (limit: number): Promise<NoticePushRecord[]> =>
  find(noticePushes, { where: { isDirty: true }, order: [['_id', 'asc']], limit });

/** Ids of the deliveries about something in a state, in pages. */
export const deliveriesOf = (
  about: { subjectId: string; state: DeliveryState },
  after: string | undefined,
  limit: number,
): Promise<Pick<DeliveryRecord, '_id'>[]> =>
  find(deliveries, {
    where: after === undefined ? about : { ...about, _id: op.gt(after) },
    order: [['_id', 'asc']],
    fields: ['_id'],
    limit,
  });

const pageSize = 100;

/** Removes a page of the messages about some things; answers whether there may be more. */
async function forgetPage(where: object): Promise<boolean> {
  const page = await find(deliveries, { where, fields: ['_id'], limit: pageSize });
  await Promise.all(page.map(({ _id }) => remove(deliveries, _id)));
  return page.length === pageSize;
}

/** Removes some of the messages about one thing; answers whether there may be more. */
export const forgetSomeOf = (subjectId: string): Promise<boolean> => forgetPage({ subjectId });

/** Removes every message about one of these reports: with it, nobody can tell whose they were. */
export async function forgetDeliveriesOf(reportIds: readonly string[]): Promise<void> {
  while (await forgetPage({ subjectId: op.in([...reportIds]) }));
}
