import { Picker, View } from '@tarojs/components';
import { aria } from './aria';
import { Icon } from './icon';
import type { TimeInputProps } from './time-input';

export function TimeInput({ value, label, onInput }: TimeInputProps) {
  return (
    <Picker mode="time" value={value} onChange={({ detail }) => onInput(detail.value)}>
      <View className="input day-input" {...aria({ role: 'button', label })}>
        {value || '选时间'} <Icon name="chevron-right" size="s" />
      </View>
    </Picker>
  );
}
