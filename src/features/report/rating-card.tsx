import { View } from '@tarojs/components';
import { type ReportDetail, rateReport } from '#contracts/report';
import { ratings, ratingWords, reopenReasons, reopenReasonWords } from '#contracts/work-order';
import { Answers, Card, Chips, Heading, Note, Problem, TextArea } from '../../components';
import { scrollToClass } from '../../platform/scroll';
import { FormPhotos } from './form-photos';
import { HeardByChips } from './heard-by';
import {
  emptyRating,
  type RatingForm,
  type RatingProblems,
  ratingInput,
  ratingProblems,
  ratingQuestion,
  ratingTextLimit,
  toggled,
  unsatisfiedWords,
} from './rating';
import { SendButton } from './send-button';
import { type StepForm, useStepForm } from './use-step-form';

type Rater = { report: ReportDetail; onRated: () => void; onStale: () => void };
type Rating = StepForm<RatingForm, RatingProblems>;

const answers = ratings.map((value) => ({ value, words: ratingWords[value] }));
const reasonChoices = reopenReasons.map((value) => ({ value, words: reopenReasonWords[value] }));

/** 不满意: why, and what is still wrong, in ticks, words or photos. */
function Reasons({ rating }: { rating: Rating }) {
  const { fields, problems, photos, change } = rating;
  return (
    <View className="step-part step-reasons">
      <Note>为什么不满意？点一个或几个</Note>
      <View className="step-ticks">
        <Chips
          label="为什么不满意"
          chosenAll={fields.reasons}
          choices={reasonChoices}
          onChoose={(one) => change({ reasons: toggled(fields.reasons, one) })}
        />
      </View>
      <Problem words={problems?.reasons} />
      <FormPhotos words="现在的照片" photos={photos} />
    </View>
  );
}

/** Words and 提交, once an answer is chosen. */
function Finish({ rating, report }: { rating: Rating; report: ReportDetail }) {
  const { fields, problems, change } = rating;
  const isBad = fields.rating === 'unsatisfied';
  const goesOn = isBad && report.steps.includes('reopen');
  return (
    <View className="step-part">
      <TextArea
        label={isBad ? '还差什么（可以不写）' : '想说的话（可以不写）'}
        value={fields.text}
        maxLength={ratingTextLimit}
        problem={problems?.text}
        onInput={(text) => change({ text })}
      />
      {isBad ? (
        <View className="step-leads">
          <Note>{unsatisfiedWords(report.steps)}</Note>
        </View>
      ) : null}
      <Problem words={rating.refusal} />
      <SendButton words={goesOn ? '提交，请再处理' : '提交评价'} step={rating} />
    </View>
  );
}

/** 满意 · 基本满意 · 不满意: the same size, the same place, and nothing to win beside them. */
export function RatingCard({ report, onRated, onStale }: Rater) {
  const isProxy = report.proxyFor !== undefined;
  const rating = useStepForm<RatingForm, RatingProblems>({
    action: rateReport,
    about: report.id,
    empty: emptyRating,
    check: (fields) => ratingProblems(fields, { isProxy }),
    input: (fields) => ratingInput(fields, { id: report.id, version: report.version }),
    onDone: onRated,
    onStale,
  });
  const { fields, problems, change } = rating;
  const submit = () => {
    const found = rating.submit();
    if (found.heardBy) scrollToClass('step-heard');
    else if (found.reasons) scrollToClass('step-reasons');
    return found;
  };
  const question = ratingQuestion(report);
  return (
    <Card>
      <Heading size="title">{question.title}</Heading>
      {question.note ? <Note>{question.note}</Note> : null}
      {isProxy ? (
        <HeardByChips
          chosen={fields.heardBy}
          problem={problems?.heardBy}
          onChoose={(heardBy) => change({ heardBy })}
        />
      ) : null}
      <Answers
        label={isProxy ? '本人的评价' : '您的评价'}
        answers={answers}
        chosen={fields.rating}
        onChoose={(chosen) => change({ rating: chosen })}
      />
      {fields.rating === 'unsatisfied' ? <Reasons rating={rating} /> : null}
      {fields.rating ? <Finish rating={{ ...rating, submit }} report={report} /> : null}
    </Card>
  );
}
