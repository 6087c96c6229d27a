import type { WorkOrderDetail } from '#contracts/work-order';
import type { Ask, AskField, Values } from '../ask';
import type { DeskAction } from '../steps';
import { templates } from '../templates';

/** What a sheet needs to know to ask: the order, and what was chosen so far. */
export type Asking = { order: WorkOrderDetail; values: Values };

/** Makes the question of a step; its title and button say the name of the step unless told. */
export type Maker = (
  asking: Asking,
) => Omit<Ask, 'words' | 'title'> & Partial<Pick<Ask, 'words' | 'title'>>;

export type Makers = Partial<Record<DeskAction, Maker>>;

export const choicesOf = <V extends string>(values: readonly V[], words: Record<V, string>) =>
  values.map((value) => ({ value, words: words[value] }));

/** A text with its sentences to begin with. */
export const text = (
  action: DeskAction,
  field: Partial<Extract<AskField, { kind: 'text' }>> & { label: string; hint: string },
): AskField => ({
  kind: 'text',
  name: 'reason',
  least: 4,
  templates: templates[action] ?? [],
  ...field,
});

/** A step with one reason and nothing else. */
export const reasoned =
  (action: DeskAction, words: { intro: string; label: string; hint: string }): Maker =>
  () => ({ intro: words.intro, fields: [text(action, { label: words.label, hint: words.hint })] });

/** Two answers of the same weight. */
export const yesNo = (
  name: string,
  label: string,
  [yes, no]: [yes: string, no: string],
): AskField => ({
  kind: 'one',
  isEven: true,
  name,
  label,
  choices: [
    { value: 'yes', words: yes },
    { value: 'no', words: no },
  ],
});
