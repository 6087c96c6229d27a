import { View } from '@tarojs/components';
import { Picture } from './picture';
import { Tap } from './tap';

type Shot = { url?: string | undefined; note?: string | undefined };

export type BeforeAfterProps = {
  before: readonly Shot[];
  after: readonly Shot[];
  /** Opens the photos large, at the one that was pressed. */
  onOpen: (url: string) => void;
};

function Shots({
  words,
  shots,
  onOpen,
}: {
  words: string;
  shots: readonly Shot[];
  onOpen: (url: string) => void;
}) {
  return (
    <View className="pair-side">
      <View className="pair-words">{words}</View>
      {shots.map(({ url, note }, at) =>
        url ? (
          <Tap
            key={url}
            className="pair-shot"
            label={`${words}的照片 ${at + 1}`}
            onTap={() => onOpen(url)}
          >
            <Picture url={url} words={`${words}的照片 ${at + 1}`} className="pair-picture" />
          </Tap>
        ) : (
          <View key={note ?? words} className="pair-shot pair-none">
            {note ?? '照片暂时看不到'}
          </View>
        ),
      )}
      {shots.length === 0 ? <View className="pair-shot pair-none">没有照片</View> : null}
    </View>
  );
}

/** How it was and how it is now, side by side. */
export function BeforeAfter({ before, after, onOpen }: BeforeAfterProps) {
  return (
    <View className="pair">
      <Shots words="处理前" shots={before} onOpen={onOpen} />
      <Shots words="处理后" shots={after} onOpen={onOpen} />
    </View>
  );
}
