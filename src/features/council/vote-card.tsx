import { View } from '@tarojs/components';
import { useState } from 'react';
import { notStatutoryWords } from '#contracts/council';
import {
  type Choice,
  castBallot,
  choiceWords,
  counterSign,
  type VoteView,
} from '#contracts/council-vote';
import {
  Answers,
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
import {
  ballotChoices,
  ballotState,
  barsOf,
  howWords,
  paperWords,
  stateWords,
  tallyWords,
} from './ballot';
import { Bars } from './bars';
import { useSalt } from './use-salt';
import { useWish } from './use-wish';

type Changed = (words: string) => void;

type ConfirmProps = {
  vote: VoteView;
  choice: Choice;
  onClose: () => void;
  onDone: () => void;
  /** What was refused has another reason by now than what is shown. */
  onStale: () => void;
};

/** One look before it lies in the box; what can no longer be cast is only closed. */
function ConfirmSheet({ vote, choice, onClose, onDone, onStale }: ConfirmProps) {
  const wish = useWish();
  const salt = useSalt();
  const words = choiceWords[choice];
  const cast = async () => {
    const ballot = async () => ({ id: vote.id, choice, salt: await salt() });
    if (await wish.ask(castBallot, ballot())) onDone();
    else onStale();
  };
  return (
    <Sheet
      title={`投「${words}」？`}
      isOpen
      onClose={onClose}
      footer={
        ballotState(vote) === 'cast' ? (
          <>
            <Button words="再想想" onTap={onClose} />
            <Button
              kind="primary"
              words={`投${words}`}
              isBusy={wish.isBusy}
              onTap={() => void cast()}
            />
          </>
        ) : (
          <Button words="知道了" onTap={onClose} />
        )
      }
    >
      <Words size="title" isStrong>
        {vote.question}
      </Words>
      <Note>{stateWords(vote)}</Note>
      <Problem words={wish.problem} />
    </Sheet>
  );
}

/** 监票: another attendee says whether the paper was counted right. */
function CounterSign({ vote, onChanged }: { vote: VoteView; onChanged: Changed }) {
  const wish = useWish();
  const { id, version, paper } = vote;
  const sign = async (isRight: boolean) => {
    if (await wish.ask(counterSign, { id, version, isRight }))
      onChanged(isRight ? '核对好了，算进去了' : '记下了，话事员会重新清点');
  };
  return (
    <>
      <Note>您在会场，又不是清点的人，请您核对一下纸质票。</Note>
      {paper?.tally ? <Words isStrong>{tallyWords(paper.tally)}</Words> : null}
      <Problem words={wish.problem} />
      <Buttons>
        <Button words="不对" isBusy={wish.isBusy} isGrowing onTap={() => void sign(false)} />
        <Button
          kind="soft"
          words="数得对"
          isBusy={wish.isBusy}
          isGrowing
          onTap={() => void sign(true)}
        />
      </Buttons>
    </>
  );
}

type VoteCardProps = {
  vote: VoteView;
  topic: string | undefined;
  at: number;
  onChanged: Changed;
  onReload: () => void;
};

/** 表决: three answers of one weight while it is open, the result once it is over. */
export function VoteCard({ vote, topic, at, onChanged, onReload }: VoteCardProps) {
  const [choice, setChoice] = useState<Choice>();
  const state = ballotState(vote);
  const paper = paperWords(vote);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{vote.question}</Heading>
        <Pill words={vote.isOpen ? '正在表决' : '已结束'} tone={vote.isOpen ? 'red' : 'plain'} />
      </TitleRow>
      {topic && topic !== vote.question ? <Note>议题：{topic}</Note> : null}
      <Note>{howWords(vote, at)}</Note>
      {state === 'cast' ? (
        <Answers
          label={vote.question}
          answers={ballotChoices}
          chosen={choice}
          onChoose={setChoice}
        />
      ) : null}
      <View className="council-part">
        {state === 'over' ? (
          <Words isStrong>{stateWords(vote)}</Words>
        ) : (
          <Note>{stateWords(vote)}</Note>
        )}
      </View>
      <Bars
        rows={barsOf(vote).map(({ choice: key, words, count, percent }) => ({
          ...{ key, words, percent },
          value: `${count} 票`,
        }))}
      />
      {paper ? (
        <View className="council-part">
          <Note>{paper}</Note>
        </View>
      ) : null}
      {vote.mayCounterSign ? <CounterSign vote={vote} onChanged={onChanged} /> : null}
      {choice ? (
        <ConfirmSheet
          vote={vote}
          choice={choice}
          onClose={() => setChoice(undefined)}
          onStale={onReload}
          onDone={() => {
            setChoice(undefined);
            onChanged('投好了');
          }}
        />
      ) : null}
    </Card>
  );
}

/** 民法典 278: said wherever neighbours vote or read what was decided. */
export function NotStatutory() {
  return (
    <Card tone="amber">
      <Note>{notStatutoryWords}</Note>
    </Card>
  );
}
