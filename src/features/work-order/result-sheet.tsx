import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { photoLimit } from '#contracts/file';
import { outcomes, outcomeWords, submitResult, type WorkOrderDetail } from '#contracts/work-order';
import { addDays, dateText, dayOf } from '#domain/day';
import {
  Button,
  Chips,
  Heading,
  Note,
  PhotoGrid,
  Problem,
  Sheet,
  TextArea,
} from '../../components';
import { now } from '../../platform/clock';
import { openPhotos } from '../../platform/photos';
import { type DraftForm, useDraftForm } from '../../platform/use-draft-form';
import {
  needsPhoto,
  type ResultForm,
  type ResultProblems,
  resultInput,
  resultProblems,
} from './steps';
import { staleCodes, type WorkOrderState } from './use-work-order';

const outcomeChoices = outcomes.map((value) => ({ value, words: outcomeWords[value] }));
/** 挂起 and 暂时解决不了 are looked at again within a month (`rules.md §4.1.2` T13). */
const reviewDays = [7, 14, 30] as const;

type ResultSheetProps = {
  order: WorkOrderDetail;
  state: WorkOrderState;
  isOpen: boolean;
  onClose: () => void;
};

const refusalOf = (draft: DraftForm<ResultForm>['draft']): AppError | undefined =>
  draft?.phase === 'refused' && draft.problem
    ? new AppError(draft.problem.code, draft.problem.details)
    : undefined;

function useResult({ order, state, onClose }: ResultSheetProps) {
  const form = useDraftForm<ResultForm>(submitResult, order.id, { text: '' });
  const [problems, setProblems] = useState<ResultProblems>({});
  const { draft, discard, fields, photos } = form;
  const isDone = draft?.phase === 'done';
  const refusal = refusalOf(draft);
  const code = refusal?.code;
  const isStale = code !== undefined && staleCodes.includes(code);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (isDone) {
      discard();
      onClose();
      state.done('submit-result');
    } else if (isStale && refusal) {
      onClose();
      state.changed(refusal);
    }
  }, [isDone, isStale]);
  const submit = () => {
    const found = resultProblems(fields, {
      photoCount: photos.length,
      isAfterPhotoNeeded: order.isAfterPhotoNeeded,
    });
    setProblems(found);
    const input = resultInput(fields, { id: order.id, version: order.version });
    if (Object.keys(found).length === 0 && input) void form.send(input);
  };
  const change = (next: Partial<ResultForm>) => {
    setProblems({});
    form.change({ ...fields, ...next });
  };
  const refusedWords = refusal && !isStale ? wordsFor(refusal) : undefined;
  return { form, problems, submit, change, refusedWords };
}

function AfterPhotos(props: {
  form: DraftForm<ResultForm>;
  isNeeded: boolean;
  problem?: string | undefined;
}) {
  const { form, isNeeded, problem } = props;
  const urls = form.photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="order-part">
      <Heading>处理后的照片</Heading>
      <Note>{isNeeded ? '这一类要有一张，居民会看到前后对比' : '可以不拍，无需上传'}</Note>
      <View className="order-shots">
        <PhotoGrid
          words="处理后的照片"
          photos={form.photos}
          limit={photoLimit}
          onAdd={() => void form.add('both')}
          onRemove={form.remove}
          onRetry={form.retry}
          onOpen={(key) => {
            const url = form.photos.find((photo) => photo.key === key)?.url;
            if (url) openPhotos(urls, urls.indexOf(url));
          }}
        />
      </View>
      <Problem words={form.photos.length === 0 ? (problem ?? form.photoNote) : form.photoNote} />
    </View>
  );
}

/** T16: what came of it, in words the resident reads, with photos where it could be seen. */
export function ResultSheet(props: ResultSheetProps) {
  const { form, problems, submit, change, refusedWords } = useResult(props);
  const { fields, draft } = form;
  const today = dayOf(now());
  const isWaiting = draft?.phase === 'queued' && draft.mayHaveArrived;
  return (
    <Sheet
      title="提交结果"
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words="提交结果"
          isBusy={draft?.phase === 'queued' || draft?.phase === 'sending'}
          busyWords={isWaiting ? '没有网络，连上后自动提交' : '正在提交…'}
          onTap={submit}
        />
      }
    >
      <Heading>结果怎样？</Heading>
      <View className="order-shots">
        <Chips
          label="结果怎样"
          chosen={fields.outcome}
          choices={outcomeChoices}
          onChoose={(outcome) => change({ outcome })}
        />
      </View>
      <Problem words={problems.outcome} />
      {fields.outcome === 'not-now' ? (
        <View className="order-part">
          <Heading>哪天再来看？</Heading>
          <View className="order-shots">
            <Chips
              label="哪天再来看"
              chosen={fields.reviewOn}
              choices={reviewDays.map((days) => {
                const on = addDays(today, days);
                return { value: on, words: `${dateText(on, today)}（${days} 天后）` };
              })}
              onChoose={(reviewOn) => change({ reviewOn })}
            />
          </View>
          <Problem words={problems.reviewOn} />
        </View>
      ) : null}
      <View className="order-part">
        <TextArea
          label="怎么处理的"
          hint="居民会读到，例如：三楼的灯已经换好，晚上试过，能亮"
          value={fields.text}
          maxLength={500}
          problem={problems.text}
          onInput={(text) => change({ text })}
        />
      </View>
      <AfterPhotos
        form={form}
        isNeeded={needsPhoto(fields.outcome, props.order.isAfterPhotoNeeded)}
        problem={problems.photos}
      />
      <Problem words={refusedWords} />
    </Sheet>
  );
}
