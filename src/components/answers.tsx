import { View } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import { Tap } from './tap';

/** Answers to one question, all of the same size and weight: none is suggested. */
export function Answers<V extends string>(props: {
  label: string;
  answers: readonly { value: V; words: string }[];
  chosen: V | undefined;
  onChoose: (value: V) => void;
}) {
  return (
    <View className="answers" {...aria({ role: 'radiogroup', label: props.label })}>
      {props.answers.map(({ value, words }) => (
        <Tap
          key={value}
          role="radio"
          isOn={value === props.chosen}
          className={classes('answer', value === props.chosen && 'answer-on')}
          onTap={() => props.onChoose(value)}
        >
          {words}
        </Tap>
      ))}
    </View>
  );
}
