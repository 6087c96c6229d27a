import { View } from '@tarojs/components';
import { useState } from 'react';
import { proposalStatusWords } from '#contracts/council';
import { backTopic, type ProposalLine, withdrawTopic } from '#contracts/council-topics';
import {
  Button,
  Buttons,
  Card,
  Heading,
  Note,
  Pill,
  Problem,
  Sheet,
  TitleRow,
  Words,
} from '../../components';
import { open } from '../../platform/navigation';
import {
  backersWords,
  mayBack,
  mayWithdraw,
  outcomeWords,
  topicNote,
  topicTones,
} from './topic-words';
import { useWish } from './use-wish';

type Changed = (words: string) => void;

/** 「我也想议这件」, or not any more. */
function BackButton({ topic, onChanged }: { topic: ProposalLine; onChanged: Changed }) {
  const wish = useWish();
  const { id, title, isBacked } = topic;
  const tap = async () => {
    const done = await wish.ask(backTopic, { id, isBacked: !isBacked });
    if (done) onChanged(isBacked ? '取消了' : '算上您了');
  };
  return (
    <>
      <Problem words={wish.problem} />
      <Buttons>
        <Button
          kind={isBacked ? 'quiet' : 'soft'}
          icon={isBacked ? 'check' : 'plus'}
          words={isBacked ? '算上您了，点一下取消' : '我也想议这件'}
          label={`${title}：${isBacked ? '取消' : '我也想议这件'}`}
          isBusy={wish.isBusy}
          isGrowing
          onTap={() => void tap()}
        />
      </Buttons>
    </>
  );
}

function WithdrawSheet(props: { topic: ProposalLine; onClose: () => void; onDone: () => void }) {
  const wish = useWish();
  const { id, version, title } = props.topic;
  const withdraw = async () => {
    if (await wish.ask(withdrawTopic, { id, version })) props.onDone();
  };
  return (
    <Sheet
      title="撤回这个议题？"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button words="不撤回" onTap={props.onClose} />
          <Button kind="primary" words="撤回" isBusy={wish.isBusy} onTap={() => void withdraw()} />
        </>
      }
    >
      <Words isStrong>{title}</Words>
      <Note>撤回后，也想议这件的邻居就看不到它了。</Note>
      <Problem words={wish.problem} />
    </Sheet>
  );
}

/** Where it went: the meeting that has it, or the report it became. */
function Ways({ topic, onWithdraw }: { topic: ProposalLine; onWithdraw: () => void }) {
  const { meetingId, reportId } = topic;
  const isOn = topic.status === 'adopted' || topic.status === 'merged';
  const hasNone = !(meetingId && isOn) && !reportId && !mayWithdraw(topic);
  return hasNone ? null : (
    <Buttons>
      {meetingId && isOn ? (
        <Button words="看这次会" isGrowing onTap={() => open('meeting', { id: meetingId })} />
      ) : null}
      {reportId ? (
        <Button words="看办理进度" isGrowing onTap={() => open('report', { id: reportId })} />
      ) : null}
      {mayWithdraw(topic) ? <Button words="撤回" isGrowing onTap={onWithdraw} /> : null}
    </Buttons>
  );
}

type TopicCardProps = { topic: ProposalLine; at: number; onChanged: Changed };

/** One topic: what, from whom, how many want it too; for its author what became of it and why. */
export function TopicCard({ topic, at, onChanged }: TopicCardProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { title, text, status, isMine } = topic;
  const backers = backersWords(topic);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{title}</Heading>
        {isMine || status !== 'open' ? (
          <Pill words={proposalStatusWords[status]} tone={topicTones[status]} />
        ) : null}
      </TitleRow>
      {text ? <View className="council-text">{text}</View> : null}
      <Note>{topicNote(topic, at)}</Note>
      {backers ? <Words isStrong>{backers}</Words> : null}
      {isMine || status === 'not-tabled' ? (
        <View className="council-part council-text">{outcomeWords(topic)}</View>
      ) : null}
      {mayBack(topic) ? <BackButton topic={topic} onChanged={onChanged} /> : null}
      <Ways topic={topic} onWithdraw={() => setLeaving(true)} />
      {isLeaving ? (
        <WithdrawSheet
          topic={topic}
          onClose={() => setLeaving(false)}
          onDone={() => {
            setLeaving(false);
            onChanged('撤回了');
          }}
        />
      ) : null}
    </Card>
  );
}
