import { useState } from 'react';
import { Button, Problem, Sheet, Words } from '../../components';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';

type ConfirmStepProps = {
  /** What the button says. */
  opener: string;
  title: string;
  /** What it means, before it is done. */
  explains: string;
  confirm: string;
  cancel: string;
  run: (requestId: string) => Promise<unknown>;
  /** Done or refused: what is shown may be old. */
  onEnd: (isDone: boolean) => void;
};

/** Something that cannot be taken back is asked once more: 撤回, 退出, 联名. */
export function ConfirmStep(props: ConfirmStepProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [requestId] = useState(newRequestId);
  const sending = useSending();
  const run = async () => {
    const isDone = await sending.send(() => props.run(requestId));
    if (isDone) setIsOpen(false);
    props.onEnd(isDone);
  };
  return (
    <>
      <Button words={props.opener} onTap={() => setIsOpen(true)} />
      <Sheet
        title={props.title}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <>
            <Button words={props.cancel} onTap={() => setIsOpen(false)} />
            <Button
              kind="primary"
              words={props.confirm}
              isBusy={sending.isBusy}
              onTap={() => void run()}
            />
          </>
        }
      >
        <Words>{props.explains}</Words>
        <Problem words={sending.problem} />
      </Sheet>
    </>
  );
}
