import { useState } from 'react';
import type { Got } from '#contracts/action';
import { getTrace } from '#contracts/council';
import { objectToResolution } from '#contracts/council-minutes';
import { Button, Chips, Heading, Note, Problem, Sheet, Stack, TextArea } from '../../components';
import { call } from '../../platform/cloud';
import { open } from '../../platform/navigation';
import { useLoaded } from '../../platform/use-loaded';
import { useSentForm } from '../../platform/use-sent-form';

type ObjectForm = { decisionId: string; text: string };
/** About the meeting as a whole. */
const whole = '';
const leastLetters = 10;
type Answer = Got<typeof objectToResolution>;

/** It is a report now: its number, and the way to it. */
function Sent({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { number, reportId } = answer;
  return (
    <Sheet
      title="收到您的异议了"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="看进度" onTap={() => open('report', { id: reportId })} />
      }
    >
      <Heading size="title">编号 {number}</Heading>
      <Note>会有人核实、答复您，进度在「我反映的」里看得到。</Note>
    </Sheet>
  );
}

type ObjectSheetProps = { id: string; hallId: string; onClose: () => void };

/** 提出异议, against one decision or all of it: becomes a report of hers; what is typed is never lost. */
export function ObjectSheet({ id, hallId, onClose }: ObjectSheetProps) {
  const [isPressed, setPressed] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const trace = useLoaded(() => call(getTrace, { hallId, meetingId: id }), `trace/${id}/objecting`);
  const sent = useSentForm<ObjectForm>({
    action: objectToResolution,
    about: id,
    empty: { decisionId: whole, text: '' },
    marked: ['text', 'decisionId'],
    onDone: (got) => setAnswer(got as Answer),
  });
  if (answer) return <Sent answer={answer} onClose={onClose} />;
  const { fields, named, change } = sent;
  const { decisionId } = fields;
  const text = fields.text.trim();
  const isShort = text.length < leastLetters;
  const submit = () =>
    isShort ? setPressed(true) : sent.send({ id, text, ...(decisionId && { decisionId }) });
  const choices = [
    ...(trace.data?.items.map(({ id: value, topic: words }) => ({ value, words })) ?? []),
    { value: whole, words: '整个决议' },
  ];
  return (
    <Sheet
      title="提出异议"
      isOpen
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          words="提上去"
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={submit}
        />
      }
    >
      <Stack>
        <Heading>对哪一件</Heading>
        <Chips
          label="对哪一件"
          choices={choices}
          chosen={decisionId}
          onChoose={(chosen) => change({ decisionId: chosen })}
        />
        <Problem words={named.decisionId} />
        <TextArea
          label="您的意见"
          hint="例如 充电棚离 3 号楼太近，夜里充电不安全，建议移到北门"
          value={fields.text}
          maxLength={300}
          problem={
            named.text ?? (isPressed && isShort ? `请写清楚，至少 ${leastLetters} 个字` : undefined)
          }
          onInput={(words) => change({ text: words })}
        />
        <Problem words={sent.problem} />
        <Note>会作为您的随手拍转办，有编号、有期限、有答复。</Note>
      </Stack>
    </Sheet>
  );
}
