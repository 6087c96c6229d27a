import { View } from '@tarojs/components';
import { addDays, type Day, dateText, dayOf, dayText } from '#domain/day';
import { Card, Chips, DayInput, Heading, Note, Problem } from '../../../../components';
import { now } from '../../../../platform/clock';
import { consentWords, type OfflineForm, type OfflineProblems } from '../../offline-form';

const kinds = (['spoken', 'paper'] as const).map((value) => ({
  value,
  words: `同意，${consentWords[value]}`,
}));

/** Her consent in plain words, how it was given and when. */
export function ConsentCard(props: {
  form: OfflineForm;
  problems: OfflineProblems;
  onChange: (changed: Partial<OfflineForm>) => void;
}) {
  const { form, problems, onChange } = props;
  const today: Day = dayOf(now());
  return (
    <Card>
      <Heading>先问过本人</Heading>
      <Note>
        可以这样问：「停水停电、应急的时候，我们打电话或上门告诉您。要记下门牌、称呼和电话，只做这个用，您哪天不要了马上删掉。行吗？」
      </Note>
      <View className="offline-part">
        <Chips
          label="本人同意吗"
          choices={kinds}
          chosen={form.consent}
          onChoose={(consent) => onChange({ consent })}
        />
      </View>
      <Problem words={problems.consent} />
      {form.consent ? (
        <View className="offline-part">
          <Note>哪天同意的：{dayText(form.consentOn, today)}</Note>
          <DayInput
            label="哪天同意的"
            value={form.consentOn}
            from={addDays(today, -366)}
            to={today}
            words={dateText(form.consentOn, today)}
            onInput={(consentOn) => onChange({ consentOn })}
          />
          <Problem words={problems.consentOn} />
        </View>
      ) : null}
    </Card>
  );
}
