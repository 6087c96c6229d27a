import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  closeCollecting,
  collectLeastDays,
  collectTopics,
  confirmAgenda,
} from '#contracts/council-meeting';
import { dateText, dayOf, daysBetween } from '#domain/day';
import { Button, Card, DayInput, Heading, Note, Problem, TextArea } from '../../../components';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { useKept } from '../use-kept';
import type { Led } from './load-led';
import { collectDays, nextButton, nextOf } from './prepare-words';
import { type Stepping, useStep } from './use-step';

const emptyNote = { note: '' };

type PartProps = { led: Led; step: Stepping };

/** 征集议题 until the end of a day; fewer than three days are possible and said. */
function CollectPart({ led, step }: PartProps) {
  const { id, version, status, collectUntilOn } = led.meeting;
  const today = dayOf(now());
  const { usual, ...days } = collectDays(today);
  const [untilOn, setUntilOn] = useState(collectUntilOn ?? usual);
  const isNew = status === 'draft';
  const isShort = daysBetween(today, untilOn) < collectLeastDays;
  return (
    <Card>
      <Heading>{isNew ? '征集议题到哪天' : '改征集的日子'}</Heading>
      <View className="led-part">
        <DayInput
          label="征集到哪天"
          value={untilOn}
          {...days}
          words={`${dateText(untilOn, today)} 晚上 12 点`}
          onInput={setUntilOn}
        />
      </View>
      <Note>
        {isShort
          ? `不到 ${collectLeastDays} 天，有的邻居可能来不及提。`
          : '邻居在手机上提，您也可以代没有手机的邻居录。'}
      </Note>
      <Problem words={step.problems.untilOn} />
      <Button
        kind={isNew ? 'primary' : 'quiet'}
        words={isNew ? nextButton.collect : '就改到这天'}
        isBusy={step.isBusy}
        onTap={() => void step.take(collectTopics, { id, version, untilOn })}
      />
    </Card>
  );
}

/** The secretary agrees to the agenda; a month without a topic gets a sentence. */
function ConfirmPart({ led, step }: PartProps) {
  const { id, version, agenda } = led.meeting;
  const { fields: form, change } = useKept(`no-topics/${id}`, emptyNote);
  const { note } = form;
  const topics = agenda.filter(({ isStanding }) => !isStanding).length;
  const noTopicsNote = note.trim();
  const input = { id, version, ...(topics === 0 && noTopicsNote && { noTopicsNote }) };
  return (
    <Card>
      <Heading>{topics > 0 ? `确认 ${topics} 个议题` : '这次没有议题'}</Heading>
      <Note>确认以后，议程就不再改，接着公示时间和地点。评议物业服务总在最后。</Note>
      {topics > 0 ? null : (
        <TextArea
          label="零议题说明，邻居会看到"
          hint="例如 这个月没有人提议题，会上听听大家的意见"
          value={note}
          maxLength={100}
          problem={step.problems.noTopicsNote}
          onInput={(words) => change({ note: words })}
        />
      )}
      <Problem words={step.problems.openTopics} />
      <Button
        kind="primary"
        words={nextButton['confirm-agenda']}
        isBusy={step.isBusy}
        onTap={() => void step.take(confirmAgenda, input)}
      />
    </Card>
  );
}

/** Leads on to the page where the next step is taken. */
function LeadOn({ led }: { led: Led }) {
  const { id, hallId } = led.meeting;
  const next = nextOf(led.meeting, led.steps);
  const go: Partial<Record<typeof next, () => void>> = {
    publish: () => open('publishMeeting', { id }),
    door: () => open('meetingDoor', { id }),
    minutes: () => open('minutes', { id }),
    resolution: () => open('resolutionPrint', { id }),
    trace: () => open('trace', { hallId, meetingId: id }),
  };
  const onTap = go[next];
  if (!onTap || next === 'wait') return null;
  return <Button kind="primary" isBig words={nextButton[next]} onTap={onTap} />;
}

/** What comes next, on top of everything: one thing to press, or whom it waits for. */
export function NextPart(props: {
  led: Led;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
}) {
  const { led, reload, onSaid } = props;
  const marked = ['untilOn', 'noTopicsNote', 'openTopics'];
  const saying = (words: string) => ({ marked, reload, onDone: () => onSaid(words) });
  const collect = useStep(saying('定好了，征集到哪天邻居看得到'));
  const close = useStep(saying('不再收新议题了，请逐条审定'));
  const confirm = useStep(saying('议题确认了，接着公示时间和地点'));
  const next = nextOf(led.meeting, led.steps);
  const { id, version, status } = led.meeting;
  return (
    <>
      {next === 'collect' ? <CollectPart led={led} step={collect} /> : null}
      {next === 'close-collecting' ? (
        <Button
          kind="primary"
          isBig
          words={nextButton[next]}
          isBusy={close.isBusy}
          onTap={() => void close.take(closeCollecting, { id, version })}
        />
      ) : null}
      {next === 'confirm-agenda' ? <ConfirmPart led={led} step={confirm} /> : null}
      <LeadOn led={led} />
      <Problem words={collect.problem ?? close.problem ?? confirm.problem} />
      {status === 'collecting' && led.steps.includes('collect') ? (
        <View className="led-part">
          <CollectPart led={led} step={collect} />
        </View>
      ) : null}
    </>
  );
}
