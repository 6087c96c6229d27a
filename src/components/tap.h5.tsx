import { classes } from './classes';
import type { TapProps } from './tap';

const states = (role: TapProps['role'], isOn: boolean | undefined) =>
  role === 'tab'
    ? { 'aria-selected': isOn === true }
    : role === 'radio' || role === 'checkbox' || role === 'switch'
      ? { 'aria-checked': isOn === true }
      : {};

export function Tap({ onTap, className, label, isDisabled, role, isOn, children }: TapProps) {
  return (
    <button
      type="button"
      className={classes('tap', className)}
      disabled={isDisabled === true}
      onClick={(event) => {
        event.stopPropagation();
        onTap?.();
      }}
      {...(role && role !== 'button' ? { role } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...states(role, isOn)}
    >
      {children}
    </button>
  );
}
