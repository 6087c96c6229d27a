import { useState } from 'react';
import type { WorkOrderDetail } from '#contracts/work-order';
import { Button, Note, Sheet } from '../../../components';
import { designateInput, type GivingForm, givingProblems, unitsFor } from '../dispatch';
import type { WorkOrderState } from '../use-work-order';
import { GivingFields, mergedProblems, Whole } from './giving-fields';
import { UnitsWait, useUnits } from './units';

/** T10 指定主办: ends a quarrel about whose it is; always with a reason, never sent back again. */
export function DesignateSheet(props: {
  order: WorkOrderDetail;
  state: WorkOrderState;
  form: GivingForm;
  onChange: (form: GivingForm) => void;
}) {
  const { order, state, onChange } = props;
  const form: GivingForm = { ...props.form, choice: 'agency' };
  const units = useUnits(order.id);
  const [isChecked, setIsChecked] = useState(false);
  const { data } = units;
  const targets = data ? [...unitsFor('agency', data), ...unitsFor('below', data)] : [];
  const noReason = form.reason.trim().length < 4 ? { reason: '请至少写 4 个字' } : {};
  const found = { ...givingProblems(form, targets), ...noReason };
  const send = () => {
    setIsChecked(true);
    if (Object.keys(found).length === 0) void state.act('designate', designateInput(form, targets));
  };
  return (
    <Sheet
      title="指定主办单位"
      isOpen
      onClose={() => state.ask(undefined)}
      footer={
        <Button kind="primary" words="指定主办" isBusy={state.busy === 'designate'} onTap={send} />
      }
    >
      <Note>指定以后不能再退单。时限不重新算。</Note>
      <UnitsWait units={units} />
      {data ? (
        <GivingFields
          form={form}
          targets={targets}
          units={data}
          problems={mergedProblems(isChecked ? found : {}, state.problems)}
          action="designate"
          reasonNote="被指定的单位会看到。"
          isReasonAsked
          onChange={onChange}
        />
      ) : null}
      <Whole problems={state.problems} />
    </Sheet>
  );
}
