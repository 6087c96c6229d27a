import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { type StockedReward, stockIn } from '#contracts/shop-stock';
import { addDays, dateText, dayOf } from '#domain/day';
import { Button, Chips, DayInput, Field, Note, Problem, Sheet } from '../../../components';
import { now } from '../../../platform/clock';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { useSending } from '../../../platform/use-sending';
import { emptyLot, type LotForm, lotInput, lotProblems, sourceChoices } from './stock-words';

/** Nothing on a shelf keeps longer, in days. */
const mostDaysAhead = 3660;

function useStockIn(rewardId: string, onDone: (words: string) => void) {
  const today = dayOf(now());
  const [form, setForm] = useState(emptyLot);
  const [isChecked, setIsChecked] = useState(false);
  const sending = useSending(['pieces', 'source', 'donor', 'expiresOn']);
  const wish = useRef(newRequestId());
  const send = async () => {
    setIsChecked(true);
    const input = lotInput(form, { rewardId, today });
    if (!input) return;
    await sending.send(async () => {
      const { available } = await call(stockIn, input, { requestId: wish.current });
      onDone(`入库了，现在可兑 ${available} 件`);
    });
  };
  return {
    form,
    today,
    problems: { ...sending.problems, ...(isChecked ? lotProblems(form, today) : {}) },
    problem: sending.problem,
    isBusy: sending.isBusy,
    send,
    change: (next: Partial<LotForm>) => {
      wish.current = newRequestId();
      sending.clear();
      setForm({ ...form, ...next });
    },
  };
}

type StockInSheetProps = {
  reward: Pick<StockedReward, 'id' | 'name'>;
  onClose: () => void;
  onDone: (words: string) => void;
};

/** 入库: how many, where from, and until when they are good. */
export function StockInSheet({ reward, onClose, onDone }: StockInSheetProps) {
  const state = useStockIn(reward.id, onDone);
  const { form, today, problems, change } = state;
  return (
    <Sheet
      title={`${reward.name} 入库`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="入库" isBusy={state.isBusy} onTap={() => void state.send()} />
      }
    >
      <Field
        label="几件"
        kind="number"
        value={form.pieces}
        maxLength={5}
        problem={problems.pieces}
        onInput={(pieces) => change({ pieces })}
      />
      <Note>从哪里来的（公示要写）</Note>
      <View className="stock-part">
        <Chips
          label="从哪里来的"
          choices={sourceChoices}
          chosen={form.source}
          onChoose={(source) => change({ source })}
        />
        <Problem words={problems.source} />
      </View>
      <Field
        label="哪家单位、哪位居民（可以不写）"
        hint="居民只写姓，例如 王女士"
        value={form.donor}
        maxLength={30}
        problem={problems.donor}
        onInput={(donor) => change({ donor })}
      />
      <Note>
        保质期到哪天：{form.expiresOn ? dateText(form.expiresOn, today) : '没有保质期的不用选'}
      </Note>
      <View className="stock-part">
        <DayInput
          label="保质期到哪天"
          value={form.expiresOn}
          from={today}
          to={addDays(today, mostDaysAhead)}
          words={form.expiresOn ? dateText(form.expiresOn, today) : '选一天'}
          onInput={(expiresOn) => change({ expiresOn })}
        />
        <Problem words={problems.expiresOn} />
      </View>
      <Problem words={state.problem} />
    </Sheet>
  );
}
