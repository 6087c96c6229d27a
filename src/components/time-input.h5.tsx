import type { TimeInputProps } from './time-input';

export function TimeInput({ value, label, onInput }: TimeInputProps) {
  return (
    <input
      type="time"
      className="input day-input"
      aria-label={label}
      value={value}
      step={600}
      onChange={(event) => event.currentTarget.value && onInput(event.currentTarget.value)}
    />
  );
}
