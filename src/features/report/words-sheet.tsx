import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Action } from '#contracts/action';
import { Button, Note, Problem, Sheet, TextArea } from '../../components';
import { SendButton } from './send-button';
import { emptyWords, type Limits, type WordsForm, wordsInput, wordsProblems } from './steps';
import { useStepForm } from './use-step-form';

type WordsSheetProps = {
  action: Action;
  /** The report as she saw it, as the command wants it. */
  seen: { id: string; version?: number };
  limits: Limits;
  title: string;
  note: string;
  label: string;
  hint?: string;
  send: string;
  /** What opens it. */
  opener: string;
  onDone: () => void;
  onStale: () => void;
};

/** A question from below that is answered in words: 申诉, 说一句. */
export function WordsSheet(props: WordsSheetProps) {
  const { action, seen, limits, onDone, onStale } = props;
  const [isOpen, setIsOpen] = useState(false);
  const step = useStepForm<WordsForm, { text?: string }>({
    action,
    about: seen.id,
    empty: emptyWords,
    check: (fields) => wordsProblems(fields, limits),
    input: (fields) => wordsInput(fields, seen),
    onDone: () => {
      setIsOpen(false);
      onDone();
    },
    onStale,
  });
  return (
    <>
      <Button words={props.opener} onTap={() => setIsOpen(true)} />
      <Sheet
        title={props.title}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={<SendButton words={props.send} step={step} />}
      >
        <Note>{props.note}</Note>
        <View className="step-part">
          <TextArea
            label={props.label}
            hint={props.hint}
            value={step.fields.text}
            maxLength={limits.most}
            problem={step.problems?.text}
            onInput={(text) => step.change({ text })}
          />
        </View>
        <Problem words={step.refusal} />
      </Sheet>
    </>
  );
}
