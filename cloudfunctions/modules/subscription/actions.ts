import { templates } from '#config/templates';
import {
  type AskAnswer,
  answerSubscription,
  getSubscription,
  type MessageTemplate,
} from '#contracts/subscription';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { people } from '../identity/records';
import { creditLimit, knownTemplates, withCredits } from './credits';
import { deskActions } from './desk';
import { areasAbove, type SubscriptionRecord, subscriptions } from './records';

const mine = defineQuery(getSubscription, async (_, { caller }) => {
  const kept = await get(subscriptions, caller.personId);
  return {
    templates: knownTemplates.map((key) => ({
      key,
      id: templates[key]?.id ?? '',
      credits: kept?.credits[key] ?? 0,
      isRefused: kept?.lastAnswers[key]?.answer === 'ban',
    })),
    isHintDue: kept?.hintedAt === undefined,
  };
});

/** What is kept of the caller, with where she lives now; a first one is made up and not yet written. */
async function ownSubscription(tx: Transaction, { caller }: Context): Promise<SubscriptionRecord> {
  const { personId: _id, openid } = caller;
  const kept = await tx.get(subscriptions, _id);
  const person = await tx.get(people, _id);
  const areaIds = areasAbove(person?.homes ?? []);
  const none = { credits: {}, lastAnswers: {}, lastSentAt: {}, version: 0 };
  return { ...none, hasOutage: false, hasEmergency: false, ...kept, _id, openid, areaIds };
}

type Answered = readonly (readonly [MessageTemplate, AskAnswer])[];

/** Her answers are noted, and each accept of a template is one message more, up to the limit. */
function afterAnswers(
  before: SubscriptionRecord,
  answered: Answered,
  now: number,
): SubscriptionRecord {
  let next: SubscriptionRecord = { ...before, version: before.version + 1 };
  for (const [key, answer] of answered) {
    const credits = (next.credits[key] ?? 0) + (answer === 'accept' ? 1 : 0);
    next = {
      ...withCredits(next, key, Math.min(creditLimit, credits)),
      lastAnswers: { ...next.lastAnswers, [key]: { answer, at: now } },
    };
  }
  return next;
}

const answer = defineCommand(answerSubscription, {
  async transact({ tx, input: { answers, isMainSwitchOff }, ctx }) {
    const one = new Map(answers.map(({ key, answer: said }) => [key, said]));
    const answered = [...one].filter(([key]) => knownTemplates.includes(key));
    const before = await ownSubscription(tx, ctx);
    const after = afterAnswers(before, answered, ctx.now);
    const hintedAt = after.hintedAt ?? (isMainSwitchOff ? ctx.now : undefined);
    await tx.set(subscriptions, { ...after, ...(hintedAt !== undefined && { hintedAt }) });
    const gained = answered.filter(
      ([key]) => (after.credits[key] ?? 0) > (before.credits[key] ?? 0),
    );
    return {
      answer: { credits: after.credits },
      name: 'subscription.answered',
      data: { gained: gained.map(([key]) => key), ...(isMainSwitchOff && { isMainSwitchOff }) },
    };
  },
});

export const subscriptionActions = [mine, answer, ...deskActions];
