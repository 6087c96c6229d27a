import { View } from '@tarojs/components';
import { Tap } from './tap';

export type TrailStep = {
  key: string;
  words: string;
  /** What a screen reader says, where it is more than 回到 and the words. */
  label?: string;
};

/** The way that led here, one step beside the other; a tap goes back to it. Nothing without steps. */
export function Trail(props: {
  steps: readonly TrailStep[];
  /** Told the step by its key and by where it stands, from 0. */
  onChoose: (key: string, at: number) => void;
}) {
  if (props.steps.length === 0) return null;
  return (
    <View className="trail">
      {props.steps.map(({ key, words, label = `回到${words}` }, at) => (
        <Tap key={key} className="trail-step" label={label} onTap={() => props.onChoose(key, at)}>
          {words}
        </Tap>
      ))}
    </View>
  );
}
