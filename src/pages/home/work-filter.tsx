import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { type CategoryGroup, categoryGroups } from '#contracts/category';
import { Button, Chips, classes, Field, Sheet, Tap } from '../../components';
import { type Filter, isFiltering, noFilter, useSettled } from './use-queue';

const groupChoices = categoryGroups.map(({ code, words }) => ({ value: code, words }));
const groupWords = (code: CategoryGroup | undefined) =>
  categoryGroups.find((one) => one.code === code)?.words ?? '类别';
/** Nobody types a number slower than this between two keys, in ms. */
const typingMs = 400;

type WorkFilterProps = { filter: Filter; onChange: (filter: Filter) => void };

function Search({ filter, onChange }: WorkFilterProps) {
  const [words, setWords] = useState(filter.words);
  const settled = useSettled(words.trim(), typingMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the words have settled, not when the list has.
  useEffect(() => {
    if (settled !== filter.words) onChange({ ...filter, words: settled });
  }, [settled]);
  return (
    <Field label="搜索" hint="编号、标题或地点" value={words} maxLength={40} onInput={setWords} />
  );
}

/** Finds by number or words, and narrows to one group of categories or to what is late. */
export function WorkFilter({ filter, onChange }: WorkFilterProps) {
  const [isSearching, setIsSearching] = useState(filter.words !== '');
  const [isChoosing, setIsChoosing] = useState(false);
  const { group, onlyOverdue } = filter;
  const clear = () => {
    setIsSearching(false);
    onChange(noFilter);
  };
  const toggle = (words: string, isOn: boolean, onTap: () => void) => (
    <Tap role="checkbox" isOn={isOn} className={classes('chip', isOn && 'chip-on')} onTap={onTap}>
      {words}
    </Tap>
  );
  return (
    <View className="work-filter">
      <View className="chips">
        {toggle('搜索', isSearching, () => (isSearching ? clear() : setIsSearching(true)))}
        {toggle('只看超时', onlyOverdue, () => onChange({ ...filter, onlyOverdue: !onlyOverdue }))}
        {toggle(groupWords(group), group !== undefined, () => setIsChoosing(true))}
        {isFiltering(filter) ? (
          <Tap className="work-filter-clear" onTap={clear}>
            清除
          </Tap>
        ) : null}
      </View>
      {isSearching ? <Search filter={filter} onChange={onChange} /> : null}
      <Sheet
        title="只看哪一类"
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
        footer={
          group ? (
            <Button
              words="看全部类别"
              onTap={() => {
                setIsChoosing(false);
                onChange({ ...filter, group: undefined });
              }}
            />
          ) : undefined
        }
      >
        <Chips
          label="类别"
          choices={groupChoices}
          chosen={group}
          onChoose={(next) => {
            setIsChoosing(false);
            onChange({ ...filter, group: next });
          }}
        />
      </Sheet>
    </View>
  );
}
