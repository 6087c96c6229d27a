import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { getHall } from '#contracts/council';
import { suggest, topicTextLimit, topicTitleLimit } from '#contracts/council-topics';
import { wordsFor } from '#contracts/errors';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Field,
  Heading,
  Icon,
  Note,
  Page,
  Problem,
  Skeleton,
  TextArea,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSentForm } from '../../../../platform/use-sent-form';
import type { FullHall } from '../../hall-words';
import {
  emptySuggest,
  type Suggested,
  type SuggestForm,
  suggestInput,
  suggestObstacle,
  suggestProblems,
  thanksWords,
  whereWords,
} from '../../suggest-form';
import '../../council.css';

const marked = ['title', 'text', 'linkedNumber'] as const;
type Marked = Partial<Record<(typeof marked)[number], string>>;

/** It is there: what happens next, and the way to see it. */
function Done({
  hallId,
  answer,
  onMore,
}: {
  hallId: string;
  answer: Suggested;
  onMore: () => void;
}) {
  return (
    <Page title="提议题">
      <Card className="council-done">
        <View className="council-mark">
          <Icon name="check" size="l" />
        </View>
        <Heading size="head">提好了</Heading>
        <Note>{thanksWords(answer)}</Note>
        <Buttons>
          <Button
            kind="primary"
            words="看我提的议题"
            isGrowing
            onTap={() => open('topics', { hallId, isMine: '1' })}
          />
          <Button words="再提一个" isGrowing onTap={onMore} />
        </Buttons>
      </Card>
    </Page>
  );
}

function Form({ full, onDone }: { full: FullHall; onDone: (answer: Suggested) => void }) {
  const { hall } = full;
  const [isPressed, setPressed] = useState(false);
  const sent = useSentForm<SuggestForm>({
    action: suggest,
    about: hall.id,
    empty: emptySuggest,
    marked,
    onDone: (answer) => onDone(answer as Suggested),
  });
  const { fields, named, change } = sent;
  const problems: Marked = { ...named, ...(isPressed ? suggestProblems(fields) : {}) };
  const submit = () => {
    const input = suggestInput(fields, hall.id);
    if (input) return sent.send(input);
    setPressed(true);
    return scrollToClass('field');
  };
  return (
    <Page
      title="提议题"
      footer={
        <Button
          kind="primary"
          words="提上去"
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={submit}
        />
      }
    >
      <Card tone="blue">
        <Heading>{hall.name}</Heading>
        <Note>{whereWords(full, now())}</Note>
      </Card>
      <Card>
        <Field
          label="议什么"
          hint="例如 电动车充电棚建在哪"
          value={fields.title}
          maxLength={topicTitleLimit}
          problem={problems.title}
          onInput={(title) => change({ title })}
        />
        <TextArea
          label="说说情况，希望怎么办（不写也行）"
          hint="例如 楼下飞线充电多，想在北门空地建一个"
          value={fields.text}
          maxLength={topicTextLimit}
          problem={problems.text}
          note="邻居会看到，不要写姓名、电话、门牌"
          onInput={(text) => change({ text })}
        />
        <Field
          label="反映过的编号（没有就不填）"
          hint="例如 1120-0042"
          value={fields.linkedNumber}
          maxLength={30}
          problem={problems.linkedNumber}
          onInput={(linkedNumber) => change({ linkedNumber })}
        />
      </Card>
      <Problem words={sent.problem} />
      <Note>只写「几号楼居民」提的，不写您的名字。一天最多提 5 个。</Note>
    </Page>
  );
}

/** Without a hall one has to be chosen first. */
function NoHall() {
  return (
    <Page title="提议题">
      <Empty
        icon="message-square"
        title="先选议事厅"
        note="在您小区的议事厅里提，邻居都看得到。"
        next={{ words: '看议事厅', onTap: () => open('halls') }}
      />
    </Page>
  );
}

function InHall({ hallId }: { hallId: string }) {
  const loaded = useLoaded(() => call(getHall, { id: hallId }), `hall/${hallId}`);
  const [answer, setAnswer] = useState<Suggested>();
  const { data, error } = loaded;
  if (answer) return <Done hallId={hallId} answer={answer} onMore={() => setAnswer(undefined)} />;
  const obstacle = data && suggestObstacle(data);
  if (data && !obstacle) return <Form full={data} onDone={setAnswer} />;
  return (
    <Page title="提议题">
      {obstacle ? (
        <Empty
          icon="message-square"
          title={obstacle}
          next={{ words: '看别的议事厅', onTap: () => open('halls') }}
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {!data && !error ? <Skeleton /> : null}
    </Page>
  );
}

/** 提议题: in a hall of one's own; what is typed is never lost. */
export default function Screen() {
  const { hallId } = useRouter().params;
  return hallId ? <InHall hallId={hallId} /> : <NoHall />;
}
