import { View } from '@tarojs/components';
import type { CoverageCounts } from '#contracts/coverage';
import { barCells, legendOf } from './figures';
import './coverage.css';

/** Households by how they were reached: a cell for each up to two dozen, with every share in words below. */
export function Bar({ counts }: { counts: CoverageCounts }) {
  const cells = barCells(counts).map((share, at) => ({ key: `${share}-${at}`, share }));
  return (
    <View>
      <View className="coverage-bar">
        {cells.map(({ key, share }) => (
          <View key={key} className={`coverage-cell share-${share}`} />
        ))}
      </View>
      <View className="coverage-legend">
        {legendOf(counts).map(({ share, words, households }) => (
          <View key={share} className="coverage-share">
            <View className={`coverage-key share-${share}`} />
            {words} {households} 户
          </View>
        ))}
      </View>
    </View>
  );
}
