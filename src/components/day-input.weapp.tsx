import { Picker, View } from '@tarojs/components';
import { aria } from './aria';
import type { DayInputProps } from './day-input';
import { Icon } from './icon';

export function DayInput(props: DayInputProps) {
  return (
    <Picker
      mode="date"
      value={props.value}
      start={props.from}
      end={props.to}
      onChange={({ detail }) => props.onInput(detail.value)}
    >
      <View className="input day-input" {...aria({ role: 'button', label: props.label })}>
        {props.words} <Icon name="chevron-right" size="s" />
      </View>
    </Picker>
  );
}
