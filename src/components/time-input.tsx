import type { ReactElement } from 'react';

export type TimeInputProps = {
  /** 'HH:mm', or empty. */
  value: string;
  /** What a screen reader says. */
  label: string;
  onInput: (time: string) => void;
};

/** A time of day by the picker of the platform. */
export declare function TimeInput(props: TimeInputProps): ReactElement;
