import { View } from '@tarojs/components';
import { useState } from 'react';
import type { FoundAccount } from '#contracts/points-accounts';
import type { CounterRedemption } from '#contracts/shop-counter';
import type { StockedReward } from '#contracts/shop-stock';
import { addDays, type Day, dateText, dayOf } from '#domain/day';
import { itemsText } from '#domain/redemption';
import {
  Button,
  Card,
  DayInput,
  Field,
  Heading,
  ListRow,
  Note,
  Pill,
  Section,
} from '../../components';
import { now } from '../../platform/clock';
import { useIsOffline } from '../../platform/network';
import { findBy } from './find-by';
import { PeopleCard } from './people-card';
import { SellCard } from './sell-card';

/** Days back from which a register may still be entered, as the cloud has it. */
const registerDays = 31;

type FindProps = { onFound: (accounts: readonly FoundAccount[]) => void };

function FindCard({ onFound }: FindProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const find = async () => {
    setIsBusy(true);
    const found = await findBy(text);
    setIsBusy(false);
    if ('problem' in found) setProblem(found.problem);
    else onFound(found.accounts);
  };
  return (
    <Card>
      <Field
        label="存折号或姓名"
        hint="照着登记表写，例如 10000001"
        value={text}
        maxLength={40}
        problem={problem}
        onEnter={() => void find()}
        onInput={(next) => {
          setProblem(undefined);
          setText(next);
        }}
      />
      <Button kind="soft" icon="search" words="找" isBusy={isBusy} onTap={() => void find()} />
    </Card>
  );
}

type Line = { key: string; redemption: CounterRedemption };

/** The lines of this sitting, newest first. */
function Entered({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title="这次记进来的">
      <Card>
        {lines.map(({ key, redemption }) => (
          <ListRow
            key={key}
            title={`${redemption.maskedName} ${itemsText(redemption.items)}`}
            note={`${redemption.points} 分`}
            aside={
              redemption.status === 'held' ? (
                <Pill words="等第二个人确认" tone="amber" />
              ) : (
                <Pill words="记好了" tone="jade" />
              )
            }
          />
        ))}
      </Card>
    </Section>
  );
}

/** Enters the printed register line by line: the day once, then whose line it is and what she took. */
export function RegisterEntry({ rewards }: { rewards: readonly StockedReward[] }) {
  const today = dayOf(now());
  const [on, setOn] = useState<Day>(today);
  const [accounts, setAccounts] = useState<readonly FoundAccount[]>([]);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const isOffline = useIsOffline();
  const [only, ...others] = accounts;
  return (
    <>
      <Card>
        <Heading>哪天登记的</Heading>
        <View className="shop-part">
          <DayInput
            label="哪天登记的"
            words={dateText(on, today)}
            value={on}
            from={addDays(today, -registerDays)}
            to={today}
            onInput={setOn}
          />
        </View>
        <Note>一行一行记。每一行都要第二个人在手机上确认才算。</Note>
      </Card>
      <FindCard key={lines.length} onFound={setAccounts} />
      {only && others.length > 0 ? (
        <PeopleCard accounts={accounts} onChoose={(one) => setAccounts([one])} />
      ) : null}
      {only && others.length === 0 ? (
        <SellCard
          key={only.id}
          account={only}
          rewards={rewards}
          isOffline={isOffline}
          registeredOn={on}
          onTouched={() => undefined}
          onSold={(redemption) => {
            setLines([{ key: redemption.id, redemption }, ...lines]);
            setAccounts([]);
          }}
        />
      ) : null}
      <Entered lines={lines} />
    </>
  );
}
