import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MeetingView } from '#contracts/council-meeting';
import { answerAmendment } from '#contracts/council-minutes';
import { momentText } from '#domain/day';
import {
  Answers,
  Button,
  Card,
  Heading,
  Note,
  Pill,
  Problem,
  Sheet,
  Stack,
  TextArea,
  TitleRow,
  type Tone,
  Words,
} from '../../../components';
import { now } from '../../../platform/clock';
import { useKept } from '../use-kept';
import { useStep } from './use-step';

type Amendment = NonNullable<MeetingView['minutes']>['amendments'][number];
type Common = {
  meeting: Pick<MeetingView, 'id' | 'version' | 'agenda'>;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
};

const pills: Record<Amendment['status'], { words: string; tone: Tone }> = {
  open: { words: '等答复', tone: 'amber' },
  taken: { words: '采纳了', tone: 'jade' },
  declined: { words: '没有采纳', tone: 'plain' },
};
const answers = [
  { value: 'taken', words: '采纳，纪要已经改好' },
  { value: 'declined', words: '不采纳，说明理由' },
] as const;
type AnswerForm = { as?: (typeof answers)[number]['value'] | undefined; answer: string };
const emptyAnswer: AnswerForm = { answer: '' };

const missingIn = ({ as, answer }: AnswerForm): string | undefined => {
  if (!as) return '请选采纳还是不采纳';
  return answer.trim().length < 2 ? '请写一句答复，提的人会看到' : undefined;
};

function AnswerSheet(props: Common & { amendment: Amendment; onClose: () => void }) {
  const { meeting, amendment, reload, onClose, onSaid } = props;
  const {
    fields: form,
    change,
    clear: drop,
  } = useKept<AnswerForm>(`amendment/${amendment.id}`, emptyAnswer);
  const [isPressed, setIsPressed] = useState(false);
  const step = useStep({
    marked: ['answer', 'amendmentId'],
    reload,
    onDone: () => {
      drop();
      onClose();
      onSaid('答复了');
    },
  });
  const missing = missingIn(form);
  const send = () => {
    if (missing) return setIsPressed(true);
    const { id, version } = meeting;
    const isTaken = form.as === 'taken';
    const answer = form.answer.trim();
    const input = { id, version, amendmentId: amendment.id, isTaken, answer };
    return void step.take(answerAmendment, input);
  };
  return (
    <Sheet
      title="答复修改意见"
      isOpen
      onClose={onClose}
      footer={<Button kind="primary" words="答复" isBusy={step.isBusy} onTap={send} />}
    >
      <Stack>
        <Words isStrong>{amendment.text}</Words>
        <Note>采纳的，请先关上这里，把纪要改好、存好，再来答复。</Note>
        <Answers
          label="采纳还是不采纳"
          answers={answers}
          chosen={form.as}
          onChoose={(as) => change({ as })}
        />
        <TextArea
          label="答复"
          hint="例如 按您说的改成「两周内」了"
          value={form.answer}
          maxLength={200}
          problem={step.problems.answer}
          onInput={(answer) => change({ answer })}
        />
        <Problem
          words={(isPressed ? missing : undefined) ?? step.problems.amendmentId ?? step.problem}
        />
      </Stack>
    </Sheet>
  );
}

/** What those who were there want changed, each with its answer. */
export function AmendmentsCard(
  props: Common & { amendments: readonly Amendment[]; mayAnswer: boolean },
) {
  const { amendments, mayAnswer, ...common } = props;
  const [chosen, setChosen] = useState<Amendment>();
  if (amendments.length === 0) return null;
  const titleOf = (itemId: string) =>
    common.meeting.agenda.find(({ id }) => id === itemId)?.title ?? '';
  return (
    <Card>
      <Heading size="title">参会的人提的修改</Heading>
      {amendments.map((one) => (
        <View key={one.id} className="led-item">
          <TitleRow>
            <Heading>{titleOf(one.itemId)}</Heading>
            <Pill {...pills[one.status]} />
          </TitleRow>
          <Words>{one.text}</Words>
          <Note>
            {one.byText} · {momentText(one.at, now())}
          </Note>
          {one.answer ? <Note>答复：{one.answer}</Note> : null}
          {one.status === 'open' && mayAnswer ? (
            <Button words="答复" label={`答复：${one.text}`} onTap={() => setChosen(one)} />
          ) : null}
        </View>
      ))}
      {chosen ? (
        <AnswerSheet {...common} amendment={chosen} onClose={() => setChosen(undefined)} />
      ) : null}
    </Card>
  );
}
