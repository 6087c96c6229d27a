import type { DayInputProps } from './day-input';

export function DayInput(props: DayInputProps) {
  return (
    <input
      type="date"
      className="input day-input"
      aria-label={props.label}
      value={props.value}
      min={props.from}
      max={props.to}
      onChange={(event) => props.onInput(event.currentTarget.value)}
    />
  );
}
