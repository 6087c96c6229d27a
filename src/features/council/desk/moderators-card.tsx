import { View } from '@tarojs/components';
import { dateText, dayOf } from '#domain/day';
import { Card, Chips, Heading, Note, Problem } from '../../../components';
import { now } from '../../../platform/clock';
import {
  type HallForm,
  type HallFormData,
  type HallProblems,
  mostModerators,
  sourceChoices,
  sourcedModerator,
  toggledModerator,
} from './hall-form';

export type HallPart = {
  data: HallFormData;
  form: HallForm;
  problems: HallProblems;
  onChange: (next: HallForm) => void;
};

/** 话事员: of those with the post, and where each comes from; that is for the record alone. */
export function ModeratorsCard({ data, form, problems, onChange }: HallPart) {
  const today = dayOf(now());
  const chosen = form.moderators.map(({ personId }) => personId);
  const words = (one: HallFormData['candidates'][number]) =>
    one.untilOn ? `${one.name}（到${dateText(one.untilOn, today)}）` : one.name;
  return (
    <Card>
      <Heading>话事员</Heading>
      <Note>先在「网格与人员」里有了话事员的岗位，才在这里选；最多 {mostModerators} 位。</Note>
      {data.candidates.length === 0 ? <Note>这里还没有人有话事员的岗位。</Note> : null}
      <View className="led-part">
        <Chips
          label="话事员"
          choices={data.candidates.map((one) => ({ value: one.personId, words: words(one) }))}
          chosenAll={chosen}
          onChoose={(personId) => onChange(toggledModerator(form, personId))}
        />
      </View>
      <Problem words={problems.moderators} />
      {form.moderators.map(({ personId, source }) => {
        const name = data.candidates.find((one) => one.personId === personId)?.name;
        return (
          <View key={personId} className="led-part">
            <Note>{name ?? '岗位已经到期的一位'}从哪里来（只存档，不给居民看）</Note>
            <Chips
              label={`${name ?? ''}从哪里来`}
              choices={sourceChoices}
              chosen={source}
              onChoose={(next) => onChange(sourcedModerator(form, personId, next))}
            />
          </View>
        );
      })}
      {data.hall && data.hall.namedOnly.length > 0 ? (
        <Note>名单里还写了：{data.hall.namedOnly.join('、')}，还没有岗位。</Note>
      ) : null}
    </Card>
  );
}
