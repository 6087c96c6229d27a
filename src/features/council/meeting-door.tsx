import { View } from '@tarojs/components';
import { useState } from 'react';
import { attendMeeting, doorCodeLength } from '#contracts/council-attendance';
import { readMeetingDoor } from '#domain/attendance';
import { Button, Buttons, Card, Field, Heading, Note } from '../../components';
import { canScan, scanWords } from '../../platform/scan';
import { useWish } from './use-wish';

/** 到会: the code at the door, scanned or its six letters typed. */
export function DoorCard({ id, onDone }: { id: string; onDone: (words: string) => void }) {
  const [typed, setTyped] = useState('');
  const [own, setOwn] = useState<string>();
  const wish = useWish(['code']);
  const attend = async (way: 'qr' | 'code', code: string) => {
    setOwn(undefined);
    if (await wish.ask(attendMeeting, { id, way, code })) onDone('记下您到会了');
  };
  const scan = async () => {
    const words = await scanWords();
    if (words === undefined) return;
    const door = readMeetingDoor(words);
    if (door?.id === id) await attend('qr', door.code);
    else setOwn('这不是这次会的码，请扫会场门口的码');
  };
  const submit = () => {
    const code = typed.replace(/\s/g, '').toUpperCase();
    if (code.length === doorCodeLength) void attend('code', code);
    else setOwn(`请输入门口码下面的 ${doorCodeLength} 个字母数字`);
  };
  return (
    <Card tone="blue">
      <Heading size="title">到会场了吗</Heading>
      <Note>
        {canScan
          ? `扫门口的码，或者输入码下面的 ${doorCodeLength} 个字母数字。`
          : `输入门口码下面的 ${doorCodeLength} 个字母数字。`}
      </Note>
      {canScan ? (
        <Buttons>
          <Button
            kind="primary"
            icon="qr-code"
            isBig
            words="扫码到会"
            isBusy={wish.isBusy}
            onTap={() => void scan()}
          />
        </Buttons>
      ) : null}
      <View className="council-part">
        <Field
          label="到会码"
          hint={`${doorCodeLength} 个字母数字`}
          value={typed}
          maxLength={doorCodeLength + 2}
          problem={own ?? wish.problems.code ?? wish.problem}
          onInput={(words) => setTyped(words.toUpperCase())}
        />
      </View>
      <Button
        kind={canScan ? 'soft' : 'primary'}
        words="我到会了"
        isBusy={wish.isBusy}
        onTap={submit}
      />
      <View className="council-part">
        <Note>没带手机的邻居，请话事员记一下就行。</Note>
      </View>
    </Card>
  );
}
