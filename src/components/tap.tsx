import type { PropsWithChildren, ReactElement } from 'react';

export type TapProps = PropsWithChildren<{
  onTap?: (() => void) | undefined;
  className?: string | undefined;
  /** What a screen reader says; needed where the content is not words. */
  label?: string | undefined;
  isDisabled?: boolean | undefined;
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch' | undefined;
  /** For `radio`, `checkbox`, `switch` and `tab`. */
  isOn?: boolean | undefined;
  /** weapp only: what WeChat does on the tap. */
  openType?: 'share' | 'openSetting' | 'contact' | undefined;
}>;

/** Whatever can be pressed: a real button on both platforms, drawn by its class alone. */
export declare function Tap(props: TapProps): ReactElement;
