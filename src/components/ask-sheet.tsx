import type { ReactElement } from 'react';

export type AskSheetProps = {
  messages: readonly { key: string; words: string }[];
  onAnswer: (accepted: readonly string[], isAlways: boolean) => void;
};

/** Where WeChat is missing, its question about messages, so that it can be tried. */
export declare function AskSheet(props: AskSheetProps): ReactElement;
