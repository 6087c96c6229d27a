import { type PropsWithChildren, useRef, useState } from 'react';
import { Button, Chips, Note, Problem, Sheet, Stack, TextArea, Words } from '../../../components';
import { newRequestId } from '../../../platform/request-id';
import { useSending } from '../../../platform/use-sending';
import { readAgain } from './read-again';

const mostLetters = 100;

type ReasonSheetProps<T> = PropsWithChildren<{
  title: string;
  /** What it is about. */
  about: string;
  label: string;
  hint: string;
  /** What is written most often; a tap writes it. */
  common: readonly string[];
  /** What happens with it. */
  note: string;
  words: string;
  isDisabled?: boolean;
  send: (reason: string, requestId: string) => Promise<T>;
  onClose: () => void;
  onDone: (answer: T) => void;
  /** It has moved on meanwhile: what was written stays, what lies below is read again. */
  onRefused: () => void;
}>;

/** A decision that needs a reason, which somebody will read. */
export function ReasonSheet<T>(props: ReasonSheetProps<T>) {
  const { title, about, label, hint, common, note, words, children } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['reason']);
  const wish = useRef(newRequestId());
  const write = (next: string) => {
    setMissing(undefined);
    sending.clear();
    setReason(next);
    wish.current = newRequestId();
  };
  const send = async () => {
    const text = reason.trim();
    if (text.length < 2) {
      setMissing('请写一句原因');
      return;
    }
    const work = async () => props.onDone(await props.send(text, wish.current));
    if (!(await sending.send(work))) props.onRefused();
  };
  return (
    <Sheet
      title={title}
      isOpen
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words={words}
          isBusy={sending.isBusy}
          isDisabled={props.isDisabled === true}
          onTap={() => void send()}
        />
      }
    >
      <Stack>
        <Words isStrong>{about}</Words>
        {children}
        <TextArea
          label={label}
          hint={hint}
          value={reason}
          maxLength={mostLetters}
          onInput={write}
          problem={missing ?? sending.problems.reason}
        />
        {common.length > 0 ? (
          <Chips
            label="常用的"
            choices={common.map((value) => ({ value, words: value }))}
            chosen={reason}
            onChoose={write}
          />
        ) : null}
        <Note>{note}</Note>
        <Problem words={readAgain(sending.problem)} />
      </Stack>
    </Sheet>
  );
}
