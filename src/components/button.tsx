import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Tap } from './tap';

export type ButtonProps = {
  words: string;
  onTap?: (() => void) | undefined;
  /** `primary` once per screen: the one red thing. */
  kind?: 'primary' | 'soft' | 'quiet';
  icon?: IconName;
  isDisabled?: boolean;
  /** Shows `busyWords` and takes no second tap. */
  isBusy?: boolean;
  busyWords?: string;
  /** Takes the room that is left in a `Row`. */
  isGrowing?: boolean;
  isBig?: boolean;
  /** For screen readers where `words` alone do not tell which: 「打电话给 赵小河」. */
  label?: string;
  openType?: 'share' | 'openSetting';
};

/** One thing to press, at least 48 px high (64 in 关怀版). */
export function Button(props: ButtonProps) {
  const { words, kind = 'quiet', icon, isBusy, busyWords = '请稍候…' } = props;
  return (
    <Tap
      className={classes(
        'btn',
        `btn-${kind}`,
        props.isGrowing && 'grow',
        props.isBig && 'btn-big',
        (props.isDisabled || isBusy) && 'btn-off',
      )}
      isDisabled={props.isDisabled === true || isBusy === true}
      onTap={props.onTap}
      label={props.label}
      openType={props.openType}
    >
      {icon && !isBusy ? <Icon name={icon} /> : null}
      {isBusy ? busyWords : words}
    </Tap>
  );
}
