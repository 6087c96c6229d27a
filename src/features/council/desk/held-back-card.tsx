import { useState } from 'react';
import type { Got } from '#contracts/action';
import type { listCouncilWork } from '#contracts/council-meeting';
import { reviewTopic } from '#contracts/council-topics';
import { Button, Buttons, Card, Heading, Note, Problem, Words } from '../../../components';
import { ReasonSheet } from './reason-sheet';
import { useStep } from './use-step';

type HeldBack = Got<typeof listCouncilWork>['heldBack'][number];

/** Words WeChat doubts: read by a person, then shown or kept back with a reason for the author. */
export function HeldBackCard(props: {
  topic: HeldBack;
  reload: () => Promise<unknown>;
  onDone: (words: string) => void;
}) {
  const { topic, reload, onDone } = props;
  const { id, version } = topic;
  const [isRefusing, setIsRefusing] = useState(false);
  const step = useStep({ reload, onDone: () => onDone('邻居看得到了') });
  return (
    <Card>
      <Heading>{topic.title}</Heading>
      <Words>{topic.text}</Words>
      <Note>{topic.hallName} · 微信说这段话可能不合适，请您看一眼</Note>
      <Buttons>
        <Button
          words="可以给邻居看"
          label={`可以给邻居看：${topic.title}`}
          isGrowing
          isBusy={step.isBusy}
          onTap={() => void step.take(reviewTopic, { id, version, decision: 'show' })}
        />
        <Button
          words="不放出来"
          label={`不放出来：${topic.title}`}
          isGrowing
          onTap={() => setIsRefusing(true)}
        />
      </Buttons>
      <Problem words={step.problem} />
      {isRefusing ? (
        <ReasonSheet
          title="不放出来"
          id={id}
          about={topic.title}
          label="理由，提议的人会看到"
          hint="例如 写了别人家的门牌和姓名，请改一改再提"
          note="提议的人可以改了重新提。"
          words="不放出来"
          limit={100}
          action={reviewTopic}
          input={(reason) => ({ id, version, decision: 'refuse' as const, reason })}
          reload={reload}
          onClose={() => setIsRefusing(false)}
          onDone={() => {
            setIsRefusing(false);
            onDone('告诉提议的人了');
          }}
        />
      ) : null}
    </Card>
  );
}
