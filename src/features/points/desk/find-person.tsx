import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { wordsFor } from '#contracts/errors';
import { type FoundAccount, findAccounts } from '#contracts/points-accounts';
import { Button, Field, ListRow } from '../../../components';
import { call } from '../../../platform/cloud';
import { asAppError } from '../../../platform/use-loaded';
import { AreaRow } from './area-row';
import { foundText, soughtOf } from './find-words';

/** Looks accounts up; gives a sentence where there is none. */
function useFinding() {
  const [found, setFound] = useState<readonly FoundAccount[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const find = async (typed: string, area: AreaStep | undefined) => {
    const sought = soughtOf(typed);
    setFound([]);
    setProblem('problem' in sought ? sought.problem : undefined);
    if ('problem' in sought) return;
    setIsBusy(true);
    try {
      const { accounts } = await call(findAccounts, {
        ...sought,
        ...(area && { areaId: area.id }),
      });
      setFound(accounts);
      if (accounts.length === 0)
        setProblem('没有找到这本存折。请再看一遍；没有存折的，先请本人开一本');
    } catch (cause) {
      setProblem(wordsFor(asAppError(cause)));
    }
    setIsBusy(false);
  };
  return {
    found,
    problem,
    isBusy,
    find,
    clear: () => {
      setFound([]);
      setProblem(undefined);
    },
  };
}

type FindPersonProps = {
  label: string;
  /** Where to look by building. */
  roots: readonly AreaStep[];
  problem?: string | undefined;
  onChoose: (account: FoundAccount) => void;
};

/** Finds the holder of a passbook by its number, or by name and building; shows masked names only. */
export function FindPerson({ label, roots, problem, onChoose }: FindPersonProps) {
  const [text, setText] = useState('');
  const [area, setArea] = useState<AreaStep>();
  const finding = useFinding();
  const find = () => void finding.find(text, area);
  return (
    <View className="desk-find">
      <Field
        label={label}
        hint="8 位存折号，或者姓名"
        value={text}
        maxLength={20}
        problem={finding.problem ?? (finding.found.length > 0 ? undefined : problem)}
        onEnter={find}
        onInput={(next) => {
          finding.clear();
          setText(next);
        }}
      />
      {roots.length > 0 ? (
        <AreaRow
          title="住哪栋楼？"
          empty="不知道哪栋楼，都找"
          roots={roots}
          levels={['building', 'unit']}
          area={area}
          onChoose={(next) => {
            finding.clear();
            setArea(next);
          }}
        />
      ) : null}
      <Button
        words="找一找"
        label={`找一找：${label}`}
        icon="search"
        isBusy={finding.isBusy}
        busyWords="正在找…"
        onTap={find}
      />
      {finding.found.map((account) => (
        <ListRow
          key={account.id}
          icon="user-round"
          title={account.maskedName}
          note={foundText(account)}
          onTap={() => {
            finding.clear();
            setText('');
            onChoose(account);
          }}
        />
      ))}
    </View>
  );
}

type PersonPickProps = FindPersonProps & {
  account: FoundAccount | undefined;
  onClear: () => void;
};

/** One person: looked for, or found and to be changed. */
export function PersonPick({ account, onClear, ...finding }: PersonPickProps) {
  return account ? (
    <ListRow
      icon="user-round"
      title={account.maskedName}
      note={foundText(account)}
      aside="换一位"
      onTap={onClear}
    />
  ) : (
    <FindPerson {...finding} />
  );
}
