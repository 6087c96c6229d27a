import { policy } from '#config/policy';
import { pushBackOffMs, sendAt, type Verdict, verdictOf } from '#domain/message';
import { type Transaction, transact } from '#runtime/database';
import { type Deadline, deadlineIn } from '#runtime/deadline';
import { newId } from '#runtime/ids';
import { type MessageAnswer, sendMessage } from '#runtime/openapi';
import { filledIn } from './content';
import { isSwallowed, payingTemplate, spent, unsent } from './credits';
import { type DeliveryRecord, deliveries, type SubscriptionRecord, subscriptions } from './records';

/** Longer than any function runs: only a sender that died leaves a message in `sending`. */
const leaseMs = 120_000;
/** For noting what WeChat said: it was sent whether or not there is time left. */
const settleMs = 5_000;

const quiet = policy.quietHours.value;
const minutes = policy.mergeMessagesMinutes.value;
const mostTries = policy.pushTries.value;

/** What is known of a message before it was ever tried. */
export type Message = Omit<DeliveryRecord, 'state' | 'dueAt' | 'tries' | 'claimId' | 'sentAt'>;

type Claimed = { delivery: DeliveryRecord; openid: string };

/**
 * Hands a message to WeChat at most once, and notes what became of it: claimed with its credit in one transaction,
 * sent outside of any, settled in another. One that is not `waiting` any more, or not yet due, is left alone.
 */
export async function push(message: Message | DeliveryRecord, deadline: Deadline): Promise<void> {
  const fresh: DeliveryRecord = { state: 'waiting', dueAt: message.at, tries: 0, ...message };
  const claimed = await transact((tx) => claim(tx, fresh), deadline);
  if (!claimed) return;
  const answer = await send(claimed);
  await transact((tx) => settle(tx, claimed.delivery, answer), deadlineIn(settleMs));
}

/** The person's OPENID, where this caller is the one to send; also writes what needs no sending. */
async function claim(tx: Transaction, fresh: DeliveryRecord): Promise<Claimed | undefined> {
  const kept = await tx.get(deliveries, fresh._id);
  const delivery = kept ?? fresh;
  const now = Date.now();
  if (delivery.state !== 'waiting') return undefined;
  const dueAt = Math.max(delivery.dueAt, sendAt(now, { quiet, isUrgent: delivery.isUrgent }));
  if (dueAt > now) {
    if (kept?.dueAt !== dueAt) await tx.set(deliveries, { ...delivery, dueAt });
    return undefined;
  }
  const subscription = await tx.get(subscriptions, delivery.personId);
  const template = subscription && payingTemplate(subscription, delivery);
  if (!subscription || !template) return ended(tx, { ...delivery, state: 'no-credit', dueAt: now });
  const paid = { ...delivery, template };
  if (isSwallowed(subscription, paid, { now, minutes }))
    return ended(tx, { ...paid, state: 'merged', dueAt: now });
  return handOver(tx, { paid, subscription, now });
}

async function ended(tx: Transaction, delivery: DeliveryRecord): Promise<undefined> {
  await tx.set(deliveries, delivery);
}

type Paid = { paid: DeliveryRecord; subscription: SubscriptionRecord; now: number };

async function handOver(tx: Transaction, { paid, subscription, now }: Paid): Promise<Claimed> {
  const delivery: DeliveryRecord = {
    ...paid,
    state: 'sending',
    dueAt: now + leaseMs,
    tries: paid.tries + 1,
    claimId: newId('cm'),
    sentAt: now,
  };
  await tx.set(deliveries, delivery);
  await tx.set(subscriptions, spent(subscription, paid.template, now));
  return { delivery, openid: subscription.openid };
}

/** WeChat may be busy, and an instance may have slept since it claimed: then nothing was sent. */
const notSent: MessageAnswer = { errCode: -1, words: 'its time was over' };

function send({ delivery, openid }: Claimed): Promise<MessageAnswer> | MessageAnswer {
  const filled = filledIn(delivery);
  if (!filled || Date.now() >= delivery.dueAt) return notSent;
  return sendMessage({ openid, page: delivery.page, ...filled });
}

/** The message, where this sender's answer still counts: a late one can only say the truth of what is `unsure`. */
function stillCounts(
  delivery: DeliveryRecord | undefined,
  claimId: string | undefined,
): delivery is DeliveryRecord {
  if (!delivery || delivery.claimId !== claimId) return false;
  return delivery.state === 'sending' || delivery.state === 'unsure';
}

/** Notes the verdict; where WeChat sent nothing, the credit comes back, or is known to be none. */
async function settle(
  tx: Transaction,
  { _id, claimId }: DeliveryRecord,
  answer: MessageAnswer,
): Promise<void> {
  const delivery = await tx.get(deliveries, _id);
  if (!stillCounts(delivery, claimId)) return;
  const verdict = verdictOf(answer, { tries: delivery.tries, mostTries });
  if (delivery.state === 'unsure' && (verdict === 'again' || verdict === 'unsure')) return;
  const reason = 'errCode' in answer ? `${answer.errCode} ${answer.words}`.slice(0, 120) : '';
  await tx.set(deliveries, settled(delivery, verdict, reason));
  if (verdict === 'sent' || verdict === 'unsure') return;
  const subscription = await tx.get(subscriptions, delivery.personId);
  if (!subscription) return;
  const had = subscription.credits[delivery.template] ?? 0;
  await tx.set(
    subscriptions,
    unsent(subscription, delivery, verdict === 'no-credit' ? 0 : had + 1),
  );
}

function settled(delivery: DeliveryRecord, verdict: Verdict, reason: string): DeliveryRecord {
  const now = Date.now();
  const { claimId: _, sentAt: __, reason: ___, ...kept } = delivery;
  switch (verdict) {
    case 'sent':
      return { ...delivery, state: 'sent', dueAt: now };
    case 'unsure':
      return unsure(delivery, now);
    case 'no-credit':
      return { ...kept, state: 'no-credit', dueAt: now };
    case 'dead':
      return { ...kept, state: 'dead', dueAt: now, reason };
    case 'again': {
      const at = now + pushBackOffMs(delivery.tries);
      const dueAt = sendAt(at, { quiet, isUrgent: delivery.isUrgent });
      return { ...kept, state: 'waiting', dueAt, reason };
    }
  }
}

const unsure = (delivery: DeliveryRecord, now: number): DeliveryRecord => ({
  ...delivery,
  state: 'unsure',
  dueAt: now,
});

/** A message whose sender did not come back: nobody knows whether it went out, so it is never sent again. */
export async function giveUp(tx: Transaction, id: string): Promise<void> {
  const delivery = await tx.get(deliveries, id);
  const now = Date.now();
  if (delivery?.state === 'sending' && delivery.dueAt <= now)
    await tx.set(deliveries, unsure(delivery, now));
}

/** A waiting message that would say what is no longer true: as if it had never been. Its credit is not spent. */
export async function drop(tx: Transaction, id: string): Promise<void> {
  const delivery = await tx.get(deliveries, id);
  if (delivery?.state === 'waiting') await tx.remove(deliveries, id);
}
