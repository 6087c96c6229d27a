import { useEffect, useSyncExternalStore } from 'react';
import type { Got } from '#contracts/action';
import { getSubscription, type MessageTemplate } from '#contracts/subscription';
import { minuteMs } from '#domain/day';
import type { Asked } from './ask-answers';
import { now } from './clock';
import { call } from './cloud';
import { watchNetwork } from './network';
import { keep, recall } from './storage';
import { ask } from './subscribe';
import { sendAnswer, sendAnswers, type Tell } from './subscription-answers';

type Known = Got<typeof getSubscription>;
type Subscribed = {
  /** What may be asked and what she still gets; empty before it is known, or without templates. */
  templates: Known['templates'];
  /** WeChat's main switch was found off, and she has to be told where it is. */
  isHintOpen: boolean;
};

const none: Subscribed = { templates: [], isHintOpen: false };
/** Credits change by a tap here or by a message sent; asked anew after this. */
const knownMs = 10 * minuteMs;

const listeners = new Set<() => void>();
let state: Subscribed | undefined;
let isHintDue = false;
let learnedAt = 0;

const current = (): Subscribed => {
  state ??= { ...none, ...recall<Pick<Subscribed, 'templates'>>('subscription') };
  return state;
};

function show(change: Partial<Subscribed>): void {
  state = { ...current(), ...change };
  keep('subscription', { templates: state.templates });
  for (const listener of listeners) listener();
}

/** Takes what a first screen asked for together with other things. */
export function learnSubscription(known: Known): void {
  learnedAt = now();
  isHintDue = known.isHintDue;
  show({ templates: known.templates });
}

const learnCredits: Tell = (credits) =>
  show({
    templates: current().templates.map((one) => ({ ...one, credits: credits[one.key] ?? 0 })),
  });

async function refresh(): Promise<void> {
  if (now() - learnedAt < knownMs) return;
  learnedAt = now();
  try {
    learnSubscription(await call(getSubscription, {}));
  } catch {
    learnedAt = 0;
  }
}

/** Keeps what WeChat answered here at once, and in the cloud as soon as it can be reached. */
function take(asked: Asked): void {
  const { answers, isMainSwitchOff } = asked;
  if (answers.length === 0 && !isMainSwitchOff) return;
  const answerOf = (key: MessageTemplate) => answers.find((one) => one.key === key)?.answer;
  const templates = current().templates.map((one) => ({
    ...one,
    credits: one.credits + (answerOf(one.key) === 'accept' ? 1 : 0),
    isRefused: answerOf(one.key) === undefined ? one.isRefused : answerOf(one.key) === 'ban',
  }));
  const isHintOpen = isMainSwitchOff && isHintDue;
  if (isHintOpen) isHintDue = false;
  show({ templates, isHintOpen });
  const input = { answers, ...(isMainSwitchOff && { isMainSwitchOff }) };
  sendAnswer(input, learnCredits);
}

/**
 * Lets WeChat ask whether it may send these. To be called in a tap, before anything is awaited; what she refused
 * for ever is left out, and nothing that she does depends on the answer.
 */
export async function askFor(keys: readonly MessageTemplate[]): Promise<Asked> {
  const entries = current().templates.filter(
    ({ key, isRefused }) => keys.includes(key) && !isRefused,
  );
  const asked = await ask(entries);
  take(asked);
  return asked;
}

/** Once, when the app starts: answers that did not arrive go now, or when the network is back. */
export function beginAnswers(): void {
  const send = () => sendAnswers(learnCredits);
  send();
  watchNetwork(send);
}

export const closeHint = (): void => show({ isHintOpen: false });

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What may be asked, as far as it is known. */
export const useSubscribed = (): Subscribed => useSyncExternalStore(watch, current, current);

/** The same, learnt before the tap that needs it: for pages on which something is asked. */
export function useSubscription(): Subscribed {
  useEffect(() => void refresh(), []);
  return useSubscribed();
}
