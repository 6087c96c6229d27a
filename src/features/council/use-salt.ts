import { useRef } from 'react';
import { randomLetters } from '../../platform/random-letters';

const letters = 32;

/** Random letters for one wish: made when she begins, the same over every repeat of it, kept nowhere. */
export function useSalt(): () => Promise<string> {
  const made = useRef<string>();
  return async () => {
    made.current ??= await randomLetters(letters);
    return made.current;
  };
}
