import { View } from '@tarojs/components';
import { Card, Chips, Heading, Problem } from '../../../../components';
import { type PartProps, type Switch, same, switches, switchWords } from '../../row-form';

const answers = [
  { value: same, words: '照上级' },
  { value: 'yes', words: '是' },
  { value: 'no', words: '否' },
] as const;

/** How it is handled: yes, no, or as further up. */
export function MannerCard({ form, problems, onChange }: PartProps) {
  const choose = (one: Switch, value: (typeof answers)[number]['value']) =>
    onChange({ switches: { ...form.switches, [one]: value } });
  return (
    <Card>
      {switches.map((one) => (
        <View key={one} className="routing-part">
          <Heading>{switchWords[one]}</Heading>
          <View className="routing-chips">
            <Chips
              label={switchWords[one]}
              choices={answers}
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
