import type { Ask } from './ask';
import { handling } from './asks/handling';
import { judging } from './asks/judging';
import type { Asking, Makers } from './asks/making';
import { receiving } from './asks/receiving';
import { actionWords, type DeskAction } from './steps';

const makers: Makers = { ...receiving, ...handling, ...judging };

/** What a step has to ask before it is sent, with what was chosen so far; undefined where it asks nothing. */
export function askOf(action: DeskAction, asking: Asking): Ask | undefined {
  const made = makers[action]?.(asking);
  if (!made || made.fields.length === 0) return undefined;
  const words = actionWords(action);
  return { title: words, words, ...made };
}
