import { View } from '@tarojs/components';
import { aria } from './aria';
import { Icon } from './icon';
import { TextInput, type TextInputProps } from './text-input';

export type FieldProps = Omit<TextInputProps, 'isLong' | 'hasProblem'> & {
  /** The sentence that belongs here: `details.fields` of an AppError, found by path. */
  problem?: string | undefined;
  /** What helps before anything went wrong. */
  note?: string | undefined;
};

/** The sentence at the place where something is missing. */
export function Problem({ words }: { words: string | undefined }) {
  if (!words) return null;
  return (
    <View className="problem" {...aria({ role: 'alert', isLive: true })}>
      <Icon name="circle-alert" size="s" /> {words}
    </View>
  );
}

/** One line to type, with its name above and what is wrong with it below. */
export function Field({ problem, note, ...input }: FieldProps) {
  return (
    <View className="field">
      <View className="field-label">{input.label}</View>
      <TextInput {...input} hasProblem={Boolean(problem)} />
      <Problem words={problem} />
      {note ? <View className="quiet text-note">{note}</View> : null}
    </View>
  );
}

/** Several lines to type; counts when the end comes near. */
export function TextArea(props: FieldProps & { maxLength: number }) {
  const { problem, note, ...input } = props;
  const left = props.maxLength - props.value.length;
  return (
    <View className="field">
      <View className="field-label">{input.label}</View>
      <TextInput {...input} isLong hasProblem={Boolean(problem)} />
      <View className="field-foot">
        <View className="grow">
          <Problem words={problem} />
          {note ? <View className="quiet text-note">{note}</View> : null}
        </View>
        <View className="quiet text-meta">
          {left > props.maxLength / 5
            ? `${props.value.length} / ${props.maxLength}`
            : `还能写 ${left} 个字`}
        </View>
      </View>
    </View>
  );
}
