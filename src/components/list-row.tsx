import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { Tap } from './tap';

export type ListRowProps = {
  title: string;
  note?: string | undefined;
  icon?: IconName | undefined;
  /** Stands at the right end: a pill, 「2 条」. */
  aside?: ReactNode;
  /** Without it the row only tells. */
  onTap?: (() => void) | undefined;
  /** Unread, or waiting for the person. */
  isNew?: boolean;
};

/** One line of a list in a card: what, a sentence about it, and the way there. */
export function ListRow({ title, note, icon, aside, onTap, isNew }: ListRowProps) {
  const body = (
    <>
      {icon ? <Icon name={icon} /> : null}
      <View className="grow">
        <View className="list-head">
          <View className={classes('list-title', isNew && 'strong')}>
            {isNew ? <View className="list-dot" /> : null}
            {title}
          </View>
          {typeof aside === 'string' ? <View className="quiet text-note">{aside}</View> : aside}
        </View>
        {note ? <View className="quiet text-note">{note}</View> : null}
      </View>
      {onTap ? <Icon name="chevron-right" size="s" /> : null}
    </>
  );
  return onTap ? (
    <Tap className="list-row" onTap={onTap}>
      {body}
    </Tap>
  ) : (
    <View className="list-row">{body}</View>
  );
}

/** A setting that is on or off. */
export function SwitchRow(props: {
  title: string;
  note?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <Tap
      className="list-row"
      role="switch"
      isOn={props.isOn}
      label={props.title}
      onTap={() => props.onChange(!props.isOn)}
    >
      <View className="grow">
        <View className="list-title">{props.title}</View>
        {props.note ? <View className="quiet text-note">{props.note}</View> : null}
      </View>
      <View className={classes('switch', props.isOn && 'switch-on')}>
        <View className="switch-knob" />
      </View>
    </Tap>
  );
}
