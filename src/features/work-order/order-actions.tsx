import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Step, stepWords, type WorkOrderDetail } from '#contracts/work-order';
import { Button, Note } from '../../components';
import { ResultSheet } from './result-sheet';
import { CategorySheet, CheckSheet, TextSheet } from './step-sheets';
import { mayAddNote, type StepButton, stepButtons } from './steps';
import type { Deed, WorkOrderState } from './use-work-order';

type Open = { step: StepButton['step'] | 'add-note' } | undefined;

type SheetsProps = {
  order: WorkOrderDetail;
  state: WorkOrderState;
  open: Open;
  onClose: () => void;
};

/** The questions of the steps; each stays mounted, so that what was typed is there when it opens again. */
function Sheets({ order, state, open, onClose }: SheetsProps) {
  const { busy, problem } = state;
  const act = async (deed: Deed): Promise<boolean> => {
    const isDone = await state.act(deed);
    if (isDone) onClose();
    return isDone;
  };
  const asked = (step: Step | 'add-note') => ({
    isOpen: open?.step === step,
    isBusy: busy === step,
    problem: open?.step === step ? problem : undefined,
    onClose,
  });
  const sorting = open?.step === 'take' ? 'take' : 'accept';
  return (
    <>
      <ResultSheet
        order={order}
        state={state}
        isOpen={open?.step === 'submit-result'}
        onClose={onClose}
      />
      <TextSheet
        {...asked('refuse-result')}
        title="退回再办"
        label="为什么要再办"
        note="处理的人会看到，居民看不到。承诺时限不变。"
        hint="例如：还有一盏灯没有亮"
        words="退回再办"
        least={4}
        onSend={(reason) => act({ step: 'refuse-result', reason })}
      />
      <TextSheet
        {...asked('add-note')}
        title="写一句进展"
        label="进展"
        note="居民在进度里能看到这一句。"
        hint="例如：配件明天到，后天上午来换"
        words="发给居民"
        least={2}
        onSend={(text) => act({ step: 'add-note', text })}
      />
      <CheckSheet
        {...asked('confirm-result')}
        onSend={(wasOnSite) => void act({ step: 'confirm-result', wasOnSite })}
      />
      <CategorySheet
        {...asked(sorting)}
        words={stepWords[sorting]}
        onSend={(category) => void act({ step: sorting, category })}
      />
    </>
  );
}

/** The steps the cloud allows, and nothing else; one tap where nothing has to be asked. */
export function OrderActions({ state }: { state: WorkOrderState }) {
  const [open, setOpen] = useState<Open>();
  const order = state.loaded.data;
  if (!order) return null;
  const buttons = stepButtons(order.steps, order.category);
  const press = ({ step, question }: StepButton) => {
    if (question === 'nothing') void state.act({ step } as Deed);
    else setOpen({ step });
  };
  return (
    <View className="order-actions">
      {order.stepNote ? <Note>{order.stepNote}</Note> : null}
      <View className="order-buttons">
        {mayAddNote(order.steps) ? (
          <Button icon="pencil" words="写进展" onTap={() => setOpen({ step: 'add-note' })} />
        ) : null}
        {[...buttons].reverse().map((button) => (
          <Button
            key={button.step}
            kind={button.kind}
            words={button.words}
            isBusy={state.busy === button.step}
            isDisabled={state.busy !== undefined}
            onTap={() => press(button)}
          />
        ))}
      </View>
      <Sheets order={order} state={state} open={open} onClose={() => setOpen(undefined)} />
    </View>
  );
}

/** Whether there is anything to press or to say below the work order. */
export const hasActions = (order: WorkOrderDetail | undefined): boolean =>
  order !== undefined &&
  (stepButtons(order.steps, order.category).length > 0 || order.stepNote !== undefined);
