import type { ReactElement } from 'react';

export type AskPhoneProps = {
  words: string;
  onCode: (code: string) => void;
  /** Refused, or WeChat has no quota: she can still type it. */
  onRefused: () => void;
};

/** WeChat's own button that hands over a one-time code for the phone number. */
export declare function AskPhone(props: AskPhoneProps): ReactElement;
