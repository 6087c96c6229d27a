import type { ReactElement } from 'react';

export type TextInputProps = {
  value: string;
  onInput: (value: string) => void;
  /** What a screen reader says; the visible words above it. */
  label: string;
  hint?: string | undefined;
  kind?: 'text' | 'number' | 'nickname';
  /** More than one line. */
  isLong?: boolean;
  maxLength?: number;
  hasProblem?: boolean;
};

/** The bare box to type into; screens use `Field` and `TextArea`. */
export declare function TextInput(props: TextInputProps): ReactElement;
