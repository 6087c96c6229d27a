import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { getBudget, setBudget } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import {
  Button,
  Card,
  Chips,
  classes,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Pill,
  Problem,
  Skeleton,
  TitleRow,
  Toast,
} from '../../../../components';
import { answerOrThrow, call, callTogether } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { barCells, monthWords, nextMonth, plannedProblem } from '../../desk/budget';
import { budgetPill, budgetText } from '../../desk/candidates';
import { wholeNumber } from '../../desk/propose-form';
import '../../points.css';
import '../../desk/desk.css';

type Budget = Got<typeof getBudget>;

function Standing({ budget }: { budget: Budget }) {
  const pill = budgetPill(budget);
  const { planned, issued, month } = budget;
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{budgetText(budget)}</Heading>
        {pill ? <Pill {...pill} /> : null}
      </TitleRow>
      {planned === undefined ? null : (
        <View className="desk-bar">
          <View className="desk-bar-cells">
            {barCells(budget).map(({ at, isOn }) => (
              <View
                key={at}
                className={classes(
                  'desk-bar-cell',
                  isOn &&
                    `desk-bar-${pill?.tone === 'red' || pill?.tone === 'amber' ? pill.tone : 'on'}`,
                )}
              />
            ))}
          </View>
        </View>
      )}
      <Note>
        {monthWords(month)}
        {planned === undefined
          ? '没有定预算，发多少都能记。'
          : issued >= planned
            ? '用完了：再记要总网格长同意，每一次都留名。'
            : `还能发 ${planned - issued} 分。`}
      </Note>
    </Card>
  );
}

function PlanCard({ budget, onSaved }: { budget: Budget; onSaved: (words: string) => void }) {
  const [isNext, setIsNext] = useState<'this' | 'next'>('this');
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['planned', 'month']);
  const wish = useRef(newRequestId());
  const month = isNext === 'next' ? nextMonth(budget.month) : budget.month;
  const change = () => {
    wish.current = newRequestId();
    setMissing(undefined);
    sending.clear();
  };
  const save = async () => {
    const problem = plannedProblem(typed);
    setMissing(problem);
    const planned = wholeNumber(typed);
    if (problem || planned === undefined) return;
    const input = { month, planned };
    if (await sending.send(() => call(setBudget, input, { requestId: wish.current }))) {
      setTyped('');
      onSaved(`${monthWords(month)}的预算定为 ${planned} 分`);
    }
  };
  return (
    <Card>
      <Heading>定预算</Heading>
      <View className="desk-part">
        <Chips
          label="哪个月"
          choices={[
            { value: 'this', words: `本月（${monthWords(budget.month)}）` },
            { value: 'next', words: `下个月（${monthWords(nextMonth(budget.month))}）` },
          ]}
          chosen={isNext}
          onChoose={(next) => {
            change();
            setIsNext(next);
          }}
        />
        <Problem words={sending.problems.month} />
      </View>
      <View className="desk-part">
        <Field
          label="计划发多少分"
          hint="例如 400"
          kind="number"
          value={typed}
          maxLength={6}
          problem={missing ?? sending.problems.planned}
          note="发出去的分都要换成东西，按超市的进货能力来定。每月公示。"
          onInput={(next) => {
            change();
            setTyped(next);
          }}
        />
      </View>
      <Problem words={sending.problem} />
      <Button kind="primary" words="保存" isBusy={sending.isBusy} onTap={() => void save()} />
    </Card>
  );
}

const setters: readonly Role[] = setBudget.roles;

async function load() {
  const { budget, me } = await callTogether({ budget: [getBudget, {}], me: [getMe, {}] });
  const memberships = 'memberships' in me ? me.memberships : [];
  return {
    budget: answerOrThrow(budget),
    maySet: memberships.some(({ role }) => setters.includes(role)),
  };
}

/** 积分预算: what was planned for the month and what was issued; keepers only read it. */
export default function Screen() {
  const page = useLoaded(load);
  const [said, setSaid] = useState<string>();
  const { data, error } = page;
  return (
    <Page title="积分预算" isWide>
      {data ? (
        <View className="desk-columns">
          <Standing budget={data.budget} />
          {data.maySet ? (
            <PlanCard
              budget={data.budget}
              onSaved={(words) => {
                setSaid(words);
                void page.reload();
              }}
            />
          ) : (
            <Note>预算由社区工作人员和总网格长来定。</Note>
          )}
        </View>
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
