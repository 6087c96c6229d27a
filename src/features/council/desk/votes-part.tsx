import { View } from '@tarojs/components';
import { useState } from 'react';
import { notStatutoryWords } from '#contracts/council';
import {
  closeVote,
  countHands,
  openVote,
  type VoteView,
  voteUnits,
  voteUnitWords,
  voteWays,
  voteWayWords,
} from '#contracts/council-vote';
import {
  Answers,
  Button,
  Buttons,
  Field,
  Heading,
  Note,
  Pill,
  Problem,
  Sheet,
  Stack,
  TitleRow,
  Words,
} from '../../../components';
import { useKept } from '../use-kept';
import { PaperBallotsSheet } from './paper-ballots-sheet';
import { TallyFields } from './tally-fields';
import { useStep } from './use-step';
import {
  emptyTally,
  endText,
  tallyOf,
  tallyProblem,
  type VoteForm,
  voteBegin,
  voteInput,
  voteProblems,
  voteText,
} from './vote-form';

type Common = { reload: () => Promise<unknown>; onSaid: (words: string) => void };
type SheetProps = Common & { onClose: () => void };

/** 开始表决 about one item. */
function OpenVoteSheet(
  props: SheetProps & { meetingId: string; itemId: string; title: string; isInSession: boolean },
) {
  const { meetingId, itemId, isInSession } = props;
  const begin = { ...voteBegin(props.title), way: isInSession ? 'hands' : 'ballot' } as const;
  const {
    fields: form,
    change,
    clear: drop,
  } = useKept<VoteForm>(`open-vote/${meetingId}/${itemId}`, begin);
  const [isPressed, setIsPressed] = useState(false);
  const step = useStep({
    marked: ['question', 'quorum'],
    reload: props.reload,
    onDone: () => {
      drop();
      props.onSaid('表决开始了');
      props.onClose();
    },
  });
  const missing: Partial<Record<'question' | 'quorum', string>> = isPressed
    ? voteProblems(form)
    : {};
  const send = () => {
    const input = voteInput(form, { meetingId, itemId });
    if (input) void step.take(openVote, input);
    else setIsPressed(true);
  };
  return (
    <Sheet
      title="开始表决"
      isOpen
      onClose={props.onClose}
      footer={<Button kind="primary" words="开始表决" isBusy={step.isBusy} onTap={send} />}
    >
      <Stack>
        <Field
          label="表决什么"
          hint="一句话，能答赞成还是反对"
          value={form.question}
          maxLength={60}
          problem={missing.question ?? step.problems.question}
          onInput={(question) => change({ question })}
        />
        <Heading>怎么投</Heading>
        <Answers
          label="怎么投"
          answers={voteWays
            .filter((way) => isInSession || way === 'ballot')
            .map((value) => ({
              value,
              words: value === 'hands' ? '举手数一数' : '手机投，也收纸票',
            }))}
          chosen={form.way}
          onChoose={(way) => change({ way })}
        />
        <Answers
          label="一人还是一户"
          answers={voteUnits.map((value) => ({ value, words: voteUnitWords[value] }))}
          chosen={form.unit}
          onChoose={(unit) => change({ unit })}
        />
        <Field
          label="至少几票才有效（可以不设）"
          kind="number"
          value={form.quorum}
          maxLength={3}
          problem={missing.quorum ?? step.problems.quorum}
          onInput={(quorum) => change({ quorum })}
        />
        <Note>{notStatutoryWords}</Note>
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}

/** 数举手: three sums, of those who are there. */
function HandsSheet(props: SheetProps & { vote: VoteView }) {
  const { vote } = props;
  const { fields: form, change, clear: drop } = useKept(`hands/${vote.id}`, emptyTally);
  const [isPressed, setIsPressed] = useState(false);
  const step = useStep({
    marked: ['tally'],
    reload: props.reload,
    onDone: () => {
      drop();
      props.onSaid('数好的记下了');
      props.onClose();
    },
  });
  const send = () => {
    const tally = tallyOf(form);
    const { id, version } = vote;
    if (tally) void step.take(countHands, { id, version, tally });
    else setIsPressed(true);
  };
  const missing = isPressed ? tallyProblem(form) : undefined;
  return (
    <Sheet
      title="举手的数"
      isOpen
      onClose={props.onClose}
      footer={<Button kind="primary" words="记下来" isBusy={step.isBusy} onTap={send} />}
    >
      <Stack>
        <Words isStrong>{vote.question}</Words>
        <TallyFields form={form} problem={missing ?? step.problems.tally} onChange={change} />
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}

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
  return (
    <View className="led-part">
      {mine.length > 0 ? <Heading>表决</Heading> : null}
      {mine.map((vote) => (
        <VoteRow key={vote.id} {...common} vote={vote} meetingId={meetingId} />
      ))}
      {mayOpen ? (
        <Button
          words="开始表决"
          label={`开始表决：${item.title}`}
          onTap={() => setIsOpening(true)}
        />
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
