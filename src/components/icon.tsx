import { View } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import type { IconName } from './icon-names';

/** A line icon in the colour of its text. Decoration only: words beside it, or the `label` of its button, say the same. */
export function Icon({ name, size = 'm' }: { name: IconName; size?: 's' | 'm' | 'l' }) {
  return (
    <View
      className={classes('icon', `icon-${name}`, `icon-size-${size}`)}
      {...aria({ isHidden: true })}
    />
  );
}
