import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { classes } from './classes';
import type { TextInputProps } from './text-input';

type Box = HTMLInputElement | HTMLTextAreaElement;

const isComposing = ({ nativeEvent }: FormEvent<Box>): boolean =>
  (nativeEvent as InputEvent).isComposing === true;

/** A page that comes in takes the cursor once it is there, in ms. */
const comingInMs = 400;

/** A page that lies below another has no box on the screen, and takes no cursor. */
const isSeen = (box: Box | null): box is Box => Boolean(box?.offsetParent);

/**
 * Brings the cursor with each turn, and for keys that would be lost: a barcode reader types wherever the cursor is, and
 * after a tap on bare ground it is nowhere.
 */
function useCursor<B extends Box>({ focusTurn, hasProblem }: TextInputProps) {
  const box = useRef<B>(null);
  const isWanted = focusTurn !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another turn brings the cursor.
  useEffect(() => {
    if (!isWanted) return;
    const come = () => isSeen(box.current) && box.current.focus({ preventScroll: true });
    come();
    if (hasProblem) box.current?.select();
    const timer = setTimeout(() => document.activeElement === document.body && come(), comingInMs);
    return () => clearTimeout(timer);
  }, [focusTurn]);
  useEffect(() => {
    if (!isWanted) return;
    const keep = ({ target, key }: globalThis.KeyboardEvent) => {
      if (target === document.body && key.length === 1 && isSeen(box.current)) box.current.focus();
    };
    document.addEventListener('keydown', keep, true);
    return () => document.removeEventListener('keydown', keep, true);
  }, [isWanted]);
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
