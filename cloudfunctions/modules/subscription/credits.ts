import { templates } from '#config/templates';
import { type MessageTemplate, messageTemplates } from '#contracts/subscription';
import { minuteMs } from '#domain/day';
import { mayMerge, spend } from '#domain/message';
import type { DeliveryRecord, SubscriptionRecord } from './records';

/** An honest phone gets a few accepts of a template; more are nonsense and are not counted. */
export const creditLimit = 20;

/** Templates of WeChat that this district has. */
export const knownTemplates = messageTemplates.filter((key) => templates[key]?.id);

/** The same with another number of credits of one template. */
export function withCredits(
  subscription: SubscriptionRecord,
  template: MessageTemplate,
  credits: number,
): SubscriptionRecord {
  const next = { ...subscription.credits, [template]: credits };
  return {
    ...subscription,
    credits: next,
    hasOutage: (next.outage ?? 0) > 0,
    hasEmergency: (next.emergency ?? 0) > 0,
    version: subscription.version + 1,
  };
}

const creditsOf = ({ credits }: SubscriptionRecord, template: MessageTemplate): number =>
  knownTemplates.includes(template) ? (credits[template] ?? 0) : 0;

/** The template whose credit pays for a message, or undefined where none does or a better use is kept in mind. */
export function payingTemplate(
  subscription: SubscriptionRecord,
  { template, worth }: Pick<DeliveryRecord, 'template' | 'worth'>,
): MessageTemplate | undefined {
  if (worth === undefined) return creditsOf(subscription, template) > 0 ? template : undefined;
  const progress = creditsOf(subscription, 'progress');
  const outcome = creditsOf(subscription, 'outcome');
  return spend({ progress, outcome }, worth);
}

/** Whether one of its kind went to her so lately that this one says nothing new (`policy.mergeMessagesMinutes`). */
export function isSwallowed(
  { lastSentAt }: SubscriptionRecord,
  delivery: Pick<DeliveryRecord, 'template' | 'worth' | 'isUrgent'>,
  { now, minutes }: { now: number; minutes: number },
): boolean {
  const last = lastSentAt[delivery.template];
  return mayMerge(delivery) && last !== undefined && now - last < minutes * minuteMs;
}

/** One credit is spent and the message counts as handed over. */
export const spent = (
  subscription: SubscriptionRecord,
  template: MessageTemplate,
  now: number,
): SubscriptionRecord => ({
  ...withCredits(subscription, template, (subscription.credits[template] ?? 0) - 1),
  lastSentAt: { ...subscription.lastSentAt, [template]: now },
});

/** WeChat did not send it: `credits` hold from now on, and nothing merges with what never came. */
export function unsent(
  subscription: SubscriptionRecord,
  { template, sentAt }: Pick<DeliveryRecord, 'template' | 'sentAt'>,
  credits: number,
): SubscriptionRecord {
  const { [template]: last, ...others } = subscription.lastSentAt;
  const lastSentAt = last === sentAt ? others : subscription.lastSentAt;
  return { ...withCredits(subscription, template, credits), lastSentAt };
}
