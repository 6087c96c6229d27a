import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WorkOrderDetail } from '#contracts/work-order';
import { Button, classes, Note, Problem, Sheet, Tap } from '../../../components';
import {
  assignInput,
  type Choice,
  choiceTiles,
  chosen,
  type GivingForm,
  type GivingProblems,
  givingProblems,
  type Units,
  unitsFor,
} from '../dispatch';
import type { WorkOrderState } from '../use-work-order';
import { GivingFields, mergedProblems, Whole } from './giving-fields';
import { UnitsWait, useUnits } from './units';

function Tiles(props: {
  order: WorkOrderDetail;
  units: Units;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { order, units, choice, onChoose } = props;
  return (
    <View className="choices">
      {choiceTiles(order.steps, units).map((tile) => (
        <Tap
          key={tile.choice}
          role="radio"
          isOn={tile.choice === choice}
          isDisabled={!tile.isOpen}
          className={classes(
            'choice',
            tile.choice === choice && 'choice-on',
            !tile.isOpen && 'choice-closed',
          )}
          onTap={() => onChoose(tile.choice)}
        >
          <View className="strong">{tile.words}</View>
          <View className="quiet text-note">{tile.isOpen ? tile.target : '这一件不能选'}</View>
        </Tap>
      ))}
    </View>
  );
}

const sendWords: Record<Choice, string> = {
  self: '由我处理',
  below: '指派下级',
  above: '报上级协调',
  agency: '指派职能部门',
};

const reasonNotes: Record<Exclude<Choice, 'self'>, string> = {
  above: '上一级会看到，居民也看得到由谁办。',
  below: '这不是平时的去向，写一句为什么。',
  agency: '这不是平时的去向，写一句为什么。',
};

type Props = {
  order: WorkOrderDetail;
  state: WorkOrderState;
  form: GivingForm;
  onChange: (form: GivingForm) => void;
};

/** Whose sentences to offer for the reason. */
const reasonOf = { below: 'assign-below', above: 'escalate', agency: 'assign-agency' } as const;

function Choosing(props: Props & { units: Units; problems: GivingProblems }) {
  const { order, form, units, problems, onChange } = props;
  const { choice } = form;
  return (
    <>
      <Tiles
        order={order}
        units={units}
        choice={choice}
        onChoose={(next) => onChange(chosen(form, next, units))}
      />
      <Problem words={problems.choice} />
      {choice === 'self' ? <Note>您是经办人，时限照常计算，办好后提交结果。</Note> : null}
      {choice && choice !== 'self' ? (
        <GivingFields
          form={form}
          targets={unitsFor(choice, units)}
          units={units}
          problems={problems}
          action={reasonOf[choice]}
          reasonNote={reasonNotes[choice]}
          onChange={onChange}
        />
      ) : null}
    </>
  );
}

/** T7: exactly four choices in fixed places, none lit before it is chosen. */
export function DispatchSheet(props: Props) {
  const { order, state, form } = props;
  const units = useUnits(order.id);
  const [isChecked, setIsChecked] = useState(false);
  const { data } = units;
  const { choice } = form;
  const targets = data ? unitsFor(choice, data) : [];
  const found = givingProblems(form, targets);
  const send = () => {
    setIsChecked(true);
    if (Object.keys(found).length === 0) void state.act('dispatch', assignInput(form, targets));
  };
  return (
    <Sheet
      title="由谁来办？"
      isOpen
      onClose={() => state.ask(undefined)}
      footer={
        <Button
          kind="primary"
          words={choice ? sendWords[choice] : '请先选一个'}
          isDisabled={!choice}
          isBusy={state.busy === 'dispatch'}
          onTap={send}
        />
      }
    >
      <UnitsWait units={units} />
      {data ? (
        <Choosing
          {...props}
          units={data}
          problems={mergedProblems(isChecked ? found : {}, state.problems)}
        />
      ) : null}
      <Whole problems={state.problems} />
    </Sheet>
  );
}
