import { View } from '@tarojs/components';
import { useState } from 'react';
import { dismiss } from '#contracts/identity';
import { roleWords } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import { Button, Chips, Field, Note, Problem, Sheet } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useSending } from '../../../../platform/use-sending';
import { endOfMonth, typedDay } from '../../dates';
import type { Holder } from '../../org-words';

type When = 'now' | 'today' | 'month' | 'other';

/** The last day of the post; undefined where it ends at once or the day cannot be read. */
function lastDay(when: When, text: string, today: string): string | undefined {
  if (when === 'today') return today;
  if (when === 'month') return endOfMonth(today);
  return when === 'other' ? typedDay(text, today) : undefined;
}

/** 结束岗位: from when, and what that means for the person. */
export function DismissSheet(props: {
  holder: Holder;
  areaName: string;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { personId, membershipId, name, role } = props.holder;
  const today = dayOf(now());
  const [when, setWhen] = useState<When>('now');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const sending = useSending(['untilOn']);
  const untilOn = lastDay(when, text, today);
  const end = async () => {
    const isMissing = when === 'other' && !untilOn;
    setProblem(isMissing ? '日期这样写：2027-06-30 或 6月30日' : undefined);
    if (isMissing) return;
    const input = { personId, membershipId, ...(untilOn && { untilOn }) };
    if (await sending.send(() => call(dismiss, input)))
      props.onDone(untilOn ? `记下了：到${dateText(untilOn, today)}为止` : '岗位已经结束');
  };
  return (
    <Sheet
      title={`结束${name}的岗位`}
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button words="不结束" onTap={props.onClose} />
          <Button
            kind="primary"
            words="结束岗位"
            isBusy={sending.isBusy}
            onTap={() => void end()}
          />
        </>
      }
    >
      <Note>
        {props.areaName} {roleWords[role]}。结束后马上看不到这里的工单；以前办过的事仍记着他的名字。
      </Note>
      <View className="org-chips">
        <Chips
          label="什么时候结束"
          choices={[
            { value: 'now', words: '现在就结束' },
            { value: 'today', words: '做完今天' },
            { value: 'month', words: `到${dateText(endOfMonth(today), today)}` },
            { value: 'other', words: '写日期' },
          ]}
          chosen={when}
          onChoose={setWhen}
        />
      </View>
      {when === 'other' ? (
        <View className="org-fields">
          <Field
            label="最后一天"
            hint="例如 12月31日"
            value={text}
            maxLength={20}
            problem={problem ?? sending.problems.untilOn}
            note={untilOn ? `到${dateText(untilOn, today)}为止` : undefined}
            onInput={setText}
          />
        </View>
      ) : null}
      <Problem words={sending.problem} />
    </Sheet>
  );
}
