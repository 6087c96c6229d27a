import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { sayToReport } from '#contracts/report';
import { Button, Card, Heading, Icon, Note, Problem, Words } from '../../components';
import { call } from '../../platform/cloud';
import { open, openTab } from '../../platform/navigation';
import { newRequestId } from '../../platform/request-id';
import { scrollToClass } from '../../platform/scroll';
import { useSending } from '../../platform/use-sending';
import type { FormState } from './use-report-form';

/** 我也遇到了: it counts, and what she had written already can still be told to those who handle it. */
export function JoinedCards({ state }: { state: FormState }) {
  const { joined, form, leaveJoined } = state;
  const sending = useSending();
  const wish = useRef(newRequestId());
  useEffect(() => scrollToClass('sent-head'), []);
  if (!joined) return null;
  const { id, number, households } = joined;
  const text = form.text.trim().slice(0, 300);
  const leave = (go: () => void) => () => {
    go();
    leaveJoined();
  };
  const say = async () => {
    const isSaid = await sending.send(() =>
      call(sayToReport, { id, text }, { requestId: wish.current }),
    );
    if (isSaid) leave(() => open('report', { id }))();
  };
  return (
    <>
      <Card>
        <View className="sent-head">
          <View className="sent-mark">
            <Icon name="check" size="l" />
          </View>
          <Heading size="head">记上了，谢谢您</Heading>
          <Note>编号 {number}</Note>
        </View>
        <View className="report-choices">
          <Words>一共 {households} 户遇到，同一件事一起办。每走一步，消息里都会告诉您。</Words>
        </View>
      </Card>
      {text.length >= 2 ? (
        <Card>
          <Heading>您刚才写的</Heading>
          <Words>{text}</Words>
          <Problem words={sending.problem} />
          <View className="report-choices">
            <Button
              kind="soft"
              words="也告诉处理的人"
              isBusy={sending.isBusy}
              onTap={() => void say()}
            />
          </View>
        </Card>
      ) : null}
      <View className="stack">
        <Button kind="primary" words="看进度" onTap={leave(() => open('report', { id }))} />
        <Button words="再反映一件" onTap={leaveJoined} />
        <Button words="回首页" onTap={leave(() => openTab('home'))} />
      </View>
    </>
  );
}
