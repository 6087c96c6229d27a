import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type Category,
  type CategoryGroup,
  categoryGroups,
  categoryWords,
} from '#contracts/report';
import { Card, Chips, Heading, Note, Problem } from '../../components';
import { type Danger, DangerSheet } from './danger-sheet';
import { categoryChips, groupOf, leavesOf } from './form';

type CategoryCardProps = {
  chosen: Category | undefined;
  closed: readonly Category[];
  danger: Danger;
  problem?: string | undefined;
  /** Somebody who watches over the place finds what her post looks after in one tap. */
  observer?: { words: string; categories: readonly Category[] } | undefined;
  onChoose: (category: Category | undefined) => void;
};

/** So many groups are in sight at first; the rest are behind 「更多」. */
const inSight = 7;

type ObserverChipsProps = Pick<CategoryCardProps, 'chosen' | 'closed' | 'onChoose'> & {
  observer: NonNullable<CategoryCardProps['observer']>;
};

function ObserverChips({ observer, chosen, closed, onChoose }: ObserverChipsProps) {
  const open = observer.categories.filter((category) => !closed.includes(category));
  return (
    <View className="report-leaves">
      <Note>您是{observer.words}，常看的是：</Note>
      <Chips
        label="岗位常看的类别"
        chosen={chosen}
        choices={open.map((value) => ({ value, words: categoryWords(value) }))}
        onChoose={onChoose}
      />
    </View>
  );
}

/** 哪一类: a group in one tap, its kinds below it; 安全隐患 shows whom to ring first. */
export function CategoryCard(props: CategoryCardProps) {
  const { chosen, closed, danger, problem, observer, onChoose } = props;
  const [opened, setOpened] = useState<CategoryGroup | undefined>(() => groupOf(chosen));
  const [isAllShown, setIsAllShown] = useState(false);
  const [isDangerOpen, setIsDangerOpen] = useState(false);
  const group = groupOf(chosen) ?? opened;
  const chips = categoryChips(closed);
  const shown = chips.filter((chip, at) => isAllShown || at < inSight || chip.code === group);

  const chooseGroup = (code: CategoryGroup | 'more') => {
    if (code === 'more') return setIsAllShown(true);
    const only = chips.find((chip) => chip.code === code)?.only;
    setOpened(code);
    onChoose(only);
    if (code === 'safety') setIsDangerOpen(true);
  };
  const leaves =
    group && !chips.find((chip) => chip.code === group)?.only ? leavesOf(group, closed) : [];

  return (
    <Card>
      <Heading>哪一类？</Heading>
      {observer ? <ObserverChips {...{ observer, chosen, closed, onChoose }} /> : null}
      <View className="report-choices">
        <Chips
          label="哪一类"
          chosen={group}
          choices={[
            ...shown.map(({ code, words }) => ({ value: code, words })),
            ...(shown.length < chips.length ? [{ value: 'more' as const, words: '更多…' }] : []),
          ]}
          onChoose={chooseGroup}
        />
      </View>
      {leaves.length > 0 ? (
        <View className="report-leaves">
          <Note>{categoryGroups.find((one) => one.code === group)?.words}，是哪一种？</Note>
          <Chips
            label="哪一种"
            chosen={chosen}
            choices={leaves.map(({ code, words }) => ({ value: code, words }))}
            onChoose={onChoose}
          />
        </View>
      ) : null}
      <Problem words={problem} />
      <DangerSheet
        danger={danger}
        closed={closed}
        isOpen={isDangerOpen}
        onClose={() => setIsDangerOpen(false)}
        onChoose={(category) => {
          setIsDangerOpen(false);
          onChoose(category);
        }}
      />
    </Card>
  );
}
