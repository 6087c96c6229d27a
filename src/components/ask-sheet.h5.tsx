import { useState } from 'react';
import type { AskSheetProps } from './ask-sheet';
import { Button } from './button';
import { Note } from './layout';
import { SwitchRow } from './list-row';
import { Sheet } from './sheet';

export function AskSheet({ messages, onAnswer }: AskSheetProps) {
  const [accepted, setAccepted] = useState<readonly string[]>(messages.map(({ key }) => key));
  const [isAlways, setIsAlways] = useState(false);
  const turn = (key: string, isOn: boolean) =>
    setAccepted((known) => (isOn ? [...known, key] : known.filter((one) => one !== key)));
  return (
    <Sheet
      title="微信会这样问您"
      isOpen
      onClose={() => onAnswer([], false)}
      footer={
        <>
          <Button words="拒绝" onTap={() => onAnswer([], isAlways)} />
          <Button words="允许" kind="primary" onTap={() => onAnswer(accepted, isAlways)} />
        </>
      }
    >
      <Note>联心想给您发这些消息，允许一次发一条：</Note>
      {messages.map(({ key, words }) => (
        <SwitchRow
          key={key}
          title={words}
          isOn={accepted.includes(key)}
          onChange={(isOn) => turn(key, isOn)}
        />
      ))}
      <SwitchRow title="总是保持以上选择，不再询问" isOn={isAlways} onChange={setIsAlways} />
    </Sheet>
  );
}
