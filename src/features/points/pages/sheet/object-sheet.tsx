import { useRef, useState } from 'react';
import { objectToSheet, type PointsSheet } from '#contracts/points-sheet';
import { beforeText } from '#domain/day';
import { Button, Note, Problem, Sheet, Stack, TextArea } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useSending } from '../../../../platform/use-sending';

const mostLetters = 200;

type ObjectSheetProps = {
  sheet: PointsSheet;
  onClose: () => void;
  onDone: (words: string) => void;
};

/** What is not right; the secretary answers on the sheet itself. */
export function ObjectSheet({ sheet, onClose, onDone }: ObjectSheetProps) {
  const [text, setText] = useState('');
  const sending = useSending(['text']);
  const wish = useRef(newRequestId());
  const { communityId, month } = sheet;
  const send = async () => {
    await sending.send(async () => {
      const { answerBy } = await call(
        objectToSheet,
        { communityId, month, text },
        { requestId: wish.current },
      );
      onDone(`收到了，${beforeText(answerBy, now())}答复`);
    });
    wish.current = newRequestId();
  };
  return (
    <Sheet
      title="对公示有意见"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="提交" isBusy={sending.isBusy} onTap={() => void send()} />
      }
    >
      <Stack>
        <TextArea
          label="哪里不对"
          hint="比如：洗洁精进货的数量"
          value={text}
          maxLength={mostLetters}
          onInput={setText}
          problem={sending.problems.text}
        />
        <Note>
          由社区书记在五个工作日内答复。您写的和答复都登在这张公示表上，不写您的名字；请不要写别人的姓名、电话和门牌。
        </Note>
        <Problem words={sending.problem} />
      </Stack>
    </Sheet>
  );
}
