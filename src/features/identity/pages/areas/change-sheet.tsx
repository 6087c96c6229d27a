import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { dayOf } from '#domain/day';
import { Button, Chips, Field, Heading, ListRow, Problem, Sheet } from '../../../../components';
import { AreaPicker } from '../../../../pages/me/area-picker';
import { now } from '../../../../platform/clock';
import { useSending } from '../../../../platform/use-sending';
import { changeLines, changeWords } from '../../org-words';
import {
  type ChangeForm,
  changeFields,
  changeProblem,
  doneWords,
  mayBeTarget,
  mayLeadToTarget,
  type Plan,
  sendChange,
} from './changing';

/** What is going to happen, said before it does. */
function Preview({ look, change }: Plan) {
  return (
    <View className="org-lines">
      {changeLines(change, look.effects, dayOf(now())).map((line) => (
        <View key={line} className="org-line">
          {line}
        </View>
      ))}
    </View>
  );
}

type PartProps = Plan & {
  form: ChangeForm;
  problem: string | undefined;
  onChange: (changed: Partial<ChangeForm>) => void;
};

/** Where it goes, or what it becomes part of. */
function TargetPart({ look, change, form, problem, onChange }: PartProps) {
  const [root] = look.trail;
  if (!root) return null;
  if (form.target)
    return (
      <ListRow
        icon="map-pin"
        title={form.target.name}
        note={change === 'merge' ? `并入${form.target.name}` : `移到${form.target.name}下面`}
        aside="换一个"
        onTap={() => onChange({ target: undefined })}
      />
    );
  const plan = { look, change };
  return (
    <>
      <Heading>{change === 'merge' ? '并入哪一个？' : '移到哪里？'}</Heading>
      <Problem words={problem} />
      <View className="org-chips">
        <AreaPicker
          root={root}
          mayChoose={(area) => mayBeTarget(plan, area)}
          mayEnter={(area) => mayLeadToTarget(plan, area)}
          onChoose={(target) => onChange({ target })}
        />
      </View>
    </>
  );
}

function SplitPart({ look, form, problem, onChange }: PartProps) {
  const toggled = (id: string) =>
    form.childIds.includes(id) ? form.childIds.filter((one) => one !== id) : [...form.childIds, id];
  return (
    <>
      <Heading>哪些分出去？</Heading>
      <View className="org-chips">
        <Chips
          label="哪些分出去"
          choices={look.children.map(({ id, name }: AreaStep) => ({ value: id, words: name }))}
          chosenAll={form.childIds}
          onChoose={(id) => onChange({ childIds: toggled(id) })}
        />
      </View>
      <Problem words={problem} />
    </>
  );
}

function NamePart({ change, form, problem, onChange }: PartProps) {
  return (
    <View className="org-fields">
      <Field
        label={change === 'split' ? '新的叫什么' : '新名称'}
        hint="20 个字以内"
        value={form.name}
        maxLength={20}
        problem={problem}
        onInput={(name) => onChange({ name })}
      />
    </View>
  );
}

/** One change of the tree: what is asked for it, what follows from it, and the button. */
export function ChangeSheet(
  props: Plan & { onClose: () => void; onDone: (words: string, areaId?: string) => void },
) {
  const { look, change, onClose, onDone } = props;
  const [form, setForm] = useState<ChangeForm>({
    name: change === 'rename' ? look.area.name : '',
    target: undefined,
    childIds: [],
  });
  const [found, setFound] = useState<{ field: string; words: string }>();
  const sending = useSending(changeFields);
  const problemAt = (field: string) =>
    found?.field === field ? found.words : sending.problems[field];
  const onChange = (changed: Partial<ChangeForm>) => {
    setFound(undefined);
    sending.clear();
    setForm({ ...form, ...changed });
  };
  const part = { look, change, form, onChange };
  const send = async () => {
    const problem = changeProblem({ look, change }, form);
    setFound(problem);
    if (problem) return;
    let openId: string | undefined;
    const isDone = await sending.send(async () => {
      openId = await sendChange({ look, change }, form);
    });
    if (isDone) onDone(doneWords[change], openId);
  };
  const needsTarget = change === 'move' || change === 'merge';
  return (
    <Sheet
      title={`${look.area.name} ${changeWords[change]}`}
      isOpen
      onClose={onClose}
      footer={
        needsTarget && !form.target ? undefined : (
          <Button
            kind="primary"
            words={`从今天起${changeWords[change]}`}
            isBusy={sending.isBusy}
            onTap={() => void send()}
          />
        )
      }
    >
      {needsTarget ? <TargetPart {...part} problem={problemAt('target')} /> : null}
      {change === 'split' ? <SplitPart {...part} problem={problemAt('childIds')} /> : null}
      {needsTarget ? null : <NamePart {...part} problem={problemAt('name')} />}
      {needsTarget && !form.target ? null : <Preview look={look} change={change} />}
      <Problem words={sending.problem ?? problemAt('toParentId') ?? problemAt('intoId')} />
    </Sheet>
  );
}
