import type { ReactElement } from 'react';

export type TextInputProps = {
  value: string;
  /** `isComposing` while a Chinese word is being put together from letters. */
  onInput: (value: string, isComposing?: boolean) => void;
  /** What a screen reader says; the visible words above it. */
  label: string;
  hint?: string | undefined;
  kind?: 'text' | 'number' | 'nickname';
  /** More than one line. */
  isLong?: boolean;
  maxLength?: number;
  hasProblem?: boolean;
  /** The key that ends a line, which a barcode reader presses by itself. */
  onEnter?: () => void;
  /** Another number brings the cursor here, and selects what was refused; on weapp nothing, where a keyboard would rise. */
  focusTurn?: number;
};

/** The bare box to type into; screens use `Field` and `TextArea`. */
export declare function TextInput(props: TextInputProps): ReactElement;
