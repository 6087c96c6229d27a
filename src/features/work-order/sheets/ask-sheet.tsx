import { useState } from 'react';
import type { WorkOrderDetail } from '#contracts/work-order';
import { dayOf } from '#domain/day';
import { Button, Note, Problem, Sheet } from '../../../components';
import { now } from '../../../platform/clock';
import { askInput, askProblems, placed, type Values } from '../ask';
import { AskFieldView } from '../ask-fields';
import { askOf } from '../asks';
import type { DeskAction } from '../steps';
import type { WorkOrderState } from '../use-work-order';

/** What was typed for each step of one order, kept while its page is open: closing a sheet loses nothing. */
export type Typed = {
  valuesOf: (action: DeskAction) => Values | undefined;
  keep: (action: DeskAction, values: Values | undefined) => void;
};

export function useTyped(): Typed {
  const [all, setAll] = useState<Partial<Record<DeskAction, Values>>>({});
  return {
    valuesOf: (action) => all[action],
    keep: (action, values) => setAll((known) => ({ ...known, [action]: values ?? {} })),
  };
}

export type SheetProps = {
  action: DeskAction;
  order: WorkOrderDetail;
  state: WorkOrderState;
  typed: Typed;
};

/** The question of one step, from its table; nothing is sent before every field is right. */
export function AskSheet({ action, order, state, typed }: SheetProps) {
  const [isChecked, setIsChecked] = useState(false);
  const own = typed.valuesOf(action);
  const start = askOf(action, { order, values: {} })?.start ?? {};
  const values = { ...start, ...own };
  const ask = askOf(action, { order, values });
  const today = dayOf(now());
  if (!ask) return null;
  const found = askProblems(ask, values, today);
  const { atFields, asWhole } = placed(ask, state.problems.fields);
  const problems: Record<string, string> = { ...atFields, ...(isChecked ? found : {}) };
  const whole = state.problems.fields.length > 0 ? asWhole[0] : state.problems.words;
  const send = async () => {
    setIsChecked(true);
    if (Object.keys(found).length > 0) return;
    if (await state.act(action, askInput(ask, values))) typed.keep(action, undefined);
  };
  return (
    <Sheet
      title={ask.title}
      isOpen
      onClose={() => state.ask(undefined)}
      footer={
        <Button
          kind="primary"
          words={ask.words}
          isBusy={state.busy === action}
          onTap={() => void send()}
        />
      }
    >
      <Note>{ask.intro}</Note>
      {ask.fields.map((field) => (
        <AskFieldView
          key={field.name}
          field={field}
          values={values}
          today={today}
          problem={problems[field.name]}
          onChange={(name, value) => typed.keep(action, { ...own, [name]: value })}
        />
      ))}
      <Problem words={whole} />
    </Sheet>
  );
}
