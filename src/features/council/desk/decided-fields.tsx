import { View } from '@tarojs/components';
import { dateText, dayOf } from '#domain/day';
import {
  Answers,
  DayInput,
  Field,
  Heading,
  Note,
  Problem,
  Stack,
  TextArea,
} from '../../../components';
import { now } from '../../../platform/clock';
import {
  asksOf,
  type Decided,
  type DecidedProblems,
  dueDays,
  kindAnswers,
  kindNotes,
  ownerLimit,
  reasonLimit,
} from './decided-form';
import type { Hall } from './load-led';
import { CategoryFields, PlaceRow } from './matter-fields';

type Props = {
  decided: Decided;
  hall: Pick<Hall, 'areaId' | 'areaText'>;
  problems: DecidedProblems;
  onChange: (decided: Decided) => void;
};

function PlaceFields({ decided, hall, problems, onChange }: Props) {
  return (
    <>
      <CategoryFields
        chosen={decided.category}
        problem={problems.category}
        onChoose={(category) => onChange({ ...decided, category })}
      />
      <Heading>在哪里</Heading>
      <PlaceRow
        hall={hall}
        name={decided.areaName}
        onChoose={({ id, name }) => onChange({ ...decided, areaId: id, areaName: name })}
      />
    </>
  );
}

function DueField({ decided, problems, onChange }: Omit<Props, 'hall'>) {
  const today = dayOf(now());
  return (
    <View>
      <Heading>哪天以前办好</Heading>
      <View className="led-part">
        <DayInput
          label="哪天以前办好"
          value={decided.dueOn ?? ''}
          {...dueDays(today)}
          words={decided.dueOn ? dateText(decided.dueOn, today) : '选一天'}
          onInput={(dueOn) => onChange({ ...decided, dueOn })}
        />
      </View>
      <Problem words={problems.dueOn} />
    </View>
  );
}

/** 怎么定的: the kind, and what it asks for; who answers for it and by when. */
export function DecidedFields(props: Props) {
  const { decided, problems, onChange } = props;
  const { kind } = decided;
  const asks = kind ? asksOf[kind] : [];
  return (
    <Stack>
      <Heading>怎么定的</Heading>
      <View className="led-kinds">
        <Answers
          label="怎么定的"
          answers={kindAnswers}
          chosen={kind}
          onChoose={(chosen) => onChange({ ...decided, kind: chosen })}
        />
      </View>
      <Problem words={problems.kind} />
      {kind ? <Note>{kindNotes[kind]}</Note> : null}
      {asks.includes('place') ? <PlaceFields {...props} /> : null}
      {asks.includes('owner') ? (
        <Field
          label="由谁负责"
          hint="例如 丹桂物业、社区居委会"
          value={decided.ownerText}
          maxLength={ownerLimit}
          problem={problems.ownerText}
          onInput={(ownerText) => onChange({ ...decided, ownerText })}
        />
      ) : null}
      {asks.includes('due') ? <DueField {...props} /> : null}
      {asks.includes('reason') ? (
        <TextArea
          label="理由，提议的人会看到"
          hint="例如 会占用消防通道"
          value={decided.reason}
          maxLength={reasonLimit}
          problem={problems.reason}
          onInput={(reason) => onChange({ ...decided, reason })}
        />
      ) : null}
    </Stack>
  );
}
