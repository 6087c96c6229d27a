import { View } from '@tarojs/components';

/** A name and its figure on one line, below one another where it is short. */
export function Fact({ name, words }: { name: string; words: string }) {
  return (
    <View className="points-fact">
      <View>{name}</View>
      <View className="points-fact-words">{words}</View>
    </View>
  );
}
