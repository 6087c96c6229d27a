import { useEffect, useState } from 'react';
import { judgeTopic, type ProposalLine } from '#contracts/council-topics';
import {
  Answers,
  Button,
  Chips,
  Heading,
  Note,
  Problem,
  Sheet,
  Stack,
  TextArea,
  Words,
} from '../../../components';
import { scrollToClass } from '../../../platform/scroll';
import { useKept } from '../use-kept';
import {
  backersText,
  emptyJudge,
  type JudgeForm,
  type JudgeProblems,
  judgedWords,
  judgeInput,
  judgementNotes,
  judgements,
  judgeProblems,
  mergeTargets,
} from './judge-form';
import type { Led } from './load-led';
import { CategoryFields, PlaceRow } from './matter-fields';
import { useStep } from './use-step';

type JudgeSheetProps = {
  topic: ProposalLine;
  led: Led;
  /** What it can be merged into is among these. */
  topics: readonly ProposalLine[];
  reload: () => Promise<unknown>;
  onClose: () => void;
  onDone: (words: string) => void;
};

const marked = ['as', 'intoId', 'category', 'reason', 'areaId'];

/** 审定: on the agenda, into another, a report, or not this time; all four stand always in the same place. */
export function JudgeSheet({ topic, led, topics, reload, onClose, onDone }: JudgeSheetProps) {
  const { fields: form, change, clear: drop } = useKept<JudgeForm>(`judge/${topic.id}`, emptyJudge);
  const [refusals, setRefusals] = useState(0);
  const step = useStep({
    marked,
    reload,
    onDone: () => {
      drop();
      if (form.as) onDone(judgedWords[form.as]);
    },
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems: JudgeProblems & { areaId?: string } = {
    ...step.problems,
    ...(refusals > 0 ? judgeProblems(form) : {}),
  };
  const send = () => {
    const about = { topic, meetingId: led.meeting.id, areaId: led.hall.areaId };
    const input = judgeInput(form, about);
    if (input) void step.take(judgeTopic, input);
    else setRefusals(refusals + 1);
  };
  const targets = mergeTargets(topics, topic);
  return (
    <Sheet
      title="这个议题怎么办？"
      isOpen
      onClose={onClose}
      footer={<Button kind="primary" words="就这样办" isBusy={step.isBusy} onTap={send} />}
    >
      <Stack>
        <Words isStrong>{topic.title}</Words>
        {topic.text ? <Words>{topic.text}</Words> : null}
        <Note>{backersText(topic)}</Note>
        <Answers
          label="这个议题怎么办"
          answers={judgements}
          chosen={form.as}
          onChoose={(as) => {
            step.clear();
            change({ as });
          }}
        />
        <Problem words={problems.as} />
        {form.as ? <Note>{judgementNotes[form.as]}</Note> : null}
        {form.as === 'merged' ? (
          <>
            <Heading>并入哪一个</Heading>
            {targets.length === 0 ? <Note>先把相同的那个议题列上会，再把这个并进去。</Note> : null}
            <Chips
              label="并入哪一个"
              choices={targets.map(({ id, title }) => ({ value: id, words: title }))}
              chosen={form.intoId}
              onChoose={(intoId) => change({ intoId })}
            />
            <Problem words={problems.intoId} />
          </>
        ) : null}
        {form.as === 'to-report' ? (
          <>
            <CategoryFields
              chosen={form.category}
              problem={problems.category}
              onChoose={(category) => change({ category })}
            />
            <Heading>在哪里</Heading>
            <PlaceRow
              hall={led.hall}
              name={form.areaName}
              onChoose={({ id, name }) => change({ areaId: id, areaName: name })}
            />
            <Problem words={problems.areaId} />
          </>
        ) : null}
        {form.as === 'not-tabled' ? (
          <TextArea
            label="理由"
            hint="例如 上月已经议定，正在办；办好会贴在宣传栏"
            value={form.reason}
            maxLength={100}
            problem={problems.reason}
            onInput={(reason) => change({ reason })}
          />
        ) : null}
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}
