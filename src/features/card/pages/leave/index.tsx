import { View } from '@tarojs/components';
import { useState } from 'react';
import { listLeaves, setLeave } from '#contracts/card';
import { type AppError, wordsFor } from '#contracts/errors';
import { addDays, dateText, dayOf, dayText } from '#domain/day';
import { Button, Card, Chips, Heading, Note, Page, Problem } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { GivenLeaves } from './given-leaves';
import './leave.css';

/** Days from today on which a leave may begin, in sight at once. */
const startDays = 7;
/** How long: in whole days, as people take leave. */
const lengths = [1, 2, 3, 5, 7, 14] as const;

/** 请假: from when and for how long; the card rings the B岗 on these days. */
export default function Leave() {
  const today = dayOf(now());
  const [fromOn, setFromOn] = useState(today);
  const [length, setLength] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const given = useLoaded(() => call(listLeaves, {}), 'leaves');
  const untilOn = length ? addDays(fromOn, length - 1) : undefined;

  const save = async () => {
    if (!untilOn) {
      setProblem('请点一下请几天');
      return;
    }
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(setLeave, { fromOn, untilOn });
      setDone(`已经记下：${dateText(fromOn, today)} 到 ${dateText(untilOn, today)}`);
      await given.reload();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsBusy(false);
  };

  const starts = Array.from({ length: startDays }, (_, more) => addDays(today, more));
  return (
    <Page
      title="请假"
      footer={<Button kind="primary" words="记下请假" isBusy={isBusy} onTap={() => void save()} />}
    >
      <GivenLeaves leaves={given.data?.leaves ?? []} today={today} onEnded={given.reload} />
      <Card>
        <Heading>从哪天开始</Heading>
        <View className="leave-days">
          <Chips
            label="从哪天开始"
            choices={starts.map((day) => ({ value: day, words: dayText(day, today) }))}
            chosen={fromOn}
            onChoose={setFromOn}
          />
        </View>
      </Card>
      <Card>
        <Heading>请几天</Heading>
        <View className="leave-days">
          <Chips
            label="请几天"
            choices={lengths.map((days) => ({ value: String(days), words: `${days} 天` }))}
            chosen={length === undefined ? undefined : String(length)}
            onChoose={(days) => setLength(Number(days))}
          />
        </View>
        <Problem words={problem} />
        {untilOn ? (
          <Note>
            {dateText(fromOn, today)} 到 {dateText(untilOn, today)}
            ，联心卡上先打给B岗；没有B岗就打社区值班。
          </Note>
        ) : null}
      </Card>
      {done ? (
        <Card tone="jade">
          <Note>{done}</Note>
        </Card>
      ) : null}
    </Page>
  );
}
