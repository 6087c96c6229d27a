import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { type ProposalStatus, proposalStatusWords } from '#contracts/council';
import { judgeTopic, listTopics, type ProposalLine } from '#contracts/council-topics';
import {
  Button,
  Buttons,
  Card,
  Empty,
  Heading,
  Note,
  PagedList,
  Pill,
  Problem,
  Section,
  TitleRow,
  type Tone,
  Words,
} from '../../../components';
import { call } from '../../../platform/cloud';
import { open } from '../../../platform/navigation';
import { pagedProps } from '../../../platform/paged-props';
import { usePaged } from '../../../platform/use-paged';
import { backersText } from './judge-form';
import { JudgeSheet } from './judge-sheet';
import type { Led } from './load-led';
import { mayJudge } from './prepare-words';
import { useStep } from './use-step';

const tones: Record<ProposalStatus, Tone> = {
  open: 'amber',
  adopted: 'jade',
  merged: 'blue',
  'to-report': 'blue',
  'not-tabled': 'plain',
  withdrawn: 'plain',
};

/** What became a report is on its way; what its author took back is hers. */
const mayPutBack: readonly ProposalStatus[] = ['adopted', 'merged', 'not-tabled'];

type CardProps = {
  topic: ProposalLine;
  meetingId: string;
  mayChange: boolean;
  reload: () => Promise<unknown>;
  onJudge: () => void;
  onSaid: (words: string) => void;
};

function TopicCard({ topic, meetingId, mayChange, reload, onJudge, onSaid }: CardProps) {
  const { id, version, title, text, status, reason, mergedIntoTitle } = topic;
  const step = useStep({ reload, onDone: () => onSaid('放回等审定的议题里了') });
  return (
    <Card>
      <TitleRow>
        <Heading>{title}</Heading>
        <Pill words={proposalStatusWords[status]} tone={tones[status]} />
      </TitleRow>
      {text ? <Words>{text}</Words> : null}
      <Note>{backersText(topic)}</Note>
      {topic.linkedNumber ? <Note>和随手拍 {topic.linkedNumber} 有关</Note> : null}
      {mergedIntoTitle ? <Note>并入「{mergedIntoTitle}」</Note> : null}
      {reason ? <Note>理由：{reason}</Note> : null}
      {topic.isHeldBack ? <Note>这段话还在等人看，邻居暂时看不到。</Note> : null}
      {mayChange ? (
        <Buttons>
          {status === 'open' && !topic.isHeldBack ? (
            <Button
              kind="soft"
              words="决定怎么办"
              label={`决定怎么办：${title}`}
              isGrowing
              onTap={onJudge}
            />
          ) : null}
          {mayPutBack.includes(status) ? (
            <Button
              words="放回，重新决定"
              label={`放回，重新决定：${title}`}
              isGrowing
              isBusy={step.isBusy}
              onTap={() => void step.take(judgeTopic, { as: 'open', id, version, meetingId })}
            />
          ) : null}
        </Buttons>
      ) : null}
      <Problem words={step.problem} />
    </Card>
  );
}

/** A list of topics by pages that says when more are there. */
function useTopics(input: { hallId: string } | { meetingId: string }) {
  const name = 'hallId' in input ? input.hallId : input.meetingId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the input.
  const read = useCallback(
    (cursor: string | undefined) => call(listTopics, { ...input, ...(cursor && { cursor }) }),
    [name],
  );
  return usePaged<ProposalLine>(read, undefined);
}

/** 议题: those that wait for a decision, and what became of the others. */
export function TopicsPart(props: {
  led: Led;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
}) {
  const { led, onSaid } = props;
  const { meeting, hall } = led;
  const waiting = useTopics({ hallId: hall.id });
  const judged = useTopics({ meetingId: meeting.id });
  const [chosen, setChosen] = useState<ProposalLine>();
  const reload = () => Promise.all([waiting.reload(), judged.reload(), props.reload()]);
  const mayChange = led.mayLead && mayJudge(meeting);
  const undecided = (waiting.items ?? []).filter(({ status }) => status === 'open');
  const part = { meetingId: meeting.id, mayChange, reload, onSaid };
  const card = (topic: ProposalLine) => (
    <TopicCard key={topic.id} {...part} topic={topic} onJudge={() => setChosen(topic)} />
  );
  return (
    <>
      <Section
        title="等审定的议题"
        aside={undecided.length > 0 ? `${undecided.length} 个` : undefined}
      >
        <PagedList {...pagedProps(waiting)} more="看更多议题" cards={1}>
          {undecided.length === 0 ? (
            <Empty title="没有等审定的议题" note="邻居提的、代录的，都会到这里。" />
          ) : null}
          {undecided.map(card)}
        </PagedList>
        {mayChange ? (
          <View className="led-part">
            <Button
              icon="pencil"
              words="代录议题"
              onTap={() => open('topicBatch', { hallId: hall.id })}
            />
          </View>
        ) : null}
      </Section>
      <Section title="这次已经决定的">
        <PagedList {...pagedProps(judged)} more="看更多议题" cards={1}>
          {judged.items?.length === 0 ? <Note>还没有。</Note> : null}
          {judged.items?.map(card)}
        </PagedList>
      </Section>
      {chosen ? (
        <JudgeSheet
          topic={undecided.find(({ id }) => id === chosen.id) ?? chosen}
          led={led}
          topics={[...undecided, ...(judged.items ?? [])]}
          reload={reload}
          onClose={() => setChosen(undefined)}
          onDone={(words) => {
            setChosen(undefined);
            onSaid(words);
          }}
        />
      ) : null}
    </>
  );
}
