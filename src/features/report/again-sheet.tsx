import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ReportDetail, recurReport } from '#contracts/report';
import { reopenReasons, reopenReasonWords } from '#contracts/work-order';
import { Button, Chips, Note, Problem, Sheet, TextArea } from '../../components';
import { FormPhotos } from './form-photos';
import { HeardByChips } from './heard-by';
import { toggled } from './rating';
import { SendButton } from './send-button';
import {
  type AgainForm,
  type AgainProblems,
  againInput,
  againProblems,
  againTextLimit,
  emptyAgain,
} from './steps';
import { useStepForm } from './use-step-form';

const choices = reopenReasons.map((value) => ({ value, words: reopenReasonWords[value] }));

type AgainProps = { report: ReportDetail; onDone: () => void; onStale: () => void };

/** 又出现了, within 30 days: the same work order is handled again, with a new date. */
export function AgainSheet({ report, onDone, onStale }: AgainProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isProxy = report.proxyFor !== undefined;
  const step = useStepForm<AgainForm, AgainProblems>({
    action: recurReport,
    about: report.id,
    empty: emptyAgain,
    check: (fields) => againProblems(fields, { isProxy }),
    input: (fields) => againInput(fields, { id: report.id, version: report.version }),
    onDone: () => {
      setIsOpen(false);
      onDone();
    },
    onStale,
  });
  const { fields, problems, change } = step;
  return (
    <>
      <Button kind="soft" words="又出现了，请再处理" onTap={() => setIsOpen(true)} />
      <Sheet
        title="又出现了？"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={<SendButton words="提交，请再处理" step={step} />}
      >
        <Note>我们会再处理一次，并给您新的时限。</Note>
        <View className="step-ticks">
          <Chips
            label="怎么了"
            chosenAll={fields.reasons}
            choices={choices}
            onChoose={(one) => change({ reasons: toggled(fields.reasons, one) })}
          />
        </View>
        <Problem words={problems?.reasons} />
        {isProxy ? (
          <HeardByChips
            chosen={fields.heardBy}
            problem={problems?.heardBy}
            onChoose={(heardBy) => change({ heardBy })}
          />
        ) : null}
        <View className="step-part">
          <TextArea
            label="现在什么样（可以不写）"
            value={fields.text}
            maxLength={againTextLimit}
            problem={problems?.text}
            onInput={(text) => change({ text })}
          />
        </View>
        <FormPhotos words="现在的照片" photos={step.photos} />
        <Problem words={step.refusal} />
      </Sheet>
    </>
  );
}
