import type { ReactElement } from 'react';
import type { MessageTemplate } from '#contracts/subscription';

export type AskSheetProps = {
  keys: readonly MessageTemplate[];
  onAnswer: (accepted: readonly MessageTemplate[], isAlways: boolean) => void;
};

/** Where WeChat is missing, its question about messages, so that it can be tried. */
export declare function AskSheet(props: AskSheetProps): ReactElement;
