import { View } from '@tarojs/components';
import { classes } from './classes';

/** What a state means to the person, never how urgent we find it. */
export type Tone = 'jade' | 'amber' | 'blue' | 'red' | 'plain';

/** A state in one or two words on its quiet pair of colours. */
export function Pill({ words, tone = 'plain' }: { words: string; tone?: Tone }) {
  return <View className={classes('pill', `pill-${tone}`)}>{words}</View>;
}
