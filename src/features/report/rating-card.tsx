import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { type ErrorCode, wordsFor } from '#contracts/errors';
import { photoLimit } from '#contracts/file';
import { type ReportDetail, rateReport } from '#contracts/report';
import { ratings, ratingWords, reopenReasons, reopenReasonWords } from '#contracts/work-order';
import {
  Answers,
  Button,
  Card,
  Chips,
  Heading,
  Note,
  PhotoGrid,
  Problem,
  TextArea,
} from '../../components';
import { openPhotos } from '../../platform/photos';
import { scrollToClass } from '../../platform/scroll';
import { type DraftForm, useDraftForm } from '../../platform/use-draft-form';
import {
  emptyRating,
  type RatingForm,
  type RatingProblems,
  ratingInput,
  ratingProblems,
  ratingTextLimit,
  toggled,
  unsatisfiedWords,
} from './rating';

type Rater = { report: ReportDetail; onRated: () => void; onStale: () => void };

const answers = ratings.map((value) => ({ value, words: ratingWords[value] }));
const reasonChoices = reopenReasons.map((value) => ({ value, words: reopenReasonWords[value] }));

/** 不满意: why, and what is still wrong, in ticks, words or photos. */
function Reasons({ form, problems }: { form: DraftForm<RatingForm>; problems: RatingProblems }) {
  const { fields, photos } = form;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="rating-part rating-reasons">
      <Note>为什么不满意？点一个或几个</Note>
      <View className="rating-ticks">
        <Chips
          label="为什么不满意"
          chosenAll={fields.reasons}
          choices={reasonChoices}
          onChoose={(one) => form.change({ ...fields, reasons: toggled(fields.reasons, one) })}
        />
      </View>
      <Problem words={problems.reasons} />
      <View className="rating-part">
        <PhotoGrid
          words="现在的照片"
          photos={photos}
          limit={photoLimit}
          onAdd={() => void form.add('both')}
          onRemove={form.remove}
          onRetry={form.retry}
          onOpen={(key) => {
            const url = photos.find((photo) => photo.key === key)?.url;
            if (url) openPhotos(urls, urls.indexOf(url));
          }}
        />
        <Problem words={form.photoNote} />
      </View>
    </View>
  );
}

const staleCodes: readonly ErrorCode[] = ['conflict', 'step-not-allowed'];

function useRating({ report, onRated, onStale }: Rater) {
  const form = useDraftForm<RatingForm>(rateReport, report.id, emptyRating);
  const [problems, setProblems] = useState<RatingProblems>({});
  const { draft } = form;
  const code = draft?.phase === 'refused' ? draft.problem?.code : undefined;
  const isDone = draft?.phase === 'done';
  const { discard } = form;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each end of the draft is told once.
  useEffect(() => {
    if (isDone) {
      discard();
      onRated();
    } else if (code && staleCodes.includes(code)) onStale();
  }, [isDone, code]);
  const submit = () => {
    const found = ratingProblems(form.fields);
    setProblems(found);
    const input = ratingInput(form.fields, { id: report.id, version: report.version });
    if (found.reasons) scrollToClass('rating-reasons');
    if (Object.keys(found).length === 0 && input) void form.send(input);
  };
  const change = (fields: RatingForm) => {
    setProblems({});
    form.change(fields);
  };
  return { form: { ...form, change }, problems, submit };
}

/** Why it was not taken; after a conflict the page already shows the newest. */
function refusalWords(draft: DraftForm<RatingForm>['draft']): string | undefined {
  if (draft?.phase !== 'refused' || !draft.problem) return undefined;
  return draft.problem.code === 'conflict'
    ? '内容已被他人更新，现在看到的是最新的，请再提交一次'
    : wordsFor(draft.problem);
}

type Rating = ReturnType<typeof useRating>;

/** Words and 提交, once an answer is chosen. */
function Finish({ rating, report }: { rating: Rating; report: ReportDetail }) {
  const { form, problems, submit } = rating;
  const { fields, draft } = form;
  const isBad = fields.rating === 'unsatisfied';
  return (
    <View className="rating-part">
      <TextArea
        label={isBad ? '还差什么（可以不写）' : '想说的话（可以不写）'}
        value={fields.text}
        maxLength={ratingTextLimit}
        problem={problems.text}
        onInput={(text) => form.change({ ...fields, text })}
      />
      {isBad ? (
        <View className="rating-leads">
          <Note>{unsatisfiedWords(report.steps)}</Note>
        </View>
      ) : null}
      <Problem words={refusalWords(draft)} />
      <Button
        kind="primary"
        words={isBad ? '提交，请再处理' : '提交评价'}
        isBusy={draft?.phase === 'queued' || draft?.phase === 'sending'}
        busyWords={
          draft?.phase === 'queued' && draft.mayHaveArrived
            ? '没有网络，连上后自动提交'
            : '正在提交…'
        }
        onTap={submit}
      />
    </View>
  );
}

/** 满意 · 基本满意 · 不满意: the same size, the same place, and nothing to win beside them. */
export function RatingCard(props: Rater) {
  const rating = useRating(props);
  const { form, problems } = rating;
  const { fields } = form;
  return (
    <Card>
      <Heading size="title">这件事办得怎么样？</Heading>
      <Answers
        label="您的评价"
        answers={answers}
        chosen={fields.rating}
        onChoose={(chosen) => form.change({ ...fields, rating: chosen })}
      />
      {fields.rating === 'unsatisfied' ? <Reasons form={form} problems={problems} /> : null}
      {fields.rating ? <Finish rating={rating} report={props.report} /> : null}
    </Card>
  );
}
