import { Button } from '@tarojs/components';
import { classes } from './classes';
import type { TapProps } from './tap';

export function Tap(props: TapProps) {
  const { onTap, className, label, isDisabled, role, isOn, openType, children } = props;
  return (
    <Button
      className={classes('tap', className)}
      hoverClass="tap-pressed"
      hoverStayTime={60}
      disabled={isDisabled === true}
      onClick={(event) => {
        event.stopPropagation();
        onTap?.();
      }}
      {...(openType ? { openType } : {})}
      {...(role && role !== 'button' ? { ariaRole: role } : {})}
      {...(label ? { ariaLabel: label } : {})}
      {...(isOn === undefined ? {} : { ariaChecked: isOn })}
    >
      {children}
    </Button>
  );
}
