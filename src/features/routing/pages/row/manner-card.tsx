import { View } from '@tarojs/components';
import { Card, Chips, Heading, Problem } from '../../../../components';
import {
  aboveWords,
  type PartProps,
  type RowForm,
  type Switch,
  same,
  switchesFor,
  switchWords,
} from '../../row-form';

/** How it is handled: yes, no, or as further up. */
export function MannerCard({ form, problems, above, onChange }: PartProps) {
  const choose = (one: Switch, value: RowForm['switches'][Switch]) =>
    onChange({ switches: { ...form.switches, [one]: value } });
  const answersTo = (one: Switch) => [
    { value: same, words: aboveWords(form, above[one] ? '是' : '否') },
    { value: 'yes' as const, words: '是' },
    { value: 'no' as const, words: '否' },
  ];
  return (
    <Card>
      {switchesFor(form).map((one) => (
        <View key={one} className="routing-part">
          <Heading>{switchWords[one]}</Heading>
          <View className="routing-chips">
            <Chips
              label={switchWords[one]}
              choices={answersTo(one)}
              chosen={form.switches[one]}
              onChoose={(value) => choose(one, value)}
            />
          </View>
          <Problem words={problems[one]} />
        </View>
      ))}
    </Card>
  );
}
