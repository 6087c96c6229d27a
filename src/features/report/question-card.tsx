import { View } from '@tarojs/components';
import { type ReportDetail, supplementReport } from '#contracts/report';
import { beforeText } from '#domain/day';
import { Card, Heading, Note, Problem, TextArea, Words } from '../../components';
import { FormPhotos } from './form-photos';
import { SendButton } from './send-button';
import { emptyWords, limits, type WordsForm, wordsInput, wordsProblems } from './steps';
import { useStepForm } from './use-step-form';

type QuestionCardProps = {
  report: ReportDetail;
  now: number;
  onDone: () => void;
  onStale: () => void;
};

type Asked = { report: ReportDetail; onDone: () => void; onStale: () => void };

/** Her answer, in words and photos; what she sent first stays as it was. */
function Answer({ report, onDone, onStale }: Asked) {
  const step = useStepForm<WordsForm, { text?: string }>({
    action: supplementReport,
    about: report.id,
    empty: emptyWords,
    check: (fields) => wordsProblems(fields, limits.supplement),
    input: (fields) => wordsInput(fields, { id: report.id, version: report.version }),
    onDone,
    onStale,
  });
  return (
    <View className="step-part">
      <TextArea
        label="您的补充"
        value={step.fields.text}
        maxLength={limits.supplement.most}
        problem={step.problems?.text}
        onInput={(text) => step.change({ text })}
      />
      <Note>有照片也可以拍一张</Note>
      <FormPhotos words="补充的照片" photos={step.photos} />
      <View className="step-part">
        <Problem words={step.refusal} />
        <SendButton words="补充好了，提交" step={step} />
      </View>
    </View>
  );
}

/** 请补充: the question, until when, and the answer. */
export function QuestionCard({ report, now, onDone, onStale }: QuestionCardProps) {
  const { question } = report;
  if (!question || report.status !== 'returned') return null;
  return (
    <Card>
      <Heading size="title">请您补充一下</Heading>
      <Words>{question.text}</Words>
      <Note>
        请在 {beforeText(question.returnBy, now)}补充，补充好接着办；到时没有补充，会先归档。
      </Note>
      {report.steps.includes('supplement') ? (
        <Answer report={report} onDone={onDone} onStale={onStale} />
      ) : null}
    </Card>
  );
}
