import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { addOffline } from '#contracts/coverage';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { dayOf } from '#domain/day';
import {
  Button,
  Card,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import {
  emptyOffline,
  type OfflineForm,
  type OfflineProblems,
  offlineInput,
  offlineProblems,
  rootsOf,
} from '../../offline-form';
import { ConsentCard } from './consent-card';
import { HowCard } from './how-card';
import { UnitCard } from './unit-card';

const fields = ['areaId', 'door', 'name', 'phone', 'how', 'consent', 'consentOn'] as const;
type Changed = Partial<OfflineForm>;

/** The answers so far, what is wrong with them, and the sending. */
function useForm(roots: readonly AreaStep[], onAdded: () => void) {
  const today = dayOf(now());
  const only = roots.length === 1 && roots[0]?.level === 'unit' ? roots[0] : undefined;
  const [form, setForm] = useState(() => emptyOffline(only, today));
  const [refusals, setRefusals] = useState(0);
  const sending = useSending(fields);
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems: OfflineProblems = {
    ...sending.problems,
    ...(refusals > 0 ? offlineProblems(form, today) : {}),
  };
  const change = (changed: Changed) => {
    sending.clear();
    setForm({ ...form, ...changed });
  };
  const send = async () => {
    const input = offlineInput(form, today);
    if (!input) setRefusals(refusals + 1);
    else if (await sending.send(() => call(addOffline, input))) onAdded();
  };
  return { form, problems, problem: sending.problem, isBusy: sending.isBusy, change, send };
}

type Form = ReturnType<typeof useForm>;

function WhoCard({ form, problems, change }: Pick<Form, 'form' | 'problems' | 'change'>) {
  return (
    <Card>
      <Heading>是哪一位</Heading>
      <View className="offline-part">
        <Field
          label="门牌号"
          hint="例如 302"
          value={form.door}
          maxLength={20}
          problem={problems.door}
          onInput={(door) => change({ door })}
        />
        <Field
          label="怎么称呼（可以不写）"
          hint="例如 王奶奶"
          value={form.name}
          maxLength={10}
          problem={problems.name}
          onInput={(name) => change({ name })}
        />
        <Field
          label="电话（可以不写）"
          hint="座机、手机都行"
          kind="number"
          value={form.phone}
          maxLength={12}
          problem={problems.phone}
          onInput={(phone) => change({ phone })}
        />
      </View>
    </Card>
  );
}

function Fields(props: { roots: readonly AreaStep[]; onClose: () => void; onAdded: () => void }) {
  const state = useForm(props.roots, props.onAdded);
  const { form, problems, change } = state;
  return (
    <Page
      title="加一位不用手机的人"
      footer={
        <>
          <Button words="不加了" onTap={props.onClose} />
          <Button
            kind="primary"
            words="记在名单上"
            isBusy={state.isBusy}
            onTap={() => void state.send()}
          />
        </>
      }
    >
      <ConsentCard form={form} problems={problems} onChange={change} />
      <UnitCard
        roots={props.roots}
        area={form.area}
        problem={problems.area ?? problems.areaId}
        onChoose={(area) => change({ area })}
      />
      <WhoCard form={form} problems={problems} change={change} />
      <HowCard how={form.how} problem={problems.how} onChoose={(how) => change({ how })} />
      <Problem words={state.problem} />
    </Page>
  );
}

/** 加一位: her consent first, then where she lives and how she wants to be told. */
export function AddForm(props: { onClose: () => void; onAdded: () => void }) {
  const page = useLoaded(() => call(getMe, {}));
  const { data, error } = page;
  if (data) return <Fields roots={rootsOf(data.memberships)} {...props} />;
  return (
    <Page title="加一位不用手机的人">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : (
        <>
          <Skeleton />
          <Note>正在打开</Note>
        </>
      )}
    </Page>
  );
}
