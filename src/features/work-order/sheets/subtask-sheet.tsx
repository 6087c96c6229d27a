import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WorkOrderDetail } from '#contracts/work-order';
import { finishSubtask } from '#contracts/work-order-steps';
import { Button, Chips, Heading, Note, Problem, Sheet, TextArea } from '../../../components';
import { Templates } from '../ask-fields';
import { textProblem } from '../result';
import { templates } from '../templates';
import type { WorkOrderState } from '../use-work-order';
import { DraftPhotos, useDraftStep } from './draft-step';

type PartForm = { subtaskId?: string; text: string };

const ownParts = (order: WorkOrderDetail) =>
  order.subtasks.filter(({ isMine, done }) => isMine && !done);

function useFinish(order: WorkOrderDetail, state: WorkOrderState) {
  const step = useDraftStep<PartForm>(
    { action: 'finish-subtask', command: finishSubtask, about: order.id },
    { text: '' },
    state,
  );
  const [problem, setProblem] = useState<string>();
  const { form } = step;
  const parts = ownParts(order);
  const subtaskId = form.fields.subtaskId ?? parts[0]?.id;
  const submit = () => {
    const found = textProblem(form.fields.text, 4);
    setProblem(found);
    if (found || !subtaskId) return;
    const text = form.fields.text.trim();
    void form.send({ id: order.id, version: order.version, subtaskId, text });
  };
  return { ...step, parts, subtaskId, problem, submit };
}

/** F18: the part of the caller's unit is done. */
export function SubtaskSheet({ order, state }: { order: WorkOrderDetail; state: WorkOrderState }) {
  const it = useFinish(order, state);
  const { form, parts, subtaskId } = it;
  const asked = parts.find(({ id }) => id === subtaskId);
  return (
    <Sheet
      title="协办完成"
      isOpen={state.asked === 'finish-subtask'}
      onClose={() => state.ask(undefined)}
      footer={
        <Button
          kind="primary"
          words="协办完成"
          isBusy={it.isSending}
          busyWords={it.busyWords}
          onTap={it.submit}
        />
      }
    >
      {parts.length > 1 ? (
        <View className="ask-field">
          <Heading>哪一项</Heading>
          <View className="ask-chips">
            <Chips
              label="哪一项"
              choices={parts.map(({ id, text }) => ({ value: id, words: text }))}
              chosen={subtaskId}
              onChoose={(id) => form.change({ ...form.fields, subtaskId: id })}
            />
          </View>
        </View>
      ) : (
        <Note>请您做的：{asked?.text}</Note>
      )}
      <View className="ask-field">
        <TextArea
          label="做了什么"
          hint="主办单位会看到"
          value={form.fields.text}
          maxLength={500}
          problem={it.named.text ?? it.problem}
          onInput={(text) => form.change({ ...form.fields, text })}
        />
        <Templates
          sentences={templates['finish-subtask'] ?? []}
          text={form.fields.text}
          onChoose={(text) => form.change({ ...form.fields, text })}
        />
      </View>
      <DraftPhotos form={form} title="照片" note="可以不拍" problem={it.named.photos} />
      <Problem words={it.named.subtaskId ?? it.whole} />
    </Sheet>
  );
}
