import { View } from '@tarojs/components';

/** What is known, each with its name; what is not known has no line. */
export function Facts({ rows }: { rows: readonly (readonly [string, string | undefined])[] }) {
  return (
    <View className="led-facts">
      {rows.map(([name, words]) =>
        words ? (
          <View key={name} className="led-fact">
            <View className="led-fact-name">{name}</View>
            <View className="led-fact-words">{words}</View>
          </View>
        ) : null,
      )}
    </View>
  );
}
