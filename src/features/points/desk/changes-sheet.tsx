import { addDays, dateText, dayOf } from '#domain/day';
import { Button, ListRow, Note, Problem, Sheet, Stack, TextArea } from '../../../components';
import { now } from '../../../platform/clock';
import type { RuleLine } from '../rules-words';
import type { RulesSaving } from './use-rules-saving';

/** What changes and from when, before it is saved; and why, for everybody to read. */
export function ChangesSheet(props: { state: RulesSaving; changes: readonly RuleLine[] }) {
  const { state, changes } = props;
  const today = dayOf(now());
  return (
    <Sheet
      title="改成这样，对吗？"
      isOpen
      onClose={state.close}
      footer={
        <>
          <Button words="再改改" onTap={state.close} />
          <Button
            kind="primary"
            words="保存，明天起"
            isBusy={state.isBusy}
            onTap={() => void state.save()}
          />
        </>
      }
    >
      <Stack>
        {changes.map(({ key, what, words }) => (
          <ListRow key={key} title={what} note={words} />
        ))}
        <TextArea
          label="为什么改"
          hint="居民会看到，例如：议事会商定"
          value={state.reason}
          maxLength={100}
          problem={state.reasonProblem}
          onInput={state.write}
        />
        <Note>
          {dateText(addDays(today, 1), today)}
          起按新的算。今天和以前做的事，按做的那天的规则算，不受影响。
        </Note>
        <Problem words={state.problem} />
      </Stack>
    </Sheet>
  );
}
