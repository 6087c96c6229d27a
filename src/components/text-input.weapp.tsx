import { Input, Textarea } from '@tarojs/components';
import { aria } from './aria';
import { classes } from './classes';
import type { TextInputProps } from './text-input';

export function TextInput(props: TextInputProps) {
  const shared = {
    className: classes('input', props.isLong && 'input-long', props.hasProblem && 'input-problem'),
    value: props.value,
    placeholder: props.hint ?? '',
    placeholderClass: 'input-hint',
    maxlength: props.maxLength ?? 140,
    onInput: (event: { detail: { value: string } }) => props.onInput(event.detail.value),
    ...aria({ role: 'textbox', label: props.label }),
  };
  return props.isLong ? (
    <Textarea {...shared} cursorSpacing={120} disableDefaultPadding />
  ) : (
    <Input
      {...shared}
      type={props.kind ?? 'text'}
      cursorSpacing={80}
      {...(props.onEnter ? { confirmType: 'search', onConfirm: props.onEnter } : {})}
    />
  );
}
