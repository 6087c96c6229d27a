import { View } from '@tarojs/components';
import { useState } from 'react';
import { signUp } from '#contracts/volunteer';
import { Button, Chips, Heading, Note, Problem, Sheet, SwitchRow } from '../../components';
import { call } from '../../platform/cloud';
import { useSending } from '../../platform/use-sending';
import type { FullCall } from './call-card';

const childChoices = ['0', '1', '2', '3'].map((value) => ({
  value,
  words: value === '0' ? '就我自己' : `带 ${value} 个孩子`,
}));
const fields = ['children', 'isGuardian', 'isAdult'] as const;

/** 报名: grown up, and with which children she stays. */
export function SignUpSheet(props: {
  full: FullCall;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { call: found } = props.full;
  const [children, setChildren] = useState('0');
  const [isGuardian, setGuardian] = useState(false);
  const [isAdult, setAdult] = useState(false);
  const [own, setOwn] = useState<string>();
  const sending = useSending(fields);
  const send = async () => {
    if (!isAdult) return setOwn('未满 18 岁请和家长一起来，由家长报名');
    if (children !== '0' && !isGuardian) return setOwn('带孩子来，请您全程陪着');
    setOwn(undefined);
    const wish = { id: found.id, children: Number(children), isGuardian, isAdult };
    let status = '';
    const isDone = await sending.send(async () => {
      ({ status } = await call(signUp, { ...wish, isAdult: true }));
    });
    if (isDone) props.onDone(status === 'waiting' ? '报满了，已为您候补' : '报上名了');
    return undefined;
  };
  return (
    <Sheet
      title={`报名：${found.title}`}
      isOpen
      onClose={props.onClose}
      footer={
        <Button kind="primary" words="报名" isBusy={sending.isBusy} onTap={() => void send()} />
      }
    >
      <SwitchRow title="我年满 18 岁" isOn={isAdult} onChange={setAdult} />
      {found.isForFamilies ? (
        <View className="call-part">
          <Heading>带孩子吗</Heading>
          <View className="call-part">
            <Chips
              label="带孩子吗"
              choices={childChoices}
              chosen={children}
              onChoose={setChildren}
            />
          </View>
          {children === '0' ? null : (
            <SwitchRow
              title="我全程陪着孩子"
              note="孩子不单独记名字，也不单独记分"
              isOn={isGuardian}
              onChange={setGuardian}
            />
          )}
          <Problem words={sending.problems.children ?? sending.problems.isGuardian} />
        </View>
      ) : null}
      <Problem words={own ?? sending.problems.isAdult ?? sending.problem} />
      <Note>带队人会看到您姓什么。来不了，请早点取消。</Note>
    </Sheet>
  );
}
