import { classes } from './classes';
import type { TextInputProps } from './text-input';

export function TextInput(props: TextInputProps) {
  const shared = {
    className: classes('input', props.isLong && 'input-long', props.hasProblem && 'input-problem'),
    value: props.value,
    placeholder: props.hint ?? '',
    maxLength: props.maxLength ?? 140,
    'aria-label': props.label,
    'aria-invalid': props.hasProblem === true,
    onChange: (event: { currentTarget: { value: string } }) =>
      props.onInput(event.currentTarget.value),
  };
  return props.isLong ? (
    <textarea {...shared} rows={4} />
  ) : (
    <input {...shared} type="text" inputMode={props.kind === 'number' ? 'numeric' : 'text'} />
  );
}
