import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { getReportForm, handleOnSpot } from '#contracts/report';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  TextArea,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import {
  detailLimit,
  emptyOnSpot,
  type OnSpotField,
  type OnSpotForm,
  type OnSpotProblems,
  onSpotCategories,
  onSpotInput,
  onSpotProblems,
  onSpotTextLimit,
} from '../../on-spot';
import { OnSpotPhotos } from '../../on-spot-photos';
import { SendButton } from '../../send-button';
import { type StepForm, useStepForm } from '../../use-step-form';
import './index.css';

type Grid = { areaId: string; areaName: string };
type Done = Got<typeof handleOnSpot>;
type Step = StepForm<OnSpotForm, OnSpotProblems>;
type FormProps = { step: Step; grids: Grid[]; areaId: string | undefined };

/** The grids she works in; nobody else settles anything on the spot. */
const gridsOf = ({ memberships }: Got<typeof getMe>): Grid[] =>
  memberships.filter(({ role }) => role === 'grid-worker');

type WhereProps = FormProps & { points: readonly string[] };

/** Where: her grid, one of its public points, a few words. */
function Where({ step, grids, areaId, points }: WhereProps) {
  const { fields, problems, change } = step;
  const isOnly = grids.length === 1;
  return (
    <Card>
      <Heading>在哪里{isOnly ? `：${grids[0]?.areaName}` : ''}</Heading>
      {isOnly ? null : (
        <View className="spot-part">
          <Chips
            label="哪个网格"
            chosen={areaId}
            choices={grids.map(({ areaId, areaName }) => ({ value: areaId, words: areaName }))}
            onChoose={(chosen) => change({ areaId: chosen, point: '' })}
          />
          <Problem words={problems?.areaId} />
        </View>
      )}
      {points.length > 0 ? (
        <View className="spot-part">
          <Chips
            label="公共地方"
            chosen={fields.point}
            choices={points.map((point) => ({ value: point, words: point }))}
            onChoose={(point) => change({ point: point === fields.point ? '' : point })}
          />
        </View>
      ) : null}
      <View className="spot-part">
        <Field
          label="具体位置（可以不写）"
          hint="例如：5号楼2单元三楼"
          value={fields.detail}
          maxLength={detailLimit}
          problem={problems?.detail}
          onInput={(detail) => change({ detail })}
        />
      </View>
    </Card>
  );
}

function Form({ step, grids, areaId }: FormProps) {
  const { fields, problems, change } = step;
  const known = useLoaded(
    () => call(getReportForm, areaId ? { areaId } : {}),
    `on-spot/${areaId ?? ''}`,
  );
  const { place, closedCategories = [] } = known.data ?? {};
  return (
    <>
      <View className="at-photos">
        <OnSpotPhotos
          fields={fields}
          photos={step.photos}
          problem={problems?.photos}
          onChange={change}
        />
      </View>
      <View className="at-category">
        <Card>
          <Heading>哪一类？</Heading>
          <View className="spot-part">
            <Chips
              label="哪一类"
              chosen={fields.category}
              choices={onSpotCategories(closedCategories).map(({ code, words }) => ({
                value: code,
                words,
              }))}
              onChoose={(category) => change({ category })}
            />
          </View>
          <Problem words={problems?.category} />
          <View className="spot-part">
            <Note>不在这里面的，请用「随手拍」按一般流程办。</Note>
          </View>
        </Card>
      </View>
      <View className="at-areaId at-detail">
        <Where step={step} grids={grids} areaId={areaId} points={place?.points ?? []} />
      </View>
      <View className="at-text at-resultText card">
        <TextArea
          label="发现了什么"
          hint="例如：二楼拐角堆着纸箱，挡住了楼梯"
          value={fields.text}
          maxLength={onSpotTextLimit}
          problem={problems?.text}
          onInput={(text) => change({ text })}
        />
        <TextArea
          label="怎么处理的"
          hint="例如：和住户一起搬走了，楼梯已经通"
          value={fields.resultText}
          maxLength={onSpotTextLimit}
          problem={problems?.resultText}
          onInput={(resultText) => change({ resultText })}
        />
        <Problem words={step.refusal} />
      </View>
    </>
  );
}

const order: readonly OnSpotField[] = [
  'photos',
  'category',
  'areaId',
  'detail',
  'text',
  'resultText',
];

/** Archived: its number, and whether a colleague will look at it again. */
function Archived({ done, onNext }: { done: Done; onNext: () => void }) {
  return (
    <>
      <Card tone="jade">
        <Heading size="title">已经归档</Heading>
        <Note>编号 {done.number}</Note>
        <Note>
          {done.isSampled ? '这一件抽到了，网格长会来现场看一看。' : '已经记下，不用再提交。'}
        </Note>
      </Card>
      <View className="stack">
        <Button kind="primary" words="再记一件" onTap={onNext} />
        <Button words="返回" onTap={goBack} />
      </View>
    </>
  );
}

function Filling({ grids, onDone }: { grids: Grid[]; onDone: (done: Done) => void }) {
  const first = grids[0]?.areaId;
  const withGrid = (fields: OnSpotForm): OnSpotForm =>
    first ? { areaId: first, ...fields } : fields;
  const step = useStepForm<OnSpotForm, OnSpotProblems>({
    action: handleOnSpot,
    about: 'on-spot',
    empty: emptyOnSpot,
    check: (fields, photoCount) => onSpotProblems(withGrid(fields), photoCount),
    input: (fields) => onSpotInput(withGrid(fields)),
    onDone: (answer) => onDone(answer as Done),
  });
  const submit = () => {
    const found = step.submit();
    const missing = order.find((field) => found[field]);
    if (missing) scrollToClass(`at-${missing}`);
  };
  return (
    <>
      <Form step={step} grids={grids} areaId={step.fields.areaId ?? first} />
      <SendButton words="提交归档" step={{ ...step, submit }} />
    </>
  );
}

/** 当场处置: found and settled on patrol; two photos, two sentences, and it is archived. */
export default function Screen() {
  const me = useLoaded(() => call(getMe, {}), 'on-spot/me');
  const [done, setDone] = useState<Done>();
  const grids = me.data ? gridsOf(me.data) : [];
  const mayFill = !done && grids.length > 0;
  return (
    <Page title="当场处置">
      {done ? <Archived done={done} onNext={() => setDone(undefined)} /> : null}
      {mayFill ? <Filling grids={grids} onDone={setDone} /> : null}
      {me.data && grids.length === 0 ? (
        <Empty
          title="只有网格员能当场处置"
          note="看到问题，可以用「随手拍」反映。"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!me.data && me.error ? (
        <ErrorState title={wordsFor(me.error)} onRetry={() => void me.reload()} />
      ) : null}
      {!me.data && !me.error ? <Skeleton cards={3} /> : null}
    </Page>
  );
}
