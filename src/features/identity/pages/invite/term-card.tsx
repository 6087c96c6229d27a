import { View } from '@tarojs/components';
import { Card, Chips, Field, Heading, Note } from '../../../../components';
import {
  type PostForm,
  type PostProblems,
  starts,
  startWords,
  terms,
  termText,
  termWords,
} from '../../post-form';

/** From when and how long, with the days it comes to. */
export function TermCard(props: {
  form: PostForm;
  problems: PostProblems;
  today: string;
  onChange: (changed: Partial<PostForm>) => void;
}) {
  const { form, problems, onChange } = props;
  return (
    <Card>
      <Heading>从什么时候起</Heading>
      <View className="org-chips">
        <Chips
          label="从什么时候起"
          choices={starts.map((value) => ({ value, words: startWords[value] }))}
          chosen={form.start}
          onChoose={(start) => onChange({ start })}
        />
      </View>
      {form.start === 'other' ? (
        <Field
          label="第一天"
          hint="例如 12月1日"
          value={form.startText}
          maxLength={20}
          problem={problems.fromOn}
          onInput={(startText) => onChange({ startText })}
        />
      ) : null}
      <View className="org-fields">
        <Heading>做多久</Heading>
      </View>
      <View className="org-chips">
        <Chips
          label="做多久"
          choices={terms.map((value) => ({ value, words: termWords[value] }))}
          chosen={form.term}
          onChoose={(term) => onChange({ term })}
        />
      </View>
      {form.term === 'other' ? (
        <Field
          label="最后一天"
          hint="例如 2027-06-30"
          value={form.untilText}
          maxLength={20}
          problem={problems.untilOn}
          onInput={(untilText) => onChange({ untilText })}
        />
      ) : null}
      <Note>{termText(form, props.today)}。</Note>
    </Card>
  );
}
