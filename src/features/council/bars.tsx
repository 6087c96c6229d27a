import { View } from '@tarojs/components';
import { classes, Words } from '../../components';

/** Twenty cells to a bar: no finer than the eye needs. */
const cells = Array.from({ length: 20 }, (_, at) => at);

type Bar = { key: string; words: string; value: string; percent: number };

/** How much of each, in words and as a bar. */
export function Bars({ rows }: { rows: readonly Bar[] }) {
  return (
    <View className="council-bars">
      {rows.map(({ key, words, value, percent }) => (
        <View key={key}>
          <View className="council-bar-head">
            <Words>{words}</Words>
            <Words isStrong>{value}</Words>
          </View>
          <View className="council-bar">
            {cells.map((cell) => (
              <View
                key={cell}
                className={classes('council-cell', cell * 5 + 2 < percent && 'council-cell-on')}
              />
            ))}
          </View>
        </View>
      ))}
    </View>
  );
}
