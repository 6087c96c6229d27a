import { View } from '@tarojs/components';
import { useState } from 'react';
import { closeVote, type VoteView, voteWayWords } from '#contracts/council-vote';
import {
  Button,
  Buttons,
  Heading,
  Note,
  Pill,
  Problem,
  TitleRow,
  Words,
} from '../../../components';
import { PaperBallotsSheet } from './paper-ballots-sheet';
import { useStep } from './use-step';
import { endText, voteText } from './vote-form';
import { HandsSheet, OpenVoteSheet } from './vote-sheets';

type Common = { reload: () => Promise<unknown>; onSaid: (words: string) => void };

type Asked = 'hands' | 'paper' | undefined;

/** What is done about a vote that is open: counted, or entered from paper, and ended. */
function VoteButtons(props: {
  vote: VoteView;
  isBusy: boolean;
  onAsk: (asked: Asked) => void;
  onClose: () => void;
}) {
  const { way, paper, question } = props.vote;
  const takesPaper = way === 'ballot' && !paper?.isCounterSigned;
  return (
    <Buttons>
      {way === 'hands' ? (
        <Button
          words="记举手的数"
          label={`记举手的数：${question}`}
          isGrowing
          onTap={() => props.onAsk('hands')}
        />
      ) : null}
      {takesPaper ? (
        <Button
          words="录纸票"
          label={`录纸票：${question}`}
          isGrowing
          onTap={() => props.onAsk('paper')}
        />
      ) : null}
      <Button
        words={`结束${voteWayWords[way]}`}
        label={`结束${voteWayWords[way]}：${question}`}
        isGrowing
        isBusy={props.isBusy}
        onTap={props.onClose}
      />
    </Buttons>
  );
}

/** One vote: how it stands, and what whoever leads does next. */
function VoteRow(props: Common & { vote: VoteView; meetingId: string }) {
  const { vote, reload, onSaid } = props;
  const [asked, setAsked] = useState<Asked>();
  const step = useStep({ reload, onDone: () => onSaid('表决结束了，结果出来了') });
  const { id, version, isOpen, paper } = vote;
  const close = () => setAsked(undefined);
  const sheet = { vote, reload, onSaid, onClose: close };
  return (
    <View className="led-item">
      <TitleRow>
        <Heading>{vote.question}</Heading>
        <Pill words={isOpen ? '正在表决' : '表决结束'} tone={isOpen ? 'jade' : 'plain'} />
      </TitleRow>
      <Note>{voteText(vote)}</Note>
      {isOpen ? null : <Words isStrong>{endText(vote)}</Words>}
      {paper ? (
        <Note>
          纸票 {paper.count} 张，{paper.byText} 数的，
          {paper.isCounterSigned ? '有人一起签了' : '等在场的另一个人签'}
        </Note>
      ) : null}
      {isOpen ? (
        <VoteButtons
          vote={vote}
          isBusy={step.isBusy}
          onAsk={setAsked}
          onClose={() => void step.take(closeVote, { id, version })}
        />
      ) : null}
      <Problem words={step.problem} />
      {asked === 'hands' ? <HandsSheet {...sheet} /> : null}
      {asked === 'paper' ? <PaperBallotsSheet {...sheet} meetingId={props.meetingId} /> : null}
    </View>
  );
}

/** 表决 about one item of the agenda. */
export function VotesPart(
  props: Common & {
    meetingId: string;
    item: { id: string; title: string };
    votes: readonly VoteView[];
    mayOpen: boolean;
    isInSession: boolean;
  },
) {
  const { meetingId, item, votes, mayOpen, isInSession, ...common } = props;
  const [isOpening, setIsOpening] = useState(false);
  const mine = votes.filter(({ itemId }) => itemId === item.id);
  if (mine.length === 0 && !mayOpen) return null;
  const begin = mine.length > 0 ? '再表决一件' : '开始表决';
  return (
    <View className="led-part">
      {mine.length > 0 ? <Heading>表决</Heading> : null}
      {mine.map((vote) => (
        <VoteRow key={vote.id} {...common} vote={vote} meetingId={meetingId} />
      ))}
      {mayOpen ? (
        <View className={mine.length > 0 ? 'led-part' : ''}>
          <Button
            words={begin}
            label={`${begin}：${item.title}`}
            onTap={() => setIsOpening(true)}
          />
        </View>
      ) : null}
      {isOpening ? (
        <OpenVoteSheet
          {...common}
          meetingId={meetingId}
          itemId={item.id}
          title={item.title}
          isInSession={isInSession}
          onClose={() => setIsOpening(false)}
        />
      ) : null}
    </View>
  );
}
