import { View } from '@tarojs/components';
import { slaTiers, slaTierWords, workOrderLevels, workOrderLevelWords } from '#contracts/loop';
import { Card, Chips, Heading, Note, Problem } from '../../../../components';
import { type PartProps, same } from '../../row-form';

const asAbove = { value: same, words: '照上级' };

/** Who accepts it and how fast, who leads and who helps. */
export function LeadCard({ data, form, problems, onChange }: PartProps) {
  const agencies = data.agencies.map(({ id, name }) => ({ value: id, words: name }));
  const helpers = form.helpers ?? [];
  const toggle = (id: string) =>
    onChange({
      helpers: helpers.includes(id) ? helpers.filter((one) => one !== id) : [...helpers, id],
    });
  return (
    <Card>
      <View className="routing-part">
        <Heading>由谁受理</Heading>
        <View className="routing-chips">
          <Chips
            label="由谁受理"
            choices={[
              asAbove,
              ...workOrderLevels.map((value) => ({ value, words: workOrderLevelWords[value] })),
            ]}
            chosen={form.level}
            onChoose={(level) => onChange({ level })}
          />
        </View>
        <Problem words={problems.level} />
      </View>
      <View className="routing-part">
        <Heading>时限</Heading>
        <View className="routing-chips">
          <Chips
            label="时限"
            choices={[asAbove, ...slaTiers.map((value) => ({ value, words: slaTierWords[value] }))]}
            chosen={form.tier}
            onChoose={(tier) => onChange({ tier })}
          />
        </View>
      </View>
      <View className="routing-part">
        <Heading>要部门办时，谁牵头</Heading>
        <View className="routing-chips">
          <Chips
            label="谁牵头"
            choices={[asAbove, { value: 'none', words: '不指定' }, ...agencies]}
            chosen={form.agency}
            onChoose={(agency) => onChange({ agency })}
          />
        </View>
        <Problem words={problems.agencyId} />
      </View>
      <View className="routing-part">
        <Heading>谁协办（可以选几个）</Heading>
        <View className="routing-chips">
          <Chips
            label="谁协办"
            choices={[asAbove, ...agencies.filter(({ value }) => value !== form.agency)]}
            chosenAll={form.helpers ?? [same]}
            onChoose={(id) => (id === same ? onChange({ helpers: undefined }) : toggle(id))}
          />
        </View>
        {form.helpers?.length === 0 ? <Note>这里没有协办单位。</Note> : null}
      </View>
    </Card>
  );
}
