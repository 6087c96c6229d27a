import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Note, Sheet, TextArea } from '../../../components';
import { Templates } from '../ask-fields';
import { textProblem } from '../result';
import { templates } from '../templates';
import type { SheetProps } from './ask-sheet';
import { Whole } from './giving-fields';
import { UnitField, UnitsWait, useUnits } from './units';

/** F18: another unit does a part, under the one date of the whole. */
export function InviteSheet({ action, order, state, typed }: SheetProps) {
  const units = useUnits(order.id);
  const [isChecked, setIsChecked] = useState(false);
  const values = typed.valuesOf(action) ?? {};
  const unitId = typeof values.unitId === 'string' ? values.unitId : undefined;
  const text = typeof values.text === 'string' ? values.text : '';
  const named = Object.fromEntries(state.problems.fields.map((one) => [one.field, one.words]));
  const textLacks = textProblem(text, 4);
  const { data } = units;
  const send = async () => {
    setIsChecked(true);
    if (!unitId || textLacks) return;
    if (await state.act(action, { unitId, text: text.trim() })) typed.keep(action, undefined);
  };
  return (
    <Sheet
      title="请单位协办"
      isOpen
      onClose={() => state.ask(undefined)}
      footer={
        <Button
          kind="primary"
          words="请它协办"
          isBusy={state.busy === action}
          onTap={() => void send()}
        />
      }
    >
      <Note>主办单位不变，整件按同一个时限。协办没有完成，主办提交结果要写明原因。</Note>
      <UnitsWait units={units} />
      {data ? (
        <UnitField
          label="请谁协办"
          units={[...data.agencies, ...data.below]}
          unitId={unitId}
          problem={named.unitId ?? (isChecked && !unitId ? '请选一个单位' : undefined)}
          onChoose={(next) => typed.keep(action, { ...values, unitId: next })}
        />
      ) : null}
      <View className="ask-field">
        <TextArea
          label="请它做什么"
          hint="例如：请到现场关一下水阀"
          value={text}
          maxLength={500}
          problem={named.text ?? (isChecked ? textLacks : undefined)}
          onInput={(next) => typed.keep(action, { ...values, text: next })}
        />
        <Templates
          sentences={templates.part ?? []}
          text={text}
          onChoose={(next) => typed.keep(action, { ...values, text: next })}
        />
      </View>
      <Whole problems={state.problems} />
    </Sheet>
  );
}
