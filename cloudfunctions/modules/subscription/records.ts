import type { AskAnswer, DeliveryState, MessageTemplate } from '#contracts/subscription';
import { collection, get } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/**
 * `subscriptions`: what one person may still be sent, and the OPENID it goes to. `_id` is her id; nothing is kept
 * of somebody WeChat never asked. Every gain is an event, every spending a delivery: the two are the ledger.
 */
export type SubscriptionRecord = {
  _id: string;
  openid: string;
  credits: Partial<Record<MessageTemplate, number>>;
  lastAnswers: Partial<Record<MessageTemplate, { answer: AskAnswer; at: number }>>;
  /** WeChat's main switch was off; she was told once. */
  hintedAt?: number;
  /** Areas above her homes, and whether she can be told of what happens there: for the fan-out of a notice. */
  areaIds: string[];
  hasOutage: boolean;
  hasEmergency: boolean;
  version: number;
};

/** `deliveries`: one message to one person about one event; `_id` is made of both, so that no repeat sends twice. */
export type DeliveryRecord = {
  _id: string;
  personId: string;
  template: MessageTemplate;
  /** The report, work order or notice it is about. */
  subjectId: string;
  page: string;
  /** Keywords as WeChat takes them; nothing personal. */
  data: Record<string, string>;
  state: DeliveryState;
  at: number;
  /** When it may go, or is tried again, or its sender counts as dead. */
  dueAt: number;
  tries: number;
  /** WeChat's words, where it refused. */
  reason?: string;
  sentAt?: number;
};

export const subscriptions = collection<SubscriptionRecord>('subscriptions');
export const deliveries = collection<DeliveryRecord>('deliveries');

/** The one message about an event to a person. */
export const deliveryIdOf = (eventId: string, personId: string): string =>
  derivedId('dl', eventId, personId);

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

export const noticePushes = collection<NoticePushRecord>('notice_pushes');

/** What became of WeChat's messages about a notice, in messages, as at most a few minutes ago. */
export async function pushFigures(
  noticeId: string,
): Promise<{ sent: number; unsure: number; failed: number }> {
  const { sent = 0, unsure = 0, failed = 0 } = (await get(noticePushes, noticeId)) ?? {};
  return { sent, unsure, failed };
}
