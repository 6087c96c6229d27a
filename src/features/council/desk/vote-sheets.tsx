import { useState } from 'react';
import { notStatutoryWords } from '#contracts/council';
import {
  countHands,
  openVote,
  type VoteView,
  voteUnits,
  voteUnitWords,
  voteWays,
} from '#contracts/council-vote';
import {
  Answers,
  Button,
  Field,
  Heading,
  Note,
  Problem,
  Sheet,
  Stack,
  Words,
} from '../../../components';
import { useKept } from '../use-kept';
import { TallyFields } from './tally-fields';
import { useStep } from './use-step';
import {
  emptyTally,
  tallyOf,
  tallyProblem,
  type VoteForm,
  voteBegin,
  voteInput,
  voteProblems,
} from './vote-form';

type SheetProps = {
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
  onClose: () => void;
};

/** 开始表决 about one item. */
export function OpenVoteSheet(
  props: SheetProps & { meetingId: string; itemId: string; title: string; isInSession: boolean },
) {
  const { meetingId, itemId, isInSession } = props;
  const begin = { ...voteBegin(), way: isInSession ? 'hands' : 'ballot' } as const;
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
        <Note>议题：{props.title}</Note>
        <Field
          label="表决什么"
          hint="例如 同意加一盏灯"
          note="一句话，能答赞成还是反对"
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
export function HandsSheet(props: SheetProps & { vote: VoteView }) {
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
