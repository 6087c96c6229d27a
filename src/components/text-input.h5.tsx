import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { classes } from './classes';
import type { TextInputProps } from './text-input';

type Box = HTMLInputElement | HTMLTextAreaElement;

const isComposing = ({ nativeEvent }: FormEvent<Box>): boolean =>
  (nativeEvent as InputEvent).isComposing === true;

/** A page that lies below another has no box on the screen, and takes no cursor. */
function useCursor<B extends Box>({ focusTurn, hasProblem }: TextInputProps) {
  const box = useRef<B>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another turn brings the cursor.
  useEffect(() => {
    if (focusTurn === undefined || !box.current?.offsetParent) return;
    box.current.focus({ preventScroll: true });
    if (hasProblem) box.current.select();
  }, [focusTurn]);
  return box;
}

export function TextInput(props: TextInputProps) {
  const box = useCursor<HTMLInputElement>(props);
  const { onEnter } = props;
  const shared = {
    className: classes('input', props.isLong && 'input-long', props.hasProblem && 'input-problem'),
    value: props.value,
    placeholder: props.hint ?? '',
    maxLength: props.maxLength ?? 140,
    'aria-label': props.label,
    'aria-invalid': props.hasProblem === true,
    onChange: (event: FormEvent<Box>) =>
      props.onInput(event.currentTarget.value, isComposing(event)),
    onCompositionEnd: (event: FormEvent<Box>) => props.onInput(event.currentTarget.value, false),
  };
  const enter = (event: KeyboardEvent<Box>) => {
    if (event.key === 'Enter' && !isComposing(event)) onEnter?.();
  };
  return props.isLong ? (
    <textarea {...shared} rows={4} />
  ) : (
    <input
      {...shared}
      ref={box}
      type="text"
      inputMode={props.kind === 'number' ? 'numeric' : 'text'}
      onKeyDown={enter}
    />
  );
}
