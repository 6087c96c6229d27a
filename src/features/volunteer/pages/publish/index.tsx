import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { publishCall } from '#contracts/volunteer';
import { addDays, dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  DayInput,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  SwitchRow,
  TextArea,
  TimeInput,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { forget, keep, recall } from '../../../../platform/storage';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import {
  areasOf,
  emptyForm,
  type PublishForm,
  type PublishProblems,
  publishInput,
  publishProblems,
} from '../../publish-form';
import '../../volunteer.css';

const draftKey = 'call-draft';
const fields = [
  'areaId',
  'title',
  'text',
  'place',
  'startsAt',
  'endsAt',
  'places',
  'insuranceNote',
] as const;
type Change = (changed: Partial<PublishForm>) => void;
type PartProps = { form: PublishForm; problems: PublishProblems; onChange: Change };

/** What, where, and how many. */
function WhatCard({ form, problems, onChange }: PartProps) {
  return (
    <Card>
      <Field
        label="标题"
        hint="例如 周末清洁楼道"
        value={form.title}
        maxLength={30}
        problem={problems.title}
        onInput={(title) => onChange({ title })}
      />
      <TextArea
        label="要做什么"
        hint="做什么、要带什么、适合谁来"
        value={form.text}
        maxLength={600}
        problem={problems.text}
        onInput={(text) => onChange({ text })}
      />
      <Field
        label="在哪里集合"
        hint="例如 5号楼楼下"
        value={form.place}
        maxLength={40}
        problem={problems.place}
        onInput={(place) => onChange({ place })}
      />
      <Field
        label="招几个人"
        kind="number"
        value={form.places}
        maxLength={3}
        problem={problems.places}
        onInput={(places) => onChange({ places })}
      />
    </Card>
  );
}

function TimeCard({ form, problems, onChange }: PartProps) {
  const today = dayOf(now());
  return (
    <Card>
      <Heading>时间</Heading>
      <View className="call-part">
        <DayInput
          label="哪一天"
          value={form.on}
          from={today}
          to={addDays(today, 60)}
          words={dateText(form.on, today)}
          onInput={(on) => onChange({ on })}
        />
      </View>
      <Note>从几点</Note>
      <TimeInput label="从几点" value={form.from} onInput={(from) => onChange({ from })} />
      <Note>到几点</Note>
      <TimeInput label="到几点" value={form.until} onInput={(until) => onChange({ until })} />
      <Problem words={problems.startsAt ?? problems.endsAt} />
    </Card>
  );
}

function SafetyCard({ form, problems, onChange }: PartProps) {
  return (
    <Card>
      <SwitchRow
        title="可以带孩子"
        note="家长全程陪着，孩子不单独记名"
        isOn={form.isForFamilies}
        onChange={(isForFamilies) => onChange({ isForFamilies })}
      />
      <SwitchRow
        title="有一定风险"
        note="登高、防汛、夜里在外，要写清保险"
        isOn={form.isRisky}
        onChange={(isRisky) => onChange({ isRisky })}
      />
      {form.isRisky ? (
        <Field
          label="买了什么保险"
          hint="例如 志愿者意外险，社区统一投保"
          value={form.insuranceNote}
          maxLength={100}
          problem={problems.insuranceNote}
          onInput={(insuranceNote) => onChange({ insuranceNote })}
        />
      ) : null}
    </Card>
  );
}

function Form({ areas }: { areas: readonly { value: string; words: string }[] }) {
  const [form, setForm] = useState<PublishForm>(() => {
    const kept = recall<PublishForm>(draftKey);
    return { ...emptyForm(areas.length === 1 ? areas[0]?.value : undefined, now()), ...kept };
  });
  const [refusals, setRefusals] = useState(0);
  const sending = useSending(fields);
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems: PublishProblems = {
    ...sending.problems,
    ...(refusals > 0 ? publishProblems(form, now()) : {}),
  };
  const change: Change = (changed) => {
    const next = { ...form, ...changed };
    sending.clear();
    keep(draftKey, next);
    setForm(next);
  };
  const send = async () => {
    const input = publishInput(form, now());
    if (!input) return setRefusals(refusals + 1);
    if (!(await sending.send(() => call(publishCall, input)))) return undefined;
    forget(draftKey);
    goBack();
    return undefined;
  };
  const part = { form, problems, onChange: change };
  return (
    <Page
      title="发招募令"
      footer={
        <Button kind="primary" words="发布" isBusy={sending.isBusy} onTap={() => void send()} />
      }
    >
      <Card>
        <Heading>在哪里招募</Heading>
        <View className="call-part">
          <Chips
            label="在哪里招募"
            choices={areas}
            chosen={form.areaId}
            onChoose={(areaId) => change({ areaId })}
          />
        </View>
        <Problem words={problems.areaId} />
      </Card>
      <WhatCard {...part} />
      <TimeCard {...part} />
      <SafetyCard {...part} />
      <Problem words={sending.problem} />
      <Note>发布后，住在这里的邻居都看得到。要改就取消了重新发。</Note>
    </Page>
  );
}

/** 发招募令: for an area of one's own; what is typed outlives a closed phone. */
export default function Screen() {
  const me = useLoaded(() => call(getMe, {}));
  const { data, error } = me;
  if (data) return <Form areas={areasOf(data.memberships)} />;
  return (
    <Page title="发招募令">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void me.reload()} />
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
