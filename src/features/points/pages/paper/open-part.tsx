import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { openPaperAccount } from '#contracts/points-accounts';
import { addDays, dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  DayInput,
  Field,
  Heading,
  Note,
  Problem,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { newRequestId } from '../../../../platform/request-id';
import { scrollToClass } from '../../../../platform/scroll';
import { useSending } from '../../../../platform/use-sending';
import { numberText } from '../../account-words';
import { AreaRow } from '../../desk/area-row';
import {
  emptyPaper,
  type PaperForm,
  type PaperProblems,
  paperInput,
  paperProblems,
} from '../../desk/paper-form';

const fields = ['areaId', 'door', 'name', 'consent', 'consentOn'] as const;
const consents = [
  { value: 'spoken', words: '同意，当面说的' },
  { value: 'paper', words: '同意，写在纸上' },
] as const;

function useOpening(onOpened: (number: string) => void) {
  const today = dayOf(now());
  const [form, setForm] = useState(() => emptyPaper(today));
  const [refusals, setRefusals] = useState(0);
  const sending = useSending(fields);
  const wish = useRef(newRequestId());
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems: PaperProblems = {
    ...sending.problems,
    ...(sending.problems.areaId && { area: sending.problems.areaId }),
    ...(refusals > 0 ? paperProblems(form, today) : {}),
  };
  const submit = async () => {
    const input = paperInput(form, today);
    if (!input) {
      setRefusals(refusals + 1);
      return;
    }
    await sending.send(async () => {
      const { number } = await call(openPaperAccount, input, { requestId: wish.current });
      setRefusals(0);
      setForm(emptyPaper(today));
      wish.current = newRequestId();
      onOpened(number);
    });
  };
  return {
    form,
    today,
    problems,
    problem: sending.problem,
    isBusy: sending.isBusy,
    submit,
    change: (next: Partial<PaperForm>) => {
      wish.current = newRequestId();
      sending.clear();
      setForm({ ...form, ...next });
    },
  };
}

type Opening = ReturnType<typeof useOpening>;

function ConsentCard({ state }: { state: Opening }) {
  const { form, problems, today, change } = state;
  return (
    <Card>
      <Heading>先问过本人</Heading>
      <Note>
        可以这样问：「给您开一本积分存折，为邻居做的事记成分，到积分超市换东西。要记下姓名和门牌，公示只写姓。您哪天不要了，随时可以停用。行吗？」
      </Note>
      <View className="desk-part">
        <Chips
          label="本人同意吗"
          choices={consents}
          chosen={form.consent}
          onChoose={(consent) => change({ consent })}
        />
        <Problem words={problems.consent} />
      </View>
      {form.consent ? (
        <View className="desk-part">
          <Note>哪天同意的：{dateText(form.consentOn || today, today)}</Note>
          <DayInput
            label="哪天同意的"
            value={form.consentOn}
            from={addDays(today, -366)}
            to={today}
            words={dateText(form.consentOn || today, today)}
            onInput={(consentOn) => change({ consentOn })}
          />
          <Problem words={problems.consentOn} />
        </View>
      ) : null}
    </Card>
  );
}

function WhoCard({ state, roots }: { state: Opening; roots: readonly AreaStep[] }) {
  const { form, problems, change } = state;
  return (
    <Card>
      <Heading>给谁开</Heading>
      <AreaRow
        title="住哪个单元？"
        empty="住哪个单元"
        roots={roots}
        levels={['unit']}
        area={form.area}
        problem={problems.area}
        onChoose={(area) => change({ area })}
      />
      <View className="desk-part">
        <Field
          label="姓名"
          hint="印在存折上，公示只写姓"
          value={form.name}
          maxLength={20}
          problem={problems.name}
          onInput={(name) => change({ name })}
        />
        <Field
          label="门牌（可以不写）"
          hint="例如 302；同一单元有同名的要写"
          value={form.door}
          maxLength={20}
          problem={problems.door}
          onInput={(door) => change({ door })}
        />
      </View>
    </Card>
  );
}

/** The number, large enough to be copied by hand, and the way to the paper. */
function OpenedCard({ number }: { number: string }) {
  return (
    <Card tone="jade">
      <Heading>存折开好了</Heading>
      <View className="desk-number">{numberText(number)}</View>
      <Note>请抄在存折上，或者打印存折卡，交给本人收好。兑换、记分都凭这个号。</Note>
      <View className="points-part">
        <Button kind="soft" words="打印存折卡" onTap={() => open('paperPassbook', { number })} />
      </View>
    </Card>
  );
}

/** 开一本: her consent first, then who she is; the number is shown large. */
export function OpenPart({ roots }: { roots: readonly AreaStep[] }) {
  const [number, setNumber] = useState<string>();
  const state = useOpening(setNumber);
  return (
    <>
      {number === undefined ? null : <OpenedCard number={number} />}
      <View className="desk-columns">
        <ConsentCard state={state} />
        <View>
          <WhoCard state={state} roots={roots} />
          <Problem words={state.problem} />
          <Button
            kind="primary"
            words="开存折"
            isBusy={state.isBusy}
            busyWords="正在开…"
            onTap={() => {
              setNumber(undefined);
              void state.submit();
            }}
          />
        </View>
      </View>
    </>
  );
}
