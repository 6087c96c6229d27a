import { useRef, useState } from 'react';
import { appealCandidate, type OwnAct } from '#contracts/points';
import { Button, Note, Problem, Sheet, Stack, TextArea, Words } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useSending } from '../../../../platform/use-sending';

const mostLetters = 200;

type AppealSheetProps = { act: OwnAct; onClose: () => void; onDone: () => void };

/** Her words, and who reads them: the subdistrict, not who rejected it. */
export function AppealSheet({ act, onClose, onDone }: AppealSheetProps) {
  const [text, setText] = useState('');
  const sending = useSending(['text']);
  const wish = useRef(newRequestId());
  const { id, version } = act;
  const send = async () => {
    const isDone = await sending.send(() =>
      call(appealCandidate, { id, version, text }, { requestId: wish.current }),
    );
    wish.current = newRequestId();
    if (isDone) onDone();
  };
  return (
    <Sheet
      title="请街道再看一次"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="提交" isBusy={sending.isBusy} onTap={() => void send()} />
      }
    >
      <Stack>
        <Words isStrong>{act.reason}</Words>
        {act.answer ? <Note>社区的说法：{act.answer}</Note> : null}
        <TextArea
          label="您怎么看"
          hint="那天做了什么、谁在场"
          value={text}
          maxLength={mostLetters}
          onInput={setText}
          problem={sending.problems.text}
        />
        <Note>
          由街道来看，原来审核的人不参加。提交以后，这一页写着哪天前答复；有了结果会发消息告诉您。
        </Note>
        <Problem words={sending.problem} />
      </Stack>
    </Sheet>
  );
}
