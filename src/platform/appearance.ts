import { useSyncExternalStore } from 'react';
import { keep, recall } from './storage';
import { systemFontFactor } from './system-font';

const listeners = new Set<() => void>();
let isEasy: boolean | undefined;

const isEasyNow = (): boolean => {
  isEasy ??= recall<boolean>('easy-mode') ?? recall<boolean>('easy-suggested') ?? false;
  return isEasy;
};

function show(value: boolean): void {
  if (value === isEasyNow()) return;
  isEasy = value;
  for (const listener of listeners) listener();
}

/** 关怀版 on this phone, at once and from now on; her record follows by `identity.update-me`. */
export function setEasyMode(value: boolean): void {
  show(value);
  keep('easy-mode', value);
}

/** What her record says, for a phone on which she never chose; kept, so that the next start shows it at once. */
export function suggestEasyMode(value: boolean): void {
  if (recall<boolean>('easy-mode') !== undefined) return;
  show(value);
  keep('easy-suggested', value);
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useEasyMode = (): boolean => useSyncExternalStore(watch, isEasyNow, isEasyNow);

export type FontStep = 0 | 1 | 2 | 3 | 4;

/** From the system's factor to a step of `tokens.css`: iOS and Android enlarge in 7 or 8 steps up to 1.4 and more. */
export function fontStep(factor = systemFontFactor()): FontStep {
  if (factor >= 1.5) return 4;
  if (factor >= 1.32) return 3;
  if (factor >= 1.18) return 2;
  return factor >= 1.06 ? 1 : 0;
}
