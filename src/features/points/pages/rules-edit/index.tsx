import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { pointsPathWords } from '#contracts/points';
import { type EarningRule, getPointsRules } from '#contracts/points-rules';
import { dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { ChangesSheet } from '../../desk/changes-sheet';
import {
  type RuleNumber,
  type RulesProblems,
  ruleNumbers,
  rulesOf,
  type TypedRule,
} from '../../desk/rules-form';
import { type Rules, useRulesSaving } from '../../desk/use-rules-saving';
import { actText, changesIn } from '../../rules-words';
import '../../points.css';
import '../../desk/desk.css';

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

function Editing({ rules, reload }: { rules: Rules; reload: () => Promise<void> }) {
  const [said, setSaid] = useState<string>();
  const state = useRulesSaving(rules, reload, setSaid);
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
