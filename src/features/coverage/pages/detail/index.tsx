import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { getCoverage } from '#contracts/coverage';
import { type AppError, wordsFor } from '#contracts/errors';
import { isCounted, noticeKindWords } from '#contracts/notice';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Pill,
  Place,
  Problem,
  Section,
  Skeleton,
  TitleRow,
  Toast,
  Trail,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { Bar } from '../../bar';
import { type Telling, toggled } from '../../doors';
import { type Coverage, headText, pushText, rowText } from '../../figures';
import { useTelling } from '../../use-telling';
import { DoorsCard, ToldCard } from './doors-card';

type Step = { id: string; name: string };

/** How far it has come here, in one sentence, as a bar and in numbers. */
function Figures({ coverage }: { coverage: Coverage }) {
  const { title, kind, area, counts, pushes } = coverage;
  return (
    <Card>
      <TitleRow>
        <Heading>{title}</Heading>
        <Pill words={noticeKindWords[kind]} tone={kind === 'emergency' ? 'red' : 'plain'} />
      </TitleRow>
      <Place words={area.name} />
      <View className="coverage-head">{headText(kind, counts)}</View>
      {isCounted(kind) ? (
        <>
          <Bar counts={counts} />
          <View className="coverage-push">
            <Note>{pushText(pushes)}</Note>
            <Note size="meta">按户算。微信送达了，不等于看过。</Note>
          </View>
        </>
      ) : null}
    </Card>
  );
}

/** The next level down. */
function Rows({ coverage, onOpen }: { coverage: Coverage; onOpen: (step: Step) => void }) {
  const { rows, kind } = coverage;
  if (rows.length === 0) return null;
  return (
    <Section title="分开看">
      <Card>
        {rows.map(({ areaId, name, canOpen, ...counts }) => (
          <ListRow
            key={areaId}
            title={name}
            note={rowText(kind, counts)}
            aside={
              isCounted(kind) && counts.total > 0 && counts.uncovered === 0 ? (
                <Pill words="全覆盖" tone="jade" />
              ) : undefined
            }
            onTap={canOpen ? () => onOpen({ id: areaId, name }) : undefined}
          />
        ))}
      </Card>
    </Section>
  );
}

/** For the lead of this very unit: what is left to tell, and what was ticked; nobody else reads a door number. */
function OwnDoors(props: {
  coverage: Coverage;
  chosen: readonly string[];
  onToggle: (door: string) => void;
  isBusy: boolean;
  onTakeBack: (door: string) => void;
}) {
  const { kind, area, doors } = props.coverage;
  if (!doors)
    return area.level === 'unit' && isCounted(kind) ? (
      <Note>门牌只有这个单元的单元长看得到，这里只有数字。</Note>
    ) : null;
  return (
    <>
      <DoorsCard doors={doors} chosen={props.chosen} onToggle={props.onToggle} />
      <ToldCard told={doors.told} isBusy={props.isBusy} onTakeBack={props.onTakeBack} />
    </>
  );
}

/** It never was, is long over, or none of her doors are concerned. */
function Missing({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return error.code === 'not-found' ? (
    <Empty
      icon="users"
      title="这里没有您负责的住户"
      note="通知不是发给您这一片的，或者已经很久了。"
    />
  ) : (
    <ErrorState title={wordsFor(error)} onRetry={onRetry} />
  );
}

type SightProps = {
  noticeId: string;
  areaId: string | undefined;
  trail: readonly Step[];
  onDown: (from: Step, to: Step) => void;
  onBack: (step: number) => void;
};

/** One area: its figures, what lies below, and for the lead of this unit its doors. Nothing of it is kept on the phone. */
function Sight({ noticeId, areaId, trail, onDown, onBack }: SightProps) {
  const page = useLoaded(() => call(getCoverage, { noticeId, ...(areaId && { areaId }) }));
  const telling = useTelling(page.reload);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error } = page;
  const send = async (doors: readonly string[], how: Telling): Promise<boolean> =>
    data !== undefined && (await telling.tell({ noticeId, areaId: data.area.id, doors, how }));
  const tell = async (how: Telling) => {
    if (await send(chosen, how)) setChosen([]);
  };
  const which = chosen.join('、');
  return (
    <Page
      title="覆盖情况"
      isWide
      footer={
        chosen.length > 0 ? (
          <>
            <Button
              kind="soft"
              words="电话告知"
              label={`电话告知 ${which}`}
              isDisabled={telling.isBusy}
              onTap={() => void tell('phone')}
            />
            <Button
              kind="soft"
              words="上门告知"
              label={`上门告知 ${which}`}
              isDisabled={telling.isBusy}
              onTap={() => void tell('visit')}
            />
          </>
        ) : undefined
      }
    >
      <Trail
        steps={trail.map(({ id, name }) => ({ key: id, words: name }))}
        onChoose={(_, step) => onBack(step)}
      />
      <Problem words={telling.problem} />
      {data ? (
        <View className="coverage-columns">
          <Figures coverage={data} />
          <View>
            <OwnDoors
              coverage={data}
              chosen={chosen}
              onToggle={(door) => setChosen(toggled(chosen, door))}
              isBusy={telling.isBusy}
              onTakeBack={(door) => void send([door], 'take-back')}
            />
            <Rows coverage={data} onOpen={(to) => onDown(data.area, to)} />
          </View>
        </View>
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? <Missing error={error} onRetry={() => void page.reload()} /> : null}
      <Toast words={telling.done} onDone={telling.forgetDone} />
    </Page>
  );
}

/** 覆盖情况: who has been reached by a notice, from the top of the own area down to the unit. */
export default function Detail() {
  const { id = '', areaId } = useRouter().params;
  const [trail, setTrail] = useState<readonly Step[]>([]);
  const [at, setAt] = useState<string | undefined>(areaId);
  return (
    <Sight
      key={at ?? ''}
      noticeId={id}
      areaId={at}
      trail={trail}
      onDown={(from, to) => {
        setTrail([...trail, from]);
        setAt(to.id);
      }}
      onBack={(step) => {
        setAt(trail[step]?.id);
        setTrail(trail.slice(0, step));
      }}
    />
  );
}
