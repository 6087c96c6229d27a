import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { AreaChoice } from '#contracts/area';
import { areaLevelWords } from '#contracts/area';
import { type AppError, wordsFor } from '#contracts/errors';
import { bindHome, type HomeLabel, homeLabels } from '#contracts/identity';
import {
  Button,
  Card,
  classes,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  Tap,
  Trail,
  type TrailStep,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import './address.css';
import { questions, type Stage } from './levels';
import { useWay } from './use-way';

const isLabel = (words: string | undefined): words is HomeLabel =>
  (homeLabels as readonly (string | undefined)[]).includes(words);

/** The longest name that stands three in a row, and two in a row. */
const shortName = 4;
const middleName = 7;

/** Short names stand in a grid, long ones below one another. */
function Choices({ stage, onChoose }: { stage: Stage; onChoose: (area: AreaChoice) => void }) {
  const longest = Math.max(...stage.areas.map(({ name }) => name.length));
  return (
    <View
      className={classes(
        'areas',
        longest <= middleName && 'areas-grid',
        longest <= shortName && 'areas-dense',
      )}
    >
      {stage.areas.map((area) => (
        <Tap key={area.id} className="area" onTap={() => onChoose(area)}>
          {area.name}
        </Tap>
      ))}
    </View>
  );
}

/** A choice that was made, and that a tap asks again. */
const stepOf = ({ id, name, level }: AreaChoice): TrailStep => ({
  key: id,
  words: `${name} 改`,
  label: `重新选${areaLevelWords[level]}，现在是${name}`,
});

/** The grid of the plate she came from. */
const startOf = (id: string | undefined, name: string | undefined): AreaChoice | undefined =>
  id ? { id, name: decodeURIComponent(name ?? '这一片'), level: 'grid', points: [] } : undefined;

/** 「您住哪儿？」: 社区 → 小区 → 楼 → 单元, four taps at most; then the home is hers and she is back where she was. */
export default function Address() {
  const { label, within, name } = useRouter().params;
  const [problem, setProblem] = useState<string>();
  const [isSaving, setIsSaving] = useState(false);
  const save = async (area: AreaChoice) => {
    setIsSaving(true);
    setProblem(undefined);
    try {
      await call(bindHome, { areaId: area.id, label: isLabel(label) ? label : 'own' });
      goBack();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsSaving(false);
  };
  const way = useWay(startOf(within, name), (area) => void save(area));
  const { stage, error, dutyPhone } = way;
  return (
    <Page
      title="您住哪儿？"
      footer={
        dutyPhone ? (
          <Button icon="phone" words="打社区电话问" onTap={() => callPhone(dutyPhone)} />
        ) : undefined
      }
    >
      {way.trail.length === 0 ? <Note>从社区开始选，点四下就好，不用写字。</Note> : null}
      <Trail steps={way.trail.map(stepOf)} onChoose={(_, step) => way.backTo(step)} />
      {error ? <ErrorState title={wordsFor(error)} onRetry={way.retry} /> : null}
      {way.isLoading && !error ? <Skeleton cards={1} /> : null}
      {!way.isLoading && !error && stage && !isSaving ? (
        <Card>
          <Heading size="title">{questions[stage.level]}</Heading>
          <Choices stage={stage} onChoose={way.choose} />
        </Card>
      ) : null}
      {isSaving ? <Card>正在记下…</Card> : null}
      <Problem words={problem} />
      {problem ? <Button words="再选一次" onTap={() => way.backTo(way.trail.length - 1)} /> : null}
    </Page>
  );
}
