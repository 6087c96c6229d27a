import { type PropsWithChildren, useState } from 'react';
import type { Action, Sent } from '#contracts/action';
import { Button, Note, Problem, Sheet, Stack, TextArea, Words } from '../../../components';
import { useKept } from '../use-kept';
import { useStep } from './use-step';

const emptyReason = { reason: '' };

type ReasonSheetProps<A extends Action> = PropsWithChildren<{
  title: string;
  /** Of the record it is about: one draft for each. */
  id: string;
  /** What it is about. */
  about: string;
  label: string;
  hint: string;
  /** What happens with it. */
  note: string;
  words: string;
  limit: number;
  action: A;
  input: (reason: string) => Sent<A>;
  reload: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
}>;

/** A step that needs a reason, which somebody will read. */
export function ReasonSheet<A extends Action>(props: ReasonSheetProps<A>) {
  const {
    fields: form,
    change,
    clear: drop,
  } = useKept(`reason/${props.action.name}/${props.id}`, emptyReason);
  const { reason } = form;
  const [missing, setMissing] = useState<string>();
  const step = useStep({
    marked: ['reason'],
    reload: props.reload,
    onDone: () => {
      drop();
      props.onDone();
    },
  });
  const send = () => {
    const text = reason.trim();
    if (text.length < 2) setMissing('请写一句原因');
    else void step.take(props.action, props.input(text));
  };
  return (
    <Sheet
      title={props.title}
      isOpen
      onClose={props.onClose}
      footer={<Button kind="primary" words={props.words} isBusy={step.isBusy} onTap={send} />}
    >
      <Stack>
        <Words isStrong>{props.about}</Words>
        {props.children}
        <TextArea
          label={props.label}
          hint={props.hint}
          value={reason}
          maxLength={props.limit}
          problem={missing ?? step.problems.reason}
          onInput={(words) => {
            setMissing(undefined);
            step.clear();
            change({ reason: words });
          }}
        />
        <Note>{props.note}</Note>
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}
