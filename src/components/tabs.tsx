import { View } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import { Tap } from './tap';

/** A few views of one list; the chosen one is underlined. */
export function Tabs<V extends string>(props: {
  label: string;
  tabs: readonly { value: V; words: string }[];
  chosen: V;
  onChoose: (value: V) => void;
}) {
  return (
    <View className="tabs" {...aria({ role: 'tablist', label: props.label })}>
      {props.tabs.map(({ value, words }) => (
        <Tap
          key={value}
          role="tab"
          isOn={value === props.chosen}
          className={classes('tab', value === props.chosen && 'tab-on')}
          onTap={() => props.onChoose(value)}
        >
          {words}
        </Tap>
      ))}
    </View>
  );
}
