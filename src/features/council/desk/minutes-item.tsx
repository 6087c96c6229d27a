import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { categories } from '#contracts/category';
import { decisionKindWords } from '#contracts/council';
import type { MeetingView } from '#contracts/council-meeting';
import { minutesTextLimit } from '#contracts/council-minutes';
import { dateText, dayOf } from '#domain/day';
import { Button, Buttons, Card, Heading, Note, TextArea, Words } from '../../../components';
import { now } from '../../../platform/clock';
import { DecidedFields } from './decided-fields';
import { type Decided, decidedProblems } from './decided-form';
import { Facts } from './facts';
import type { Hall } from './load-led';
import { type Clash, type Entry, partWords } from './minutes-draft';

export type AgendaItem = MeetingView['agenda'][number];

/** 「转工单办理 · 楼道设施 · 12月5日前」 */
export function decidedText(decided: Decided): string {
  const { kind, ownerText, dueOn, category, reason } = decided;
  if (!kind) return '还没有定';
  const matter = categories.find(({ code }) => code === category)?.words;
  return [
    decisionKindWords[kind],
    matter,
    ownerText.trim(),
    dueOn && `${dateText(dueOn, dayOf(now()))}前`,
    reason.trim() && `理由：${reason.trim()}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

type ClashProps = { clash: Clash; onDecide: (isTheirs: boolean) => void };

/** Somebody else wrote the same part: both are there, and she says which stays. */
function ClashCard({ clash, onDecide }: ClashProps) {
  const { part, theirs } = clash;
  const words = part === 'decided' ? decidedText(theirs.decided) : theirs[part];
  return (
    <View className="led-clash">
      <Words isStrong>刚才有人也改了「{partWords[part]}」，您写的还在下面</Words>
      <View className="led-text">对方写的是：{words || '（空着）'}</View>
      <Buttons>
        <Button words="留我写的" isGrowing onTap={() => onDecide(false)} />
        <Button words="用对方写的" isGrowing onTap={() => onDecide(true)} />
      </Buttons>
    </View>
  );
}

const textParts = [
  { part: 'problem', label: '问题', hint: '是什么事、影响谁' },
  { part: 'opinions', label: '意见', hint: '大家怎么说；不用写名字' },
  { part: 'conclusion', label: '结论', hint: '一句话说清议定了什么' },
] as const;

type ItemProps = PropsWithChildren<{
  item: AgendaItem;
  at: number;
  entry: Entry;
  hall: Hall;
  clashes: readonly Clash[];
  onWrite: (changed: Partial<Entry>) => void;
  onDecide: (clash: Clash, isTheirs: boolean) => void;
}>;

function ItemHead({ item, at }: Pick<ItemProps, 'item' | 'at'>) {
  return (
    <>
      <Heading size="title">
        {at + 1}. {item.title}
      </Heading>
      {item.byText ? <Note>{item.byText}</Note> : null}
      {item.isCarried ? <Note>上次留下来的</Note> : null}
      {item.isStanding ? <Note>每次都有；打分在手机上不记名，这里记大家说的话。</Note> : null}
    </>
  );
}

/** One item being written: three texts and what was decided; a decision that was begun says what it lacks. */
export function ItemEdit(props: ItemProps) {
  const { item, at, entry, hall, clashes, onWrite, onDecide } = props;
  const problems = entry.decided.kind ? decidedProblems(entry.decided) : {};
  return (
    <Card>
      <ItemHead item={item} at={at} />
      <View className="led-part">
        {clashes.map((clash) => (
          <ClashCard
            key={clash.part}
            clash={clash}
            onDecide={(isTheirs) => onDecide(clash, isTheirs)}
          />
        ))}
        {textParts.map(({ part, label, hint }) => (
          <TextArea
            key={part}
            label={label}
            hint={hint}
            value={entry[part]}
            maxLength={minutesTextLimit}
            onInput={(words) => onWrite({ [part]: words })}
          />
        ))}
        <DecidedFields
          decided={entry.decided}
          hall={hall}
          problems={problems}
          onChange={(decided) => onWrite({ decided })}
        />
      </View>
      {props.children}
    </Card>
  );
}

/** One item as it stands. */
export function ItemRead(props: PropsWithChildren<Pick<ItemProps, 'item' | 'at' | 'entry'>>) {
  const { item, at, entry } = props;
  const { problem, opinions, conclusion, decided } = entry;
  return (
    <Card>
      <ItemHead item={item} at={at} />
      <View className="led-reads">
        <Facts
          rows={[
            ['问题', problem],
            ['意见', opinions],
            ['结论', conclusion],
            ['怎么定的', item.isStanding && !decided.kind ? undefined : decidedText(decided)],
          ]}
        />
      </View>
      {props.children}
    </Card>
  );
}
