import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Category } from '#contracts/category';
import { Button, Chips, Note, Problem, Sheet, SwitchRow, TextArea, Words } from '../../components';
import { sortedCategories, textProblem } from './steps';

type Asked = {
  isOpen: boolean;
  isBusy: boolean;
  problem?: string | undefined;
  onClose: () => void;
};

/** One text and one button; what was typed stays when it is closed or refused. */
export function TextSheet(
  props: Asked & {
    title: string;
    label: string;
    note: string;
    hint: string;
    words: string;
    least: number;
    /** True where it was done, so that the text can be forgotten. */
    onSend: (text: string) => Promise<boolean>;
  },
) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const send = async () => {
    const found = textProblem(text, props.least);
    setProblem(found);
    if (!found && (await props.onSend(text))) setText('');
  };
  return (
    <Sheet
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words={props.words}
          isBusy={props.isBusy}
          onTap={() => void send()}
        />
      }
    >
      <TextArea
        label={props.label}
        note={props.note}
        hint={props.hint}
        value={text}
        maxLength={500}
        problem={problem ?? props.problem}
        onInput={(value) => {
          setText(value);
          setProblem(undefined);
        }}
      />
    </Sheet>
  );
}

/** T17: the second pair of eyes says whether it was on site. */
export function CheckSheet(props: Asked & { onSend: (wasOnSite: boolean) => void }) {
  const [wasOnSite, setWasOnSite] = useState(false);
  return (
    <Sheet
      title="核查通过？"
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words="核查通过"
          isBusy={props.isBusy}
          onTap={() => props.onSend(wasOnSite)}
        />
      }
    >
      <Words>通过以后，居民会收到通知，可以评价；不满意会再次办理。</Words>
      <SwitchRow
        title="我到现场看过"
        note="没有去也可以，如实选"
        isOn={wasOnSite}
        onChange={setWasOnSite}
      />
      <Problem words={props.problem} />
    </Sheet>
  );
}

/** What came as 其他 or 不清楚 gets its category before it is accepted. */
export function CategorySheet(
  props: Asked & { words: string; onSend: (category: Category) => void },
) {
  const [category, setCategory] = useState<Category>();
  const [problem, setProblem] = useState<string>();
  return (
    <Sheet
      title="这是哪一类？"
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words={props.words}
          isBusy={props.isBusy}
          onTap={() => (category ? props.onSend(category) : setProblem('请先选准是哪一类'))}
        />
      }
    >
      <Note>居民没有选类别，受理时请您选准，时限按这一类算。</Note>
      <View className="order-shots">
        <Chips
          label="类别"
          chosen={category}
          choices={sortedCategories}
          onChoose={(value) => {
            setCategory(value);
            setProblem(undefined);
          }}
        />
      </View>
      <Problem words={problem ?? props.problem} />
    </Sheet>
  );
}
