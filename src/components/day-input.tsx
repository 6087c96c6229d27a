import type { ReactElement } from 'react';

export type DayInputProps = {
  /** 'YYYY-MM-DD', or empty. */
  value: string;
  from: string;
  to: string;
  /** What a screen reader says. */
  label: string;
  /** What is read while closed: the chosen day, or an invitation. */
  words: string;
  onInput: (day: string) => void;
};

/** A day by the picker of the platform. */
export declare function DayInput(props: DayInputProps): ReactElement;
