import { useState } from 'react';
import { amendMinutes } from '#contracts/council-minutes';
import { Button, Note, Problem, Sheet, TextArea, Words } from '../../components';
import { useSentForm } from '../../platform/use-sent-form';

type AmendSheetProps = {
  id: string;
  itemId: string;
  title: string;
  onClose: () => void;
  onDone: () => void;
};

/** Somebody who was there asks for another wording; what is typed stays on the phone until it is sent. */
export function AmendSheet({ id, itemId, title, onClose, onDone }: AmendSheetProps) {
  const [isPressed, setPressed] = useState(false);
  const sent = useSentForm<{ text: string }>({
    action: amendMinutes,
    about: `${id}/${itemId}`,
    empty: { text: '' },
    marked: ['text'],
    onDone,
  });
  const { fields, named, change } = sent;
  const text = fields.text.trim();
  const isShort = text.length < 2;
  const submit = () => (isShort ? setPressed(true) : sent.send({ id, itemId, text }));
  return (
    <Sheet
      title="提出修改"
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
      <Words isStrong>{title}</Words>
      <TextArea
        label="哪里不对，应该怎么写"
        hint="例如 期限说的是月底，不是 25 日"
        value={fields.text}
        maxLength={200}
        problem={named.text ?? (isPressed && isShort ? '请写哪里要改' : undefined)}
        onInput={(words) => change({ text: words })}
      />
      <Problem words={sent.problem} />
      <Note>只写「参会居民」提的，不写您的名字。改不改，话事员都会答复。</Note>
    </Sheet>
  );
}
