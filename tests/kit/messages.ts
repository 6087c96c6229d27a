import { getMe } from '#contracts/identity';
import { answerSubscription, type MessageTemplate } from '#contracts/subscription';
import { addDays, dayOf, instantOf, minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type {
  DeliveryRecord,
  SubscriptionRecord,
} from '../../cloudfunctions/modules/subscription/records';
import type { SentMessage } from '../../tools/local-cloud';
import type { TestCloud } from './cloud';
import { openid, personId, type Who } from './world';

/** Moves to the next time it is so late: messages keep quiet at night. */
export async function moveTo(cloud: TestCloud, time: string): Promise<void> {
  const now = cloud.cloud.clock.now();
  const today = instantOf(dayOf(now), time);
  await cloud.cloud.clock.moveTo(today > now ? today : instantOf(addDays(dayOf(now), 1), time));
}

export const later = (cloud: TestCloud, minutes: number): Promise<void> =>
  cloud.cloud.clock.advance(minutes * minuteMs);

/** She says yes to WeChat about each of these, once each time it is named. */
export async function accepted(
  cloud: TestCloud,
  who: Who,
  ...keys: readonly MessageTemplate[]
): Promise<void> {
  for (const key of keys)
    await cloud.as(who)(answerSubscription, { answers: [{ key, answer: 'accept' }] });
}

const isUnderWay = (cloud: TestCloud): boolean =>
  cloud.all<DeliveryRecord>('deliveries').some(({ state }) => state === 'sending') ||
  cloud
    .all<EventRecord>('events')
    .some(({ pending }) => pending.includes('subscription.push-loop'));

/**
 * Waits until the news of a slow moment ago is out: an instance that answered before its listeners were done
 * goes on with them in its next call.
 */
export async function allSent(cloud: TestCloud): Promise<void> {
  for (let calls = 0; isUnderWay(cloud); calls += 1) {
    if (calls > 200) throw new Error('a message never got out');
    await cloud.as('visitor')(getMe, {});
  }
}

/** What WeChat was asked to send to somebody since the world was built, whether it took it or not. */
export const askedOf = (cloud: TestCloud, who: Who): SentMessage[] =>
  cloud.cloud
    .inspect()
    .sentMessages.filter((one) => one.openid === openid(who) && one.at >= cloud.startedAt());

/** What WeChat took, and she has on her phone. */
export const receivedBy = (cloud: TestCloud, who: Who): SentMessage[] =>
  askedOf(cloud, who).filter(({ errcode }) => errcode === 0);

export const deliveriesTo = (cloud: TestCloud, who: Who): DeliveryRecord[] =>
  cloud.all<DeliveryRecord>('deliveries').filter((one) => one.personId === personId(who));

export const statesOf = (cloud: TestCloud, who: Who): string[] =>
  deliveriesTo(cloud, who)
    .sort((a, b) => a.at - b.at)
    .map(({ state }) => state);

export const subscriptionOf = (cloud: TestCloud, who: Who): SubscriptionRecord | undefined =>
  cloud.one<SubscriptionRecord>('subscriptions', personId(who));
