import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { pointsPathWords } from '#contracts/points';
import { type EarningRule, getPointsRules, setPointsRules } from '#contracts/points-rules';
import { addDays, dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  ErrorState,
  Field,
  Heading,
  ListRow,
  Note,
  Page,
  Problem,
  Sheet,
  Skeleton,
  Stack,
  TextArea,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { readAgain } from '../../desk/read-again';
import {
  formOf,
  type RuleNumber,
  type RulesForm,
  type RulesProblems,
  ruleNumbers,
  rulesOf,
  rulesProblems,
  type TypedRule,
} from '../../desk/rules-form';
import { actText, changesIn, type RuleLine } from '../../rules-words';
import '../../points.css';
import '../../desk/desk.css';

type Rules = Got<typeof getPointsRules>;

const numberWords: Record<RuleNumber, string> = {
  points: '多少分',
  maxPerDay: '一天最多',
  maxPerMonth: '一月最多',
};
const unitWords: Record<EarningRule['unit'], string> = {
  hour: '每小时',
  time: '每次',
  month: '每月',
};

function RuleCard(props: {
  rule: EarningRule;
  at: number;
  typed: TypedRule;
  problems: RulesProblems;
  onChange: (typed: TypedRule) => void;
}) {
  const { rule, at, typed, problems, onChange } = props;
  return (
    <Card>
      <Heading>{actText(rule.act)}</Heading>
      <Note>
        {pointsPathWords[rule.path]} · {unitWords[rule.unit]}
      </Note>
      <View className="rule-fields">
        {ruleNumbers.map((name) => (
          <Field
            key={name}
            label={numberWords[name]}
            kind="number"
            hint={name === 'points' ? '' : '不限'}
            value={typed[name]}
            maxLength={3}
            problem={problems[`rules.${at}.${name}`]}
            onInput={(text) => onChange({ ...typed, [name]: text })}
          />
        ))}
      </View>
    </Card>
  );
}

type Saving = ReturnType<typeof useSaving>;

function ChangesSheet(props: { state: Saving; changes: readonly RuleLine[] }) {
  const { state, changes } = props;
  const today = dayOf(now());
  return (
    <Sheet
      title="改成这样，对吗？"
      isOpen
      onClose={state.close}
      footer={
        <>
          <Button words="再改改" onTap={state.close} />
          <Button
            kind="primary"
            words="保存，明天起"
            isBusy={state.isBusy}
            onTap={() => void state.save()}
          />
        </>
      }
    >
      <Stack>
        {changes.map(({ key, what, words }) => (
          <ListRow key={key} title={what} note={words} />
        ))}
        <TextArea
          label="为什么改"
          hint="居民会看到，例如：议事会商定"
          value={state.reason}
          maxLength={100}
          problem={state.reasonProblem}
          onInput={state.write}
        />
        <Note>
          {dateText(addDays(today, 1), today)}
          起按新的算。今天和以前做的事，按做的那天的规则算，不受影响。
        </Note>
        <Problem words={state.problem} />
      </Stack>
    </Sheet>
  );
}

/** What was typed over the newest version, and its saving; a version of somebody else is read and said. */
function useSaving(rules: Rules, reload: () => Promise<void>, onSaved: (words: string) => void) {
  const newest = rules.coming ?? rules.current;
  const [form, setForm] = useState<RulesForm>(() => formOf(newest.rules));
  const [refusals, setRefusals] = useState(0);
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['reason']);
  const wish = useRef(newRequestId());
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems = refusals > 0 ? rulesProblems(form, newest.rules) : {};
  const touched = () => {
    wish.current = newRequestId();
    setMissing(undefined);
    sending.clear();
  };
  const save = async () => {
    const text = reason.trim();
    if (text.length < 2) {
      setMissing('请写一句原因');
      return;
    }
    const input = {
      version: newest.version,
      rules: rulesOf(form, newest.rules),
      reason: text,
    };
    const work = () => call(setPointsRules, input, { requestId: wish.current });
    const isSaved = await sending.send(work);
    wish.current = newRequestId();
    await reload();
    if (!isSaved) return;
    setIsAsking(false);
    setReason('');
    onSaved('保存了，明天起按新的算');
  };
  return {
    newest,
    form,
    problems,
    isAsking,
    reason,
    reasonProblem: missing ?? sending.problems.reason,
    problem: readAgain(sending.problem),
    isBusy: sending.isBusy,
    save,
    change: (at: number, typed: TypedRule) => {
      touched();
      setForm(form.map((one, place) => (place === at ? typed : one)));
    },
    write: (text: string) => {
      touched();
      setReason(text);
    },
    ask: () => {
      if (Object.keys(rulesProblems(form, newest.rules)).length > 0) setRefusals(refusals + 1);
      else setIsAsking(true);
    },
    close: () => setIsAsking(false),
  };
}

function Editing({ rules, reload }: { rules: Rules; reload: () => Promise<void> }) {
  const [said, setSaid] = useState<string>();
  const state = useSaving(rules, reload, setSaid);
  const { newest, form, problems } = state;
  const today = dayOf(now());
  const changes = changesIn(newest, { ...newest, rules: rulesOf(form, newest.rules) });
  return (
    <Page
      title="调整积分规则"
      isWide
      footer={
        <Button
          kind="primary"
          words={changes.length > 0 ? `看看改了什么（${changes.length} 条）` : '还没有改动'}
          isDisabled={changes.length === 0}
          onTap={state.ask}
        />
      }
    >
      <Card tone="blue">
        <Note>
          第 {newest.version} 版，{dateText(newest.fromOn, today)}起
          {rules.coming ? '（还没有开始，再改会再出一版）' : ''}
          。全区一样，明天起生效，居民在「怎么得分」里看得到改了什么、为什么改。
        </Note>
      </Card>
      <View className="points-cards">
        {newest.rules.map((rule, at) => {
          const typed = form[at];
          return typed ? (
            <RuleCard
              key={rule.act}
              rule={rule}
              at={at}
              typed={typed}
              problems={problems}
              onChange={(next) => state.change(at, next)}
            />
          ) : null;
        })}
      </View>
      {state.isAsking ? <ChangesSheet state={state} changes={changes} /> : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

/** 调整积分规则: whole points and caps, for the whole district, from tomorrow on. */
export default function Screen() {
  const page = useLoaded(() => call(getPointsRules, {}));
  const { data, error } = page;
  if (data) return <Editing rules={data} reload={page.reload} />;
  return (
    <Page title="调整积分规则">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : (
        <Skeleton cards={3} />
      )}
    </Page>
  );
}
