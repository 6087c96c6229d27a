import { useState } from 'react';
import { attendCall } from '#contracts/volunteer';
import { readDoor } from '#domain/volunteer';
import { Button, Buttons, Card, Field, Heading, Note, Problem } from '../../components';
import { call } from '../../platform/cloud';
import { canScan, scanWords } from '../../platform/scan';
import { useSending } from '../../platform/use-sending';
import { minutesText } from './call-words';

type Way = 'in' | 'out';
const wayWords: Record<Way, string> = { in: '到场', out: '离场' };

/** 扫码到场、离场: the code on the leader's phone, scanned or its four letters typed. */
export function DoorPart(props: { id: string; way: Way; onDone: (words: string) => void }) {
  const { id, way, onDone } = props;
  const [typed, setTyped] = useState('');
  const [own, setOwn] = useState<string>();
  const sending = useSending(['code']);
  const attend = async (code: string) => {
    setOwn(undefined);
    let minutes: number | undefined;
    const isDone = await sending.send(async () => {
      ({ minutes } = await call(attendCall, { id, way, code }));
    });
    if (!isDone) return;
    setTyped('');
    onDone(minutes === undefined ? '记下您到场了' : `记下您离场了，一共 ${minutesText(minutes)}`);
  };
  const scan = async () => {
    const words = await scanWords();
    if (words === undefined) return;
    const door = readDoor(words);
    if (!door || door.id !== id) return setOwn('这不是这次活动的码，请扫带队人手机上的码');
    if (door.way !== way) return setOwn(`请带队人换到「${wayWords[way]}」的码`);
    await attend(door.code);
    return undefined;
  };
  const submit = () => {
    const code = typed.trim().toUpperCase();
    if (code.length < 4) setOwn('请输入带队人手机上的 4 个字母数字');
    else void attend(code);
  };
  return (
    <Card tone="blue">
      <Heading>{wayWords[way]}</Heading>
      <Note>扫带队人手机上的「{wayWords[way]}」码，或者输入码下面的 4 个字母数字。</Note>
      {canScan ? (
        <Button
          kind="primary"
          icon="qr-code"
          isBig
          words={`扫码${wayWords[way]}`}
          isBusy={sending.isBusy}
          onTap={() => void scan()}
        />
      ) : null}
      <Field
        label={`${wayWords[way]}码`}
        hint="4 个字母数字"
        value={typed}
        maxLength={4}
        problem={own ?? sending.problems.code}
        onInput={(words) => setTyped(words.toUpperCase())}
      />
      <Problem words={sending.problem} />
      <Buttons>
        <Button
          kind={canScan ? 'soft' : 'primary'}
          words={wayWords[way]}
          isBusy={sending.isBusy}
          isGrowing
          onTap={submit}
        />
      </Buttons>
    </Card>
  );
}
