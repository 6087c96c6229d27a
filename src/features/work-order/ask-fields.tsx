import { View } from '@tarojs/components';
import { addDays, type Day, dateText, dayText } from '#domain/day';
import {
  Answers,
  Chips,
  DayInput,
  Field,
  Heading,
  Note,
  Problem,
  SwitchRow,
  Tap,
  TextArea,
} from '../../components';
import { type AskField, textMost, type Values } from './ask';

type FieldProps<F extends AskField = AskField> = {
  field: F;
  values: Values;
  today: Day;
  problem: string | undefined;
  onChange: (name: string, value: Values[string]) => void;
};
type Of<K extends AskField['kind']> = FieldProps<Extract<AskField, { kind: K }>>;

const textIn = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** Sentences to begin with; a second one goes below the first. */
export function Templates(props: {
  sentences: readonly string[];
  text: string;
  onChoose: (text: string) => void;
}) {
  const { sentences, text, onChoose } = props;
  if (sentences.length === 0) return null;
  const added = (sentence: string) => (text.trim() ? `${text.trim()}\n${sentence}` : sentence);
  return (
    <View className="ask-templates">
      {sentences
        .filter((sentence) => !text.includes(sentence))
        .map((sentence) => (
          <Tap
            key={sentence}
            className="ask-template"
            label={`填入：${sentence}`}
            onTap={() => onChoose(added(sentence))}
          >
            {sentence}
          </Tap>
        ))}
    </View>
  );
}

function TextField({ field, values, problem, onChange }: Of<'text'>) {
  const text = textIn(values, field.name);
  return (
    <View className="ask-field">
      <TextArea
        label={field.label}
        hint={field.hint}
        value={text}
        maxLength={field.most ?? textMost}
        problem={problem}
        onInput={(value) => onChange(field.name, value)}
      />
      <Templates
        sentences={field.templates ?? []}
        text={text}
        onChoose={(value) => onChange(field.name, value)}
      />
    </View>
  );
}

function LineField({ field, values, problem, onChange }: Of<'line'>) {
  return (
    <View className="ask-field">
      <Field
        label={field.label}
        hint={field.hint}
        value={textIn(values, field.name)}
        maxLength={field.most}
        problem={problem}
        onInput={(value) => onChange(field.name, value)}
      />
    </View>
  );
}

function ChoiceField({ field, values, problem, onChange }: Of<'one'>) {
  const { label, choices } = field;
  const answering = {
    label,
    chosen: textIn(values, field.name) || undefined,
    onChoose: (value: string) => onChange(field.name, value),
  };
  return (
    <View className="ask-field">
      <Heading>{label}</Heading>
      {field.isEven ? (
        <Answers {...answering} answers={choices} />
      ) : (
        <View className="ask-chips">
          <Chips {...answering} choices={choices} />
        </View>
      )}
      <Problem words={problem} />
    </View>
  );
}

function ChoicesField({ field, values, problem, onChange }: Of<'many'>) {
  const value = values[field.name];
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <View className="ask-field">
      <Heading>{field.label}</Heading>
      <View className="ask-chips">
        <Chips
          label={field.label}
          choices={field.choices}
          chosenAll={chosen}
          onChoose={(one) =>
            onChange(
              field.name,
              chosen.includes(one) ? chosen.filter((it) => it !== one) : [...chosen, one],
            )
          }
        />
      </View>
      <Problem words={problem} />
    </View>
  );
}

const nearWords = (days: number, today: Day): string => {
  const day = addDays(today, days);
  return Math.abs(days) <= 1 ? dayText(day, today) : `${dateText(day, today)}（${days} 天后）`;
};

/** The days people mean most as chips, any other by the picker. */
export function DayField({ field, values, today, problem, onChange }: Of<'day'>) {
  const value = textIn(values, field.name);
  const near = field.near.map((days) => ({
    value: addDays(today, days),
    words: nearWords(days, today),
  }));
  return (
    <View className="ask-field">
      <Heading>{field.label}</Heading>
      <View className="ask-chips">
        <Chips
          label={field.label}
          choices={near}
          chosen={value || undefined}
          onChoose={(day) => onChange(field.name, day)}
        />
      </View>
      <View className="ask-day">
        <Note>别的日子</Note>
        <View className="grow">
          <DayInput
            label={`${field.label}：别的日子`}
            value={value}
            from={addDays(today, field.from)}
            to={addDays(today, field.to)}
            words={value ? dateText(value, today) : '选别的日子'}
            onInput={(day) => onChange(field.name, day)}
          />
        </View>
      </View>
      <Problem words={problem} />
    </View>
  );
}

const scores = ['1', '2', '3', '4', '5'].map((value) => ({ value, words: value }));

function ScoreField({ field, values, problem, onChange }: Of<'score'>) {
  return (
    <View className="ask-field">
      <Heading>{field.label}</Heading>
      <Answers
        label={field.label}
        answers={scores}
        chosen={textIn(values, field.name) || undefined}
        onChoose={(value) => onChange(field.name, value)}
      />
      <Note>1 分很差，3 分一般，5 分很好</Note>
      <Problem words={problem} />
    </View>
  );
}

/** One field of a question, with what is wrong with it below. */
export function AskFieldView(props: FieldProps) {
  const { field, values, onChange } = props;
  switch (field.kind) {
    case 'text':
      return <TextField {...props} field={field} />;
    case 'line':
      return <LineField {...props} field={field} />;
    case 'one':
      return <ChoiceField {...props} field={field} />;
    case 'many':
      return <ChoicesField {...props} field={field} />;
    case 'day':
      return <DayField {...props} field={field} />;
    case 'score':
      return <ScoreField {...props} field={field} />;
    case 'switch':
      return (
        <View className="ask-field">
          <SwitchRow
            title={field.title}
            note={props.problem ? '' : field.note}
            isOn={values[field.name] === true}
            onChange={(isOn) => onChange(field.name, isOn)}
          />
          <Problem words={props.problem} />
        </View>
      );
  }
}
