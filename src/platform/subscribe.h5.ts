import { useSyncExternalStore } from 'react';
import { askLimit, type MessageTemplate, messageTemplateWords } from '#contracts/subscription';
import { type AskEntry, type Asked, nothingAsked } from './ask-answers';
import { keep, recall } from './storage';
import type { AskQuestion } from './subscribe';

declare global {
  interface Window {
    /** A test may answer in the person's place: the question would lie over every other story. */
    lianxinAsk?: 'accept' | 'reject';
  }
}

/** What she ticked 「总是保持以上选择」 for, as WeChat keeps it. */
const alwaysKey = 'ask-always';
type Always = Partial<Record<MessageTemplate, 'accept' | 'ban'>>;

const listeners = new Set<() => void>();
let question: AskQuestion | undefined;

function show(next: AskQuestion | undefined): void {
  question = next;
  for (const listener of listeners) listener();
}

/** WeChat's own question, asked by a sheet of ours; what was always allowed or refused is not asked. */
export function ask(entries: readonly AskEntry[]): Promise<Asked> {
  const always = recall<Always>(alwaysKey) ?? {};
  const keys = entries.slice(0, askLimit).map(({ key }) => key);
  const open = keys.filter((key) => always[key] === undefined);
  if (keys.length === 0 || question) return Promise.resolve(nothingAsked);
  return new Promise((resolve) => {
    const answer = (accepted: readonly string[], isAlways: boolean) => {
      const own = (key: MessageTemplate) => (accepted.includes(key) ? 'accept' : 'reject');
      const kept = (key: MessageTemplate) => (accepted.includes(key) ? 'accept' : 'ban');
      if (isAlways)
        keep(alwaysKey, { ...always, ...Object.fromEntries(open.map((key) => [key, kept(key)])) });
      show(undefined);
      const said = isAlways ? kept : own;
      resolve({
        answers: keys.map((key) => ({ key, answer: always[key] ?? said(key) })),
        isMainSwitchOff: false,
      });
    };
    if (open.length === 0) answer([], false);
    else if (window.lianxinAsk) answer(window.lianxinAsk === 'accept' ? open : [], false);
    else show({ messages: open.map((key) => ({ key, words: messageTemplateWords[key] })), answer });
  });
}

export const canOpenSettings = false;

export const openSettings = (): void => undefined;

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = () => question;

export const useAskQuestion = (): AskQuestion | undefined =>
  useSyncExternalStore(watch, current, current);
