import { useState } from 'react';
import type { DecisionView } from '#contracts/council';
import { noteProgress } from '#contracts/council-minutes';
import { dateText, dayOf } from '#domain/day';
import {
  Answers,
  Button,
  DayInput,
  Heading,
  Note,
  Problem,
  Sheet,
  Stack,
  TextArea,
  Words,
} from '../../components';
import { now } from '../../platform/clock';
import { useSentForm } from '../../platform/use-sent-form';
import { FormPhotos } from './form-photos';
import {
  emptyNote,
  type NoteForm,
  noteAnswers,
  noteInput,
  noteLabel,
  noteProblems,
  reviewDays,
} from './note-form';

type NoteSheetProps = {
  decision: Pick<DecisionView, 'id' | 'version' | 'text' | 'ownerText'>;
  onClose: () => void;
  /** It is written down: what lies below is read again. */
  onDone: (words: string) => void;
  /** It has moved on meanwhile: what was typed stays, what lies below is read again. */
  onStale: () => void;
};

/** 记进展: what was done about a decision that is no work order, with photos; kept on the phone until it is sent. */
export function NoteSheet({ decision, onClose, onDone, onStale }: NoteSheetProps) {
  const [isPressed, setIsPressed] = useState(false);
  const sent = useSentForm<NoteForm>({
    action: noteProgress,
    about: decision.id,
    empty: emptyNote,
    marked: ['as', 'text', 'reviewOn'],
    onDone: () => onDone('记下了，邻居看得到'),
    onStale,
  });
  const { fields, named, change } = sent;
  const missing = isPressed ? noteProblems(fields) : {};
  const problems: Partial<Record<'as' | 'text' | 'reviewOn', string>> = { ...named, ...missing };
  const today = dayOf(now());
  const submit = () => {
    const input = noteInput(fields, decision);
    if (input) sent.send(input);
    else setIsPressed(true);
  };
  return (
    <Sheet
      title="记进展"
      isOpen
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          words="记下来"
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={submit}
        />
      }
    >
      <Stack>
        <Words isStrong>{decision.text}</Words>
        <Note>责任方：{decision.ownerText}</Note>
        <Heading>现在怎么样了</Heading>
        <Answers
          label="现在怎么样了"
          answers={noteAnswers}
          chosen={fields.as}
          onChoose={(as) => change({ as })}
        />
        <Problem words={problems.as} />
        <TextArea
          label={noteLabel(fields)}
          hint="例如 物业已换好 3 盏灯，还差 2 盏，周五到货"
          value={fields.text}
          maxLength={200}
          problem={problems.text}
          onInput={(text) => change({ text })}
        />
        {fields.as === 'not-now' ? (
          <>
            <Heading>哪天再看</Heading>
            <DayInput
              label="哪天再看"
              value={fields.reviewOn ?? ''}
              {...reviewDays(today)}
              words={fields.reviewOn ? dateText(fields.reviewOn, today) : '选一天'}
              onInput={(reviewOn) => change({ reviewOn })}
            />
            <Problem words={problems.reviewOn} />
          </>
        ) : null}
        <FormPhotos words="进展的照片" form={sent.form} />
        <Problem words={sent.problem} />
        <Note>记了就留着，改不了也删不掉；写错了再记一条。</Note>
      </Stack>
    </Sheet>
  );
}
