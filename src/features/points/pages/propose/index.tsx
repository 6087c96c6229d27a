import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { getMe } from '#contracts/identity';
import { proposeCandidate, proposerRoles } from '#contracts/points-desk';
import { addDays, dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  DayInput,
  Field,
  Heading,
  Note,
  Page,
  Problem,
  TextArea,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSentForm } from '../../../../platform/use-sent-form';
import { rootsOf } from '../../desk/areas';
import { PersonPick } from '../../desk/find-person';
import { FormPhotos } from '../../desk/form-photos';
import {
  actChoices,
  emptyPropose,
  hasHours,
  type ProposeForm,
  type ProposeProblems,
  proposeInput,
  proposeProblems,
} from '../../desk/propose-form';
import '../../points.css';
import '../../desk/desk.css';

/** Nobody names what is older, in days. */
const mostDaysAgo = 90;
const marked = ['accountId', 'act', 'units', 'doneOn', 'note'] as const;

/** The answers, what is wrong with them, and the sending. */
function useProposing(onDone: (points: number) => void) {
  const today = dayOf(now());
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<ProposeForm>({
    action: proposeCandidate,
    about: 'new',
    empty: emptyPropose(today),
    marked,
    onDone: (answer) => {
      setRefusals(0);
      onDone((answer as { points: number }).points);
    },
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields, named } = sent;
  const problems: ProposeProblems = {
    ...named,
    ...(named.accountId && { account: named.accountId }),
    ...(refusals > 0 ? proposeProblems(fields, today) : {}),
  };
  const send = () => {
    const input = proposeInput(fields, today);
    if (input) sent.send(input);
    else setRefusals(refusals + 1);
  };
  return { ...sent, problems, today, submit: send };
}

type Proposing = ReturnType<typeof useProposing>;

function WhoCard({ state, roots }: { state: Proposing; roots: readonly AreaStep[] }) {
  const { fields, problems, change } = state;
  return (
    <Card>
      <Heading>给谁提</Heading>
      <PersonPick
        label="存折号或姓名"
        roots={roots}
        account={fields.account}
        problem={problems.account}
        onChoose={(account) => change({ account })}
        onClear={() => change({ account: undefined })}
      />
      <Note>自己和自己家里人，请别的同事提。</Note>
    </Card>
  );
}

function DayPart({ state }: { state: Proposing }) {
  const { fields, problems, today, change } = state;
  return (
    <View className="desk-part">
      <Note>哪天做的：{fields.doneOn ? dateText(fields.doneOn, today) : '还没有选'}</Note>
      <DayInput
        label="哪天做的"
        value={fields.doneOn}
        from={addDays(today, -mostDaysAgo)}
        to={today}
        words={fields.doneOn ? dateText(fields.doneOn, today) : '选一天'}
        onInput={(doneOn) => change({ doneOn })}
      />
      <Problem words={problems.doneOn} />
    </View>
  );
}

function WhatCard({ state }: { state: Proposing }) {
  const { fields, problems, change } = state;
  return (
    <Card>
      <Heading>做了什么</Heading>
      <View className="desk-part">
        <Chips
          label="做了什么"
          choices={actChoices}
          chosen={fields.act}
          onChoose={(act) => change({ act })}
        />
        <Problem words={problems.act} />
      </View>
      {hasHours(fields) ? (
        <View className="desk-part">
          <Field
            label="几个小时"
            hint="写整数，例如 2"
            kind="number"
            value={fields.units}
            maxLength={2}
            problem={problems.units}
            onInput={(units) => change({ units })}
          />
        </View>
      ) : null}
      <DayPart state={state} />
      <View className="desk-part">
        <TextArea
          label="具体是什么事"
          hint="例如：周六上午和邻居一起清洁楼道。不要写别人的姓名、电话、门牌"
          value={fields.note}
          maxLength={100}
          problem={problems.note}
          onInput={(note) => change({ note })}
        />
      </View>
      <View className="desk-part">
        <Heading>照片（可以不放）</Heading>
        <FormPhotos words="证明照片" form={state.form} />
      </View>
    </Card>
  );
}

/** 给邻居提积分: who, what, when, and what shows it; somebody else decides. */
export default function Screen() {
  const me = useLoaded(() => call(getMe, {}));
  const [points, setPoints] = useState<number>();
  const state = useProposing(setPoints);
  const roots = rootsOf(me.data?.memberships ?? [], proposerRoles);
  const { problem } = state;
  return (
    <Page
      title="给邻居提积分"
      isWide
      footer={
        <Button
          kind="primary"
          words="提交，等审核"
          isBusy={state.isBusy}
          busyWords={state.busyWords}
          onTap={() => {
            setPoints(undefined);
            state.submit();
          }}
        />
      }
    >
      {points === undefined ? null : (
        <Card tone="jade">
          <Heading>提交了，通过后记 {points} 分</Heading>
          <Note>由别的同事审核，有结果会告诉本人。还可以接着提下一位。</Note>
        </Card>
      )}
      <Problem words={problem} />
      <View className="desk-columns">
        <WhoCard state={state} roots={roots} />
        <WhatCard state={state} />
      </View>
    </Page>
  );
}
