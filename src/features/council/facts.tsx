import { View } from '@tarojs/components';

type Fact = readonly [name: string, words: string | undefined];

/** What, where, who: one line each; what is not known has no line. */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <View className="council-facts">
      {rows.map(([name, words]) =>
        words ? (
          <View key={name} className="council-fact">
            <View className="council-fact-name">{name}</View>
            <View className="council-fact-words">{words}</View>
          </View>
        ) : null,
      )}
    </View>
  );
}
