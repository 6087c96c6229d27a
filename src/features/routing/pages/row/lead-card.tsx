import { View } from '@tarojs/components';
import { slaTiers, slaTierWords, workOrderLevels, workOrderLevelWords } from '#contracts/loop';
import { Card, Chips, Heading, Note, Problem } from '../../../../components';
import { agencyName } from '../../route-words';
import { aboveWords, type PartProps, same } from '../../row-form';

const countWords = (count: number) => (count > 0 ? `${count} 个` : '没有');

/** Who accepts it and how fast, who leads and who helps. */
export function LeadCard({ data, form, problems, above, onChange }: PartProps) {
  const asAbove = (words: string) => ({ value: same, words: aboveWords(form, words) });
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
              asAbove(workOrderLevelWords[above.level]),
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
            choices={[
              asAbove(slaTierWords[above.tier]),
              ...slaTiers.map((value) => ({ value, words: slaTierWords[value] })),
            ]}
            chosen={form.tier}
            onChoose={(tier) => onChange({ tier })}
          />
        </View>
      </View>
      <View className="routing-part">
        <Heading>交部门办时，谁牵头</Heading>
        <View className="routing-chips">
          <Chips
            label="谁牵头"
            choices={[
              asAbove(above.agencyId ? agencyName(above.agencyId, data.agencies) : '不指定'),
              { value: 'none', words: '不指定' },
              ...agencies,
            ]}
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
            choices={[
              asAbove(countWords(above.collaboratorIds.length)),
              ...agencies.filter(({ value }) => value !== form.agency),
            ]}
            chosenAll={form.helpers ?? [same]}
            onChoose={(id) => (id === same ? onChange({ helpers: undefined }) : toggle(id))}
          />
        </View>
        {form.helpers?.length === 0 ? <Note>这里没有协办单位。</Note> : null}
      </View>
    </Card>
  );
}
