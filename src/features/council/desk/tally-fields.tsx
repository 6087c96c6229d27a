import { View } from '@tarojs/components';
import { Field, Problem } from '../../../components';
import { type TallyForm, tallyFields } from './vote-form';

/** 赞成, 反对, 弃权 side by side: each is written, also a nought. */
export function TallyFields(props: {
  form: TallyForm;
  problem: string | undefined;
  onChange: (changed: Partial<TallyForm>) => void;
}) {
  return (
    <View>
      <View className="led-tally">
        {tallyFields.map(({ value, words }) => (
          <Field
            key={value}
            label={words}
            kind="number"
            value={props.form[value]}
            maxLength={3}
            onInput={(count) => props.onChange({ [value]: count })}
          />
        ))}
      </View>
      <Problem words={props.problem} />
    </View>
  );
}
