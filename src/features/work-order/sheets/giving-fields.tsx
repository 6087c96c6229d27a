import { View } from '@tarojs/components';
import type { UnitChoice } from '#contracts/work-order';
import { Problem, TextArea } from '../../../components';
import { Templates } from '../ask-fields';
import { asksOf, type GivingForm, type GivingProblems, type Units } from '../dispatch';
import type { DeskAction } from '../steps';
import { templates } from '../templates';
import type { WorkOrderState } from '../use-work-order';
import { PartsField, UnitField } from './units';

/** Problems found here and problems the cloud named, by field. */
export const mergedProblems = (
  found: GivingProblems,
  { fields }: WorkOrderState['problems'],
): GivingProblems => ({
  ...Object.fromEntries(
    fields.map(({ field, words }) => [field.startsWith('collaborators') ? 'parts' : field, words]),
  ),
  ...found,
});

type Props = {
  form: GivingForm;
  targets: readonly UnitChoice[];
  units: Units;
  problems: GivingProblems;
  /** Whose sentences to offer for the reason. */
  action: DeskAction | 'assign-below' | 'assign-agency';
  reasonNote: string;
  isReasonAsked?: boolean;
  onChange: (form: GivingForm) => void;
};

function Reason({ form, problems, action, reasonNote, onChange }: Props) {
  return (
    <View className="ask-field">
      <TextArea
        label="理由"
        note={reasonNote}
        hint="例如：这次的情况属于这个单位的职责"
        value={form.reason}
        maxLength={500}
        problem={problems.reason}
        onInput={(reason) => onChange({ ...form, reason })}
      />
      <Templates
        sentences={templates[action] ?? []}
        text={form.reason}
        onChoose={(reason) => onChange({ ...form, reason })}
      />
    </View>
  );
}

function Briefing({ form, problems, onChange }: Props) {
  return (
    <View className="ask-field">
      <TextArea
        label="给物业的说明"
        note="物业看到的是这一段，不是居民的原话。不写姓名和门牌。"
        hint="例如：3 号楼公共楼道的灯不亮，请到现场更换"
        value={form.briefing}
        maxLength={500}
        problem={problems.briefing}
        onInput={(briefing) => onChange({ ...form, briefing })}
      />
      <Templates
        sentences={templates.briefing ?? []}
        text={form.briefing}
        onChoose={(briefing) => onChange({ ...form, briefing })}
      />
    </View>
  );
}

/** Everything about a target: which unit, why this one, what a firm is told, and who helps. */
export function GivingFields(props: Props) {
  const { form, targets, units, problems, onChange } = props;
  const asks = asksOf(
    form,
    targets.find(({ id }) => id === form.unitId),
  );
  return (
    <>
      {targets.length > 0 ? (
        <UnitField
          label="交给谁"
          units={targets}
          unitId={form.unitId}
          problem={problems.unitId}
          onChoose={(unitId) => onChange({ ...form, unitId })}
        />
      ) : null}
      {asks.reason || props.isReasonAsked ? <Reason {...props} /> : null}
      {asks.briefing ? <Briefing {...props} /> : null}
      {targets.length > 0 ? (
        <PartsField
          form={form}
          units={units}
          problem={problems.parts}
          onChange={(parts) => onChange({ ...form, parts })}
        />
      ) : null}
    </>
  );
}

/** What is wrong as a whole, where no field was named. */
export function Whole({ problems }: Pick<WorkOrderState, 'problems'>) {
  return <Problem words={problems.fields.length > 0 ? undefined : problems.words} />;
}
