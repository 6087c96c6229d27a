import { View } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import { Tap } from './tap';

export type Choice<V extends string> = { value: V; words: string; isClosed?: boolean };

type ChipsProps<V extends string> = {
  /** What is being chosen, for screen readers. */
  label: string;
  choices: readonly Choice<V>[];
  onChoose: (value: V) => void;
} & ({ chosen: V | undefined } | { chosenAll: readonly V[] });

/** A few choices at once in sight: one (`chosen`) or any number (`chosenAll`). */
export function Chips<V extends string>(props: ChipsProps<V>) {
  const isMany = 'chosenAll' in props;
  const isOn = (value: V) => (isMany ? props.chosenAll.includes(value) : props.chosen === value);
  return (
    <View
      className="chips"
      {...aria({ role: isMany ? 'group' : 'radiogroup', label: props.label })}
    >
      {props.choices.map(({ value, words, isClosed }) => (
        <Tap
          key={value}
          role={isMany ? 'checkbox' : 'radio'}
          isOn={isOn(value)}
          isDisabled={isClosed}
          className={classes('chip', isOn(value) && 'chip-on', isClosed && 'chip-closed')}
          onTap={() => props.onChoose(value)}
        >
          {words}
        </Tap>
      ))}
    </View>
  );
}
