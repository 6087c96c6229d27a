import { View } from '@tarojs/components';
import { useState } from 'react';
import { outcomes, outcomeWords, type WorkOrderDetail } from '#contracts/work-order';
import { submitResult } from '#contracts/work-order-steps';
import { dayOf } from '#domain/day';
import { Button, Card, Chips, Heading, Note, Problem, Sheet, TextArea } from '../../../components';
import { now } from '../../../platform/clock';
import { DayField, Templates } from '../ask-fields';
import {
  needsPhoto,
  type ResultForm,
  type ResultProblems,
  resultInput,
  resultProblems,
} from '../result';
import { templates } from '../templates';
import type { WorkOrderState } from '../use-work-order';
import { DraftPhotos, useDraftStep } from './draft-step';

const outcomeChoices = outcomes.map((value) => ({ value, words: outcomeWords[value] }));
/** 暂时解决不了 is looked at again within a month, as what is paused is (`rules.md §4.1.2` T13). */
const reviewField = {
  kind: 'day',
  name: 'reviewOn',
  label: '哪天再来看？',
  from: 1,
  to: 30,
  near: [7, 14, 30],
} as const;

const openParts = (order: WorkOrderDetail) => order.subtasks.filter(({ done }) => !done);

function useResult(order: WorkOrderDetail, state: WorkOrderState) {
  const step = useDraftStep<ResultForm>(
    { action: 'submit-result', command: submitResult, about: order.id },
    { text: '' },
    state,
  );
  const { form } = step;
  const [found, setFound] = useState<ResultProblems>({});
  const submit = () => {
    const problems = resultProblems(form.fields, {
      photoCount: form.photos.length,
      isAfterPhotoNeeded: order.isAfterPhotoNeeded,
      hasOpenParts: openParts(order).length > 0,
    });
    setFound(problems);
    const input = resultInput(form.fields, { id: order.id, version: order.version });
    if (Object.keys(problems).length === 0 && input) void form.send(input);
  };
  const change = (next: Partial<ResultForm>) => {
    setFound({});
    form.change({ ...form.fields, ...next });
  };
  return { ...step, problems: { ...step.named, ...found } as ResultProblems, submit, change };
}

function Override(props: {
  order: WorkOrderDetail;
  fields: ResultForm;
  problem: string | undefined;
  onInput: (override: string) => void;
}) {
  const parts = openParts(props.order);
  if (parts.length === 0) return null;
  return (
    <View className="ask-field">
      <Card tone="amber">
        <Note>还没有完成协办：{parts.map(({ unit }) => unit).join('、')}</Note>
      </Card>
      <TextArea
        label="为什么不等协办"
        hint="例如：主体已经办好，协办不影响居民使用"
        value={props.fields.override ?? ''}
        maxLength={500}
        problem={props.problem}
        onInput={props.onInput}
      />
    </View>
  );
}

/** T16: what came of it, in words the resident reads, with photos where it could be seen. */
export function ResultSheet({ order, state }: { order: WorkOrderDetail; state: WorkOrderState }) {
  const { form, problems, submit, change, isSending, busyWords, whole } = useResult(order, state);
  const { fields } = form;
  const isNeeded = needsPhoto(fields.outcome, order.isAfterPhotoNeeded);
  return (
    <Sheet
      title="提交结果"
      isOpen={state.asked === 'submit-result'}
      onClose={() => state.ask(undefined)}
      footer={
        <Button
          kind="primary"
          words="提交结果"
          isBusy={isSending}
          busyWords={busyWords}
          onTap={submit}
        />
      }
    >
      <Heading>结果怎样？</Heading>
      <View className="ask-chips">
        <Chips
          label="结果怎样"
          chosen={fields.outcome}
          choices={outcomeChoices}
          onChoose={(outcome) => change({ outcome })}
        />
      </View>
      <Problem words={problems.outcome} />
      {fields.outcome === 'not-now' ? (
        <DayField
          field={reviewField}
          values={{ reviewOn: fields.reviewOn }}
          today={dayOf(now())}
          problem={problems.reviewOn}
          onChange={(_, day) => change({ reviewOn: String(day) })}
        />
      ) : null}
      <View className="ask-field">
        <TextArea
          label={fields.outcome === 'not-now' ? '为什么，打算怎么办' : '怎么处理的'}
          hint="居民会读到，例如：三楼的灯已经换好，晚上试过，能亮"
          value={fields.text}
          maxLength={500}
          problem={problems.text}
          onInput={(text) => change({ text })}
        />
        <Templates
          sentences={templates['submit-result'] ?? []}
          text={fields.text}
          onChoose={(text) => change({ text })}
        />
      </View>
      <DraftPhotos
        form={form}
        title="处理后的照片"
        note={isNeeded ? '这一类要有一张，居民会看到前后对比' : '可以不拍'}
        problem={problems.photos}
      />
      <Override
        order={order}
        fields={fields}
        problem={problems.override}
        onInput={(override) => change({ override })}
      />
      <Problem words={whole} />
    </Sheet>
  );
}
