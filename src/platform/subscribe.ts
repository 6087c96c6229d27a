import type { AskEntry, Asked } from './ask-answers';

/**
 * Puts WeChat's question for at most three templates and gives its answers. To be called in the tap itself, before
 * anything is awaited (`platform.md §2`); never throws: what WeChat would not ask about has no answer.
 */
export declare function ask(entries: readonly AskEntry[]): Promise<Asked>;

/** Whether WeChat's settings can be opened from here. */
export declare const canOpenSettings: boolean;

/** Opens WeChat's settings of this mini-program; to be called in a tap. */
export declare function openSettings(): void;

/** Where WeChat is missing, its question as our own sheet shows it. */
export type AskQuestion = {
  messages: readonly { key: string; words: string }[];
  answer(accepted: readonly string[], isAlways: boolean): void;
};

/** The question that waits for an answer, if any. */
export declare function useAskQuestion(): AskQuestion | undefined;
